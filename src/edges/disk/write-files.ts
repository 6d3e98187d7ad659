import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileError } from './file-error.ts';
import { isInside } from './inside.ts';
import { decodeText, readRegular, whyUndecoded } from './read-regular.ts';
import { writeWhole } from './write-whole.ts';

/** A whole server's bulk export has some ten megabytes; what is beyond this is no export. */
const largestImport = 500 * 1024 * 1024;

/**
 * The text of a file that a person named, wherever it lies.
 *
 * @param root what a relative path starts from
 * @throws FileError when there is no regular file, or it is too large or no text
 */
export function readNamedFile(root: string, path: string): string {
  const bytes = readRegular(resolve(root, path), largestImport, path);
  const text = decodeText(bytes);
  if (text === undefined) throw new FileError(`${path} can’t be read: it is ${whyUndecoded(bytes)}`);
  return text;
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
  if (!isInside(top, resolve(top, path))) throw new FileError(`${path} lies outside the repository`);
  writeWhole(top, path, text);
}

/**
 * Writes a file whole or not at all, and only for the user who runs this: reports and backups say a lot about a server.
 *
 * @param root what a relative path starts from
 * @throws FileError
 */
export function writePrivately(root: string, path: string, content: string | Uint8Array): void {
  writeWhole(root, path, content, 0o600);
}
