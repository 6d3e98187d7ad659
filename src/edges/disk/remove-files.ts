import { readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from './inside.ts';

/** Removes files of a folder, and the folders in it that are empty then. Nothing outside of it, nor behind a link. */
export function removeFiles(root: string, paths: readonly string[]): void {
  const top = realpathSync(root);
  for (const path of paths) {
    const target = resolve(top, path);
    const folder = realpathSync(dirname(target));
    if (!isInside(top, target) || !isInside(top, folder)) continue;
    rmSync(target, { force: true });
    removeEmpty(top, folder);
  }
}

function removeEmpty(top: string, folder: string): void {
  if (folder === top || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(top, dirname(folder));
}

/** Removes a folder of this tool's own and what is in it; one that isn't there is fine. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
