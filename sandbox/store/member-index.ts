import type { JsonObject } from '../json.ts';

/** Which resources of a collection have a value in a member: uniqueness is asked for on every write. */
export class MemberIndex {
  readonly #ids = new Map<string, Set<string>>();
  readonly #member: string;

  constructor(member: string, entries: Iterable<[id: string, value: JsonObject]>) {
    this.#member = member;
    for (const [id, value] of entries) this.add(id, value);
  }

  add(id: string, value: JsonObject): void {
    const key = String(value[this.#member]);
    const ids = this.#ids.get(key) ?? new Set<string>();
    this.#ids.set(key, ids.add(id));
  }

  remove(id: string, value: JsonObject): void {
    this.#ids.get(String(value[this.#member]))?.delete(id);
  }

  with(value: unknown): ReadonlySet<string> {
    return this.#ids.get(String(value)) ?? new Set();
  }
}
