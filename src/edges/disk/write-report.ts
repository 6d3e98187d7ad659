import { renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a text file whole or not at all, and only for the user who runs this: reports say a lot about a server.
 *
 * @param root what a relative path starts from
 */
export function writeReport(root: string, path: string, text: string): void {
  const target = resolve(root, path);
  makeFolder(dirname(target));
  const draft = `${target}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, target);
}
