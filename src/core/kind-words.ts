import { isSingleton, type KindName, kindNames, kinds } from './kinds.ts';
import { capital, manyOf } from './wording.ts';

/** What a text needs to know of an object to call it by its name. */
interface OfKind {
  /** A connection where it isn't said. */
  kind?: KindName | undefined;
}

/** What people call one: `data store Corporate AD`; a connection by its name alone, and the one of a kind by its words. */
export function calledAs(object: OfKind & { name: string }, shown = (text: string) => text): string {
  const kind = kindIn(object);
  if (kind === 'SpConnection') return shown(object.name);
  return isSingleton(kind) ? theOne(kind) : `${kinds[kind].word} ${shown(object.name)}`;
}

/** The same at the beginning of a sentence, a row or a title. A connection is written as somebody named it. */
export function atStart(object: OfKind, called: string): string {
  return kindIn(object) === 'SpConnection' ? called : capital(called);
}

/** What one is called where its kind is said of all of them already: `Corporate AD` among `3 data stores`. */
export function amongItsKind(object: OfKind, called: string): string {
  const kind = kindIn(object);
  const before = `${kinds[kind].word} `;
  return kind !== 'SpConnection' && called.startsWith(before) ? called.slice(before.length) : called;
}

/** By its id, as findings quote one: `"zoom"` for a connection, `the data store "corp-ad"` for all else. */
export function quotedId({ kind, id }: { kind: KindName; id: string }): string {
  if (isSingleton(kind)) return theOne(kind);
  return kind === 'SpConnection' ? `"${id}"` : `the ${kinds[kind].word} "${id}"`;
}

/** By its id in a sentence about another one: `zoom` for a connection, `the data store corp-ad` for all else. */
export function calledById({ kind, id }: { kind: KindName; id: string }): string {
  const words = calledAs({ kind, name: id });
  const isNamed = kind === 'SpConnection' || isSingleton(kind);
  return isNamed ? words : `the ${words}`;
}

/** So many kinds are told apart in a sentence. */
const mostKinds = 2;

/**
 * How many there are, by kind: `61 connections`, `2 connections and 1 data store`, and of more kinds `2 connections and 5
 * other objects`.
 *
 * @param more stands before the first noun: `3 more connections`
 */
export function counted(objects: readonly OfKind[], more = ''): string {
  const groups = byKind(objects);
  if (groups.length <= mostKinds)
    return groups.map(([kind, count], index) => countOf(kind, count, index === 0 ? more : '')).join(' and ');
  const [[first, connections]] = groups as [[KindName, number]];
  if (first !== 'SpConnection') return countedWord(objects.length, 'object', more);
  const others = objects.length - connections;
  return `${countOf(first, connections, more)} and ${countedWord(others, 'object', 'other')}`;
}

/** All together: `61 connections`, and of several kinds `7 objects`. */
export const countedAll = (objects: readonly OfKind[]) => countedWord(objects.length, wordOf(objects), '');

/** What one of them is called whatever its name: `connection`, `data store`, and where they are of several kinds `object`. */
export function wordOf(objects: readonly OfKind[]): string {
  const [only, ...others] = byKind(objects);
  if (others.length > 0) return 'object';
  return kinds[only?.[0] ?? 'SpConnection'].word;
}

/** True where all are of one kind, so that a count needs its noun only once. */
export const areOfOneKind = (objects: readonly OfKind[]) => byKind(objects).length < 2;

/** Connections first, as they are what the others are for; without any, there are none of those. */
function byKind(objects: readonly OfKind[]): [KindName, number][] {
  if (objects.length === 0) return [['SpConnection', 0]];
  const counts = new Map<KindName, number>();
  for (const object of objects) counts.set(kindIn(object), (counts.get(kindIn(object)) ?? 0) + 1);
  const order = ['SpConnection', ...kindNames.filter((kind) => kind !== 'SpConnection')] as const;
  return order.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [[kind, count] as [KindName, number]];
  });
}

function countOf(kind: KindName, count: number, more: string): string {
  return isSingleton(kind) ? theOne(kind) : countedWord(count, kinds[kind].word, more);
}

function countedWord(count: number, word: string, more: string): string {
  return `${count} ${more === '' ? '' : `${more} `}${count === 1 ? word : manyOf(word)}`;
}

const kindIn = ({ kind = 'SpConnection' }: OfKind): KindName => kind;

const theOne = (kind: KindName) => `the ${manyOf(kinds[kind].word)}`;
