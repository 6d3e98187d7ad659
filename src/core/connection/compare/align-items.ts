import type { JsonObject } from '../../document/json.ts';
import type { ItemStep } from '../../document/path.ts';
import { textOf } from '../../document/readers.ts';
import type { KeyedRule, ListRule, SetRule } from '../fields/rule.ts';
import { modelOf } from '../fields/table.ts';
import { identityOf, keyAt } from './item-keys.ts';
import { alikeRows, rowsLike } from './rows.ts';
import { defaultOf, effective } from './scalars.ts';
import type { ItemPair } from './walk.ts';

/** A list of objects, of whichever kind. */
export type ItemsRule = SetRule | ListRule | KeyedRule;

/** An item of the desired list and the one of the live list that it is, or one of them alone. */
export type Pair = ItemPair;

type Equal = (desired: JsonObject, live: JsonObject) => boolean;

/**
 * Which items of two lists belong together; those of the definition first, in its order, then what only the server has.
 *
 * @param equal whether two items mean the same
 */
export function alignItems(
  rule: ItemsRule,
  desired: readonly JsonObject[],
  live: readonly JsonObject[],
  equal: Equal,
): Pair[] {
  const match = new Matching(desired, live, () => (rule.kind === 'set' ? inOneOrder(rule, live) : [...live.keys()]));
  if (rule.kind === 'set') match.anywhere(equal);
  if (rule.kind === 'list' && rule.moves) match.rows(equal);
  else if (rule.kind === 'list') match.ends(equal);
  for (const path of keysOf(rule)) match.by(path);
  if (rule.kind !== 'keyed' || !rule.strict) match.rest();
  else match.rest((item) => rule.key.every((path) => keyAt(item, path) === undefined));
  return match.pairs(rule);
}

function keysOf(rule: ItemsRule): readonly string[] {
  if (rule.kind === 'keyed') return rule.key;
  return rule.kind === 'set' ? (rule.match ?? []) : [];
}

/**
 * Where the server's order means nothing, the places of its items in an order of our own: by what they are called, then
 * by what they hold. Otherwise two items with the same names would find other partners in another answer.
 */
function inOneOrder(rule: SetRule, live: readonly JsonObject[]): number[] {
  const names = live.map((item) =>
    JSON.stringify([...keysOf(rule).map((path) => textOf(keyAt(item, path))), ...scalarsOf(rule, item)]),
  );
  return [...live.keys()].sort((a, b) => (textOf(names[a]) < textOf(names[b]) ? -1 : names[a] === names[b] ? 0 : 1));
}

/** What an item says in its own members, as it counts. */
function scalarsOf({ of }: SetRule, item: JsonObject): string[] {
  if (!of) return [];
  return modelOf(of, item).entries.map(([member, rule]) =>
    rule.kind === 'scalar' && !rule.readOnly && !rule.encryptedFormOf
      ? textOf(effective(item[member], defaultOf(rule, item)))
      : '',
  );
}

/** The state of an alignment: for each desired item the live one it was matched with. */
class Matching {
  readonly #desired: readonly JsonObject[];
  readonly #live: readonly JsonObject[];
  readonly #liveOf: (number | undefined)[];
  readonly #taken: boolean[];
  readonly #order: () => readonly number[];
  /** Desired items without a partner. */
  #open: number;

  /** @param order the places of the live items in the order in which they are looked at, worked out when one is asked for */
  constructor(desired: readonly JsonObject[], live: readonly JsonObject[], order: () => readonly number[]) {
    this.#desired = desired;
    this.#live = live;
    this.#order = order;
    this.#liveOf = new Array(desired.length).fill(undefined);
    this.#taken = new Array(live.length).fill(false);
    this.#open = desired.length;
  }

