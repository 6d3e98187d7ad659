import picomatch from 'picomatch';
import { likelyIds } from '../core/definition/choose.ts';
import { isObject } from '../core/document/json.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { naturally } from '../core/natural-order.ts';
import type { Project } from '../core/project/project.ts';
import type { Inputs } from './inputs.ts';
import type { ProjectFiles } from './load-project.ts';
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
function noneMatches(patterns: readonly string[], ids: readonly string[]): Refusal {
  const near = patterns.map((pattern) => didYouMean(pattern, ids)).find((words) => words !== undefined);
  const some = [...ids].sort(naturally).slice(0, 10).join(', ');
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

/**
 * The part of each project that `only` and `shard` leave: other definitions were read, because ids, names and entity
 * ids have to differ from theirs, but what is wrong with them isn't said. Environments' files are everybody's.
 *
 * @throws Refusal when `only` matches nothing
 */
export function onlyChosen(inputs: Inputs, projects: readonly Project[], read: ProjectFiles): readonly Project[] {
  if (inputs.only.length === 0 && !inputs.shard) return projects;
  const isWorkedOn = workedOn(inputs);
  const ids = idsByFile(read);
  const all = [...ids.values()].flat();
  if (!inputs.shard && !all.some(isWorkedOn)) throw noneMatches(inputs.only, all);
  // Of a file without an id nobody knows whether it is meant.
  const isLeft = (file: string) => ids.has(file) && ids.get(file)?.length !== 0 && !ids.get(file)?.some(isWorkedOn);
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

/** The ids that each file is about. */
function idsByFile({ files, parsed }: ProjectFiles): Map<string, string[]> {
  return new Map(
    files.map(({ path, text }, index) => {
      const value = parsed[index]?.value?.value;
      if (value === undefined) return [path, likelyIds(text)];
      return [path, isObject(value) && typeof value.id === 'string' ? [value.id] : []];
    }),
  );
}
