import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../core/document/document.ts';
import type { ActionSource } from '../core/repository/action-source.ts';
import { copySteps } from '../core/repository/copy-steps.ts';
import { conflictIn } from '../core/repository/merge-lines.ts';
import { isKeptUp, parseRecord, type RepositoryRecord, recordPath } from '../core/repository/record.ts';
import {
  leftToTheirOwners,
  needsAHand,
  pinnedVersions,
  stepLines,
  type UpgradeStep,
  workflowSteps,
} from '../core/repository/upgrade-steps.ts';
import { compareReleases } from '../core/repository/versions.ts';
import { removeFiles } from '../edges/disk/remove-files.ts';
import { recordIn, workflowsOf } from '../edges/disk/workflows.ts';
import { writeFiles } from '../edges/disk/write-files.ts';
import { version } from '../version.ts';
import type { Command, Result, Run } from './command.ts';
import { Refusal } from './refusal.ts';
import { actionFor } from './repository/action-for.ts';
import { type MadeRepository, makeRepository } from './repository/make-repository.ts';
import { textResult } from './text-result.ts';

/** A repository that `init` made, as it is. */
interface Standing {
  root: string;
  record: RepositoryRecord;
  recordText: string;
  /** Its workflows by path. */
  workflows: ReadonlyMap<string, string>;
}

/** `upgrade`: what this version writes, joined with what people changed since the last one. Shown first. */
export const upgrade: Command = async (run) => {
  const standing = readStanding(run);
  requireNewer(standing);
  const action = nextAction(run, standing.record);
  const { enterpriseServer, environments } = standing.record;
  const made = await makeRepository(standing.root, { action, enterpriseServer, environments });
  const { steps, untouched } = stepsFor(run, standing, action, made);
  if (steps.length === 0 && standing.recordText === made.record.text)
    return textResult(`This repository is as pfconn ${version} makes it. Nothing to do.`, { steps: [] });
  const lines = [
    `pfconn ${standing.record.version} → ${version}`,
    ...stepLines(steps),
    ...untouched.map(untouchedLine),
  ];
  const data = { from: standing.record.version, to: version, steps: steps.map(({ path, what }) => ({ path, what })) };
  if (!run.inputs.yes)
    return textResult([...lines, '', 'Nothing was changed. To do it, run this again with --yes.'].join('\n'), data);
  write(standing.root, steps, made);
  return finished(lines, steps, data);
};

function readStanding({ inputs }: Run): Standing {
  const found = recordIn(inputs.workingDirectory, recordPath);
  if (!found)
    throw new Refusal(
      'invalid-inputs',
      `there is no ${recordPath} here, so pfconn didn’t make this repository`,
      'run it in one that `pfconn init` made; `pfconn init my-config` makes one',
    );
  const record = parseRecord(found.source.text);
  if (!record)
    throw new Refusal(
      'invalid-inputs',
      `${recordPath} can’t be understood`,
      'bring it back from git as pfconn wrote it, `git log -- .github/pfconn.json` has it',
    );
  const workflows = new Map(workflowsOf(found.top).map(({ path, text }) => [path, text]));
  requireResolved(workflows);
  return { root: found.top, record, recordText: found.source.text, workflows };
}

/** What an earlier upgrade left to be decided comes first. */
function requireResolved(workflows: ReadonlyMap<string, string>): void {
  for (const [path, text] of workflows) {
    const line = conflictIn(text);
    if (line !== undefined)
      throw new Refusal(
        'invalid-inputs',
        `${path}:${line} still holds the marks of a conflict`,
        'keep of each side what is right, remove the marks, then run this again',
      );
  }
}

/** Dependabot may have gone further than the pfconn that somebody has installed. */
function requireNewer({ record, workflows }: Standing): void {
  const known = [record.version, ...pinnedVersions(workflows, record.action)];
  const newest = known.reduce((one, other) => (compareReleases(other, one) > 0 ? other : one));
  if (compareReleases(newest, version) > 0)
    throw new Refusal(
      'invalid-inputs',
      `this repository uses pfconn ${newest} already, and this is ${version}`,
      `install ${newest} or newer, or run \`npx pfconn@${newest} upgrade\``,
    );
}

/** A repository that takes the action from a mirror keeps to it: which commit of it is this version, only people know. */
function nextAction(run: Run, record: RepositoryRecord): ActionSource {
  const action = actionFor(run, record.action.startsWith('./'));
  if (action.kind === 'published' && run.inputs.action === undefined && action.repository !== record.action)
    throw new Refusal(
      'invalid-inputs',
      `the workflows take the action from ${record.action}, and this pfconn is ${action.repository}’s`,
      `name the commit of ${record.action} that is ${version}: --action ${record.action}@COMMIT`,
    );
  return action;
}

function stepsFor(
  run: Run,
  { root, record, workflows }: Standing,
  action: ActionSource,
  { files, schemas, copies }: MadeRepository,
): { steps: UpgradeStep[]; untouched: string[] } {
  const made = files.filter(({ path }) => isKeptUp(path));
  const input = { record, action, made, present: workflows };
  const copied = copySteps(
    record,
    copies,
    textsOf(root, [...copies.map(({ path }) => path), ...Object.keys(record.copies)]),
  );
  const [first, ...more] = copied.changedByHand;
  if (first !== undefined && !run.inputs.force)
    throw new Refusal(
      'invalid-inputs',
      `${first}${more.length > 0 ? ` and ${more.length} more of the copied action` : ''} was changed by hand, and would be replaced`,
      'take the change back, or replace it with --force',
    );
  return {
    steps: [...workflowSteps(input), ...schemas.flatMap((file) => renewed(root, file)), ...copied.steps],
    untouched: leftToTheirOwners(input),
  };
}

/** Schemas are written anew: nothing in them is anybody's. */
function renewed(root: string, { path, text }: SourceFile): UpgradeStep[] {
  const before = textsOf(root, [path]).get(path);
  if (before?.replaceAll('\r\n', '\n') === text) return [];
  return [{ path, what: before === undefined ? 'new' : 'renewed', text }];
}

function textsOf(root: string, paths: readonly string[]): Map<string, string> {
  const there = paths.filter((path) => existsSync(join(root, path)));
  return new Map(there.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const untouchedLine = (path: string) => `  ${path}: left alone; it is yours, and this version has one of that name`;

/** The record comes last: what broke off before is done again by the next run. */
function write(root: string, steps: readonly UpgradeStep[], made: MadeRepository): void {
  writeFiles(
    root,
    steps.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
  );
  removeFiles(
    root,
    steps.flatMap(({ path, text }) => (text === undefined ? [path] : [])),
  );
  writeFiles(root, [made.record]);
}

function finished(lines: readonly string[], steps: readonly UpgradeStep[], data: unknown): Result {
  const open = steps.filter(needsAHand);
  const next =
    open.length > 0
      ? `Decide what is right in ${open.map(({ path }) => path).join(', ')}, then commit and open a pull request.`
      : 'Look at `git diff`, commit it, open a pull request.';
  return { ...textResult([...lines, '', next].join('\n'), data), exitCode: open.length > 0 ? 1 : 0 };
}
