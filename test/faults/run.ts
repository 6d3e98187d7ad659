import { cpus } from 'node:os';
import { killCases, tryKill } from './kills.ts';
import { type Case, casesOf, type Meeting, meetingsOf, tryCase, tryMeeting } from './matrix.ts';
import { openScenario, type Scenario } from './scenario.ts';

/**
 * Every request of an apply with every fault and every odd answer, and with a second administrator before it, in this
 * process; then an apply in a process of its own, killed and cancelled at every request.
 * `node test/faults/run.ts [part of a case's name]` runs a selection: `odd answer`, `rollback, request 12`.
 */
async function main(): Promise<void> {
  const wanted = process.argv[2] ?? '';
  const started = Date.now();
  const first = await openScenario();
  const { faulty, odd } = await casesOf(first);
  const meetings = await meetingsOf(first);
  await first.stage.stop();
  const sweeps = [
    await sweep('request × fault', faulty, nameOf, tryCase, wanted),
    await sweep('write × odd answer', odd, nameOf, tryCase, wanted),
    await sweep('request × second administrator', meetings, nameOfMeeting, tryMeeting, wanted),
    await sweep('request × kill', await killCases(), ({ name }) => name, tryKill, wanted),
  ];
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
  process.exitCode = sweeps.every((kept) => kept) ? 0 : 1;
}

const nameOf = ({ course, fault, nth }: Case) => `${course.name}, request ${nth}, ${fault}`;
const nameOfMeeting = ({ course, deed, id, nth }: Meeting) => `${course.name}, request ${nth}, ${deed} of ${id}`;

type Try<One> = (scenario: Scenario, one: One) => Promise<string[]>;

/** Runs the cases that are wanted, and prints what was broken and how many there were. */
async function sweep<One>(
  what: string,
  cases: readonly One[],
  name: (one: One) => string,
  run: Try<One>,
  wanted: string,
): Promise<boolean> {
  const chosen = cases.filter((one) => `${what}: ${name(one)}`.includes(wanted));
  const broken = await inParallel(chosen, name, run);
  const verdict = broken.length === 0 ? 'every promise kept' : `${broken.length} promises broken`;
  console.log(`${what}: ${chosen.length} cases, ${verdict}`);
  return broken.length === 0;
}

/** Many stages at once: a case waits more than it works. Each has a server of its own. */
async function inParallel<One>(cases: readonly One[], name: (one: One) => string, run: Try<One>): Promise<string[]> {
  const waiting = [...cases];
  const broken: string[] = [];
  const workers = Array.from({ length: Math.min(cpus().length * 4, waiting.length) }, async () => {
    const scenario = await openScenario();
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const promises = await run(scenario, one).catch((error: unknown) => [`it threw: ${(error as Error).stack}`]);
      for (const promise of promises) console.log(`  ${name(one)}: ${promise}`);
      broken.push(...promises);
    }
    await scenario.stage.stop();
  });
  await Promise.all(workers);
  return broken;
}

await main();
