import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Copies folders into a new one of this tool's own, for whoever changes files that aren't theirs; returns its path. */
export function scratchCopy(root: string, folders: readonly string[]): string {
  const scratch = mkdtempSync(join(tmpdir(), 'pfconn-'));
  for (const folder of folders.filter((one) => existsSync(join(root, one))))
    cpSync(join(root, folder), join(scratch, folder), { recursive: true });
  return scratch;
}
