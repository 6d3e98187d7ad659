import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import { numberWords } from '../../meaning/number-words.ts';
import {
  isExact,
  nobody,
  plus,
  type Range,
  rangeOfPeople,
  rangeWords,
  shownNumber,
  shownTogether,
  verbFor,
} from '../../people/shown-numbers.ts';
import type { ConnectionEffect } from '../../people/types.ts';
import { allowedBy, type Limit } from '../options.ts';
import { type PeopleLimits, type ReviewedNumbers, stopsAbove } from './limits.ts';

interface Counting {
  effect: ConnectionEffect;
  limits: PeopleLimits;
  connection: string;
  place: Place;
}

/** How many, to be compared and as they are said. */
interface Told {
  count: number;
  shown: Range;
  words: string;
}

/** Refuses a change of which more people leave or join than is allowed, or than was reviewed. */
export function limitFindings(counting: Counting): Diagnostic[] {
  const { effect, limits, connection } = counting;
  const { maxLeavers, maxJoiners, smallestCount: smallest } = limits;
  const { leaves, joins } = shownTogether(effect, smallest);
  const disabled = shownDisabled(effect, smallest);
  const lost = {
    count: effect.leave + disabledIn(effect),
    shown: plus(leaves, disabled),
    words: losing(leaves, disabled),
  };
  const joining = {
    count: effect.join,
    shown: joins,
    words: `${rangeOfPeople(joins)} ${verbFor(joins, 'joins', 'join')}`,
  };
  const reviewed = limits.reviewed?.get(connection);
  return [
    ...over(counting, 'too-many-leavers', { option: 'max-leavers', limit: maxLeavers }, lost),
    ...over(counting, 'too-many-joiners', { option: 'max-joiners', limit: maxJoiners }, joining),
    ...(reviewed ? overReviewed(counting, reviewed, { leaves, disabled, joining: joining.words }) : []),
  ];
}

/** `1,167 people leave`, `60 people leave or count as disabled`. */
function losing(leaves: Range, disabled: Range): string {
  const all = plus(leaves, disabled);
  if (leaves.most === 0 && disabled.most > 0)
    return `${rangeOfPeople(all)} ${verbFor(all, 'counts as disabled', 'count as disabled')}`;
  return `${rangeOfPeople(all)} ${verbFor(all, 'leaves', disabled.most === 0 ? 'leave' : 'leave or count as disabled')}`;
}

/** Each channel's beside the others, as its own sentence says it. */
export const shownDisabled = ({ channels }: ConnectionEffect, smallest: number): Range =>
  channels.map(({ becomesDisabled }) => shownNumber(becomesDisabled, smallest)).reduce(plus, nobody);

/** Who stays in scope and is disabled from then on loses as much as somebody who leaves. */
const disabledIn = ({ channels }: ConnectionEffect) =>
  channels.reduce((sum, { becomesDisabled }) => sum + becomesDisabled, 0);

function over(
  { effect, limits, connection, place }: Counting,
  code: DiagnosticCode,
  { option, limit }: { option: string; limit: Limit | undefined },
  { count, shown, words }: Told,
): Diagnostic[] {
  if (!limit || count <= allowedBy(limit, effect.before)) return [];
  if ('percent' in limit && effect.before === 0) {
    const message = `${words}, and nobody is in scope today: ${option} is a share of those, ${limit.percent} %, which allows nobody`;
    const hint = `give ${option} as a number: ${shown.most} for this change, if it is right`;
    return [finding(code, place, message, { key: connection, hint })];
  }
  const { before } = shownTogether(effect, limits.smallestCount);
  const message = `${words}, more than ${option} allows: ${allowedWords(limit, before ?? nobody)}`;
  const isStatus = option === 'max-leavers' && effect.leave === 0;
  const look = isStatus
    ? 'look at the account status in the channel and in the directory'
    : 'look at group and filter again';
  const hint = `${look}; if it is right, raise ${option} to ${shown.most} for this change`;
  return [finding(code, place, message, { key: connection, hint })];
}

/** `60`, `60 (5 % of 1,204)`; `5 % of fewer than 10` where the number would tell of how many. */
function allowedWords(limit: Limit, today: Range): string {
  if ('count' in limit) return numberWords(limit.count);
  const share = `${limit.percent} % of ${rangeWords(today)}`;
  return isExact(today) ? `${numberWords(allowedBy(limit, today.most))} (${share})` : share;
}

/** Each number for itself: fewer who leave are no room for more who are disabled. */
function overReviewed(
  { effect, limits, connection, place }: Counting,
  reviewed: ReviewedNumbers,
  { leaves, disabled, joining }: { leaves: Range; disabled: Range; joining: string },
): Diagnostic[] {
  const compared: [code: DiagnosticCode, now: number, before: number, words: string][] = [
    ['more-leavers-than-reviewed', effect.leave, reviewed.leave, losing(leaves, nobody)],
    ['more-disabled-than-reviewed', disabledIn(effect), reviewed.disabled, losing(nobody, disabled)],
    ['more-joiners-than-reviewed', effect.join, reviewed.join, joining],
  ];
  return compared.flatMap(([code, now, before, words]) => {
    const most = stopsAbove(before);
    // A small number was noted as the largest that it may have been.
    const did = rangeWords(shownNumber(before, limits.smallestCount));
    const message = `${words}, and ${did} did when this was reviewed: an apply stops above ${numberWords(most)}`;
    return now > most ? [finding(code, place, message, { key: connection })] : [];
  });
}
