/**
 * Speed, for people to read: medians of several runs, as ratios within one run where that is possible. Never a test,
 * because machines differ. `--quick` leaves out the sizes that take long.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCompare } from './bench/compare.ts';
import { writeDefinitions } from './bench/definitions.ts';
import { benchServer } from './bench/server.ts';

const quick = process.argv.includes('--quick');
const say = (what: string, figure: string, aim = '') =>
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}  ${aim}`);

const cli = join(process.cwd(), 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'pfconn-bench-'));
try {
  startUp();
  for (const count of quick ? [1000] : [1000, 10_000]) validation(count);
  benchCompare(say);
  await benchServer({ cli, folder, sizes: quick ? [1000] : [1000, 10_000], say });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Whole processes, side by side, so that the machine's mood cancels out. */
function startUp(): void {
  const empty: number[] = [];
  const validate: number[] = [];
  for (let run = 0; run < 11; run++) {
    empty.push(timed(() => node(['-e', '0'])).ms);
    validate.push(timed(() => node([cli, 'validate', '--environment', 'production'])).ms);
  }
  say('node -e 0', `${median(empty).toFixed(0)} ms`);
  say(
    'pfconn validate, the examples',
    `${(median(validate) / median(empty)).toFixed(2)} x node -e 0`,
    'aim 2.5 or less',
  );
}

function validation(count: number): void {
  const root = join(folder, String(count));
  writeDefinitions(root, count);
  const times: number[] = [];
  let memory = 0;
  for (let run = 0; run < (count > 5000 ? 3 : 5); run++) {
    const { ms, peakMiB } = timed(() => node([cli, 'validate', '--environment', 'bench'], root));
    times.push(ms);
    memory = Math.max(memory, peakMiB);
  }
  say(
    `pfconn validate, ${count} definitions`,
    `${(median(times) / 1000).toFixed(2)} s`,
    `aim ${count > 5000 ? 9 : 1.2} s`,
  );
  say('  peak memory', `${memory.toFixed(0)} MiB`, 'aim under 250 MiB');
}

function node(args: string[], cwd = process.cwd()) {
  const report = join(folder, 'usage.json');
  const usage = `process.on('exit',()=>require('fs').writeFileSync(${JSON.stringify(report)},String(process.resourceUsage().maxRSS)))`;
  const preload = args[0] === '-e' ? [] : ['--require', preloaded(usage)];
  const run = spawnSync(process.execPath, [...preload, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (run.status !== 0)
    throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stdout.slice(-2000)}${run.stderr}`);
  return { peakMiB: args[0] === '-e' ? 0 : Number(readText(report)) / 1024 };
}

function preloaded(text: string): string {
  const path = join(folder, 'usage.cjs');
  writeFileSync(path, text);
  return path;
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function timed<Result extends object>(work: () => Result): Result & { ms: number } {
  const start = performance.now();
  const result = work();
  return { ...result, ms: performance.now() - start };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
