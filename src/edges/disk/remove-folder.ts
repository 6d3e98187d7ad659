import { rmSync } from 'node:fs';

/** Removes a folder of this tool's own and what is in it; one that isn't there is fine. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
