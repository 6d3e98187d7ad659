import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../src/core/plan/outcome.ts';
import { brokenOnServer, unsettledAfter, untrueIn } from './invariants.ts';
import { openScenario, type Scenario, type Setting } from './scenario.ts';

const entry = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export interface KillCase {
  name: string;
  signal: 'SIGKILL' | 'SIGINT';
  nth: number;
  /** Whether the request under way is carried out although the process is gone. */
  stored: boolean;
}

/** Killed at every request, stored and not; cancelled at every request. */
export async function killCases(setting: Setting): Promise<KillCase[]> {
  const scenario = await openScenario(setting);
  scenario.reset();
  await scenario.stage.apply({ requestTimeoutMs: 20_000 });
  const count = scenario.stage.sandbox.requests.length;
  await scenario.stage.stop();
  const cases: KillCase[] = [];
  for (let nth = 1; nth <= count; nth++) {
    for (const stored of [true, false]) {
      const when = stored ? 'stored' : 'not stored';
      cases.push({ name: `SIGKILL at request ${nth}, ${when}`, signal: 'SIGKILL', nth, stored });
    }
    cases.push({ name: `SIGINT at request ${nth}`, signal: 'SIGINT', nth, stored: true });
  }
  return cases;
}

/** Runs `pfconn apply` in a process of its own and ends it at a request; returns the promises that were broken. */
export async function tryKill(scenario: Scenario, one: KillCase): Promise<string[]> {
  const { stage } = scenario;
  scenario.reset();
  const file = join(stage.root, 'outcome.json');
  rmSync(file, { force: true });
  stage.sandbox.faults.add({ match: { nth: one.nth }, fault: one.stored ? 'delay' : 'timeout', delayMs: 150 });
  const { ms, writesAfter } = await endAt(scenario, one, file);
  await new Promise((done) => setTimeout(done, 200));
  stage.sandbox.faults.clear();
  const broken = brokenOnServer(scenario, { mayMissReplaced: one.signal === 'SIGKILL' });
  if (one.signal === 'SIGINT') {
    if (ms > 7000) broken.push(`the report came after ${ms} ms`);
    broken.push(...(await reportOf(scenario, file)), ...tooMany(writesAfter));
  }
  return [...broken, ...(await unsettledAfter(scenario))];
}

async function endAt(scenario: Scenario, { nth, signal }: KillCase, file: string) {
  const { stage } = scenario;
  const child = spawn(process.execPath, [entry, 'apply', '--outcome-file', file, '--working-directory', stage.root], {
    cwd: stage.root,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      PF_ADMIN_URL: stage.sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: '2FederateM0re',
      ...stage.variables,
    },
  });
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  const until = Date.now() + 30_000;
  while (stage.sandbox.requests.length < nth && child.exitCode === null && Date.now() < until) await tick();
  const killed = Date.now();
  const seen = stage.sandbox.requests.length;
  child.kill(signal);
  await ended;
  const writesAfter = stage.sandbox.requests.slice(seen).filter(({ method }) => method !== 'GET');
  return { ms: Date.now() - killed, writesAfter: writesAfter.map(({ method, path }) => `${method} ${path}`) };
}

const tick = () => new Promise((done) => setTimeout(done, 3));

/** Only a replace goes on, because half of it would be a lost connection. */
function tooMany(writes: readonly string[]): string[] {
  const more = writes.filter((write) => !/c-replace|POST/.test(write));
  return more.length > 0 ? [`it went on to write: ${more.join(', ')}`] : [];
}

async function reportOf(scenario: Scenario, file: string): Promise<string[]> {
  if (!existsSync(file)) {
    const wrote = scenario.stage.sandbox.requests.some(({ method }) => method !== 'GET');
    return wrote ? ['something was written, and there is no report of it'] : [];
  }
  const outcome = JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  const secret = JSON.stringify(outcome).includes('planted') ? ['a secret is in the report'] : [];
  return [...secret, ...(await untrueIn(outcome, scenario))];
}
