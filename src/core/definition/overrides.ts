import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { pointerTo } from '../document/json.ts';
import { didYouMean, inWords } from '../document/nearest.ts';
import { type Key, waysToWrite } from '../kinds.ts';
import type { Environment } from './types.ts';

/** Which of an environment's overrides is whose. */
interface Overrides {
  /** The word under which the override for an object stands; `undefined` where there is none, or none alone. */
  wordFor(key: Key | undefined): string | undefined;
  /** Words that are nobody's, or of several. */
  problems: Diagnostic[];
}

/** @param named all definitions of the repository, those of other environments too */
export function overridesFor(environment: Environment, named: readonly { key: Key | undefined }[]): Overrides {
  const words = Object.keys(environment.overrides);
  if (words.length === 0) return { wordFor: () => undefined, problems: [] };
  const keys = keysByWord(named);
  const wordFor = (key: Key | undefined) => {
    const own = key === undefined ? [] : waysToWrite(key).filter((word) => Object.hasOwn(environment.overrides, word));
    return own.length === 1 && keys.get(own[0] as string)?.size === 1 ? own[0] : undefined;
  };
  const ids = named.flatMap(({ key }) => (key === undefined ? [] : [key, waysToWrite(key)[0]]));
  const problems = words.flatMap((word) => problemOf(word, { keys, ids }, environment));
  return { wordFor, problems: problems.slice(0, mostFindings) };
}

/** What each word that people may write for a key can mean. */
function keysByWord(named: readonly { key: Key | undefined }[]): Map<string, Set<Key>> {
  const keys = new Map<string, Set<Key>>();
  for (const { key } of named) {
    for (const word of key === undefined ? [] : waysToWrite(key)) {
      const held = keys.get(word);
      if (held) held.add(key as Key);
      else keys.set(word, new Set([key as Key]));
    }
  }
  return keys;
}

function problemOf(
  word: string,
  { keys, ids }: { keys: ReadonlyMap<string, ReadonlySet<Key>>; ids: readonly string[] },
  environment: Environment,
): Diagnostic[] {
  const place = environment.locate(pointerTo(['overrides', word]), 'key');
  const [key, ...more] = keys.get(word) ?? [];
  if (key === undefined) {
    const hint = didYouMean(word, ids);
    return [finding('override-unused', place, `no definition has the id "${word}"`, { hint })];
  }
  const whole = [key, ...more].map((one) => waysToWrite(one)[1]);
  if (more.length > 0) {
    const hint = `write ${inWords(whole, 'or')}`;
    return [
      finding('override-ambiguous', place, `definitions of ${whole.length} kinds have the id "${word}"`, { hint }),
    ];
  }
  if (word === whole[0] || !Object.hasOwn(environment.overrides, whole[0] as string)) return [];
  const hint = 'write both under one of them';
  return [finding('override-ambiguous', place, `"${word}" and "${whole[0]}" are the same definition`, { hint, key })];
}
