import { writeWhole } from './write-whole.ts';

/**
 * Writes a file whole or not at all, and only for the user who runs this: reports and backups say a lot about a server.
 *
 * @param root what a relative path starts from
 * @throws FileError
 */
export function writePrivately(root: string, path: string, content: string | Uint8Array): void {
  writeWhole(root, path, content, 0o600);
}
