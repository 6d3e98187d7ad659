/** Bundles the two entries into `dist/`, with one chunk for each part that only some commands load. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';

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

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
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
  // The yaml library's build for Node asks the environment for every token; the one for browsers is a third faster.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [shortNames],
  // Some bundled packages are CommonJS and ask for Node's own modules with require().
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
// `dist/` may be copied without the repository's package.json (air-gapped installs), and must stay ES modules.
writeFileSync('dist/package.json', '{"type":"module"}\n');
writeFileSync('dist/licenses.txt', licences(metafile));
const bytes = sizeOf('dist');
console.log(`dist: ${(bytes / 1024 / 1024).toFixed(2)} MiB`);
if (bytes > 3 * 1024 * 1024) throw new Error('dist/ is over 3 MiB');

/** The licence texts of every package that has bytes in the bundle. */
function licences(meta: Metafile): string {
  const folders = new Set(
    Object.values(meta.outputs)
      .flatMap((output) => Object.entries(output.inputs))
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([path]) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
      .filter((folder) => folder !== undefined),
  );
  return [...folders]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(79)}\n\n`);
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file
    ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
    : '(the package ships no licence file)';
  return `${name}@${version} (${license})\n\n${text}\n`;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, status) => sum + (status.isFile() ? status.size : 0), 0);
}
