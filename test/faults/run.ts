import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { killCases, tryKill } from './kills.ts';
import { type Case, casesOf, tryCase } from './matrix.ts';
import { type Meeting, meetingsOf, tryMeeting } from './meetings.ts';
import { openScenario, type Scenario, type Setting } from './scenario.ts';
import { connections, otherKinds } from './settings.ts';

/**
 * Every request of an apply with every fault and every odd answer, and with a second administrator before it, in this
 * process; then an apply in a process of its own, killed and cancelled at every request.
 * `node test/faults/run.ts [part of a case's name]` runs a selection: `odd answer`, `rollback, request 12`. With
 * `--other-kinds` it is a sweep of its own over what connections stand on; `--every 20` takes every twentieth case.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { 'other-kinds': { type: 'boolean' }, every: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const [wanted = ''] = positionals;
  const every = Number(values.every);
  const settings = values['other-kinds'] ? [otherKinds] : [connections];
  const started = Date.now();
  const sweeps: boolean[] = [];
  for (const setting of settings) {
    const first = await openScenario(setting);
    const { faulty, odd } = await casesOf(first);
    const meetings = await meetingsOf(first);
    await first.stage.stop();
    const of = { setting, wanted, every };
    sweeps.push(
      await sweep({ ...of, what: 'request × fault', cases: faulty, name: nameOf, run: tryCase }),
      await sweep({ ...of, what: 'write × odd answer', cases: odd, name: nameOf, run: tryCase }),
      await sweep({
        ...of,
        what: 'request × second administrator',
        cases: meetings,
        name: nameOfMeeting,
        run: tryMeeting,
      }),
      await sweep({
        ...of,
        what: 'request × kill',
        cases: await killCases(setting),
        name: ({ name }) => name,
        run: tryKill,
      }),
    );
  }
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
  process.exitCode = sweeps.every((kept) => kept) ? 0 : 1;
}

const nameOf = ({ course, fault, nth }: Case) => `${course.name}, request ${nth}, ${fault}`;
const nameOfMeeting = ({ course, deed, key, nth }: Meeting) => `${course.name}, request ${nth}, ${deed} of ${key}`;

interface Sweep<One> {
  setting: Setting;
  what: string;
  cases: readonly One[];
  name: (one: One) => string;
  run: (scenario: Scenario, one: One) => Promise<string[]>;
  wanted: string;
  /** Of the cases that are wanted, one in so many. */
  every: number;
}

/** Runs the cases that are wanted, and prints what was broken and how many there were. */
async function sweep<One>(all: Sweep<One>): Promise<boolean> {
  const { setting, what, cases, name, wanted, every } = all;
  const chosen = cases
    .filter((one) => `${setting.name}, ${what}: ${name(one)}`.includes(wanted))
    .filter((_, at) => at % every === 0);
  const broken = await inParallel(chosen, all);
  const verdict = broken.length === 0 ? 'every promise kept' : `${broken.length} promises broken`;
  console.log(`${setting.name}, ${what}: ${chosen.length} cases, ${verdict}`);
  return broken.length === 0;
}

/** Many stages at once: a case waits more than it works. Each has a server of its own. */
async function inParallel<One>(cases: readonly One[], { setting, name, run }: Sweep<One>): Promise<string[]> {
  const waiting = [...cases];
  const broken: string[] = [];
  const workers = Array.from({ length: Math.min(cpus().length * 4, waiting.length) }, async () => {
    const scenario = await openScenario(setting);
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
