import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const home = resolve(import.meta.dirname, '../..');

/** What reads and checks definitions; nearly every command loads all of it, one way or another. */
const kernel = 'src/commands/validate.ts';

/** What answers at once without it; all else that is loaded later comes after a command that has it. */
const alone =
  /\/(terminal\/(help|run-line|describe-failure)|completion\/words-for|commands\/(completion|explain|sandbox|schema|setup)|metadata\/signature)\.ts$/;

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
      const isLater = kind === 'dynamic-import' && !alone.test(full);
      const isAction = kind === 'entry-point' && full === join(home, 'src/action.ts');
      return isLater || isAction ? { path: relative(home, full), namespace } : undefined;
    });
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `import './${kernel}'; export * from './${path}';`,
      resolveDir: home,
    }));
  },
};
