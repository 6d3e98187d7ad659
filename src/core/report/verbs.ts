import type { Change } from '../plan/types.ts';
import { plural } from './visible-text.ts';

/** What a merge does to a connection, by one word everywhere. */
export type Verb = 'delete' | 'replace' | 'create' | 'change' | 'take over' | 'leave';
/** In the order in which they are told. */
export const verbWords: Readonly<Record<Verb, { sign: string; does: string; done: string }>> = {
  delete: { sign: '-', does: 'deletes', done: 'deleted' },
  replace: { sign: '±', does: 'replaces', done: 'replaced' },
  create: { sign: '+', does: 'creates', done: 'created' },
  change: { sign: '~', does: 'changes', done: 'changed' },
  'take over': { sign: '=', does: 'takes over', done: 'taken over' },
  leave: { sign: ' ', does: 'leaves', done: 'as planned already' },
};

const verbs = Object.keys(verbWords) as Verb[];

export const rankOfVerb = (verb: Verb) => verbs.indexOf(verb);

export const verbOfAction = {
  create: 'create',
  update: 'change',
  replace: 'replace',
  delete: 'delete',
  'no-op': 'leave',
} as const;

/** A connection that gets this repository's marker for the first time is taken over. */
export function verbOf(change: Change): Verb {
  return change.action === 'update' && change.takesOver ? 'take over' : verbOfAction[change.action];
}

type VerbCounts = Partial<Record<Verb, number>>;

export function verbCounts(list: readonly Verb[]): VerbCounts {
  const counts: VerbCounts = {};
  for (const verb of list) counts[verb] = (counts[verb] ?? 0) + 1;
  return counts;
}

/** `deletes 1 connection and changes 61`; empty when nothing is done. */
export function doingWords(counts: VerbCounts): string {
  return countedWords(counts, (verb) => verbWords[verb].does);
}

/** `delete 1 connection and change 61`. */
export function toDoWords(list: readonly Verb[]): string {
  return countedWords(verbCounts(list), (verb) => verb);
}

function countedWords(counts: VerbCounts, wordOf: (verb: Verb) => string): string {
  const told = verbs.filter((verb) => verb !== 'leave' && (counts[verb] ?? 0) > 0);
  const parts = told.map((verb, index) => {
    const count = counts[verb] ?? 0;
    return `${wordOf(verb)} ${index === 0 ? plural(count, 'connection') : count}`;
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
