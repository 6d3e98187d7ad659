import { sameJson } from '../document/readers.ts';
import { comparableDn } from '../ldap/distinguished-name.ts';
import { guidOf, valuesIn } from './entry.ts';
import type { Field } from './fields.ts';
import { hashOf } from './hash.ts';
import { type ChannelQuestion, type Judge, sidesRead } from './questions.ts';
import { SharedNames } from './shared-names.ts';
import { isEnabled } from './status.ts';
import type { ChannelEffect, Doubt, Entry, Refusal } from './types.ts';
import { isSameValue, refusalsOf, valueFor, whyUnknown } from './values.ts';

/** What is kept of a person: a few bits beside the key. */
const wasEnabled = 1;
const wasDisabled = 2;
export const isIn = 4;
/** Either of the two. */
export const wasIn = wasEnabled | wasDisabled;
/** What else is kept: a sign of the entry's name, so that two entries with one key are noticed. */
export const signBits = ~7;

/** How the key of somebody without a GUID begins. */
const byName = 'dn:';

/** A field on both sides of a change, found by its code. */
interface Pair {
  code: string;
  before: Field | undefined;
  after: Field;
  /** Filled in the same way on both sides, so that everybody who stays gets the same. */
  isSame: boolean;
}

interface Refused {
  field: string;
  reason: Refusal;
  count: number;
  new: number;
}

/**
 * Counts one channel while a directory answers: first everybody who was in scope (`was`), then everybody who will be
 * (`willBe`), each judged by both sides on the spot. Where both are one scope the two may come entry by entry. Nothing
 * of a person is kept but the key, a few bits, a sign of the name, and a number made of the value that the target knows the person by.
 */
export class Tally {
  /** How many there are on each side; how many entries had no GUID that could be read, and how many another's. */
  readonly numbers = { before: 0, after: 0, withoutGuid: 0, sameGuid: 0 };
  /** By the person's key. */
  readonly people = new Map<string, number>();
  readonly question: ChannelQuestion;
  private readonly pairs: readonly Pair[];
  private readonly out: ChannelEffect;
  private readonly refused = new Map<string, Refused>();
  /** Attributes that fill a field and of which nobody had a value so far. */
  private readonly unseen: Set<string>;
  private readonly names = new SharedNames();
  /** The target knows people by the same on both sides. */
  private readonly isOneName: boolean;
  /** Fields that only PingFederate works out. */
  private readonly unknown: Set<string>;

  constructor(question: ChannelQuestion) {
    this.question = question;
    const { before, after } = question;
    const read = sidesRead(question);
    const side = read.after ?? read.before;
    this.pairs = pairsOf(before?.judge, after?.judge);
    const name = after?.judge.identity;
    this.isOneName = this.pairs.some(
      (pair) => pair.isSame && pair.after === name && pair.before === before?.judge.identity,
    );
    this.unknown = new Set(this.pairs.filter(isUnknown).map(({ code }) => code));
    this.unseen = new Set(this.pairs.flatMap(({ after: { source } }) => (whyUnknown(source) ? [] : source.attributes)));
    this.out = {
      channel: question.channel,
      dataStore: side?.dataStore ?? '',
      target: question.target,
      labels: Object.fromEntries(this.pairs.map(({ code, after: { label } }) => [code, label])),
      identity: after?.judge.identity?.code,
      before: before && 0,
      after: after && 0,
      joins: { enabled: 0, disabled: 0 },
      leaves: { enabled: 0, disabled: 0 },
      elsewhere: { leaves: 0, joins: 0 },
      stays: 0,
      becomesEnabled: 0,
      becomesDisabled: 0,
      changed: {},
      identityChanged: 0,
      refused: [],
      duplicates: { people: 0, values: 0, new: 0 },
      unknownFields: [],
      doubts: [],
    };
  }

  /** Somebody who is in scope today. Whoever comes twice counts once. */
  was(entry: Entry): void {
    const judge = sidesRead(this.question).before?.judge;
    if (!judge) return;
    const key = this.keyOf(entry, judge);
    const known = this.knownBy(key, entry);
    if (known & wasIn) return;
    this.numbers.before++;
    this.people.set(key, known | (isEnabled(entry, judge.status) ? wasEnabled : wasDisabled));
  }

  /** Somebody who is in scope after the change; all who were have to be known by then. */
  willBe(entry: Entry): void {
    const judge = sidesRead(this.question).after?.judge;
    if (!judge) return;
    const key = this.keyOf(entry, judge);
    const known = this.knownBy(key, entry);
    if (known & isIn) return;
    this.numbers.after++;
    this.people.set(key, known | isIn);
    this.countStatus(known, isEnabled(entry, judge.status));
    if (!this.question.after) return;
    for (const name of this.unseen) if (valuesIn(entry, name).length > 0) this.unseen.delete(name);
    const stays = this.question.before !== undefined && (known & wasIn) !== 0;
    for (const pair of this.pairs) this.countField(pair, entry, stays);
    this.countName(judge.identity, entry, stays);
  }

