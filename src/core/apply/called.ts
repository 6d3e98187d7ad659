import { type KindName, kinds } from '../kinds.ts';

/** An object in a sentence about another one: `zoom` for a connection, `the data store corp-ad` for all else. */
export function called({ kind, id }: { kind: KindName; id: string }): string {
  return kind === 'SpConnection' ? id : `the ${kinds[kind].word} ${id}`;
}
