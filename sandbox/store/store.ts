import type { JsonObject } from '../json.ts';
import { prepare, type Rendering, render } from '../secrets/render.ts';
import type { Vault } from '../secrets/vault.ts';
import { MemberIndex } from './member-index.ts';

/** A stored resource: what is answered (secrets as ciphertext), and what never leaves (private keys). */
export interface Entry {
  value: JsonObject;
  hidden?: JsonObject;
  created: number;
}

/** The state as one plain document, for a file and for going back to it. */
export interface Snapshot {
  collections: Record<string, [id: string, entry: Entry][]>;
  settings: Record<string, JsonObject>;
}

/** Everything that the server knows. Values are replaced, never changed in place. */
export class Store {
  readonly #collections = new Map<string, Map<string, Entry>>();
  readonly #settings = new Map<string, JsonObject>();
  readonly #indexes = new Map<string, Map<string, MemberIndex>>();
  readonly #rendered = new WeakMap<JsonObject, Rendering>();
  readonly #vault: Vault;
  #counter = 0;
  /** Goes up with each change. */
  revision = 0;
  /** Called after each change. */
  changed: () => void = () => {};

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  get(path: string, id: string): Entry | undefined {
    return this.#collections.get(path)?.get(id);
  }

  entries(path: string): Entry[] {
    return [...(this.#collections.get(path)?.values() ?? [])];
  }

  values(path: string): JsonObject[] {
    return this.entries(path).map((entry) => entry.value);
  }

  /** The collections that hold something. */
  paths(): string[] {
    return [...this.#collections.keys()].filter((path) => this.#collections.get(path)!.size > 0);
  }

  put(path: string, id: string, value: JsonObject, hidden?: JsonObject): Entry {
    const collection = this.#collections.get(path) ?? new Map<string, Entry>();
    this.#collections.set(path, collection);
    const before = collection.get(id);
    this.#counter += 1;
    const entry: Entry = { value, hidden: hidden ?? before?.hidden, created: before?.created ?? this.#counter };
    collection.set(id, entry);
    for (const index of this.#indexes.get(path)?.values() ?? []) {
      if (before) index.remove(id, before.value);
      index.add(id, value);
    }
    this.#touch();
    return entry;
  }

  remove(path: string, id: string): void {
    const before = this.get(path, id);
    if (before) for (const index of this.#indexes.get(path)?.values() ?? []) index.remove(id, before.value);
    this.#collections.get(path)?.delete(id);
    this.#touch();
  }

  /** The ids of the resources whose `member` is `value`. */
  idsWith(path: string, member: string, value: unknown): ReadonlySet<string> {
    const indexes = this.#indexes.get(path) ?? new Map<string, MemberIndex>();
    this.#indexes.set(path, indexes);
    const known = indexes.get(member);
    if (known) return known.with(value);
    const index = new MemberIndex(member, this.#valuesById(path));
    indexes.set(member, index);
    return index.with(value);
  }

  *#valuesById(path: string): Iterable<[string, JsonObject]> {
    for (const [id, entry] of this.#collections.get(path) ?? []) yield [id, entry.value];
  }

  setting(path: string): JsonObject | undefined {
    return this.#settings.get(path);
  }

  settings(): [string, JsonObject][] {
    return [...this.#settings];
  }

  set(path: string, value: JsonObject): void {
    this.#settings.set(path, value);
    this.#touch();
  }

  /** The text of a stored value, with ciphertexts made for this reading. */
  text(value: JsonObject): string {
    return render(this.#rendering(value), this.#vault);
  }

  /** Whether the text of a stored value has `part` in it. */
  mentions(value: JsonObject, part: string): boolean {
    return this.#rendering(value).texts.some((text) => text.includes(part));
  }

  #rendering(value: JsonObject): Rendering {
    const known = this.#rendered.get(value);
    if (known) return known;
    const rendering = prepare(value, this.#vault);
    this.#rendered.set(value, rendering);
    return rendering;
  }

  snapshot(): Snapshot {
    return {
      collections: Object.fromEntries([...this.#collections].map(([path, items]) => [path, [...items]])),
      settings: Object.fromEntries(this.#settings),
    };
  }

  restore(snapshot: Snapshot): void {
    this.#collections.clear();
    this.#settings.clear();
    this.#indexes.clear();
    for (const [path, items] of Object.entries(snapshot.collections)) this.#collections.set(path, new Map(items));
    for (const [path, value] of Object.entries(snapshot.settings)) this.#settings.set(path, value);
    const all = [...this.#collections.values()].flatMap((items) => [...items.values()]);
    this.#counter = all.reduce((highest, entry) => Math.max(highest, entry.created), 0);
    this.#touch();
  }

  #touch(): void {
    this.revision += 1;
    this.changed();
  }
}
