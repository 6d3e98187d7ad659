import type { Fate } from '../../consequences/of-target.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import {
  nobody,
  type Range,
  rangeOfPeople,
  rangeWords,
  type ShownNumbers,
  shownNumber,
  shownNumbers,
  shownPart,
  total,
  verbFor,
} from '../../people/shown-numbers.ts';
import type { ChannelEffect, Split, Target } from '../../people/types.ts';

/** A channel that was counted, and where and how it is said. */
export interface Told {
  effect: ChannelEffect;
  /** `in channel "Staff"`, where the connection has others; else empty. */
  where: string;
  smallest: number;
  connection: string;
  place: Place;
}

/**
 * What the rules say of who leaves and joins a channel, with its numbers in the place of their guesses: one sentence, at
 * the worst of them. Where nobody leaves and nobody joins it is a note. What no rule saw is said by its numbers alone.
 */
export function scopeFindings(ruled: readonly Diagnostic[], told: Told): Diagnostic[] {
  const { effect, smallest } = told;
  if (effect.before === undefined || effect.after === undefined) return [...ruled];
  const numbers = shownNumbers(effect, smallest);
  const [worst] = ruled;
  return [...(worst ? [withNumbers(worst, ruled, numbers, told)] : byNumbers(numbers, told)), ...disabledByRule(told)];
}

function withNumbers(worst: Diagnostic, ruled: readonly Diagnostic[], numbers: ShownNumbers, told: Told): Diagnostic {
  const also = [...new Set(ruled.map(({ about }) => about?.also ?? ''))].join('');
  const { leaves, joins } = numbers;
  const said = { ...worst, certain: true };
  if (leaves.most > 0)
    return { ...said, ...leaving(numbers, told, also), tier: tierOfLeaving(worst, numbers, told.effect.target) };
  // What the options do with leavers stays what it is, though nobody leaves now.
  const severity = also === '' ? 'info' : worst.severity;
  if (joins.most > 0) return { ...said, ...joining(numbers, told, also), ...weightOfJoining(told.effect.target) };
  const subject = `The same ${rangeOfPeople(numbers.after ?? numbers.stays)}${told.where}`;
  const message = `${subject} are in scope as before: nobody leaves and nobody joins${also}`;
  return { ...said, subject, message, severity, tier: severity === 'info' ? 6 : worst.tier, hint: undefined };
}

/** A rule that spoke of joiners only doesn't know how bad leaving is. */
function tierOfLeaving({ tier = 3 }: Diagnostic, { gone }: ShownNumbers, { fate }: Target): number {
  if (gone.most === 0) return 3;
  return Math.min(tier, fate === 'deleted' ? 1 : fate === 'kept' ? 3 : 2);
}

const weightOfJoining = ({ creates }: Target) =>
  creates ? ({ severity: 'warning', tier: 2 } as const) : ({ severity: 'info', tier: 6 } as const);

/** `1,204 → 37 people: 1,167 are disabled at Zoom after the apply`. */
function leaving(
  numbers: ShownNumbers,
  told: Told,
  also: string,
): Pick<Diagnostic, 'subject' | 'message' | 'hint' | 'severity'> {
  const { joins, gone, leavesElsewhere: moved } = numbers;
  const { target } = told.effect;
  const subject = `${changeWords(numbers, told)}: ${leaverWords(numbers, target)}`;
  const then = moved.most > 0 && gone.most > 0 ? `; ${inAnother(moved)} then` : '';
  const others = joins.most > 0 ? `; ${joinerWords(numbers, target)}` : '';
  const already = disabledWords(told.effect.leaves, told.smallest);
  return {
    severity: 'warning',
    subject,
    message: `${subject} after the apply${already}${then}${others}${skippedWords(told)}${also}`,
    hint: gone.most > 0 ? backWords[target.fate] : undefined,
  };
}

/** Who leaves a channel and is in another keeps the account, so that what is done to leavers is said of the others. */
function leaverWords({ leaves, gone, leavesElsewhere: moved }: ShownNumbers, target: Target): string {
  if (moved.most === 0) return `${rangeWords(leaves)} ${fateWords(target, leaves)}`;
  const leave = `${rangeWords(leaves)} ${verbFor(leaves, 'leaves', 'leave')} it`;
  if (gone.most === 0) return `${leave}, and ${verbFor(leaves, 'is', 'all are')} in another channel`;
  return `${leave}, and ${rangeWords(gone)} of them, in no other channel, ${fateWords(target, gone)}`;
}

const inAnother = (who: Range) => `${rangeWords(who)} ${verbFor(who, 'is', 'are')} in another channel`;

