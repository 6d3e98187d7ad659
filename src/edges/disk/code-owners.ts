import { join } from 'node:path';
import { FileError } from './file-error.ts';
import { readRegular } from './read-regular.ts';

/** Where GitHub looks, in its order. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub reads none that is larger. */
const largest = 3 * 1024 * 1024;

/** The repository's CODEOWNERS file; `undefined` where it has none. */
export function readCodeOwnersFile(top: string): string | undefined {
  for (const place of places) {
    try {
      return readRegular(join(top, place), largest, place).toString('utf8');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
  }
  return undefined;
}
