import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSnapshot, type Snapshot, snapshotFolder } from '../../core/connection/references/snapshot.ts';

/** What `pull` kept of servers in this repository, by the name of the file; none when it never did. */
export function readSnapshots(workingDirectory: string): Snapshot[] {
  return snapshotNames(join(workingDirectory, snapshotFolder)).flatMap((name) => {
    const path = `${snapshotFolder}/${name}`;
    const snapshot = readSnapshot({ path, text: readFileSync(join(workingDirectory, path), 'utf8') });
    return snapshot ? [snapshot] : [];
  });
}

function snapshotNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
