import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import { rangeOfPeople, rangeWords, shownNumber, shownPart, verbFor } from '../../people/shown-numbers.ts';
import type { ChannelEffect, Refusal } from '../../people/types.ts';
import type { Told } from './scope-findings.ts';

/** What the target gets for the people of a channel: refused values, shared names, and a name that changes. */
export function valueFindings(
  ruled: readonly Diagnostic[],
  told: Told,
  placeOfField: (code: string) => Told['place'],
): Diagnostic[] {
  return [
    ...ruled.map((one) => (isIdentityUnchanged(one, told.effect) ? unchanged(one) : one)),
    ...identity(told),
    ...told.effect.refused.map((one) => refused(one, told, placeOfField(one.field))),
    ...shared(told),
  ];
}

/** A rule saw that the field is filled otherwise, and nobody gets another value by it. */
function isIdentityUnchanged(
  { about, code }: Diagnostic,
  { identity, identityChanged, stays, unknownFields }: ChannelEffect,
) {
  const isIdentity = about?.field !== undefined && about.field === identity && code === 'field-mapping-changed';
  return isIdentity && identityChanged === 0 && stays > 0 && !unknownFields.includes(identity ?? '');
}

const unchanged = (one: Diagnostic): Diagnostic => ({
  ...one,
  severity: 'info',
  tier: 6,
  certain: true,
  message: `${one.message}; the directory says that everybody keeps the value of today`,
});

function identity({ effect, where, smallest, connection, place }: Told): Diagnostic[] {
  if (effect.identityChanged === 0) return [];
  const range = shownNumber(effect.identityChanged, smallest);
  const { name } = effect.target;
  const subject = `${rangeOfPeople(range)}${where}`;
  const message = `${subject} would be known to ${name} by another ${labelOf(effect, effect.identity ?? '')}: created a second time, unless ${name} has that one already`;
  return [{ ...finding('identity-values-change', place, message, { key: connection }), subject, tier: 2 }];
}

const reasons: Record<Refusal, (target: string) => string> = {
  missing: () => 'is missing and required',
  'too-long': (target) => `is longer than ${target} takes`,
  'too-short': (target) => `is shorter than ${target} takes`,
  pattern: (target) => `has another form than ${target} takes`,
  option: (target) => `is none of ${target}’s options`,
  format: () => 'has the wrong form',
};

/** `"User Type" is none of Zoom’s options for 12 people, as today`. */
export function refusedWords(
  { field, reason, count, new: fresh }: ChannelEffect['refused'][number],
  effect: ChannelEffect,
  smallest: number,
): string {
  const range = shownNumber(count, smallest);
  const since =
    fresh === 0
      ? ', as today'
      : fresh === count
        ? ''
        : `, for ${rangeWords(shownPart(fresh, count, smallest))} of them only since this change`;
  return `${labelOf(effect, field)} ${reasons[reason](effect.target.name)} for ${rangeOfPeople(range)}${since}`;
}

function refused(one: ChannelEffect['refused'][number], told: Told, place: Told['place']): Diagnostic {
  const { effect, where, smallest, connection } = told;
  const message = `${refusedWords(one, effect, smallest)}${where}: ${effect.target.name} will refuse ${verbFor(shownNumber(one.count, smallest), 'it', 'them')}`;
  return noted(finding('values-refused', place, message, { key: connection }), one.new === 0);
}

function shared(told: Told): Diagnostic[] {
  const { effect, where, connection, place } = told;
  const { people, new: fresh } = effect.duplicates;
  if (people === 0) return [];
  const message = `${sharedWords(effect, told.smallest)}${where}: only one of each can have the account`;
  return [noted(finding('names-shared', place, message, { key: connection }), fresh === 0)];
}

/** `80 people share 10 values of "Username", as today`. */
export function sharedWords(effect: ChannelEffect, smallest: number): string {
  const { people, values, new: fresh } = effect.duplicates;
  const range = shownNumber(people, smallest);
  const several = values === 1 ? 'one value' : `${rangeWords(shownNumber(values, smallest))} values`;
  const what = `${several} of ${labelOf(effect, effect.identity ?? '')}`;
  return `${rangeOfPeople(range)} ${verbFor(range, 'shares', 'share')} ${what}${fresh === 0 ? ', as today' : ''}`;
}

/** What was so before the change is a note. */
const noted = (one: Diagnostic, isOld: boolean): Diagnostic =>
  isOld ? { ...one, severity: 'info', tier: 6 } : { ...one, tier: 3 };

const labelOf = ({ labels }: ChannelEffect, code: string) => `"${labels[code] ?? code}"`;
