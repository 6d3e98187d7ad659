import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The commit that is checked out in a folder; `undefined` where it is a branch, or no checkout. */
export function checkedOut(folder: string): string | undefined {
  try {
    return /^[0-9a-f]{40}$/.exec(readFileSync(join(folder, '.git', 'HEAD'), 'utf8').trim())?.[0];
  } catch {
    return undefined;
  }
}
