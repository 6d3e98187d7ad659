/**
 * How much a mistake in the heart of the plan would be noticed: StrykerJS plants one after the other and runs the unit
 * tests beside the code. It works in a copy, because it weighs 100 MB, which no install of ours should bring.
 *
 * `node test/mutants/run.ts [file …]` takes the files to plant in; a part of a file as `src/core/plan/order.ts:10-40`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

const tools = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];

/** What decides which change is made, and in which order. */
const heart = [
  'src/core/plan/{limits,order,orphans,identities}.ts',
  'src/core/connection/compare/{align-items,item-keys,scalars}.ts',
];

/** Tests of seconds; the others start servers, and would take a day. */
const tests = ['test/core/plan/{plan-changes,order}.test.ts', 'test/core/connection/compare-connection.test.ts'];

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !isLeftOut(path) });
  execFileSync('npm', ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...tools], {
    cwd: copy,
    stdio: 'inherit',
  });
  writeFileSync(join(copy, 'vitest.mutants.ts'), `export default ${JSON.stringify(vitestSettings())};\n`);
  writeFileSync(join(copy, 'stryker.json'), JSON.stringify(strykerSettings(process.argv.slice(2))));
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

function strykerSettings(files: readonly string[]) {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutants.ts', related: false },
    mutate: files.length > 0 ? files : heart,
    coverageAnalysis: 'perTest',
    // A table that is built once when it is loaded would mean a new process for each of its values.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 20_000,
    reporters: ['clear-text'],
    tsconfigFile: 'none',
  };
}
