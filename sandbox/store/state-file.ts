import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isObject } from '../json.ts';
import { Vault } from '../secrets/vault.ts';
import { cannot, codeOf, readText, standingAt } from '../start/files.ts';
import { StartError } from '../start/start-error.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './store.ts';

interface StateFile {
  version: string;
  key: string;
  kid: string;
  knownKeys: string[];
  state: Snapshot;
}

const HINT = 'name a file in a folder that is there, for --state-file';

/** Refuses a path that can't be a state file: what isn't a regular file is never read from, and never replaced. */
export function checkStateFile(path: string | undefined): void {
  const standing = path === undefined ? undefined : standingAt(path);
  if (!standing || standing.isFile()) return;
  const what = standing.isDirectory() ? 'a folder' : standing.isSymbolicLink() ? 'a link' : 'a device or a pipe';
  throw new StartError(`${path} is ${what}; the state is kept in a regular file`, HINT);
}

/** Takes over the state of an earlier run; `false` when there is none. */
export function loadState(path: string | undefined, world: World): boolean {
  if (path === undefined || !standingAt(path)) return false;
  const file = parse(path, readText(path));
  world.vault.adopt(new Vault(file.version, Buffer.from(file.key, 'base64'), file.kid));
  for (const kid of file.knownKeys) world.knownKeys.add(kid);
  world.store.restore(file.state);
  return true;
}

function parse(path: string, text: string): StateFile {
  try {
    const file: unknown = JSON.parse(text);
    if (isObject(file) && isObject(file.state) && typeof file.key === 'string') return file as unknown as StateFile;
  } catch {
    // Said below, with the file's name.
  }
  throw new StartError(`${path} is no state file of the sandbox`, 'name another file, or delete this one');
}

/** What is kept of a world, and how the rest is written. */
export interface KeptState {
  /** Writes what isn't written yet. Throws a StartError when that can't be done. */
  finish(): void;
}

/**
 * Writes the state after changes, atomically: a killed process leaves the old file or the new one. Changes that follow
 * each other closely are written together. The first writing happens at once, so that a file that can't be written
 * stops the start; a later one that fails is told to `lost`.
 */
export function keepState(path: string | undefined, world: World, lost: (error: StartError) => void): KeptState {
  if (path === undefined) return { finish: () => {} };
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    writeState(path, world);
  };
  write();
  world.store.changed = () => {
    timer ??= setTimeout(() => {
      try {
        write();
      } catch (error) {
        lost(error as StartError);
      }
    }, WRITE_AFTER_MS).unref();
  };
  return {
    finish: () => {
      if (timer) write();
    },
  };
}

const WRITE_AFTER_MS = 50;

function writeState(path: string, world: World): void {
  const { key, kid, version } = world.vault;
  const knownKeys = [...world.knownKeys];
  const file: StateFile = { version, key: key.toString('base64'), kid, knownKeys, state: world.store.snapshot() };
  checkStateFile(path);
  const beside = `${path}.new`;
  try {
    writeWhole(beside, JSON.stringify(file));
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    if (codeOf(error) === 'ENOENT') throw new StartError(`${path}: the folder that it should be in is not there`, HINT);
    throw cannot('written', path, error, HINT);
  }
}

/** Only on the disk it counts as written: a full disk shows here at the latest. */
function writeWhole(path: string, text: string): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
