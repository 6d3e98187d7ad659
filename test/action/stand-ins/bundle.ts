import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { bundle, writeBundle } from '../../../scripts/bundle/bundle.ts';
import { sharedFolder } from '../../shared-folder.ts';

let bundled: Promise<string> | undefined;

/** The action as `dist/` would hold it, made afresh from the sources, once for all workers; the path of its entry. */
export function bundleAction(): Promise<string> {
  bundled ??= madeOnce(join(sharedFolder(), 'action'));
  return bundled;
}

async function madeOnce(folder: string): Promise<string> {
  if (isFirst(folder)) await make(folder);
  else await untilMade(folder);
  return join(folder, 'index.js');
}

/** The folder is there from when somebody begins, the file of how it ended when the bundle is whole. */
function isFirst(folder: string): boolean {
  return mkdirSync(folder, { recursive: true }) !== undefined;
}

const endOf = (folder: string) => `${folder}-ended`;

async function make(folder: string): Promise<void> {
  let failure = '';
  try {
    writeBundle(await bundle(), folder);
  } catch (error) {
    failure = String(error);
    throw error;
  } finally {
    writeFileSync(endOf(folder), failure);
  }
}

async function untilMade(folder: string): Promise<void> {
  while (!existsSync(endOf(folder))) await later(50);
  const failure = readFileSync(endOf(folder), 'utf8');
  if (failure !== '') throw new Error(failure);
}
