/**
 * How much a mistake in the heart of the plan would be noticed: StrykerJS plants them all, switched off, in a copy, and
 * `runner.ts` switches on one after the other and runs the tests that pass through it.
 *
 * `node test/mutants/run.ts [plan | compare | apply | file …] [--sample N] [--tests file …]`: what decides and orders
 * (`plan`), what compares (`compare`), what writes and puts back (`apply`); all three without a word, or files, with the
 * tests of all parts. `--sample N` plants in every N-th stretch of ten lines only; `--tests` takes other tests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Mutant, Outcome } from './runner.ts';

/** It plants. As it brings a compiler of its own, it isn't among what we install, but put beside it the first time. */
const planter = { name: '@stryker-mutator/instrumenter', version: '10.1.1' };

/** What is planted in, and the tests that should notice, the quickest first. */
const parts: Record<string, { code: string[]; tests: string[] }> = {
  plan: {
    code: ['src/core/plan/*.ts', 'src/core/plan/acknowledge/*.ts'],
    tests: [
      'test/core/plan/*.test.ts',
      'test/core/report/ranking.test.ts',
      'test/texts/judged-plans.test.ts',
      'test/commands/{limits,kinds,other-servers}.test.ts',
    ],
  },
  compare: {
    code: ['src/core/connection/compare/*.ts', 'src/core/connection/compare-desired.ts'],
    tests: [
      'test/core/connection/{compare-desired,compare-states,ignored-paths,check-object}.test.ts',
      'test/core/connection/{no-false-drift-of-kinds,build-body,plugin-configuration}.test.ts',
      'test/core/connection/kinds/*.test.ts',
      'test/core/plan/compare-environments.test.ts',
      'test/core/report/differences.test.ts',
      'test/core/apply/content.test.ts',
    ],
  },
  apply: {
    code: ['src/core/apply/*.ts', 'src/commands/apply/*.ts'],
    tests: ['test/core/apply/*.test.ts', 'test/commands/apply/*.test.ts', 'test/commands/restore/*.test.ts'],
  },
};
const stretch = 10;
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, tests: { type: 'string', multiple: true } },
});
const named = positionals.filter((word) => word in parts);
const files = positionals.filter((word) => !(word in parts));
const chosen = named.length > 0 ? named : Object.keys(parts);
const code = files.length > 0 ? files : chosen.flatMap((name) => globSync(parts[name]?.code ?? []));
const tests =
  values.tests ?? (files.length > 0 ? Object.keys(parts) : chosen).flatMap((name) => parts[name]?.tests ?? []);

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !isLeftOut(path) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const mutants = await plant();
  writeFileSync(join(copy, 'vitest.mutants.ts'), `export default ${JSON.stringify(vitestSettings())};\n`);
  const { status } = spawnSync(process.execPath, [...vitest, '--config', 'vitest.mutants.ts'], {
    cwd: copy,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the tests don’t pass as they are, so that they can’t tell a mistake');
  console.log(report(mutants, JSON.parse(readFileSync(join(copy, 'mutants-outcome.json'), 'utf8'))));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function isLeftOut(path: string): boolean {
  return ['.git', 'dist', 'node_modules'].some(
    (name) => path === join(root, name) || path.startsWith(join(root, name) + sep),
  );
}

function installed(): string {
  const { name, version } = planter;
  const folder = join(root, 'node_modules/.cache/mutants', version);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const install = ['install', '--prefix', folder, ...quiet, `${name}@${version}`];
  if (!existsSync(join(folder, 'node_modules', name))) execFileSync('npm', install, { stdio: 'inherit' });
  return join(folder, 'node_modules', name);
}

/** Puts the mistakes into the copy, each behind a switch. */
async function plant(): Promise<Mutant[]> {
  const { Instrumenter } = await import(pathToFileURL(join(installed(), 'dist/src/index.js')).href);
  const log = Object.fromEntries(['debug', 'info', 'warn', 'isDebugEnabled'].map((name) => [name, () => false]));
  const sources = code.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: taken(name) }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files: planted, mutants } = await new Instrumenter(log).instrument(sources, options);
  // Counting who runs through which mistake takes longer than the code itself.
  const counting = 'function cover() {';
  for (const { name, content } of planted)
    writeFileSync(join(copy, name), content.replace(counting, `${counting} if (ns.isSettled) return;`));
  return mutants;
}

function vitestSettings() {
  const given = { globalSetup: ['test/shared-folder.ts'], setupFiles: ['test/seeds/setup.ts'] };
  const alone = { isolate: false, fileParallelism: false, maxConcurrency: 1, dangerouslyIgnoreUnhandledErrors: true };
  const limits = { testTimeout: 86_400_000, hookTimeout: 120_000 };
  const asIs = { experimental: { viteModuleRunner: false, nodeLoader: false } };
  return { test: { include: tests, runner: './test/mutants/runner.ts', ...given, ...alone, ...limits, ...asIs } };
}

/** Every so-manieth stretch of a file, beginning where its name says, so that short files have their turn, too. */
function taken(file: string) {
  if (!values.sample) return true;
  const every = Number(values.sample);
  const count = Math.ceil(readFileSync(file, 'utf8').split('\n').length / stretch);
  const places = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % every === file.length % Math.min(every, count),
  );
  return places.map((index) => ({
    start: { line: index * stretch, column: 0 },
    end: { line: (index + 1) * stretch, column: 0 },
  }));
}

function report(mutants: readonly Mutant[], { noticedBy, ranThrough, atStart, setAside }: Outcome): string {
  const asked = mutants.filter(({ id }) => ranThrough[id] !== undefined || !atStart.includes(id));
  const left = asked.filter(({ id }) => noticedBy[id] === undefined);
  const unnoticed = left.map((one) => `${line(one)}${ranThrough[one.id] ? '' : ' (no test comes by)'}`);
  const noticed = asked.length - left.length;
  const share = ((100 * noticed) / asked.length).toFixed(1);
  const total = `${asked.length} planted, ${noticed} noticed, ${left.length} not: ${share} %`;
  return [...unnoticed, ...setAside.map((name) => `set aside: ${name}`), total].join('\n');
}

function line({ fileName, location, mutatorName, replacement }: Mutant): string {
  const { start } = location;
  return `${fileName}:${start.line + 1}:${start.column + 1} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`;
}
