import { renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a binary file whole or not at all, and only for the user who runs this.
 *
 * @param root what a relative path starts from
 */
export function writeBytes(root: string, path: string, bytes: Uint8Array): void {
  const target = resolve(root, path);
  makeFolder(dirname(target));
  const draft = `${target}.${process.pid}.tmp`;
  writeFileSync(draft, bytes, { mode: 0o600 });
  renameSync(draft, target);
}
