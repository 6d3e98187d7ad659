/**
 * How much a mistake in the heart of the plan would be noticed: StrykerJS plants one after the other and runs the unit
 * tests beside the code. It works in a copy, because it weighs 100 MB, which no install of ours should bring.
 *
 * `node test/mutants/run.ts [plan | compare | apply | file …] [--sample N]`: what decides and orders (`plan`), what
 * compares (`compare`), what writes and puts back (`apply`, whose tests start a server each, so that a whole run takes a
 * day); the first two without a word, or files, with the tests of all parts; a part of one as
 * `src/core/plan/order.ts:10-40`. `--sample N` plants in every N-th stretch of ten lines only, which is enough for a
 * score.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';

const tools = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];

/** What is planted in, and the quickest tests that should notice. */
const parts: Record<string, { code: string[]; tests: string[] }> = {
  plan: {
    code: ['src/core/plan/*.ts', 'src/core/plan/acknowledge/*.ts'],
    tests: ['test/core/plan/*.test.ts', 'test/core/report/ranking.test.ts'],
  },
  compare: {
    code: ['src/core/connection/compare/*.ts', 'src/core/connection/compare-desired.ts'],
    tests: [
      'test/core/connection/{compare-desired,ignored-paths}.test.ts',
      'test/core/plan/compare-environments.test.ts',
    ],
  },
  apply: {
    code: ['src/core/apply/*.ts', 'src/commands/apply/*.ts'],
    tests: ['test/core/apply/*.test.ts', 'test/commands/apply/*.test.ts', 'test/commands/restore/*.test.ts'],
  },
};
/** Those of milliseconds. */
const usual = ['plan', 'compare'];
const stretch = 10;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { sample: { type: 'string' } } });
const named = positionals.filter((word) => word in parts);
const files = positionals.filter((word) => !(word in parts));
const chosen = named.length > 0 ? named : usual;
const code = files.length > 0 ? files : chosen.flatMap((name) => globSync(parts[name]?.code ?? []));
const tests = (files.length > 0 ? Object.keys(parts) : chosen).flatMap((name) => parts[name]?.tests ?? []);

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !isLeftOut(path) });
  execFileSync('npm', ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...tools], {
    cwd: copy,
    stdio: 'inherit',
  });
  writeFileSync(join(copy, 'vitest.mutants.ts'), `export default ${JSON.stringify(vitestSettings())};\n`);
  writeFileSync(join(copy, 'stryker.json'), JSON.stringify(strykerSettings()));
  process.exitCode = spawnSync('npx', ['stryker', 'run', 'stryker.json'], { cwd: copy, stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function isLeftOut(path: string): boolean {
  return ['.git', 'dist'].some((name) => path === join(root, name) || path.startsWith(join(root, name) + sep));
}

function vitestSettings() {
  return { test: { include: tests, isolate: false, testTimeout: 60_000 } };
}

function strykerSettings() {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutants.ts', related: false },
    mutate: values.sample ? code.flatMap((file) => sampled(file, Number(values.sample))) : code,
    coverageAnalysis: 'perTest',
    // A table that is built once when it is loaded would mean a new process for each of its values.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 10_000,
    reporters: ['progress-append-only', 'clear-text'],
    tsconfigFile: 'none',
  };
}

/** Every so-manieth stretch of a file, beginning where its name says, so that short files have their turn, too. */
function sampled(file: string, every: number): string[] {
  const count = Math.ceil(readFileSync(file, 'utf8').split('\n').length / stretch);
  const first = file.length % every;
  const taken = Array.from({ length: count }, (_, index) => index).filter((index) => index % every === first);
  return taken.map((index) => `${file}:${index * stretch + 1}-${(index + 1) * stretch}`);
}
