import { readSnapshot, type Snapshot, snapshotFolder } from '../../core/connection/references/snapshot.ts';
import { readTexts } from './read-pulled.ts';

/**
 * What `pull` kept of servers in this repository, by the name of the file; none when it never did.
 *
 * @throws FileError for a file that is no regular text file inside the repository
 */
export function readSnapshots(workingDirectory: string): Snapshot[] {
  return readTexts(workingDirectory, snapshotFolder).flatMap((file) => readSnapshot(file) ?? []);
}
