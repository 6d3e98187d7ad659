import type { Fate } from '../consequences/of-target.ts';
import {
  isTrusted,
  nobody,
  type Range,
  rangeOfPeople,
  rangeWords,
  type ShownNumbers,
  shownNumber,
  shownNumbers,
  shownPart,
  shownTogether,
  total,
  verbFor,
} from '../people/shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect, Split, Target } from '../people/types.ts';
import { refusedWords, sharedWords } from '../plan/people/value-findings.ts';
import { visible } from './visible-text.ts';

/** What is said of a channel's people in a line, and what kind of line it is. */
export interface PeopleLine {
  /** `-` leave, `+` join, `=` stay, `!` wants a look, `?` isn't known. */
  sign: '-' | '+' | '=' | '!' | '?';
  text: string;
}

/** `1,204 in scope today → 37 after`. */
export function headWords(effect: ChannelEffect, smallest: number): string {
  const { before, after, leaves, joins } = shownNumbers(effect, smallest);
  const doubtful = isTrusted(effect) ? '' : ': not to be trusted';
  if (!before && !after) return `the channel is switched off${doubtful}`;
  if (!before)
    return `${rangeOfPeople(after ?? nobody)} ${verbFor(after ?? nobody, 'comes', 'come')} into scope${doubtful}`;
  if (!after)
    return `${rangeOfPeople(before)} ${verbFor(before, 'is', 'are')} no longer looked after, ${verbFor(before, 'the account stays', 'the accounts stay')}${doubtful}`;
  if (leaves.most + joins.most === 0) return `${rangeWords(before)} in scope${doubtful}`;
  return `${rangeWords(before)} in scope today → ${rangeWords(after)} after${doubtful}`;
}

/** Who leaves, joins and stays, and which other values those get. */
export function movingLines(effect: ChannelEffect, smallest: number): PeopleLine[] {
  const numbers = shownNumbers(effect, smallest);
  return [
    ...leaveLines(effect, numbers, smallest),
    ...joinLines(effect, numbers, smallest),
    ...stayLines(effect, numbers, smallest),
  ];
}

function leaveLines(
  { leaves: split, target }: ChannelEffect,
  { leaves, gone, leavesElsewhere: moved, before, after }: ShownNumbers,
  smallest: number,
): PeopleLine[] {
  if (leaves.most === 0) return [];
  // Whom a channel provisioned before it was switched off, only PingFederate knows.
  const when = !after ? ' once it runs again' : before ? '' : ', if provisioned while it ran before';
  const already = split.disabled > 0 ? ` (${part(split, smallest)} disabled in the directory already)` : '';
  return [
    {
      sign: '-',
      text: `${rangeWords(leaves)} ${verbFor(leaves, 'leaves', 'leave')}${when}: ${apart(gone, leaverWords(target), moved, 'in another channel then')}${already}`,
    },
  ];
}

/** `disabled at Zoom`; where some are in another channel, both with their numbers. */
function apart(own: Range, words: string, others: Range, where: string): string {
  if (others.most === 0) return words;
  if (own.most === 0) return `${verbFor(others, '', 'all ')}${where}`;
  return `${rangeWords(own)} ${words}; ${rangeWords(others)} ${where}`;
}

/** What becomes of accounts, without a verb: `disabled at Zoom`. */
export function leaverWords({ fate, name }: Target): string {
  const at = visible(name);
  const words: Record<Fate, string> = {
    disabled: `disabled at ${at}`,
    deleted: `deleted at ${at} with their data`,
    kept: `their accounts at ${at} stay`,
    unknown: `disabled or deleted at ${at}, as its options say`,
  };
  return words[fate];
}

function joinLines(
  { joins: split, target }: ChannelEffect,
  { joins, fresh, joinsElsewhere: known }: ShownNumbers,
  smallest: number,
): PeopleLine[] {
  if (joins.most === 0) return [];
  const skipped =
    split.disabled > 0 && !target.disabledToo
      ? `; ${part(split, smallest)} disabled in the directory and left out`
      : '';
  return [
    {
      sign: '+',
      text: `${rangeWords(joins)} ${verbFor(joins, 'joins', 'join')}: ${apart(fresh, joinerWords(target), known, 'in another channel today')}${skipped}`,
    },
  ];
}

