import { cpus } from 'node:os';
import { killCases, tryKill } from './kills.ts';
import { type Case, casesOf, tryCase } from './matrix.ts';
import { openScenario } from './scenario.ts';

/**
 * Every request of an apply with every fault, in this process; then an apply in a process of its own, killed and
 * cancelled at every request. `node test/faults/run.ts [part of a case's name]` runs a selection.
 */
async function main(): Promise<void> {
  const wanted = process.argv[2] ?? '';
  const started = Date.now();
  const first = await openScenario();
  const cases = (await casesOf(first)).filter((one) => nameOf(one).includes(wanted));
  await first.stage.stop();
  const broken = await inParallel(cases, nameOf, tryCase);
  report('request × fault', cases.length, broken);
  const kills = (await killCases()).filter(({ name }) => name.includes(wanted));
  const brokenKills = await inParallel(kills, ({ name }) => name, tryKill);
  report('request × kill', kills.length, brokenKills);
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
  process.exitCode = broken.length + brokenKills.length > 0 ? 1 : 0;
}

const nameOf = ({ course, fault, nth }: Case) => `${course.name}, request ${nth}, ${fault}`;

/** Many stages at once: a case waits more than it works. Each has a server of its own. */
async function inParallel<One>(
  cases: readonly One[],
  name: (one: One) => string,
  run: (scenario: Awaited<ReturnType<typeof openScenario>>, one: One) => Promise<string[]>,
): Promise<string[]> {
  const waiting = [...cases];
  const broken: string[] = [];
  const workers = Array.from({ length: Math.min(cpus().length * 4, waiting.length) }, async () => {
    const scenario = await openScenario();
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const promises = await run(scenario, one).catch((error: unknown) => [`it threw: ${(error as Error).stack}`]);
      broken.push(...promises.map((promise) => `${name(one as One)}: ${promise}`));
    }
    await scenario.stage.stop();
  });
  await Promise.all(workers);
  return broken;
}

function report(what: string, count: number, broken: readonly string[]): void {
  for (const line of broken) console.log(`  ${line}`);
  console.log(
    `${what}: ${count} cases, ${broken.length === 0 ? 'every promise kept' : `${broken.length} promises broken`}`,
  );
}

await main();
