import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, writeBundle } from '../../../scripts/bundle/bundle.ts';

let bundled: Promise<string> | undefined;

/** The action as `dist/` would hold it, made afresh from the sources, once; the path of its entry. */
export function bundleAction(): Promise<string> {
  bundled ??= written();
  return bundled;
}

async function written(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  writeBundle(await bundle(), folder);
  return join(folder, 'index.js');
}
