import picomatch from 'picomatch';
import { type Key, waysToWrite } from '../kinds.ts';

/**
 * Whether patterns name an object, as people write them: ids, ids with their kind before them, or globs of either.
 * `*` stands for what is between slashes, so that `*` alone is every id and `DataStore/*` every data store.
 */
export function namedBy(patterns: readonly string[]): (key: Key) => boolean {
  const matches = picomatch([...patterns]);
  return (key) => waysToWrite(key).some((way) => matches(way));
}

/** The objects of several kinds that have this one id; none where a word names one alone, or is a pattern. */
export function sharingId(word: string, keys: readonly Key[]): Key[] {
  const sharing = [...new Set(keys)].filter((key) => waysToWrite(key)[0] === word);
  return sharing.length > 1 ? sharing : [];
}
