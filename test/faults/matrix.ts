import type { OrderedFault } from '../../sandbox/server/faults.ts';
import type { Result } from '../../src/commands/command.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { AdminApiError } from '../../src/edges/pingfederate/admin-api-error.ts';
import { brokenOnServer, sameContent, unsettledAfter, untrueIn } from './invariants.ts';
import { partsOf, type Scenario, type Setting } from './scenario.ts';

/** What can go wrong with a request, before and after it was stored. */
const faults: Record<string, OrderedFault> = {
  refused: { fault: 'refuse-connection', delayMs: 40 },
  'reset before stored': { fault: 'reset-before' },
  'reset after stored': { fault: 'reset-after-store' },
  timeout: { fault: 'timeout' },
  'timeout after stored': { fault: 'timeout', stage: 'after' },
  '500': { fault: 500 },
  '500 after stored': { fault: 500, stage: 'after' },
  '503': { fault: 503 },
  '503 after stored': { fault: 503, stage: 'after' },
  '429': { fault: 429 },
  '401': { fault: 401 },
  '403': { fault: 403 },
  '422': { fault: 422 },
  'truncated JSON': { fault: 'truncated-json' },
  HTML: { fault: 'html' },
  'HTML after stored': { fault: 'html', stage: 'after' },
};

/** Answers that say another thing than what happened. */
const oddAnswers: Record<string, OrderedFault> = {
  'no body after stored': { fault: 'empty', stage: 'after' },
  'no body, not stored': { fault: 'empty' },
  'another body after stored': { fault: 'unexpected', stage: 'after' },
  'another body, not stored': { fault: 'unexpected' },
  '401 after stored': { fault: 401, stage: 'after' },
  '403 after stored': { fault: 403, stage: 'after' },
  '404': { fault: 404 },
  '404 after stored': { fault: 404, stage: 'after' },
  '422 after stored': { fault: 422, stage: 'after' },
  'delivered twice': { fault: 'twice' },
  // Later than the look after it, before or after the end of the run.
  'carried out late': { fault: 'late', delayMs: 400 },
};

/** One way a run goes: what it's asked for, and what goes wrong in it anyway. */
export interface Course {
  name: string;
  inputs: Partial<Inputs>;
  always: OrderedFault[];
}

/** Straight on; until the first failure; and one whose last change is refused, so that everything before is put back. */
export function coursesOf({ lastWrite }: Setting): Course[] {
  const lastIsRefused: OrderedFault[] = [{ match: { method: 'DELETE', path: lastWrite }, fault: 403, times: 0 }];
  return [
    { name: 'continue', inputs: { onFailure: 'continue' }, always: [] },
    { name: 'stop', inputs: { onFailure: 'stop' }, always: [] },
    { name: 'rollback', inputs: { onFailure: 'rollback' }, always: lastIsRefused },
  ];
}

export interface Case {
  course: Course;
  fault: string;
  /** Which request of the run, from 1. */
  nth: number;
  match: NonNullable<OrderedFault['match']>;
}

/** Every request of each course with every fault; reads with the faults that matter to a read. */
export async function casesOf(scenario: Scenario): Promise<{ faulty: Case[]; odd: Case[] }> {
  const faulty: Case[] = [];
  const odd: Case[] = [];
  for (const course of coursesOf(scenario.setting)) {
    const requests = await requestsOf(scenario, course);
    for (const [index, { method, path: asked }] of requests.entries()) {
      const nth = index + 1;
      const same = requests.slice(0, nth).filter((one) => one.method === method && one.path === asked);
      // Told by what it is, as a request that is repeated on a busy machine moves all later numbers.
      const match = { method, path: asked, nth: same.length };
      // Up to its first failure, a run that stops is one that goes on.
      if (course.name !== 'stop')
        for (const fault of Object.keys(faults)) faulty.push({ course, fault, nth, match: { nth } });
      if (method !== 'GET') for (const fault of Object.keys(oddAnswers)) odd.push({ course, fault, nth, match });
      else if (course.name !== 'stop') odd.push({ course, fault: 'another body, not stored', nth, match });
    }
  }
  return { faulty, odd };
}

/** The requests of an undisturbed run. */
export async function requestsOf(scenario: Scenario, { inputs, always }: Course) {
  scenario.reset();
  scenario.stage.sandbox.faults.add(...always);
  await scenario.stage.apply({ ...inputs, requestTimeoutMs: 20_000 });
  return [...scenario.stage.sandbox.requests];
}

/** Runs one case; returns the promises that it broke. */
export async function tryCase(scenario: Scenario, { course, fault, match }: Case): Promise<string[]> {
  const order = { ...(faults[fault] ?? oddAnswers[fault]), match } as OrderedFault;
  scenario.reset();
  scenario.stage.sandbox.faults.add(order, ...course.always);
  const patience = fault in oddAnswers && fault !== 'carried out late' ? { requestTimeoutMs: 5000 } : {};
  const { result, error } = await run(scenario, { ...course, inputs: { ...course.inputs, ...patience } });
  // What comes only after the end of a run is for the next one to see.
  if (fault === 'carried out late') await new Promise((done) => setTimeout(done, order.delayMs));
  const late = fault === 'carried out late' || /^404/.test(fault);
  // After a 401 nothing else may be asked, so that the account isn't locked.
  const broken = brokenOnServer(scenario, { mayMissReplaced: late || fault === '401 after stored' });
  if (result?.outcome) {
    if (!late) broken.push(...(await untrueIn(result.outcome, scenario)));
    broken.push(...blamed(result));
  } else if (!(error instanceof AdminApiError) && !result?.failure) broken.push(`not an error for people: ${error}`);
  else if (!isAsAtStart(scenario)) broken.push('something was written, and there is no report of it');
  if (mentionsSecret(result)) broken.push('a secret is in the report');
  return [...broken, ...(await unsettledAfter(scenario))];
}

export async function run({ stage }: Scenario, { inputs }: Course): Promise<{ result?: Result; error?: unknown }> {
  try {
    return { result: await stage.apply(inputs) };
  } catch (error) {
    return { error };
  } finally {
    stage.sandbox.faults.clear();
  }
}

/** Nobody else is there. */
function blamed({ outcome }: Result): string[] {
  const messages = (outcome?.changes ?? []).map(({ key, message }) => `${key}: ${message ?? ''}`);
  return messages
    .filter((message) => /somebody else (?:has |had )?(?:changed|created|deleted|already)/.test(message))
    .filter((message) => !/can’t be told/.test(message))
    .map((message) => `somebody else is blamed: ${message}`);
}

function isAsAtStart(scenario: Scenario): boolean {
  const now = scenario.now();
  return (
    now.size === scenario.start.size &&
    [...scenario.start].every(([key, value]) => sameContent(partsOf(key).kind, value, now.get(key)))
  );
}

const mentionsSecret = (result: Result | undefined) => JSON.stringify(result?.outcome ?? '').includes('planted');
