/**
 * The property tests with other cases than the suite's.
 *
 *     node test/seeds/run.ts                    the seeds 2 to 4, in CI: the same for everybody
 *     node test/seeds/run.ts --random 10        ten that nobody has tried
 *     node test/seeds/run.ts --seed 4711        one again
 *     node test/seeds/run.ts --minutes 30 …     begins no other after that time
 *
 * Ends with 1 where a property doesn't hold, and says the command that shows it again. Paths of tests narrow it.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    random: { type: 'string' },
    minutes: { type: 'string', default: '10' },
  },
});

const began = performance.now();
const minutes = () => (performance.now() - began) / 60_000;
const files = globSync('test/**/*.test.ts').filter((path) => readFileSync(path, 'utf8').includes('fc.assert('));
const wanted = files.filter((path) => positionals.length === 0 || positionals.some((part) => path.includes(part)));
const failed: number[] = [];
const tried: number[] = [];
for (const seed of seeds()) {
  if (minutes() > Number(values.minutes)) break;
  tried.push(seed);
  if (!holdsWith(seed)) failed.push(seed);
}
console.log(`seeds ${tried.join(', ')}: ${wanted.length} files of properties, ${Math.round(minutes() * 60)} s`);
for (const seed of failed) console.error(`Once more: npm run test:seeds -- --seed ${seed} ${positionals.join(' ')}`);
process.exitCode = failed.length > 0 || tried.length === 0 ? 1 : 0;

function seeds(): number[] {
  if (values.seed !== undefined) return [Number(values.seed)];
  if (values.random === undefined) return [2, 3, 4];
  return Array.from({ length: Number(values.random) }, () => randomInt(2 ** 31));
}

/** The tests' own account is shown when they fail: fast-check's has the seed, the path to the case, and the case. */
function holdsWith(seed: number): boolean {
  const { status, stdout } = spawnSync('npx', ['vitest', 'run', '--testTimeout=300000', '--silent=true', ...wanted], {
    env: { ...process.env, TEST_SEED: String(seed), NO_COLOR: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return true;
  console.error(`seed ${seed}:\n${stdout.replace(/^ *✓.*\n/gm, '')}`);
  return false;
}
