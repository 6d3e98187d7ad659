import { type KindName, kinds } from '../kinds.ts';

/**
 * An object in a sentence about another one: `zoom` for a connection, `the data store corp-ad` for all else, `the
 * extended property settings` for what a server has one of.
 */
export function called({ kind, id }: { kind: KindName; id: string }): string {
  const { word, written } = kinds[kind];
  if (kind === 'SpConnection') return id;
  return written?.how === 'singleton' ? `the ${word} settings` : `the ${word} ${id}`;
}
