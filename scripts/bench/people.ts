import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inMiB, inSeconds, median, runNode, type Say } from './measure.ts';

interface Counted {
  was: number;
  willBe: number;
  cpuMs: number;
  requests: number;
  entries: number;
}

/** The aims, by the number of people. */
const aims: Record<number, string> = { 10000: '0.5 s of CPU', 50000: '1.5 s of CPU' };

/** What a change of scope does to people, counted in a directory of another process; three times each. */
export async function benchPeople({
  folder,
  sizes,
  say,
}: {
  folder: string;
  sizes: readonly number[];
  say: Say;
}): Promise<void> {
  // As the product is: in one file, without the TypeScript reader's memory.
  const counting = join(folder, 'count-people.mjs');
  const entryPoints = ['scripts/bench/count-people.ts'];
  await build({ entryPoints, outfile: counting, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  for (const people of sizes) {
    const server = spawn(process.execPath, ['scripts/bench/serve-directory.ts', String(people)]);
    try {
      const [url] = (await once(server.stdout, 'data')) as [Buffer];
      const runs = [1, 2, 3].map(() => runNode([counting, String(url).trim()], { folder }));
      const counts = runs.map(({ stdout }) => JSON.parse(stdout) as Counted);
      const { was, willBe, requests, entries } = counts[0] as Counted;
      const name = (count: number) => count.toLocaleString('en-US');
      say(`people, ${name(was)} → ${name(willBe)}`, inSeconds(median(counts.map(({ cpuMs }) => cpuMs))), aims[people]);
      say('  requests', `${requests} for ${name(entries)} entries`, `one for 500: ${Math.ceil(entries / 500)}`);
      say('  peak memory', inMiB(median(runs.map(({ peakMiB }) => peakMiB))), 'under 150 MiB');
    } finally {
      server.kill();
    }
  }
}
