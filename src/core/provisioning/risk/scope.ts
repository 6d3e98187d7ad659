import type { Difference } from '../../connection/types.ts';
import { pointerTo, valueAt } from '../../document/json.ts';
import { parsePath } from '../../document/parse-path.ts';
import { textAt } from '../../document/readers.ts';
import { compareFilters, type FilterVerdict } from '../../ldap/compare-filters.ts';
import { relationOf } from '../../ldap/distinguished-name.ts';
import { type ChannelPair, fateOfLeavers, type RiskView } from './view.ts';

/** Who a channel is about: base, group, filter, nested groups, object class, directory. */
export function scopeRisks(view: RiskView): void {
  for (const pair of view.pairs) {
    if (!pair.ran && !pair.runs) continue;
    directory(view, pair);
    base(view, pair);
    group(view, pair);
    filter(view, pair);
    nested(view, pair);
    objectClass(view, pair);
    groupLocation(view, pair);
    accountStatus(view, pair);
  }
}

/** The values before and after, when they are a difference. */
function change(view: RiskView, { name, desired, live }: ChannelPair, member: string) {
  const difference = view.differenceIn(name, `channelSource.${member}`);
  if (!difference) return undefined;
  const pointer = pointerTo(['channelSource', ...parsePath(member).steps.map(({ text }) => text)]);
  return { difference, before: textAt(live, pointer), after: textAt(desired, pointer) };
}

function narrowed(view: RiskView, { name }: ChannelPair, { place }: Difference, what: string, who: string): void {
  view.report(
    'scope-narrowed',
    place,
    `channel "${name}": ${what}; ${who} ${fateOfLeavers(view)}`,
    'compare the number of people before and after in the directory',
  );
}

function widened(view: RiskView, { name }: ChannelPair, { place }: Difference, what: string): void {
  const create = view.option('create');
  const effect =
    create?.after === 'false'
      ? `nobody is created, because ${create.title} is off`
      : 'people who are in scope now as well are created at the target';
  view.report('scope-widened', place, `channel "${name}": ${what}; ${effect}`);
}

function directory(view: RiskView, pair: ChannelPair): void {
  const difference = view.differenceIn(pair.name, 'channelSource.dataSource');
  if (!difference) return;
  view.report(
    'source-directory-changed',
    difference.place,
    `channel "${pair.name}" reads from another data store: unless it holds the same directory, everybody provisioned so far is out of scope, and who is in the new one is taken for a new person; those who are gone ${fateOfLeavers(view)}`,
  );
}

function base(view: RiskView, pair: ChannelPair): void {
  const found = change(view, pair, 'baseDn');
  if (!found) return;
  const { difference, before, after } = found;
  const relation = relationOf(after, before);
  if (relation === 'same' || relation === 'unreadable') return;
  if (relation === 'above') widened(view, pair, difference, `the base moves up to ${after}`);
  else if (relation === 'below')
    narrowed(view, pair, difference, `the base moves down to ${after}`, `people in other parts of ${before}`);
  else
    narrowed(view, pair, difference, `the base moves from ${before} to ${after}`, "all who aren't below the new one");
}

function group(view: RiskView, pair: ChannelPair): void {
  const found = change(view, pair, 'userSourceLocation.groupDN');
  if (!found) return;
  const { difference, before, after } = found;
  if (before === '') narrowed(view, pair, difference, `only members of ${after} are in scope now`, 'all others');
  else if (after === '') widened(view, pair, difference, `membership in ${before} no longer counts`);
  else if (relationOf(before, after) !== 'same')
    narrowed(
      view,
      pair,
      difference,
      `the group changes from ${before} to ${after}`,
      'people who are only in the first one',
    );
}

function filter(view: RiskView, pair: ChannelPair): void {
  const found = change(view, pair, 'userSourceLocation.filter');
  if (!found) return;
  const { difference, before, after } = found;
  if (before === '') narrowed(view, pair, difference, 'a filter is added', "people who don't match it");
  else if (after === '') widened(view, pair, difference, 'the filter is removed');
  else anotherFilter(view, pair, difference, compareFilters(before, after));
}

function anotherFilter(view: RiskView, pair: ChannelPair, difference: Difference, verdict: FilterVerdict): void {
  if (verdict === 'same' || verdict === 'unreadable') return;
  if (verdict === 'wider') widened(view, pair, difference, 'the filter lets more people through');
  else narrowed(view, pair, difference, ...words[verdict]);
}

/** What a new filter means, and for whom. */
const words: Record<Exclude<FilterVerdict, 'same' | 'wider' | 'unreadable'>, readonly [what: string, who: string]> = {
  narrower: ['the filter lets fewer people through', "people who don't match the new one"],
  apart: [
    'nobody matches both the old and the new filter',
    'everyone provisioned so far leaves the scope, others enter it; those who leave',
  ],
  nobody: ['the new filter matches nobody', 'all people'],
  unknown: [
    'other people than before are in scope',
    'who matches only the new filter is created, who matches only the old one leaves; those who leave',
  ],
};

function nested(view: RiskView, pair: ChannelPair): void {
  const difference = view.differenceIn(pair.name, 'channelSource.userSourceLocation.nestedSearch');
  if (!difference || textAt(pair.desired, '/channelSource/userSourceLocation/groupDN') === '') return;
  const isOn = valueAt(pair.desired, '/channelSource/userSourceLocation/nestedSearch') === true;
  if (isOn) widened(view, pair, difference, 'members of nested groups count as well');
  else narrowed(view, pair, difference, 'nested groups no longer count', 'people who are only in a nested group');
}

function objectClass(view: RiskView, pair: ChannelPair): void {
  const found = change(view, pair, 'changeDetectionSettings.userObjectClass');
  if (!found || found.before.toLowerCase() === found.after.toLowerCase()) return;
  narrowed(
    view,
    pair,
    found.difference,
    `users are entries of class ${found.after} now, not ${found.before}`,
    "people whose entries haven't got it",
  );
}

function groupLocation(view: RiskView, pair: ChannelPair): void {
  const difference = view.differenceIn(pair.name, 'channelSource.groupSourceLocation');
  if (!difference) return;
  view.report(
    'group-scope-changed',
    difference.place,
    `channel "${pair.name}": other groups are provisioned than before; groups that are no longer in scope aren't kept up to date at the target`,
  );
}

function accountStatus(view: RiskView, pair: ChannelPair): void {
  const difference = view.differenceIn(pair.name, 'channelSource.accountManagementSettings');
  if (!difference) return;
  view.report(
    'account-status-changed',
    difference.place,
    `channel "${pair.name}" reads from something else who is active in the directory: people who count as disabled from then on ${fateOfLeavers(view)}`,
    'look at one active and one locked person in the directory first',
  );
}