/** What becomes of who joins, without a verb. */
export const joinerWords = ({ creates, name }: Target): string =>
  creates
    ? `created at ${visible(name)}, or linked to the account of the same name`
    : 'not created, because that is off';

const mostFields = 5;

function stayLines(effect: ChannelEffect, { stays }: ShownNumbers, smallest: number): PeopleLine[] {
  const fields = Object.entries(effect.changed).sort((a, b) => b[1] - a[1]);
  const lines: PeopleLine[] = [];
  if (effect.stays > 0 && (fields.length > 0 || isMoving(effect))) {
    const named = fields
      .slice(0, mostFields)
      .map(([code, count]) => `${labelOf(effect, code)} for ${counted(count, smallest)}`);
    const more = fields.length > mostFields ? ` and ${fields.length - mostFields} more fields` : '';
    const values = fields.length === 0 ? ', with the values they have' : `; other values: ${named.join(', ')}${more}`;
    lines.push({ sign: '=', text: `${rangeWords(stays)} ${verbFor(stays, 'stays', 'stay')}${values}` });
  }
  if (effect.becomesEnabled > 0)
    lines.push(wantsLook(`${of(effect.becomesEnabled, smallest)} disabled today and enabled from then on`));
  if (effect.becomesDisabled > 0)
    lines.push(
      wantsLook(
        `${of(effect.becomesDisabled, smallest)} in scope and disabled from then on: ${leaverWords(effect.target)}`,
      ),
    );
  return lines;
}

const isMoving = ({ leaves, joins }: ChannelEffect) => total(leaves) + total(joins) > 0;

/** What only PingFederate works out. */
export function unknownLines(effect: ChannelEffect): PeopleLine[] {
  if (effect.unknownFields.length === 0) return [];
  const fields = effect.unknownFields.map((code) => labelOf(effect, code)).join(', ');
  return [{ sign: '?', text: `not worked out here: ${fields} (only PingFederate does)` }];
}

/** What a plan says in findings of its own: refused and shared values, a name that changes, doubts. */
export function findingLines(effect: ChannelEffect, smallest: number): PeopleLine[] {
  const { identityChanged, refused, duplicates, doubts, target } = effect;
  const at = visible(target.name);
  return [
    ...(identityChanged > 0
      ? [wantsLook(`${of(identityChanged, smallest)} known to ${at} by another value from then on`)]
      : []),
    ...refused.map((one) => wantsLook(visible(refusedWords(one, effect, smallest)))),
    ...(duplicates.people > 0 ? [wantsLook(visible(sharedWords(effect, smallest)))] : []),
    ...doubts.map(({ message }): PeopleLine => ({ sign: '?', text: visible(message) })),
  ];
}

const wantsLook = (text: string): PeopleLine => ({ sign: '!', text });

/** A connection's channels together, where there are several. */
export function togetherWords(effect: ConnectionEffect, smallest: number): string[] {
  const { channels, unattended, move, twice } = effect;
  if (channels.length < 2) return [];
  const { before = nobody, after = nobody, leaves, joins } = shownTogether(effect, smallest);
  const loose = unattended > 0 ? `; ${of(unattended, smallest)} no longer looked after, and the accounts stay` : '';
  const sum = `all channels together: ${rangeWords(before)} today, ${rangeWords(after)} after; ${rangeWords(leaves)} leave, ${rangeWords(joins)} join${loose}`;
  return [
    sum,
    ...(move > 0
      ? [`${of(move, smallest)} going from one channel to another: which of the two the target hears last isn’t known`]
      : []),
    ...(twice > 0 ? [`${of(twice, smallest)} in more than one channel`] : []),
  ];
}

/** Those of them who are disabled, as exactly as the others may be known. */
const part = (split: Split, smallest: number) => rangeWords(shownPart(split.disabled, total(split), smallest));

const counted = (count: number, smallest: number) => rangeWords(shownNumber(count, smallest));

/** `1 person is`, `1,204 people are`. */
function of(count: number, smallest: number): string {
  const range = shownNumber(count, smallest);
  return `${rangeOfPeople(range)} ${verbFor(range, 'is', 'are')}`;
}

const labelOf = ({ labels }: ChannelEffect, code: string) => visible(labels[code] ?? code);
