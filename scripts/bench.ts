/**
 * Speed, for people to read: medians of several runs, beside what is aimed at. Never a test, because machines differ;
 * where it can be, a figure is a ratio within one run. `--quick` leaves out the sizes that take long.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCompare } from './bench/compare.ts';
import { benchGitHub } from './bench/github.ts';
import { benchJudge } from './bench/judge.ts';
import { benchPeople } from './bench/people.ts';
import { benchServer } from './bench/server.ts';
import { benchStartUp } from './bench/start-up.ts';
import { benchValidation } from './bench/validation.ts';

const sizes = process.argv.includes('--quick') ? [1000] : [1000, 10_000];
const say = (what: string, figure: string, aim = '') =>
  console.log(`${what.padEnd(54)} ${figure.padStart(24)}  ${aim}`.trimEnd());

const cli = join(process.cwd(), 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'pfconn-bench-'));
try {
  const load = (loadavg()[0] as number).toFixed(1);
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${load} before the first run`);
  say('', '', 'aim');
  benchStartUp({ cli, say });
  benchValidation({ cli, folder, sizes, say });
  benchCompare(say);
  benchJudge(say);
  await benchServer({ cli, folder, sizes, say });
  await benchPeople({ folder, sizes: sizes.length > 1 ? [10_000, 50_000] : [10_000], say });
  await benchGitHub({ main: join(process.cwd(), 'dist/index.js'), say });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
