import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const home = resolve(import.meta.dirname, '../../..');

/** The action as `scripts/build.ts` bundles it, made afresh from the sources; the path of its entry. */
export async function bundleAction(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  await build({
    absWorkingDir: home,
    entryPoints: { index: 'src/action.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  return join(folder, 'index.js');
}
