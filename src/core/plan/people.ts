import { channelsIn } from '../connection/channels.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { objectsIn } from '../document/readers.ts';
import { type ChannelQuestion, type CountedChange, questionsOf, standing } from '../people/questions.ts';
import { isTrusted } from '../people/shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect, Counted, Doubt, NotCounted } from '../people/types.ts';
import { placeOfChange } from './limits.ts';
import { limitFindings } from './people/limit-findings.ts';
import type { PeopleLimits } from './people/limits.ts';
import { scopeFindings, type Told } from './people/scope-findings.ts';
import { valueFindings } from './people/value-findings.ts';
import type { Change, Plan } from './types.ts';

/** What is to be counted of a change; nothing of a connection that stays as it is. */
export function countedChange(change: Change, connectors: Connectors): CountedChange | undefined {
  // People are in the scope of channels, and those are a connection's.
  if (change.action === 'no-op' || change.kind !== 'SpConnection') return undefined;
  const before = change.action === 'create' ? undefined : change.live;
  const after = change.action === 'delete' ? undefined : change.desired.document;
  const connector = (after && connectorOf(after, connectors)) ?? (before && connectorOf(before, connectors));
  const differences = 'differences' in change ? change.differences : undefined;
  return { before, after, connector, differences };
}

/** What has to be asked about one change of a plan; `withStanding` also of a connection whose people it doesn't touch. */
export function questionsAbout(change: Change, connectors: Connectors, withStanding: boolean): ChannelQuestion[] {
  const about = countedChange(change, connectors);
  const questions = about ? questionsOf(about) : [];
  const live = change.action === 'create' ? undefined : change.live;
  if (questions.length > 0 || !withStanding || !live) return questions;
  return questionsOf(standing(live, connectorOf(live, connectors)));
}

/**
 * A plan with what its changes do to people, by the id of the change: the numbers, the rules' sentences with them, what
 * the limits say, and why somebody wasn't counted. Its digest stays: people come and go by the minute.
 */
export function withPeople(plan: Plan, counted: ReadonlyMap<string, Counted>, limits: PeopleLimits): Plan {
  const changes = plan.changes.map((change) => {
    const people = counted.get(change.key);
    return people
      ? { ...change, people: asSaid(people, limits), findings: findingsWith(change, people, limits) }
      : change;
  });
  return { ...plan, changes };
}

const asSaid = (people: Counted, { smallestCount: smallest, countedAt: at }: PeopleLimits): Counted =>
  people.state === 'counted' ? { ...people, smallest, at } : people;

function findingsWith(change: Change, people: Counted, limits: PeopleLimits): Diagnostic[] {
  switch (people.state) {
    case 'counted':
      return countedFindings(change, people.effect, limits);
    case 'not-counted':
      return [
        ...change.findings.map((one) => unknownNumber(one, whyUnknown(people.why))),
        ...uncounted(change, people.why, limits),
      ];
    default:
      return change.findings;
  }
}

function countedFindings(change: Change, effect: ConnectionEffect, limits: PeopleLimits): Diagnostic[] {
  const place = placeOfChange(change);
  const isOfChannel = (one: Diagnostic) => effect.channels.some(({ channel }) => channel === one.about?.channel);
  const others = change.findings.filter((one) => !isOfChannel(one));
  const own = effect.channels.flatMap((channel) => channelFindings(change, channel, effect, limits));
  const closed = effect.channels.flatMap(({ doubts }) => doubts).find(({ closes }) => closes);
  const why: NotCounted | undefined = closed && { kind: 'failed', message: closed.message };
  const stops = why
    ? refusedUncounted(change, why, limits)
    : limitFindings({ effect, limits, connection: change.id, place });
  return [...stops, ...own, ...others].sort(byTier);
}

/** As the rules' findings stand: errors first, then the worst. */
const byTier = (a: Diagnostic, b: Diagnostic) =>
  Number(b.severity === 'error') - Number(a.severity === 'error') || (a.tier ?? 3) - (b.tier ?? 3);

const notTrusted = 'how many isn’t known: what was counted can’t be trusted, so count before you merge';

