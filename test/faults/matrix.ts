import type { OrderedFault } from '../../sandbox/server/faults.ts';
import type { Result } from '../../src/commands/command.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { AdminApiError } from '../../src/edges/pingfederate/admin-api-error.ts';
import { brokenOnServer, sameContent, unsettledAfter, untrueIn } from './invariants.ts';
import type { Scenario } from './scenario.ts';

/** What can go wrong with a request, before and after it was stored. */
export const faults: Record<string, OrderedFault> = {
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

/** One way a run goes: what it's asked for, and what goes wrong in it anyway. */
export interface Course {
  name: string;
  inputs: Partial<Inputs>;
  always: OrderedFault[];
}

/** Straight on; and one whose last change is refused, so that everything before it is put back. */
export const courses: Course[] = [
  { name: 'continue', inputs: { onFailure: 'continue' }, always: [] },
  {
    name: 'rollback',
    inputs: { onFailure: 'rollback' },
    always: [{ match: { method: 'DELETE', path: '/idp/spConnections/e-delete' }, fault: 403, times: 0 }],
  },
];

export interface Case {
  course: Course;
  fault: string;
  /** Which request of the run, from 1. */
  nth: number;
}

/** Every request of each course with every fault. */
export async function casesOf(scenario: Scenario): Promise<Case[]> {
  const cases: Case[] = [];
  for (const course of courses) {
    scenario.reset();
    scenario.stage.sandbox.faults.add(...course.always);
    await scenario.stage.apply({ ...course.inputs, requestTimeoutMs: 20_000 });
    const count = scenario.stage.sandbox.requests.length;
    for (let nth = 1; nth <= count; nth++) for (const fault of Object.keys(faults)) cases.push({ course, fault, nth });
  }
  return cases;
}

/** Runs one case; returns the promises that it broke. */
export async function tryCase(scenario: Scenario, { course, fault, nth }: Case): Promise<string[]> {
  const { stage } = scenario;
  scenario.reset();
  stage.sandbox.faults.add({ ...(faults[fault] as OrderedFault), match: { nth } }, ...course.always);
  let result: Result | undefined;
  let error: unknown;
  try {
    result = await stage.apply(course.inputs);
  } catch (reason) {
    error = reason;
  }
  stage.sandbox.faults.clear();
  const broken = brokenOnServer(scenario);
  if (result?.outcome) broken.push(...(await untrueIn(result.outcome, scenario)));
  else if (!(error instanceof AdminApiError) && !result?.failure) broken.push(`not an error for people: ${error}`);
  else if (!isAsAtStart(scenario)) broken.push('something was written, and there is no report of it');
  if (mentionsSecret(result)) broken.push('a secret is in the report');
  return [...broken, ...(await unsettledAfter(scenario))];
}

function isAsAtStart(scenario: Scenario): boolean {
  const now = scenario.now();
  return (
    now.size === scenario.start.size && [...scenario.start].every(([id, value]) => sameContent(value, now.get(id)))
  );
}

const mentionsSecret = (result: Result | undefined) => JSON.stringify(result?.outcome ?? '').includes('planted');
