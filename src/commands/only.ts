import { likelyIds } from '../core/definition/choose.ts';
import { idWritten, kindWritten } from '../core/definition/kind-schema.ts';
import { namedBy, sharingId } from '../core/definition/named-by.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { type DefinableKind, type Key, keyOf, keysOfId, waysToWrite } from '../core/kinds.ts';
import { naturally } from '../core/natural-order.ts';
import type { Project } from '../core/project/project.ts';
import type { Inputs } from './inputs.ts';
import type { ProjectFiles } from './load-project.ts';
import { Refusal } from './refusal.ts';

/** Whether the `only` option (ids or globs) leaves an object in; without it every one is. */
export function selectedBy(only: readonly string[]): (key: Key) => boolean {
  return only.length === 0 ? () => true : namedBy(only);
}

/** `only` and `shard`: whether a run works on an object. */
export function workedOn({ only, shard }: Pick<Inputs, 'only' | 'shard'>): (key: Key) => boolean {
  const isWanted = selectedBy(only);
  return (key) => isWanted(key) && (!shard || shardOf(key, shard.of) === shard.index);
}

/**
 * That `only` and `rotate` name some of these definitions.
 *
 * @throws Refusal when they name none, or an id that several kinds have; in a shard, what is asked for may well be in
 * another one
 */
export function checkChosen({ only, rotate, shard }: Inputs, definitions: readonly { key: Key }[]): void {
  const keys = definitions.map(({ key }) => key);
  checkClear([...only, ...rotate], keys);
  if (shard) return;
  const picked = keys.filter(selectedBy(only));
  if (only.length > 0 && picked.length === 0) throw noneMatches(only, keys);
  if (rotate.length > 0 && !picked.some(selectedBy(rotate))) throw noneMatches(rotate, picked);
}

function checkClear(words: readonly string[], keys: readonly Key[]): void {
  for (const word of words) {
    const sharing = sharingId(word, keys).map((key) => waysToWrite(key)[1]);
    if (sharing.length === 0) continue;
    const message = `definitions of ${sharing.length} kinds have the id "${word}"`;
    throw new Refusal('invalid-inputs', message, `write ${sharing.join(' or ')}, or both`);
  }
}

/** Patterns that name nothing are a mistake: what they were meant for would silently be left out. */
function noneMatches(patterns: readonly string[], keys: readonly Key[]): Refusal {
  const words = keys.flatMap((key) => [key, waysToWrite(key)[0]]);
  const near = patterns.map((pattern) => didYouMean(pattern, words)).find((found) => found !== undefined);
  const some = [...keys].sort(naturally).slice(0, 10).join(', ');
  return new Refusal(
    'invalid-inputs',
    `no definition has an id that matches ${patterns.join(', ')}`,
    near ?? `the ids are ${some}${keys.length > 10 ? ', …' : ''}`,
  );
}

/** Stable for a key: it doesn't move when other definitions come or go (FNV-1a). */
function shardOf(key: Key, of: number): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % of) + 1;
}

/**
 * The part of each project that `only` and `shard` leave: other definitions were read, because ids, names and entity
 * ids have to differ from theirs, but what is wrong with them isn't said. Environments' files are everybody's.
 *
 * @throws Refusal when `only` matches nothing, or an id that several kinds have
 */
export function onlyChosen(inputs: Inputs, projects: readonly Project[], read: ProjectFiles): readonly Project[] {
  if (inputs.only.length === 0 && !inputs.shard) return projects;
  const isWorkedOn = workedOn(inputs);
  const keys = keysByFile(read);
  const all = [...keys.values()].flat();
  checkClear(inputs.only, [...new Set(projects.flatMap(({ definitions }) => definitions.map(({ key }) => key)))]);
  if (!inputs.shard && !all.some(isWorkedOn)) throw noneMatches(inputs.only, all);
  // Of a file without an id nobody knows whether it is meant.
  const isLeft = (file: string) => keys.has(file) && keys.get(file)?.length !== 0 && !keys.get(file)?.some(isWorkedOn);
  const isKept = ({ file }: { file: string }) => !isLeft(file);
  return projects.map((project) => ({
    ...project,
    definitions: project.definitions.filter(isKept),
    broken: project.broken.filter(isKept),
    doubtful: project.doubtful.filter(isKept),
    unread: project.unread.filter((file) => !isLeft(file)),
    diagnostics: project.diagnostics.filter(({ place }) => isKept(place)),
  }));
}

/** What each file is about, or may be. */
function keysByFile({ files, parsed }: ProjectFiles): Map<string, Key[]> {
  return new Map(
    files.map(({ path, text }, index) => {
      const value = parsed[index]?.value?.value;
      if (value === undefined) return [path, likelyIds(text).flatMap(keysOfId)];
      const kind = kindWritten(value);
      const id = idWritten(kind, value);
      return [path, id === undefined ? [] : keysOf(kind, id)];
    }),
  );
}

const keysOf = (kind: DefinableKind | undefined, id: string) => (kind ? [keyOf({ kind, id })] : keysOfId(id));
