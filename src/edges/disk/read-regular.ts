import { readFileSync, statSync } from 'node:fs';
import { FileError, reasonOf } from './file-error.ts';

/**
 * The bytes of a regular file. A device or a pipe could keep the run waiting for ever, or never come to an end.
 *
 * @param path an absolute path, or one from the working folder; links are followed
 * @param largest in bytes
 * @param written the path as a person wrote it, for messages
 * @throws FileError when it is anything else, too large, or can't be read
 */
export function readRegular(path: string, largest: number, written = path): Buffer {
  try {
    const status = statSync(path);
    if (!status.isFile()) throw new FileError(`${written} is no regular file`);
    if (status.size > largest) throw new FileError(`${written} has ${status.size} bytes, at most ${largest} are read`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${written} can’t be read: ${reasonOf(error)}`, { cause: error });
  }
}
