import picomatch from 'picomatch';
import { didYouMean } from '../core/document/nearest.ts';
import type { Inputs } from './inputs.ts';
import { Refusal } from './refusal.ts';

/** Whether the `only` option (ids or globs) leaves an id in; without it every one is. */
export function selectedBy(only: readonly string[]): (id: string) => boolean {
  return only.length === 0 ? () => true : picomatch([...only]);
}

/** `only` and `shard`: whether a run works on a connection. */
export function workedOn({ only, shard }: Pick<Inputs, 'only' | 'shard'>): (id: string) => boolean {
  const isWanted = selectedBy(only);
  return (id) => isWanted(id) && (!shard || shardOf(id, shard.of) === shard.index);
}

/**
 * That `only` and `rotate` name some of these connections.
 *
 * @throws Refusal when they name none; in a shard, what is asked for may well be in another one
 */
export function checkChosen({ only, rotate, shard }: Inputs, definitions: readonly { id: string }[]): void {
  if (shard) return;
  const ids = definitions.map(({ id }) => id);
  const picked = ids.filter(selectedBy(only));
  if (only.length > 0 && picked.length === 0) throw noneMatches(only, ids);
  if (rotate.length > 0 && !picked.some(selectedBy(rotate))) throw noneMatches(rotate, picked);
}

/** Patterns that name nothing are a mistake: what they were meant for would silently be left out. */
export function noneMatches(patterns: readonly string[], ids: readonly string[]): Refusal {
  const near = patterns.map((pattern) => didYouMean(pattern, ids)).find((words) => words !== undefined);
  const some = ids.slice(0, 10).join(', ');
  return new Refusal(
    'invalid-inputs',
    `no definition has an id that matches ${patterns.join(', ')}`,
    near ?? `the ids are ${some}${ids.length > 10 ? ', …' : ''}`,
  );
}

/** Stable for an id: it doesn't move when other definitions come or go (FNV-1a). */
function shardOf(id: string, of: number): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % of) + 1;
}
