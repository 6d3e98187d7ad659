import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from './inside.ts';
import { makeFolder } from './make-folder.ts';

/** A whole server's bulk export has some ten megabytes; what is beyond this is no export. */
const largestImport = 500 * 1024 * 1024;

/** A file that can't be read or written, in words for people. */
export class FileError extends Error {
  override name = 'FileError';
}

/**
 * The text of a file that a person named, wherever it lies.
 *
 * @param root what a relative path starts from
 * @throws FileError when there is none, or it is too large or no text
 */
export function readNamedFile(root: string, path: string): string {
  const target = resolve(root, path);
  try {
    const { size } = statSync(target);
    if (size > largestImport) throw new FileError(`${path} has ${size} bytes, at most ${largestImport} are read`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(target));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${path} can’t be read: ${reasonOf(error)}`, { cause: error });
  }
}

/** Every file and folder directly in `folder`, from the root, with forward slashes; none when the folder isn't there. */
export function namesIn(root: string, folder: string): string[] {
  const place = resolve(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place).map((name) => `${folder}/${name}`);
}

/**
 * Writes text files, each whole or not at all; their folders are made.
 *
 * @param root the repository's top: nothing is written outside of it, nor through a symbolic link
 * @throws FileError when a path leads out of the root, or a file can't be written
 */
export function writeFiles(root: string, files: readonly { path: string; text: string }[]): void {
  const top = realpathSync(root);
  for (const { path, text } of files) writeFile(top, path, text);
}

function writeFile(top: string, path: string, text: string): void {
  const target = resolve(top, path);
  if (!isInside(top, target)) throw new FileError(`${path} lies outside the repository`);
  try {
    makeFolder(dirname(target));
    if (!isInside(top, realpathSync(dirname(target)))) throw new FileError(`${path} leads out of the repository`);
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) throw new FileError(`${path} is a link`);
    const draft = `${target}.${process.pid}.tmp`;
    writeFileSync(draft, text);
    renameSync(draft, target);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${path} can’t be written: ${reasonOf(error)}`, { cause: error });
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read or written',
  ENOTDIR: 'a file stands where a folder is needed',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof TypeError) return 'it is not UTF-8 text';
  return reasons[code ?? ''] ?? code ?? message;
}
