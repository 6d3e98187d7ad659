import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Vault } from '../secrets/vault.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './store.ts';

interface StateFile {
  version: string;
  key: string;
  kid: string;
  knownKeys: string[];
  state: Snapshot;
}

/** Takes over the state of an earlier run; `false` when there is none. */
export function loadState(path: string | undefined, world: World): boolean {
  if (!path) return false;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const file = JSON.parse(text) as StateFile;
  world.vault.adopt(new Vault(file.version, Buffer.from(file.key, 'base64'), file.kid));
  for (const kid of file.knownKeys) world.knownKeys.add(kid);
  world.store.restore(file.state);
  return true;
}

/**
 * Writes the state after changes, atomically: a killed process leaves the old file or the new one. Changes that follow
 * each other closely are written together. Returns what writes the rest at once.
 */
export function keepState(path: string | undefined, world: World): () => void {
  if (!path) return () => {};
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { key, kid, version } = world.vault;
    const knownKeys = [...world.knownKeys];
    const file: StateFile = { version, key: key.toString('base64'), kid, knownKeys, state: world.store.snapshot() };
    writeFileSync(`${path}.new`, JSON.stringify(file), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  write();
  world.store.changed = () => {
    timer ??= setTimeout(write, WRITE_AFTER_MS).unref();
  };
  return () => {
    if (timer) write();
  };
}

const WRITE_AFTER_MS = 50;