/** Who comes from another channel has an account. */
function joinerWords({ joins, fresh, joinsElsewhere: known }: ShownNumbers, target: Target): string {
  if (known.most === 0) return `${rangeWords(joins)} ${joinWords(target, joins)}`;
  const join = `${rangeWords(joins)} ${verbFor(joins, 'joins', 'join')}`;
  if (fresh.most === 0) return `${join} and ${verbFor(joins, 'is', 'all are')} in another channel today`;
  const made = target.creates ? `created at ${target.name}` : 'not created, because that is off';
  return `${join}: ${rangeWords(known)} ${verbFor(known, 'is', 'are')} in another channel today, and ${rangeWords(fresh)} ${verbFor(fresh, 'is', 'are')} ${made}`;
}

function joining(numbers: ShownNumbers, told: Told, also: string): Pick<Diagnostic, 'subject' | 'message' | 'hint'> {
  const subject = `${changeWords(numbers, told)}: ${joinerWords(numbers, told.effect.target)}`;
  const when = numbers.fresh.most > 0 ? ' after the apply' : '';
  return { subject, message: `${subject}${when}${skippedWords(told)}${also}; nobody leaves`, hint: undefined };
}

/** `1,204 → 36 to 45 people`. */
function changeWords({ before, after }: ShownNumbers, { where }: Told): string {
  return `${rangeWords(before ?? nobody)} → ${rangeOfPeople(after ?? nobody)}${where}`;
}

function fateWords({ fate, name }: Target, who: Range): string {
  const are = verbFor(who, 'is', 'are');
  const words: Record<Fate, string> = {
    disabled: `${are} disabled at ${name}`,
    deleted: `${are} deleted at ${name} with ${verbFor(who, 'the', 'their')} data`,
    kept: `${verbFor(who, 'leaves and keeps the account', 'leave and keep their accounts')} at ${name}`,
    unknown: `${are} disabled or deleted at ${name}, as its options say`,
  };
  return words[fate];
}

/** Of what the fate does, what stays and how it is taken back. */
const backWords: Record<Fate, string | undefined> = {
  disabled: 'their accounts and data stay; whoever comes back into scope is enabled again',
  deleted: 'what is deleted doesn’t come back; look at group and filter again',
  kept: 'nobody looks after these accounts any more; switch them off by hand where they aren’t wanted',
  unknown: 'look at the options of the target before merging',
};

function joinWords({ creates, name }: Target, who: Range): string {
  return creates
    ? `${verbFor(who, 'joins and is created', 'join and are created')} at ${name}`
    : `${verbFor(who, 'joins and isn’t', 'join and aren’t')} created, because that is off`;
}

const disabledWords = (split: Split, smallest: number) =>
  split.disabled === 0
    ? ''
    : ` (${rangeWords(shownPart(split.disabled, total(split), smallest))} of them disabled in the directory already)`;

/** People who are disabled in the directory get no account, unless an option says so. */
function skippedWords({ effect, smallest }: Told): string {
  const { joins, target } = effect;
  if (joins.disabled === 0 || target.disabledToo || !target.creates) return '';
  const skipped = shownPart(joins.disabled, total(joins), smallest);
  return `; ${rangeWords(skipped)} of those who join ${verbFor(skipped, 'is', 'are')} disabled in the directory and left out`;
}

/** What no rule saw, from the smallest number on as a warning. */
function byNumbers(numbers: ShownNumbers, told: Told): Diagnostic[] {
  const { effect, connection, place, smallest } = told;
  const leave = total(effect.leaves);
  const join = total(effect.joins);
  return [
    ...(leave > 0
      ? [
          byNumber(
            finding('people-leave', place, '', { key: connection }),
            leaving(numbers, told, ''),
            leave >= smallest,
          ),
        ]
      : []),
    ...(leave === 0 && join > 0
      ? [byNumber(finding('people-join', place, '', { key: connection }), joining(numbers, told, ''), join >= smallest)]
      : []),
  ];
}

function byNumber(of: Diagnostic, words: Partial<Diagnostic>, isMany: boolean): Diagnostic {
  return isMany ? { ...of, ...words, severity: 'warning' } : { ...of, ...words, severity: 'info', tier: 6 };
}

/** Another rule of the status turns people into disabled ones who stay where they are. */
function disabledByRule({ effect, where, smallest, connection, place }: Told): Diagnostic[] {
  const count = effect.becomesDisabled;
  if (count === 0) return [];
  const range = shownNumber(count, smallest);
  const subject = `${rangeOfPeople(range)} who ${verbFor(range, 'stays', 'stay')} in scope${where}`;
  const message = `${subject} ${verbFor(range, 'counts', 'count')} as disabled from the apply on, and ${fateWords(effect.target, range)}`;
  const said = finding('people-leave', place, message, { key: connection, hint: backWords[effect.target.fate] });
  return [byNumber(said, { subject }, count >= smallest)];
}
