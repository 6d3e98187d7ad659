import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Live } from '../../core/connection/types.ts';
import { isObject, type JsonObject } from '../../core/document/json.ts';
import { objectsIn } from '../../core/document/readers.ts';
import { type DefinableKind, isDefinable } from '../../core/kinds.ts';
import { readRegular } from './read-regular.ts';
import { FolderError } from './repository.ts';

/** The index of tens of thousands of objects, with room to spare. */
const largestDocument = 64 * 1024 * 1024;

/** The objects of a backup. */
interface Backup {
  /** The folder that was read, as given or the newest below it. */
  path: string;
  documents: { kind: DefinableKind; file: string; document: Live }[];
  /** The server that answered them, as far as the index says. */
  server: { address?: string; version?: string };
}

/**
 * Reads the backup in a folder, or the newest one below it.
 *
 * @param root what a relative folder starts from
 * @throws FolderError when there is none, or it isn't complete; FileError when a file of it can't be read
 */
export function readBackup(root: string, folder: string): Backup {
  const path = folderOf(resolve(root), folder);
  const index = readJson(resolve(root, path, 'index.json'));
  const listed = [...objectsIn(index, 'objects'), ...objectsIn(index, 'connections')];
  if (index.format !== 'pfconn-backup') throw new FolderError(`${path}/index.json is no backup of this tool`);
  const documents = listed.map(({ kind, file }) => ({
    kind: kindIn(kind),
    file: `${path}/${file}`,
    document: objectIn(resolve(root, path, plainName(file))),
  }));
  return { path, documents, server: serverIn(index) };
}

function serverIn({ server }: JsonObject): Backup['server'] {
  if (!isObject(server)) return {};
  const { url, version } = server;
  return {
    address: typeof url === 'string' ? url : undefined,
    version: typeof version === 'string' ? version : undefined,
  };
}

function folderOf(root: string, folder: string): string {
  const top = resolve(root, folder);
  if (existsSync(join(top, 'index.json'))) return folder;
  const below = existsSync(top) ? readdirSync(top).filter((name) => existsSync(join(top, name, 'index.json'))) : [];
  const newest = below.sort().at(-1);
  if (newest === undefined) throw new FolderError(`there is no backup in ${folder}`);
  return `${folder.replace(/\/+$/, '')}/${newest}`;
}

/** The index names files beside it, nothing else. */
function plainName(file: unknown): string {
  if (typeof file === 'string' && /^[^/\\]+\.json$/.test(file)) return file;
  throw new FolderError('the backup’s index names a file that is not beside it');
}

/** Backups of the time when there were only connections don't say it. */
function kindIn(kind: unknown): DefinableKind {
  if (kind === undefined || isDefinable(kind)) return kind ?? 'SpConnection';
  throw new FolderError(
    `the backup holds an object of the kind ${String(kind)}, which a newer version of this tool knows`,
  );
}

function objectIn(path: string): Live {
  const document = readJson(path);
  if (typeof document.id === 'string') return document as Live;
  throw new FolderError(`${path} holds no object of a server`);
}

function readJson(path: string): JsonObject {
  const text = readRegular(path, largestDocument).toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new FolderError(`${path} can’t be read as JSON`);
  }
  if (isObject(parsed)) return parsed;
  throw new FolderError(`${path} is no JSON object`);
}
