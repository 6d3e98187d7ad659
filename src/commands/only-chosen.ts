import { likelyIds } from '../core/definition/likely-ids.ts';
import { isObject } from '../core/document/json.ts';
import type { Project } from '../core/project/project.ts';
import type { Inputs } from './inputs.ts';
import type { ProjectFiles } from './load-project.ts';
import { noneMatches, workedOn } from './only.ts';

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
