import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { KeyedRule, ListRule, SetRule } from '../fields/rule.ts';
import { certificateContent } from './certificate-text.ts';

/** A list of objects, of whichever kind. */
export type ItemsRule = SetRule | ListRule | KeyedRule;

type Equal = (desired: JsonObject, live: JsonObject) => boolean;

/** An item of the desired list and the one of the live list that it is, or one of them alone. */
export interface Pair {
  desired: number | undefined;
  live: number | undefined;
  label: string | undefined;
}

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
  const match = new Matching(desired, live);
  if (rule.kind === 'set') match.anywhere(equal);
  if (rule.kind === 'list') match.ends(equal);
  for (const path of identityOf(rule)) match.by(path);
  if (rule.kind !== 'keyed' || !rule.strict) match.rest();
  return match.pairs(rule.kind === 'keyed' ? rule.key : []);
}

function identityOf(rule: ItemsRule): readonly string[] {
  if (rule.kind === 'keyed') return rule.key;
  return rule.kind === 'set' ? (rule.match ?? []) : [];
}

/** The state of an alignment: for each desired item the live one it was matched with. */
class Matching {
  readonly #desired: readonly JsonObject[];
  readonly #live: readonly JsonObject[];
  readonly #liveOf: (number | undefined)[];
  readonly #taken: boolean[];

  constructor(desired: readonly JsonObject[], live: readonly JsonObject[]) {
    this.#desired = desired;
    this.#live = live;
    this.#liveOf = new Array(desired.length).fill(undefined);
    this.#taken = new Array(live.length).fill(false);
  }

  /** Items whose member at `path` is the same text or number; the first with the first, the second with the second. */
  by(path: string): void {
    const waiting = new Map<string, number[]>();
    this.#live.forEach((item, index) => {
      const key = this.#taken[index] ? undefined : keyAt(item, path);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), index]);
    });
    if (waiting.size === 0) return;
    this.#desired.forEach((item, index) => {
      const key = this.#liveOf[index] === undefined ? keyAt(item, path) : undefined;
      const found = key === undefined ? undefined : waiting.get(key)?.shift();
      if (found !== undefined) this.#join(index, found);
    });
  }

  /** Equal items, wherever they stand; the same place is tried first. */
  anywhere(equal: Equal): void {
    this.#desired.forEach((item, index) => {
      const order = [index, ...this.#live.keys()];
      const found = order.find((at) => this.#taken[at] === false && equal(item, this.#live[at] as JsonObject));
      if (found !== undefined) this.#join(index, found);
    });
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

  /** What is left on both sides, in order. */
  rest(): void {
    const free = [...this.#live.keys()].filter((index) => !this.#taken[index]);
    this.#desired.forEach((_, index) => {
      if (this.#liveOf[index] === undefined && free.length > 0) this.#join(index, free.shift() as number);
    });
  }

  pairs(key: readonly string[]): Pair[] {
    const labels = labelsOf(this.#desired, key);
    const liveLabels = labelsOf(this.#live, key);
    const pairs: Pair[] = this.#desired.map((_, index) => {
      const live = this.#liveOf[index];
      return { desired: index, live, label: labels[index] ?? (live === undefined ? undefined : liveLabels[live]) };
    });
    this.#live.forEach((_, index) => {
      if (!this.#taken[index]) pairs.push({ desired: undefined, live: index, label: liveLabels[index] });
    });
    return pairs;
  }

  #join(desired: number, live: number): void {
    this.#liveOf[desired] = live;
    this.#taken[live] = true;
  }
}

/** What each item is known by: its first key member; nothing for a key that two items share. */
function labelsOf(items: readonly JsonObject[], key: readonly string[]): (string | undefined)[] {
  if (key.length === 0) return [];
  const labels = items.map((item) => {
    for (const path of key) {
      const label = keyAt(item, path);
      if (label !== undefined) return label;
    }
    return undefined;
  });
  const once = new Set<string | undefined>();
  const twice = new Set<string | undefined>();
  for (const label of labels) (once.has(label) ? twice : once).add(label);
  return twice.size === 0 ? labels : labels.map((label) => (twice.has(label) ? undefined : label));
}

const paths = new Map<string, string[]>();

function keyAt(item: JsonObject, path: string): string | undefined {
  let segments = paths.get(path);
  if (!segments) {
    segments = path.split('/');
    paths.set(path, segments);
  }
  let value: Json | undefined = item;
  for (const segment of segments) value = isObject(value) ? value[segment] : undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return path.endsWith('fileData') ? certificateContent(value) : value;
}
