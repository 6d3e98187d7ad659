import { type ChannelQuestion, type ChannelSide, sidesRead } from './questions.ts';
import { Tally } from './tally.ts';
import type { Scope } from './types.ts';

/** What is to be counted of one connection. */
export interface ToCount {
  id: string;
  questions: readonly ChannelQuestion[];
}

/** A connection's channels, each with what is counted of it. */
export interface Counting {
  id: string;
  tallies: readonly Tally[];
}

/** Everybody in one scope, read once for all who want to hear of them. */
export interface Reading {
  /** The directory's address. */
  url: string;
  scope: Scope;
  attributes: string[];
  binary: string[];
  /** For whom these people are those of today, and for whom those after the change. */
  was: Tally[];
  willBe: Tally[];
}

/** Connections that ask about the same people, and what has to be read for them, in order. */
export interface Batch {
  countings: Counting[];
  /** Who is in scope today comes first: only then it can be said who joins. */
  readings: Reading[];
}

/**
 * What has to be read so that nobody is read twice for the same question: connections with a scope in common are counted
 * together, all others one after the other, so that no more people are kept in mind than one of them has.
 *
 * @param urlOf the directory's address for a data store
 */
export function batchesOf(all: readonly ToCount[], urlOf: (dataStore: string) => string): Batch[] {
  return together(all, urlOf).map((group) => {
    const countings = group.map(({ id, questions }) => ({ id, tallies: questions.map((one) => new Tally(one)) }));
    return { countings, readings: readingsFor(countings, urlOf) };
  });
}

/** Connections that have a scope in common, directly or through others. */
function together(all: readonly ToCount[], urlOf: (dataStore: string) => string): ToCount[][] {
  let groups: { keys: Set<string>; members: ToCount[] }[] = [];
  for (const one of all) {
    const keys = new Set(one.questions.flatMap(sidesOf).map((side) => keyOf(side, urlOf)));
    const touching = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    const merged = { keys, members: [...touching.flatMap(({ members }) => members), one] };
    for (const { keys: theirs } of touching) for (const key of theirs) merged.keys.add(key);
    groups = [...groups.filter((group) => !touching.includes(group)), merged];
  }
  return groups.map(({ members }) => members);
}

const sidesOf = (question: ChannelQuestion) => Object.values(sidesRead(question)).filter((side) => side !== undefined);

const keyOf = ({ scope, dataStore }: ChannelSide, urlOf: (dataStore: string) => string) =>
  JSON.stringify([urlOf(dataStore), scope]);

function readingsFor(countings: readonly Counting[], urlOf: (dataStore: string) => string): Reading[] {
  const today = new Map<string, Reading>();
  const later = new Map<string, Reading>();
  for (const tally of countings.flatMap(({ tallies }) => tallies)) {
    const { isOneScope } = tally.question;
    const { before, after } = sidesRead(tally.question);
    if (before) readingAt(today, before, urlOf).was.push(tally);
    if (after) readingAt(isOneScope ? today : later, after, urlOf).willBe.push(tally);
  }
  return [...today.values(), ...later.values()];
}

function readingAt(all: Map<string, Reading>, side: ChannelSide, urlOf: (dataStore: string) => string): Reading {
  const key = keyOf(side, urlOf);
  const url = urlOf(side.dataStore);
  const reading = all.get(key) ?? { url, scope: side.scope, attributes: [], binary: [], was: [], willBe: [] };
  addNames(reading.attributes, side.attributes);
  addNames(reading.binary, side.binary);
  all.set(key, reading);
  return reading;
}

/** Directories tell no capitals apart. */
function addNames(names: string[], more: readonly string[]): void {
  for (const name of more) if (!names.some((one) => one.toLowerCase() === name.toLowerCase())) names.push(name);
}