  private countName(field: Field | undefined, entry: Entry, stays: boolean): void {
    const today = this.question.before?.judge.identity;
    const value = field && valueFor(field, entry);
    this.names.add(value, stays && today ? (this.isOneName ? value : valueFor(today, entry)) : undefined);
  }

  /** Somebody without a GUID is known by the name instead: that holds for as long as nobody is moved. */
  private keyOf(entry: Entry, { guids }: Judge): string {
    const guid = guidOf(entry, guids);
    if (guid === undefined) this.numbers.withoutGuid++;
    return guid ?? `${byName}${comparableDn(entry.dn) ?? entry.dn}`;
  }

  /** What is known of a person; somebody else by another name has the same key where that is no GUID. */
  private knownBy(key: string, { dn }: Entry): number {
    const sign = (hashOf(dn.toLowerCase()) << 3) & signBits;
    const known = this.people.get(key) ?? sign;
    if ((known & signBits) !== sign && !key.startsWith(byName)) this.numbers.sameGuid++;
    return known;
  }

  private countStatus(known: number, enabled: boolean): void {
    const { out } = this;
    const { before, after } = this.question;
    // A channel that begins to run gives everybody an account, also whom it may have known before.
    if (after && !(before && known & wasIn)) out.joins[enabled ? 'enabled' : 'disabled']++;
    if ((known & wasIn) === 0) return;
    if (before && after) out.stays++;
    if ((known & wasEnabled) !== 0 && !enabled) out.becomesDisabled++;
    if ((known & wasDisabled) !== 0 && enabled) out.becomesEnabled++;
  }

  private countField({ code, before, after, isSame }: Pair, entry: Entry, stays: boolean): void {
    const value = valueFor(after, entry);
    if (value.state === 'unknown') this.unknown.add(code);
    const reasons = refusalsOf(after, value);
    if (isSame && reasons.length === 0) return;
    const old = before && stays ? valueFor(before, entry) : undefined;
    const oldReasons = before && old ? refusalsOf(before, old) : [];
    for (const reason of reasons) this.refuse(code, reason, !oldReasons.includes(reason));
    // A value that was set once is never emptied, and one that is sent only once reaches nobody who is there.
    if (isSame || !stays || value.state !== 'value' || after.createOnly || !this.question.target.updates) return;
    if (isSameValue(old ?? { state: 'empty' }, value) !== false) return;
    this.out.changed[code] = (this.out.changed[code] ?? 0) + 1;
    if (code === this.out.identity) this.out.identityChanged++;
  }

  private refuse(field: string, reason: Refusal, isNew: boolean): void {
    const key = `${reason} ${field}`;
    const found = this.refused.get(key) ?? { field, reason, count: 0, new: 0 };
    found.count++;
    if (isNew) found.new++;
    this.refused.set(key, found);
  }

  /** Attributes that fill a field and of which nobody in scope has a value. */
  get neverSeen(): string[] {
    return [...this.unseen];
  }

  /** What was counted. */
  effect(doubts: readonly Doubt[] = []): ChannelEffect {
    const { before, after } = this.question;
    const isLeft = sidesRead(this.question).after !== undefined;
    const leaves = { enabled: 0, disabled: 0 };
    for (const known of this.people.values())
      if (isLeft && !(known & isIn)) leaves[known & wasEnabled ? 'enabled' : 'disabled']++;
    return {
      ...this.out,
      before: before && this.numbers.before,
      after: after && this.numbers.after,
      leaves,
      refused: [...this.refused.values()].sort((a, b) => b.new - a.new || b.count - a.count),
      duplicates: this.names.duplicates(),
      unknownFields: [...this.unknown],
      doubts: [...doubts],
    };
  }
}

function pairsOf(before: Judge | undefined, after: Judge | undefined): Pair[] {
  const old = new Map(before?.fields.map((field) => [field.code, field]));
  return (after?.fields ?? []).map((field) => {
    const { code } = field;
    const was = old.get(code);
    return { code, before: was, after: field, isSame: was !== undefined && isFilledAlike(was, field) };
  });
}

const isFilledAlike = (a: Field, b: Field) =>
  sameJson(
    { ...a.source, attributes: [...a.source.attributes] },
    { ...b.source, attributes: [...b.source.attributes] },
  );

const isUnknown = ({ before, after }: Pair) =>
  whyUnknown(after.source) !== undefined || (before !== undefined && whyUnknown(before.source) !== undefined);
