import {
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FileError, reasonOf } from './file-error.ts';
import { isInside } from './inside.ts';

/** A report is rarely smaller; a disk without this much room is full already. */
const probe = Buffer.alloc(4096);

/**
 * Finds out whether a file can be written, without touching what stands there: the place is judged, and a draft beside
 * it is written and removed.
 *
 * @param root what a relative path starts from
 * @throws FileError
 */
export function checkFile(root: string, path: string): void {
  inWords(path, () => rmSync(draftFor(root, path, probe, 0o600).draft));
}

/**
 * Writes a file whole or not at all: a draft beside it takes its place. Only a regular file is ever replaced, never a
 * device, a pipe, a link or a folder; nothing is left behind when the disk is full.
 *
 * @param root what a relative path starts from; a path below it doesn't leave it through a link
 * @throws FileError
 */
export function writeWhole(root: string, path: string, content: string | Uint8Array, mode?: number): void {
  inWords(path, () => {
    const { draft, target } = draftFor(root, path, content, mode);
    try {
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}

/**
 * Finds out whether a folder can be filled, or made, without making it.
 *
 * @throws FileError
 */
export function checkFolder(root: string, path: string): void {
  inWords(path, () => {
    const target = resolve(root, path);
    const folder = nearestAbove(target);
    if (!statSync(folder).isDirectory()) throw new FileError(`${path} can’t be written: ${folder} is no folder`);
    checkInside(root, target, folder, path);
    rmdirSync(mkdtempSync(join(folder, '.pfconn-')));
  });
}

function draftFor(root: string, path: string, content: string | Uint8Array, mode: number | undefined) {
  const target = resolve(root, path);
  const folder = dirname(target);
  checkReplaceable(target, path);
  checkInside(root, target, nearestAbove(folder), path);
  makeFolder(folder);
  const draft = `${target}.${process.pid}.tmp`;
  // A process of the same number may have left its draft; whatever it is, nothing is written through it.
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', mode);
  try {
    writeFileSync(file, content);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return { draft, target };
}

/** The first of a path and the folders above it that is there. */
function nearestAbove(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? nearestAbove(dirname(path)) : path;
}

/** What a pull request can bring, a folder that is a link, must not lead a report out of the working directory. */
function checkInside(root: string, target: string, folder: string, path: string): void {
  const top = resolve(root);
  // A working directory that isn't there yet holds no link.
  if (!isInside(top, target) || !isInside(top, folder)) return;
  if (isInside(realpathSync(top), realpathSync(folder))) return;
  throw new FileError(`${path} can’t be written: a link on its way leads out of ${top}`);
}

function checkReplaceable(target: string, path: string): void {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there === undefined || there.isFile()) return;
  const kind = there.isSymbolicLink() ? 'a link' : there.isDirectory() ? 'a folder' : 'a device or a pipe';
  throw new FileError(`${path} can’t be written: it is ${kind}, and only a regular file is replaced`);
}

function inWords(path: string, doing: () => void): void {
  try {
    doing();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${path} can’t be written: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Makes a folder and those above it, one after the other: where the system answers "no such folder" although the one
 * above exists (`/proc/x`), Node's own `recursive` tries for ever.
 *
 * @param path absolute
 * @throws the system's error when one of them can't be made
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
