import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, writeBundle } from '../../../scripts/bundle/bundle.ts';

/** The action as `dist/` would hold it, made afresh from the sources; the path of its entry. */
export async function bundleAction(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  writeBundle(await bundle(), folder);
  return join(folder, 'index.js');
}