function channelFindings(
  change: Change,
  effect: ChannelEffect,
  { channels }: ConnectionEffect,
  { smallestCount: smallest }: PeopleLimits,
): Diagnostic[] {
  const ruled = change.findings.filter(({ about }) => about?.channel === effect.channel);
  const ofScope = ruled.filter(({ about }) => about?.field === undefined);
  const ofFields = ruled.filter(({ about }) => about?.field !== undefined);
  const where = channels.length > 1 ? ` in channel "${effect.channel}"` : '';
  const told: Told = {
    effect,
    where,
    smallest,
    connection: change.id,
    place: placeInChannel(change, effect.channel, '/channelSource'),
  };
  const doubts = doubtFindings(told);
  if (!isTrusted(effect)) return [...doubts, ...ruled.map((one) => unknownNumber(one, notTrusted))];
  const placeOfField = (code: string) => placeOfMapping(change, effect.channel, code);
  return [...scopeFindings(ofScope, told), ...valueFindings(ofFields, told, placeOfField), ...doubts];
}

/** Where a member of a channel is written: `/channelSource`. */
function placeInChannel(change: Change, channel: string, member: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const index = channelsIn(desired?.document).findIndex(({ name }) => name === channel);
  if (!desired || index < 0) return placeOfChange(change);
  return desired.placeOf(`/outboundProvision/channels/${index}${member}`);
}

/** Where a channel's mapping of a field is written. */
function placeOfMapping(change: Change, channel: string, code: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const written = channelsIn(desired?.document).find(({ name }) => name === channel);
  const index = objectsIn(written, 'attributeMapping').findIndex(({ fieldName }) => fieldName === code);
  return placeInChannel(change, channel, index < 0 ? '/attributeMapping' : `/attributeMapping/${index}`);
}

/** A rule's sentence about who leaves, where nobody could tell how many. */
function unknownNumber(one: Diagnostic, why: string): Diagnostic {
  const isOfScope = one.about !== undefined && one.about.field === undefined && one.severity === 'warning';
  return isOfScope ? { ...one, hint: why } : one;
}

/** What stands in the place of the number. */
const whyUnknown = ({ kind, message }: NotCounted) =>
  kind === 'no-directory'
    ? `how many isn’t known: ${message}, so count before you merge (pfconn preview, or the preview workflow)`
    : 'how many isn’t known, so count before you merge (pfconn preview prints the commands)';

/** A directory that was asked and didn't tell is worth a note; one that nobody configured is said where it matters. */
function uncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
  const refused = refusedUncounted(change, why, limits);
  if (refused.length > 0 || why.kind === 'no-directory') return refused;
  const message = `nobody was counted: ${why.message}`;
  return [finding('people-not-counted', placeOfChange(change), message, { hint: why.hint, key: change.id })];
}

/** A limit closes: who can't be counted may be too many. */
function refusedUncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
  const { maxLeavers, maxJoiners, mustCount, reviewed } = limits;
  const option = maxLeavers ? 'max-leavers' : maxJoiners ? 'max-joiners' : undefined;
  const isReviewed = reviewed?.has(change.id) === true;
  if (!option && !isReviewed && !(mustCount && why.kind !== 'no-directory')) return [];
  const because = option
    ? `${option} is set`
    : isReviewed
      ? 'this was reviewed with numbers'
      : 'on-directory-failure is fail';
  const message = `the people can’t be counted, and ${because}: ${why.message}`;
  const hint = why.hint ?? 'give the account the rights that PingFederate’s own has, or mend what is doubted';
  return [
    {
      ...finding('people-not-counted', placeOfChange(change), message, { hint, key: change.id }),
      severity: 'error',
    },
  ];
}

/** Why the numbers of a channel may be wrong, each as a finding. */
function doubtFindings({ effect, where, connection, place }: Told): Diagnostic[] {
  return effect.doubts.map((doubt) => {
    const said = finding(doubt.code, place, `${doubt.message}${where}`, { key: connection, hint: hintOf(doubt) });
    const severity = isMistake(doubt) ? 'error' : 'warning';
    return { ...said, severity, tier: severity === 'error' ? undefined : 3 };
  });
}

/** What the definition says isn't in the directory: nobody would be found. A field that stays empty is a warning. */
const isMistake = ({ code, closes }: Doubt) =>
  closes && (code === 'attribute-not-in-directory' || code === 'group-not-in-directory');

function hintOf({ code, closes }: Doubt): string | undefined {
  if (code === 'guid-shared')
    return 'name the attribute that is different for every entry, such as objectGUID or entryUUID; limits count this as not counted';
  if (code !== 'directory-sees-less') return undefined;
  return `give the account the rights that PingFederate’s own has${closes ? '; limits count this as not counted' : ''}`;
}
