import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../core/document/document.ts';
import type { RepositoryOptions } from '../../core/repository/fill-template.ts';
import { isKeptUp, recordedAction } from '../../core/repository/record.ts';
import { repositoryFiles } from '../../core/repository/repository-files.ts';
import { isExample, isOfTool, signsOfTheTool } from '../../core/repository/tool-paths.ts';
import { needsAHand, stepLines, type UpgradeStep, workflowSteps } from '../../core/repository/upgrade-steps.ts';
import { removeFiles } from '../../edges/disk/remove-files.ts';
import { writeFiles } from '../../edges/disk/write-files.ts';
import { type FirstCommit, firstCommit, isBlob, type NoFirstCommit } from '../../edges/programs/git.ts';
import type { Result, Run } from '../command.ts';
import { Refusal } from '../refusal.ts';
import { textResult } from '../text-result.ts';
import { type MadeRepository, makeRepository } from './make-repository.ts';
import { nextSteps } from './next-steps.ts';

/** A copy of this whole project, and the commit that it began with. */
interface Copy {
  root: string;
  first: FirstCommit;
  /** Of the first commit's files, those that are there. */
  there: string[];
  /** Nobody worked with the examples: whoever changed one of them works with all of them. */
  examplesAreOurs: boolean;
  isUntouched(path: string): boolean;
}

/** What happens to it. */
interface Thinning {
  removed: string[];
  /** Changed since the first commit, so that it is somebody's. */
  kept: string[];
  /** Its workflows, joined with what they become. */
  joined: UpgradeStep[];
  written: SourceFile[];
}

/**
 * Makes a configuration repository of a copy of this project, as "Use this template" gives one. The first commit is the
 * project as it was copied: what differs from it is somebody's, and stays.
 *
 * @throws Refusal when there is no such commit to go by
 */
export async function takeToolOut(run: Run, root: string, options: RepositoryOptions): Promise<Result> {
  const copy = openCopy(root, firstCommit(root, run.variables));
  const thinning = thinned(copy, await makeRepository(root, options), options);
  const lines = linesOf(thinning);
  if (!run.inputs.yes) {
    const text = [...lines, '', 'Nothing was changed. To do it, run this again with --yes.'].join('\n');
    return textResult(text, { ...dataOf(thinning), changed: false });
  }
  // What broke off before everything is written is begun anew, because the tool is still there.
  writeFiles(root, [...thinning.written, ...thinning.joined.map(({ path, text = '' }) => ({ path, text }))]);
  removeFiles(root, thinning.removed);
  const result = textResult([...lines, '', ...nextSteps(root)].join('\n'), { ...dataOf(thinning), changed: true });
  return { ...result, exitCode: thinning.joined.some(needsAHand) ? 1 : 0 };
}

function openCopy(root: string, first: FirstCommit | NoFirstCommit): Copy {
  if (typeof first === 'string' || !signsOfTheTool.every((path) => first.files.has(path))) throw noStart(first);
  const isUntouched = (path: string) => isBlob(readFileSync(join(root, path)), first.files.get(path));
  const there = [...first.files.keys()].filter((path) => existsSync(join(root, path)));
  return { root, first, there, isUntouched, examplesAreOurs: there.filter(isExample).every(isUntouched) };
}

function noStart(first: FirstCommit | NoFirstCommit): Refusal {
  const elsewhere = 'begin in an empty folder, pfconn init my-config, and copy your definitions there';
  if (typeof first !== 'string')
    return new Refusal('invalid-inputs', 'this is the project itself, with its own history', elsewhere);
  const [why, todo] = {
    'no-git': ['git isn’t installed here', 'install it'],
    shallow: ['only the end of its history is here', 'run `git fetch --unshallow`'],
    'no-history': ['its history has no single first commit', 'commit the copy as it came, before any change of yours'],
  }[first] as [string, string];
  const what = 'this is a copy of the whole project, and nobody can tell what of it is yours';
  return new Refusal('invalid-inputs', `${what}: ${why}`, `${todo}, or ${elsewhere}`);
}

function thinned(copy: Copy, made: MadeRepository, options: RepositoryOptions): Thinning {
  const { root, there, examplesAreOurs, isUntouched } = copy;
  const ofTool = there.filter((path) => isOfTool(path) || (examplesAreOurs && isExample(path)));
  const theirs = made.files.flatMap(({ path, text }) => {
    const isThere = existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') !== text;
    const isTheirs = isExample(path) ? !examplesAreOurs : isThere && !isUntouched(path);
    return isTheirs && !isKeptUp(path) ? [path] : [];
  });
  const written = made.files.filter(({ path }) => !isKeptUp(path) && !theirs.includes(path));
  const isWritten = new Set(written.map(({ path }) => path));
  return {
    removed: ofTool.filter((path) => isUntouched(path) && !isWritten.has(path)),
    kept: [
      ...ofTool.filter((path) => !isUntouched(path)),
      ...theirs.filter((path) => !isExample(path)),
      ...(examplesAreOurs ? [] : there.filter(isExample)),
    ],
    joined: joinedWorkflows(copy, options),
    written: [...written, ...made.schemas, ...made.copies, made.record],
  };
}

/**
 * As an upgrade from what the project had of them. Where the examples stay, or somebody's secrets stand beside theirs,
 * what the examples need stays, too.
 */
function joinedWorkflows(
  { root, first, examplesAreOurs, isUntouched }: Copy,
  options: RepositoryOptions,
): UpgradeStep[] {
  const paths = repositoryFiles(options)
    .map(({ path }) => path)
    .filter(isKeptUp);
  const present = paths.filter((path) => existsSync(join(root, path)));
  const before = paths.flatMap((path) => {
    const text = first.textOf(path);
    return text === undefined ? [] : [[path, text] as const];
  });
  const withExamples = !examplesAreOurs || !present.every(isUntouched);
  return workflowSteps({
    record: {
      version: options.action.version,
      action: recordedAction(options.action),
      enterpriseServer: options.enterpriseServer,
      environments: options.environments ?? [],
      files: Object.fromEntries(before),
      copies: {},
    },
    action: options.action,
    made: repositoryFiles({ ...options, withExamples }).filter(({ path }) => isKeptUp(path)),
    present: new Map(present.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  });
}

function linesOf({ removed, written, joined, kept }: Thinning): string[] {
  return [
    `removed: ${removed.length} files of the tool and its examples`,
    ...written.filter(({ path }) => !path.startsWith('.github/actions/')).map(({ path }) => `written: ${path}`),
    ...stepLines(joined).map((line) => line.trimStart()),
    ...kept.map((path) => `kept, because it was changed: ${path}`),
  ];
}

function dataOf({ removed, kept, joined, written }: Thinning) {
  return {
    removed,
    kept,
    joined: joined.map(({ path, what }) => ({ path, what })),
    written: written.map(({ path }) => path),
  };
}