  /** Items whose member at `path` is the same text or number; the first with the first, the second with the second. */
  by(path: string): void {
    if (this.#open === 0) return;
    const waiting = new Map<string, number[]>();
    for (const index of this.#order()) {
      const key = this.#taken[index] ? undefined : keyAt(this.#live[index], path);
      if (key === undefined) continue;
      const others = waiting.get(key);
      if (others) others.push(index);
      else waiting.set(key, [index]);
    }
    for (let index = 0; index < this.#desired.length; index++) {
      const key = this.#liveOf[index] === undefined ? keyAt(this.#desired[index], path) : undefined;
      const found = key === undefined ? undefined : waiting.get(key)?.shift();
      if (found !== undefined) this.#join(index, found);
    }
  }

  /** Equal items, wherever they stand; the same place is tried first. */
  anywhere(equal: Equal): void {
    this.#desired.forEach((item, index) => {
      const order = [index, ...this.#live.keys()];
      const found = order.find((at) => this.#taken[at] === false && equal(item, this.#live[at] as JsonObject));
      if (found !== undefined) this.#join(index, found);
    });
  }

  /** Rows of a plugin's table: equal ones wherever they stand, then those that have most in common. */
  rows(equal: Equal): void {
    this.ends(equal);
    const open = () => [...this.#desired.keys()].filter((index) => this.#liveOf[index] === undefined);
    const free = () => [...this.#live.keys()].filter((index) => !this.#taken[index]);
    const candidates = rowsLike(this.#live);
    for (const index of open()) {
      const row = this.#desired[index] as JsonObject;
      const found = candidates(row).find((at) => !this.#taken[at] && equal(row, this.#live[at] as JsonObject));
      if (found !== undefined) this.#join(index, found);
    }
    const [ours, theirs] = [open(), free()];
    const rowsAt = (list: readonly JsonObject[], places: number[]) => places.map((at) => list[at] as JsonObject);
    for (const [a, b] of alikeRows(rowsAt(this.#desired, ours), rowsAt(this.#live, theirs))) {
      const [desired, live] = [ours[a] as number, theirs[b] as number];
      if (this.#liveOf[desired] === undefined && !this.#taken[live]) this.#join(desired, live);
    }
  }

  /** Equal items from the start and from the end, so that an item put in between moves nothing. */
  ends(equal: Equal): void {
    const shorter = Math.min(this.#desired.length, this.#live.length);
    const same = (a: number, b: number) => equal(this.#desired[a] as JsonObject, this.#live[b] as JsonObject);
    let start = 0;
    while (start < shorter && same(start, start)) this.#join(start, start++);
    const apart = this.#live.length - this.#desired.length;
    for (let end = this.#desired.length - 1; end >= start && end + apart >= start && same(end, end + apart); end--) {
      this.#join(end, end + apart);
    }
  }

  /** What is left on both sides, in order; of items that are told apart by a key those without one. */
  rest(isMeant: (item: JsonObject | undefined) => boolean = () => true): void {
    if (this.#open === 0) return;
    const free = this.#order().filter((index) => !this.#taken[index] && isMeant(this.#live[index]));
    this.#desired.forEach((item, index) => {
      if (this.#liveOf[index] !== undefined || free.length === 0 || !isMeant(item)) return;
      this.#join(index, free.shift() as number);
    });
  }

  pairs(rule: ItemsRule): Pair[] {
    const lists = { rule, desired: this.#desired, live: this.#live };
    const pairs: Pair[] = this.#liveOf.map((live, desired) => new NamedPair(desired, live, desired, lists));
    if (this.#desired.length - this.#open === this.#live.length) return pairs;
    const left = this.#order().filter((index) => !this.#taken[index]);
    const placeOf = (live: number, n: number) => (rule.kind === 'set' ? this.#desired.length + n : live);
    return [...pairs, ...left.map((live, n) => new NamedPair(undefined, live, placeOf(live, n), lists))];
  }

  #join(desired: number, live: number): void {
    this.#liveOf[desired] = live;
    this.#taken[live] = true;
    this.#open--;
  }
}

interface Lists {
  rule: ItemsRule;
  desired: readonly JsonObject[];
  live: readonly JsonObject[];
}

/** A pair whose name is worked out when somebody asks: most pairs are equal, and nobody does. */
class NamedPair implements ItemPair {
  readonly desired: number | undefined;
  readonly live: number | undefined;
  readonly #place: number;
  readonly #lists: Lists;
  #step: ItemStep | undefined;

  /**
   * @param place what it is called by where nothing else tells it from the others: its index; in a set, what only the
   * server has counts on from the last item of the definition, in our own order
   */
  constructor(desired: number | undefined, live: number | undefined, place: number, lists: Lists) {
    this.desired = desired;
    this.live = live;
    this.#place = place;
    this.#lists = lists;
  }

  get step(): ItemStep {
    this.#step ??= this.#named();
    return this.#step;
  }

  #named(): ItemStep {
    const { rule, desired, live } = this.#lists;
    const own =
      this.desired === undefined || rule.kind !== 'keyed' ? undefined : identityOf(desired, this.desired, rule.key);
    // An unordered item's place in the server's answer means nothing, so one that only the server has gets a name.
    const isAsked = own === undefined && (rule.kind === 'keyed' || this.desired === undefined);
    const other = isAsked && this.live !== undefined ? identityOf(live, this.live, namesIn(rule)) : undefined;
    const identity = own ?? other;
    if (identity === undefined) return { index: this.#place };
    return this.desired === undefined ? identity : { ...identity, index: this.desired };
  }
}

/** The members that an item is called by, the best first. */
function namesIn(rule: ItemsRule): readonly string[] {
  if (rule.kind === 'keyed') return rule.key;
  return rule.kind === 'set' ? (rule.match ?? []).filter((path) => !path.endsWith('fileData')).reverse() : [];
}
