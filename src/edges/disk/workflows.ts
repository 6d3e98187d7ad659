import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SourceFile } from '../../core/document/document.ts';
import { isFolder, readInside } from './repository.ts';

const folder = '.github/workflows';
/** GitHub takes no longer one. */
const largestWorkflow = 1024 * 1024;

/**
 * The workflows of the repository that a folder is in. None where there are none, or they can't be read.
 *
 * @param start the folder that is worked in
 */
export function workflowsOf(start: string): SourceFile[] {
  const top = topOf(resolve(start));
  if (top === undefined) return [];
  const names = readdirSync(join(top, folder)).filter((name) => /\.ya?ml$/i.test(name));
  return names.sort().flatMap((name) => readWorkflow(top, `${folder}/${name}`) ?? []);
}

/**
 * One workflow of a repository.
 *
 * @param top the repository's top
 * @param path from there: `.github/workflows/apply.yml`
 */
export function readWorkflow(top: string, path: string): SourceFile | undefined {
  if (!path.startsWith(`${folder}/`) || !existsSync(top)) return undefined;
  const read = readInside(realpathSync.native(top), path, largestWorkflow);
  return read.state === 'read' ? { path, text: read.text } : undefined;
}

/**
 * What `pfconn init` left in the repository that a folder is in, with the repository's top. `undefined` in one that it
 * didn't make.
 *
 * @param path `.github/pfconn.json`
 */
export function recordIn(start: string, path: string): { top: string; source: SourceFile } | undefined {
  const top = topOf(resolve(start));
  const read = top === undefined ? undefined : readInside(realpathSync.native(top), path, largestWorkflow);
  return top !== undefined && read?.state === 'read' ? { top, source: { path, text: read.text } } : undefined;
}

/** The nearest folder, upwards, that has workflows; beyond a repository's own top nothing is looked for. */
function topOf(start: string): string | undefined {
  for (let at = start; ; at = dirname(at)) {
    if (isFolder(join(at, folder))) return at;
    if (existsSync(join(at, '.git')) || at === dirname(at)) return undefined;
  }
}
