import { type GivenEntry, valuesOf } from './ldif.ts';
import { isBelow, keyAbove, nameKey } from './names.ts';
import { Schema } from './schema.ts';

export interface Attribute {
  /** As written, options included. */
  name: string;
  values: Buffer[];
}

export interface Item {
  dn: string;
  key: string;
  /** By the description in the schema's spelling, small: `cn;lang-de`. */
  attributes: Map<string, Attribute>;
}

export type Kind = 'openldap' | 'active-directory';

/** The classes above a class, which an entry has without being told. */
const classesAbove: Record<string, string[]> = {
  inetorgperson: ['organizationalPerson', 'person', 'top'],
  organizationalperson: ['person', 'top'],
  person: ['top'],
  user: ['organizationalPerson', 'person', 'top'],
  computer: ['user', 'organizationalPerson', 'person', 'top'],
};

/** The entries of the directory, in the order in which they were given. */
export class Store {
  readonly items: Item[] = [];
  readonly schema: Schema;
  readonly kind: Kind;
  readonly #byKey = new Map<string, Item>();
  readonly #keys = new Map<string, string | undefined>();

  constructor(kind: Kind, entries: readonly GivenEntry[]) {
    this.kind = kind;
    this.schema = new Schema(kind);
    for (const [index, entry] of entries.entries()) this.#add(entry, index);
    this.#addMemberships();
  }

  at(dn: string): Item | undefined {
    const key = this.keyOf(dn);
    return key === undefined ? undefined : this.#byKey.get(key);
  }

  byKey = (key: string) => this.#byKey.get(key);

  /** A name's key, kept because the same names come again and again. */
  keyOf(dn: string): string | undefined {
    if (!this.#keys.has(dn)) this.#keys.set(dn, nameKey(dn, this.schema.nameOf));
    return this.#keys.get(dn);
  }

  /** The tops of the trees. */
  contexts(): string[] {
    return this.items.filter(({ key }) => !this.#byKey.has(keyAbove(key))).map(({ dn }) => dn);
  }

  /** The keys of all groups that are in a group, directly or through others, itself among them. */
  groupsWithin(key: string): Set<string> {
    const within = new Set([key]);
    for (const one of within) {
      for (const value of this.#byKey.get(one)?.attributes.get('member')?.values ?? []) {
        const member = this.keyOf(value.toString());
        if (member !== undefined && this.#byKey.get(member)?.attributes.has('member')) within.add(member);
      }
    }
    return within;
  }

  #add({ dn, attributes: given }: GivenEntry, index: number): void {
    const key = this.keyOf(dn);
    if (key === undefined) throw new Error(`${dn} is no distinguished name`);
    const item: Item = { dn, key, attributes: new Map() };
    for (const [name, values] of Object.entries(given)) this.#put(item, name, valuesOf(values));
    this.#complete(item, index);
    this.items.push(item);
    this.#byKey.set(key, item);
  }

  #put(item: Item, name: string, values: readonly (string | Uint8Array)[]): void {
    const [type = '', ...options] = name.split(';');
    if (!this.schema.find(type)) {
      this.schema.add({ oid: `1.3.6.1.4.1.99999.1.${this.schema.types.length}`, names: [type], syntax: 'any-case' });
    }
    const key = [this.schema.nameOf(type), ...options.map((option) => option.toLowerCase())].join(';');
    const attribute = item.attributes.get(key) ?? { name, values: [] };
    attribute.values.push(...values.map((value) => Buffer.from(value as string)));
    item.attributes.set(key, attribute);
  }

  /** What a server adds by itself. */
  #complete(item: Item, index: number): void {
    const classes = item.attributes.get('objectclass')?.values.map(String) ?? [];
    const more = new Set(classes.flatMap((name) => classesAbove[name.toLowerCase()] ?? []));
    for (const name of classes) more.delete(name);
    if (more.size > 0) this.#put(item, 'objectClass', [...more]);
    const number = (index + 1).toString(16).padStart(12, '0');
    if (this.kind === 'openldap') {
      if (!item.attributes.has('entryuuid')) this.#put(item, 'entryUUID', [`5a11d0c4-0000-4000-8000-${number}`]);
      this.#put(item, 'entryDN', [item.dn]);
    } else {
      // Bytes that are no text, as most of a real one's are.
      if (!item.attributes.has('objectguid'))
        this.#put(item, 'objectGUID', [Buffer.from(`a6ff5ce180004ee09d41${number}`, 'hex')]);
      this.#put(item, 'distinguishedName', [item.dn]);
    }
  }

  /** `memberOf` follows from the groups; a primary group has no `member`, so it isn't among them. */
  #addMemberships(): void {
    for (const { dn, attributes } of this.items)
      for (const value of attributes.get('member')?.values ?? []) {
        const member = this.at(value.toString());
        const known = member?.attributes.get('memberof')?.values.some((one) => one.toString() === dn);
        if (member && !known) this.#put(member, 'memberOf', [dn]);
      }
  }

  /** Whether an entry is at or below a name. */
  isWithin = (item: Item, base: string) => isBelow(item.key, base);
}
