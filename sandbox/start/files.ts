import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { StartError } from './start-error.ts';

/** What stands at a path, without following a link; `undefined` when nothing does. */
export function standingAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw cannot('read', path, error);
  }
}

/** The text of a file that somebody named as `written`. A device or a pipe could keep the start waiting for ever. */
export function readText(path: string, written = path): string {
  try {
    if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  } catch (error) {
    throw cannot('read', written, error);
  }
  throw new StartError(`${written}: it is no regular file`, 'name a file');
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'this account may not',
  EPERM: 'this account may not',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead round in a circle',
};

/** Says what couldn't be done with a file, and why. */
export function cannot(what: 'read' | 'written', path: string, error: unknown, hint?: string): StartError {
  const code = codeOf(error);
  const reason = reasons[code] ?? `it can't be ${what} (${code || String(error)})`;
  return new StartError(`${path}: ${reason}`, hint);
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
