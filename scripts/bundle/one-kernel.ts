import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const home = resolve(import.meta.dirname, '../..');

/** What reads and checks definitions; nearly every command loads all of it, one way or another. */
const kernel = 'src/commands/validate.ts';

/** What answers at once without it; all else that is loaded later comes after a command that has it. */
const alone = new Set(
  [
    'terminal/help',
    'terminal/run-line',
    'terminal/describe-failure',
    'terminal/completion',
    'commands/completion',
    'commands/explain',
    'commands/sandbox',
    'commands/schema',
    'commands/setup',
    'core/metadata/signature',
  ].map((file) => join(home, `src/${file}.ts`)),
);

// A file of another name would be slow again, and nobody would notice.
for (const file of alone) if (!existsSync(file)) throw new Error(`${file} isn’t there any more`);

const namespace = 'with-kernel';

/**
 * Makes one part of what reads definitions. The bundler makes a part of whatever the same entries reach, so that each
 * command that leaves out another piece would cut it into more of them, up to a hundred; and each costs every start half
 * a millisecond. So each entry reaches all of it.
 */
export const oneKernel: Plugin = {
  name: 'one-kernel',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const full = join(resolveDir, path);
      const isLater = kind === 'dynamic-import' && !alone.has(full);
      const isAction = kind === 'entry-point' && full === join(home, 'src/action.ts');
      return isLater || isAction ? { path: relative(home, full), namespace } : undefined;
    });
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `import './${kernel}'; export * from './${path}';`,
      resolveDir: home,
    }));
  },
};
