import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import { numberWords } from '../../meaning/number-words.ts';
import { rangeOfPeople, shownNumber, verbFor } from '../../people/shown-numbers.ts';
import type { ConnectionEffect } from '../../people/types.ts';
import type { Limit } from '../options.ts';
import { allowedBy, type PeopleLimits, type ReviewedNumbers, stopsAbove } from './limits.ts';

interface Counting {
  effect: ConnectionEffect;
  limits: PeopleLimits;
  connection: string;
  place: Place;
}

/** Refuses a change of which more people leave or join than is allowed, or than was reviewed. */
export function limitFindings(counting: Counting): Diagnostic[] {
  const { effect, limits, connection } = counting;
  const disabled = disabledIn(effect);
  const lost = effect.leave + disabled;
  const { smallestCount: smallest } = limits;
  const words = losing(effect.leave, disabled, smallest);
  const reviewed = limits.reviewed?.get(connection);
  return [
    ...over(counting, 'too-many-leavers', 'max-leavers', lost, words, limits.maxLeavers),
    ...over(
      counting,
      'too-many-joiners',
      'max-joiners',
      effect.join,
      joining(effect.join, smallest),
      limits.maxJoiners,
    ),
    ...(reviewed ? overReviewed(counting, reviewed) : []),
  ];
}

/** `1,167 people leave`, `60 people leave or count as disabled`. */
function losing(leave: number, disabled: number, smallest: number): string {
  const all = shownNumber(leave + disabled, smallest);
  const verbs =
    disabled === 0 ? ['leaves', 'leave'] : leave === 0 ? counting : ['leaves', 'leave or count as disabled'];
  return `${rangeOfPeople(all)} ${verbFor(all, verbs[0]!, verbs[1]!)}`;
}

const counting = ['counts as disabled', 'count as disabled'];

function joining(join: number, smallest: number): string {
  const all = shownNumber(join, smallest);
  return `${rangeOfPeople(all)} ${verbFor(all, 'joins', 'join')}`;
}

/** Who stays in scope and is disabled from then on loses as much as somebody who leaves. */
export const disabledIn = ({ channels }: ConnectionEffect) =>
  channels.reduce((sum, { becomesDisabled }) => sum + becomesDisabled, 0);

function over(
  { effect, limits, connection, place }: Counting,
  code: DiagnosticCode,
  option: string,
  count: number,
  words: string,
  limit: Limit | undefined,
): Diagnostic[] {
  if (!limit) return [];
  const allowed = allowedBy(limit, effect.before);
  if (count <= allowed) return [];
  const enough = shownNumber(count, limits.smallestCount).most;
  if ('percent' in limit && effect.before === 0) {
    const message = `${words}, and nobody is in scope today: ${option} is a share of those, ${limit.percent} %, which allows nobody`;
    const hint = `give ${option} as a number: ${enough} for this change, if it is right`;
    return [finding(code, place, message, { connection, hint })];
  }
  const share = 'percent' in limit ? ` (${limit.percent} % of ${numberWords(effect.before)})` : '';
  const message = `${words}, more than ${option} allows: ${numberWords(allowed)}${share}`;
  const hint = `look at group and filter again; if it is right, raise ${option} to ${enough} for this change`;
  return [finding(code, place, message, { connection, hint })];
}

/** Each number for itself: fewer who leave are no room for more who are disabled. */
function overReviewed({ effect, limits, connection, place }: Counting, reviewed: ReviewedNumbers): Diagnostic[] {
  const { smallestCount: smallest } = limits;
  const disabled = disabledIn(effect);
  const compared: [code: DiagnosticCode, now: number, before: number, words: string][] = [
    ['more-leavers-than-reviewed', effect.leave, reviewed.leave, losing(effect.leave, 0, smallest)],
    ['more-disabled-than-reviewed', disabled, reviewed.disabled, losing(0, disabled, smallest)],
    ['more-joiners-than-reviewed', effect.join, reviewed.join, joining(effect.join, smallest)],
  ];
  return compared.flatMap(([code, now, before, words]) => {
    const most = stopsAbove(before);
    const message = `${words}, and ${numberWords(before)} did when this was reviewed: an apply stops above ${numberWords(most)}`;
    return now > most ? [finding(code, place, message, { connection })] : [];
  });
}
