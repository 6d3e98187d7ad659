import { FileError } from '../../edges/disk/file-error.ts';
import { readNamedFile } from '../../edges/disk/write-files.ts';
import { Refusal } from '../refusal.ts';

/**
 * The text of a file that the command line names, from the working directory.
 *
 * @throws Refusal when it isn't there or can't be read
 */
export function readGivenFile(root: string, file: string): string {
  try {
    return readNamedFile(root, file);
  } catch (error) {
    if (error instanceof FileError) throw new Refusal('invalid-inputs', error.message);
    throw error;
  }
}
