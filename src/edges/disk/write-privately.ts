import { renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a file whole or not at all, and only for the user who runs this: reports and backups say a lot about a server.
 *
 * @param root what a relative path starts from
 */
export function writePrivately(root: string, path: string, content: string | Uint8Array): void {
  const target = resolve(root, path);
  makeFolder(dirname(target));
  const draft = `${target}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, target);
}
