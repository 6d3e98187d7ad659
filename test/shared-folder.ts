import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const variable = 'TEST_SHARED_FOLDER';

/** Vitest calls it before the first worker starts: each run has a folder of its own, so that nothing in it is ever stale. */
export function setup(): () => void {
  const folder = made();
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A folder for what all workers of this run make once: it is gone when the run is over. */
export function sharedFolder(): string {
  process.env[variable] ??= made();
  return process.env[variable];
}

/**
 * Where a Node that is started many times keeps what it read of its program, as NODE_COMPILE_CACHE: to read TypeScript is
 * most of what a start costs.
 */
export function compiledFolder(): string {
  return join(sharedFolder(), 'compiled');
}

function made(): string {
  return mkdtempSync(join(tmpdir(), 'pfconn-tests-'));
}
