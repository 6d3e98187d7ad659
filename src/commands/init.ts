import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vendorFolder } from '../core/repository/action-source.ts';
import { isEnvironmentName, recordPath } from '../core/repository/record.ts';
import { signsOfTheTool } from '../core/repository/tool-paths.ts';
import { writeFiles } from '../edges/disk/write-files.ts';
import { makeFolder } from '../edges/disk/write-whole.ts';
import type { Command, Result, Run } from './command.ts';
import { Refusal } from './refusal.ts';
import { actionFor } from './repository/action-for.ts';
import { allFiles, type MadeRepository, makeRepository } from './repository/make-repository.ts';
import { nextSteps } from './repository/next-steps.ts';
import { takeToolOut } from './repository/take-tool-out.ts';
import { textResult } from './text-result.ts';

/**
 * `init [FOLDER]`: makes a configuration repository in an empty folder. In a copy of this whole project it takes the tool
 * out, after showing what: what somebody changed stays.
 */
export const init: Command = async (run) => {
  const { workingDirectory, operands, vendor, enterpriseServer } = run.inputs;
  const root = resolve(workingDirectory, operands[0] ?? '.');
  const options = { action: actionFor(run, vendor), enterpriseServer, environments: environmentsFor(run) };
  if (signsOfTheTool.every((path) => existsSync(join(root, path)))) return takeToolOut(run, root, options);
  const made = await makeRepository(root, options);
  requireRoom(run, root, made);
  makeFolder(root);
  writeFiles(root, allFiles(made));
  return written(run, root, made);
};

/** @throws Refusal for a name that can't be a file's and GitHub's */
function environmentsFor({ inputs: { environments } }: Run): string[] | undefined {
  const wrong = environments.find((name) => !isEnvironmentName(name));
  if (wrong !== undefined)
    throw new Refusal(
      'invalid-inputs',
      `"${wrong}" can't be the name of an environment`,
      'letters, digits, ".", "_" and "-", in the order of applying: --environments staging,production',
    );
  const own = [...new Set(environments)];
  requireOwnNames(own);
  return own.length > 0 ? own : undefined;
}

/** @throws Refusal for two that are one to GitHub, and to the file systems that don't tell capitals apart */
function requireOwnNames(environments: readonly string[]): void {
  const plain = environments.map((name) => name.toLowerCase());
  const again = plain.findIndex((name, index) => plain.indexOf(name) < index);
  if (again < 0) return;
  const first = environments[plain.indexOf(plain[again] ?? '')];
  throw new Refusal(
    'invalid-inputs',
    `"${first}" and "${environments[again]}" are one environment to GitHub`,
    'name each once: capitals make no difference there',
  );
}

/** What isn't somebody's content: git's own folder, and what desktops leave behind. */
const nobodys = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** @throws Refusal when the folder holds something, unless it is to be overwritten */
function requireRoom(run: Run, root: string, made: MadeRepository): void {
  if (run.inputs.force || !existsSync(root)) return;
  if (!statSync(root).isDirectory()) throw new Refusal('invalid-inputs', `${root} is no folder`, 'name another one');
  if (existsSync(join(root, recordPath))) {
    throw new Refusal(
      'invalid-inputs',
      'this repository was made by pfconn already',
      '`pfconn upgrade` brings it to this version; --force writes every file anew, over what somebody changed',
    );
  }
  const there = readdirSync(root).filter((name) => !nobodys.has(name));
  if (there.length === 0) return;
  const lost = allFiles(made).flatMap(({ path }) => (existsSync(join(root, path)) ? [path] : []));
  throw new Refusal(
    'invalid-inputs',
    `the folder isn’t empty: it holds ${listOf(there)}`,
    `name an empty one, pfconn init my-config; with --force the files are put beside what is there${lost.length > 0 ? `, and ${listOf(lost)} overwritten` : ''}`,
  );
}

const mostNamed = 5;

function listOf(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}

function written(run: Run, root: string, made: MadeRepository): Result {
  const { files, schemas, copies, record } = made;
  const paths = [...files, ...schemas, record].map(({ path }) => path).sort();
  const lines = [
    ...paths.map((path) => `  ${path}`),
    ...(copies.length > 0 ? [`  ${vendorFolder}/  the action itself, ${copies.length} files`] : []),
  ];
  const text = [...lines, '', ...nextSteps(root, run.inputs.operands[0])].join('\n');
  return textResult(text, { folder: root, files: allFiles(made).map(({ path }) => path) });
}
