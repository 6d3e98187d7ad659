import { comparableDn, relationOf } from '../../core/ldap/distinguished-name.ts';
import type { Filter } from '../../core/ldap/filter-tree.ts';
import type { Entry, GroupRule, Scope } from '../../core/people/types.ts';
import { encodeFilter } from './encode-filter.ts';
import { everything, type RootEntry } from './root-entry.ts';
import { readEntry, type Search, type Searching, searchAll, tooMany } from './search.ts';
import { readValues } from './values.ts';

/** What is wanted of each person. */
export interface Want {
  attributes: readonly string[];
  binary: readonly string[];
}

/** Up to so many members are asked for one by one; more are cheaper to find in one pass over the base. */
const fewMembers = 50;

/**
 * The members of a group as people, read at the group because they don't name their groups themselves; groups in groups
 * too, when the channel follows them, each once, however they point at each other.
 *
 * @throws DirectoryError
 */
export async function* walkGroup(
  searching: Searching,
  root: RootEntry,
  { scope, rule, want }: { scope: Scope; rule: GroupRule; want: Want },
): AsyncGenerator<Entry[]> {
  const members = await membersOf(searching, root, rule);
  const filter = encodeFilter(ofClass(scope.objectClass));
  const search = { filter, attributes: want.attributes, binary: want.binary };
  const below = [...members.values()].filter((dn) => isWithin(dn, scope.baseDn));
  if (below.length > fewMembers) yield* passOver(searching, { ...search, base: scope.baseDn }, members);
  else for (const base of below) yield* one(searching, { ...search, base });
}

/** Everybody of the base who is a member. */
async function* passOver(
  searching: Searching,
  search: Search,
  members: ReadonlyMap<string, string>,
): AsyncGenerator<Entry[]> {
  // Most servers write a name the same way everywhere, which spares reading it.
  const asWritten = new Set(members.values());
  for await (const entries of searchAll(searching, search))
    yield entries.filter(({ dn }) => asWritten.has(dn) || members.has(keyOf(dn)));
}

async function* one(searching: Searching, search: Search): AsyncGenerator<Entry[]> {
  const entry = await readEntry(searching, search);
  if (entry) yield [entry];
}

/** The members that aren't groups to be followed, by their comparable names. */
export async function membersOf(searching: Searching, root: RootEntry, rule: GroupRule): Promise<Map<string, string>> {
  const members = new Map<string, string>();
  const isGroup = rule.nested ? await groupNames(searching, root, rule) : new Set<string>();
  const seen = new Set<string>();
  const open = [rule.groupDn];
  for (let dn = open.pop(); dn !== undefined; dn = open.pop()) {
    if (seen.has(keyOf(dn))) continue;
    seen.add(keyOf(dn));
    for (const member of await readMembers(searching, dn, rule.member)) {
      const key = keyOf(member);
      if (isGroup.has(key)) open.push(member);
      else members.set(key, member);
    }
    if (members.size > searching.maxPeople) throw tooMany(searching.maxPeople);
  }
  return members;
}

/**
 * How many of these names are entries that this account can read and a filter finds, one by one or in one pass over each
 * base.
 *
 * @throws DirectoryError
 */
export async function countNamed(
  searching: Searching,
  { names, bases, filter }: { names: readonly string[]; bases: readonly string[]; filter: Filter },
): Promise<number> {
  const search = { filter: encodeFilter(filter) };
  const byKey = new Map(names.map((dn) => [keyOf(dn), dn]));
  const found = new Set<string>();
  const pieces =
    names.length > fewMembers
      ? basesOf(names, bases).map((base) => passOver(searching, { ...search, base }, byKey))
      : names.map((base) => one(searching, { ...search, base }));
  for (const piece of pieces) for await (const entries of piece) for (const { dn } of entries) found.add(keyOf(dn));
  return found.size;
}

/** A tree that has none of them needn't be searched. */
const basesOf = (names: readonly string[], bases: readonly string[]) =>
  bases.filter((base) => names.some((dn) => isWithin(dn, base)));

/**
 * The names of all groups of the tree, asked for once: among members only that tells a group from a person, because in
 * some directories all of them are called `CN=…`.
 */
async function groupNames(
  searching: Searching,
  root: RootEntry,
  { groupDn, groupClass, member }: GroupRule,
): Promise<Set<string>> {
  const names = new Set<string>();
  // Without a class a group is what has members; everybody would be one otherwise.
  const filter = groupClass === '' || groupClass === '*' ? having(member) : ofClass(groupClass);
  const tops = root.contexts.filter((context) => isWithin(groupDn, context));
  const base = tops.sort((a, b) => b.length - a.length)[0] ?? groupDn;
  for await (const entries of searchAll(searching, { base, filter: encodeFilter(filter) }))
    for (const { dn } of entries) names.add(keyOf(dn));
  return names;
}

/** The names in a group's member attribute; a unique name's trailing bits (`#'01'B`) are no part of it. */
export async function readMembers(searching: Searching, groupDn: string, attribute: string): Promise<string[]> {
  const values = await readValues(searching, { base: groupDn, filter: encodeFilter(everything), attribute });
  return values.map((value) => value.replace(/#'[01]*'B$/, ''));
}

const having = (attribute: string): Filter => ({
  kind: 'condition',
  attribute,
  match: { by: 'presence' },
  from: 0,
  to: 0,
});

function ofClass(name: string): Filter {
  if (name === '' || name === '*') return everything;
  return { kind: 'condition', attribute: 'objectClass', match: { by: 'equal', value: name }, from: 0, to: 0 };
}

/** Names that can't be read are compared as they are written. */
const keyOf = (dn: string) => comparableDn(dn) ?? dn.toLowerCase();

const isWithin = (dn: string, base: string) => ['same', 'below', 'unknown'].includes(relationOf(dn, base));
