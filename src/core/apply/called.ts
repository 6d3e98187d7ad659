import { calledAs } from '../kind-words.ts';
import { isSingleton, type KindName } from '../kinds.ts';

/** An object in a sentence about another one: `zoom` for a connection, `the data store corp-ad` for all else. */
export function called({ kind, id }: { kind: KindName; id: string }): string {
  const words = calledAs({ kind, name: id });
  const isNamed = kind === 'SpConnection' || isSingleton(kind);
  return isNamed ? words : `the ${words}`;
}
