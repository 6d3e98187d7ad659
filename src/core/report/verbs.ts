import { areOfOneKind, counted } from '../kind-words.ts';
import type { KindName } from '../kinds.ts';
import type { Action, Change } from '../plan/types.ts';
import { inARow } from '../wording.ts';

/** What a merge does to an object, by one word everywhere. */
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

/** What is done to one object. */
export interface Deed {
  verb: Verb;
  kind: KindName;
}

export const deedOf = (change: Change): Deed => ({ verb: verbOf(change), kind: change.kind });

/** What was done, or tried, as far as an outcome says. */
export const deedDone = ({ action, kind }: { action: Action; kind: KindName }): Deed => ({
  verb: verbOfAction[action],
  kind,
});

/** `deletes 1 connection and changes 61`, `creates 2 connections and 1 data store`; empty when nothing is done. */
export function doingWords(deeds: readonly Deed[]): string {
  return inOneSentence(deeds, (verb, what) => `${verbWords[verb].does} ${what}`);
}

/** `delete 1 connection and change 61`. */
export function toDoWords(deeds: readonly Deed[]): string {
  return inOneSentence(deeds, (verb, what) => `${verb} ${what}`);
}

/** `2 connections created and 1 changed`. */
export function doneWords(deeds: readonly Deed[]): string {
  return inOneSentence(deeds, (verb, what) => `${what} ${verbWords[verb].done}`);
}

/** What is done, verb by verb. Where all are of one kind, its noun is said once. */
function inOneSentence(deeds: readonly Deed[], told: (verb: Verb, what: string) => string): string {
  const groups = byVerb(deeds);
  const isOfOneKind = areOfOneKind(deeds);
  const parts = groups.map(({ verb, of }, index) => {
    const before = groups[index - 1];
    const isMixed = groups.length > 1 && !areOfOneKind(of);
    // The noun is said once where it is the same one.
    const isSaid = before !== undefined && (isOfOneKind || (isMixed && !areOfOneKind(before.of)));
    return told(verb, isSaid ? `${of.length}` : isMixed ? `${of.length} objects` : counted(of));
  });
  return inARow(parts);
}

/** By what is done, in the order in which it is told; what stays as it is isn't. */
export function byVerb(deeds: readonly Deed[]): { verb: Verb; of: Deed[] }[] {
  return verbs
    .map((verb) => ({ verb, of: deeds.filter((one) => one.verb === verb) }))
    .filter(({ verb, of }) => verb !== 'leave' && of.length > 0);
}
