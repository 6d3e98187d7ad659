import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin, transform } from 'esbuild';
import { withoutUnused } from './left-out.ts';
import { licences } from './licences.ts';
import { loadedFromOutside, nodesOwnIds, withRequireOfNode } from './nodes-own.ts';
import { oneKernel } from './one-kernel.ts';
import { withStableNames } from './stable-names.ts';

/**
 * Short names inside what others wrote and what is generated, where nobody reads a stack; our own names stay, so that a
 * report of a failure can be understood.
 */
const shortNames: Plugin = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: /(node_modules|src[\\/]generated)[\\/].*\.(js|mjs|cjs)$/ }, async ({ path }) => ({
      contents: (await transform(readFileSync(path, 'utf8'), { minify: true, target: 'node20' })).code,
      loader: 'js',
    }));
  },
};

/** Of our `package.json` the version only: any other change of it would change `dist/` for nothing. */
const onlyVersion: Plugin = {
  name: 'only-version',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * The files of `dist/`: the two entries, with one part for what only some commands load, byte for byte the same from the
 * same sources.
 *
 * @throws when something in it would be loaded from outside
 */
export async function bundle(): Promise<{ path: string; text: string }[]> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: resolve(import.meta.dirname, '../..'),
    entryPoints: { index: 'src/action.ts', cli: 'src/cli.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    mainFields: ['module', 'main'],
    // Their builds for browsers: yaml's for Node asks the environment for every token, a third slower; fflate's makes a
    // `require` for the topmost folder.
    alias: { yaml: './node_modules/yaml/browser/index.js', fflate: './node_modules/fflate/esm/browser.js' },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [oneKernel, nodesOwnIds, withoutUnused, onlyVersion, shortNames],
  });
  const files = withStableNames(outputFiles, metafile, 'dist').map(({ path, text }) => ({
    path,
    text: withRequireOfNode(text),
  }));
  const outside = loadedFromOutside(files, metafile);
  if (outside.length > 0) throw new Error(`dist/ would load what isn't part of it:\n  ${outside.join('\n  ')}`);
  return [
    ...files,
    // `dist/` may be copied without the repository's package.json (air-gapped installs), and must stay ES modules.
    { path: 'package.json', text: '{"type":"module"}\n' },
    { path: 'licenses.txt', text: licences(metafile) },
  ];
}

export function writeBundle(files: readonly { path: string; text: string }[], folder: string): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
