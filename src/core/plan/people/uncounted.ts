import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Doubt, NotCounted } from '../../people/types.ts';
import { placeOfChange } from '../limits.ts';
import type { Change } from '../types.ts';
import type { PeopleLimits } from './limits.ts';
import type { Told } from './scope-findings.ts';

/** A rule's sentence about who leaves, where nobody could tell how many. */
export function unknownNumber(one: Diagnostic, why: string): Diagnostic {
  const isOfScope = one.about !== undefined && one.about.field === undefined && one.severity === 'warning';
  return isOfScope ? { ...one, hint: why } : one;
}

/** What stands in the place of the number. */
export const whyUnknown = ({ kind, message }: NotCounted) =>
  kind === 'no-directory'
    ? `how many isn’t known: ${message}, so count before you merge (pfconn preview, or the preview workflow)`
    : 'how many isn’t known, so count before you merge (pfconn preview prints the commands)';

/** A directory that was asked and didn't tell is worth a note; one that nobody configured is said where it matters. */
export function uncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
  const refused = refusedUncounted(change, why, limits);
  if (refused.length > 0 || why.kind === 'no-directory') return refused;
  const message = `nobody was counted: ${why.message}`;
  return [finding('people-not-counted', placeOfChange(change), message, { hint: why.hint, key: change.id })];
}

/** A limit closes: who can't be counted may be too many. */
export function refusedUncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
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
export function doubtFindings({ effect, where, connection, place }: Told): Diagnostic[] {
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
