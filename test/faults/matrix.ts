import type { OrderedFault } from '../../sandbox/server/faults.ts';
import type { Result } from '../../src/commands/command.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { AdminApiError } from '../../src/edges/pingfederate/admin-api-error.ts';
import { brokenOnServer, sameContent, unsettledAfter, untrueIn } from './invariants.ts';
import type { Scenario } from './scenario.ts';

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
interface Course {
  name: string;
  inputs: Partial<Inputs>;
  always: OrderedFault[];
}

const lastIsRefused: OrderedFault[] = [
  { match: { method: 'DELETE', path: '/idp/spConnections/e-delete' }, fault: 403, times: 0 },
];

/** Straight on; until the first failure; and one whose last change is refused, so that everything before is put back. */
const courses: Course[] = [
  { name: 'continue', inputs: { onFailure: 'continue' }, always: [] },
  { name: 'stop', inputs: { onFailure: 'stop' }, always: [] },
  { name: 'rollback', inputs: { onFailure: 'rollback' }, always: lastIsRefused },
];

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
  for (const course of courses) {
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
async function requestsOf(scenario: Scenario, { inputs, always }: Course) {
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

async function run({ stage }: Scenario, { inputs }: Course): Promise<{ result?: Result; error?: unknown }> {
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
  const messages = (outcome?.changes ?? []).map(({ id, message }) => `${id}: ${message ?? ''}`);
  return messages
    .filter((message) => /somebody else (?:has |had )?(?:changed|created|deleted|already)/.test(message))
    .filter((message) => !/can’t be told/.test(message))
    .map((message) => `somebody else is blamed: ${message}`);
}

function isAsAtStart(scenario: Scenario): boolean {
  const now = scenario.now();
  return (
    now.size === scenario.start.size && [...scenario.start].every(([id, value]) => sameContent(value, now.get(id)))
  );
}

const mentionsSecret = (result: Result | undefined) => JSON.stringify(result?.outcome ?? '').includes('planted');

/** What a second administrator does right before a request of the run is carried out. */
export interface Meeting {
  course: Course;
  deed: Deed;
  id: string;
  nth: number;
}

type Deed = 'edit' | 'edit what is managed' | 'change a secret' | 'delete' | 'create';

const path = '/idp/spConnections';
const ids = ['a-create', 'b-update', 'c-replace', 'd-activate', 'e-delete'];

/** Every deed before every request that reads or writes the connection; before any other it makes no difference. */
export async function meetingsOf(scenario: Scenario): Promise<Meeting[]> {
  const meetings: Meeting[] = [];
  for (const course of courses) {
    const requests = await requestsOf(scenario, course);
    for (const id of ids) {
      for (const [index, request] of requests.entries()) {
        const concerns = request.path === `${path}/${id}` || request.path === path;
        if (!concerns) continue;
        for (const deed of ['edit', 'edit what is managed', 'change a secret', 'delete', 'create'] as const)
          meetings.push({ course, deed, id, nth: index + 1 });
      }
    }
  }
  return meetings;
}

/** Runs one meeting; returns the promises that it broke. */
export async function tryMeeting(scenario: Scenario, meeting: Meeting): Promise<string[]> {
  const { stage } = scenario;
  const { course, deed, id, nth } = meeting;
  scenario.reset();
  let done: { after: string | undefined; inWindow: boolean } | undefined;
  const meanwhile = () => {
    // The request itself may be the write that follows our own read: nothing can tell the two apart.
    const inWindow = stage.sandbox.requests.at(-1)?.method !== 'GET';
    if (doDeed(scenario, deed, id)) done = { after: dated(scenario, id), inWindow };
  };
  stage.sandbox.faults.add({ match: { nth }, fault: 'meanwhile', meanwhile }, ...course.always);
  const { result, error } = await run(scenario, { ...course, inputs: { ...course.inputs, requestTimeoutMs: 5000 } });
  if (!done) return [];
  const broken: string[] = [];
  if (!done.inWindow) broken.push(...overwritten(scenario, meeting, done.after, result));
  if (result?.outcome) broken.push(...silent(scenario, meeting, result));
  else if (!(error instanceof AdminApiError) && !result?.failure) broken.push(`not an error for people: ${error}`);
  return broken;
}

/** Whether there was anything to do it to. */
function doDeed({ stage, start }: Scenario, deed: Deed, id: string): boolean {
  const { state } = stage.sandbox;
  const there = state.get(path, id)?.value;
  const modificationDate = new Date(Date.now() + 1).toISOString();
  if (deed === 'create') {
    if (there) return false;
    const pattern = start.get('e-delete');
    const names = { id, name: `By hand ${id}`, entityId: `urn:by-hand:${id}` };
    state.put(path, id, { ...pattern, ...names, creationDate: modificationDate, modificationDate });
    return true;
  }
  if (!there) return false;
  if (deed === 'delete') state.remove(path, id);
  else state.put(path, id, { ...there, ...editOf(deed, there), modificationDate });
  return true;
}

function editOf(deed: Deed, there: Record<string, unknown>) {
  if (deed === 'edit') return { contactInfo: { ...(there.contactInfo as object), firstName: 'By hand' } };
  // Nobody can read it back: only the date moves.
  return deed === 'change a secret' ? {} : { baseUrl: 'https://by-hand.example.com' };
}

const dated = ({ stage }: Scenario, id: string) => {
  const value = stage.sandbox.state.get(path, id)?.value;
  return value && String(value.modificationDate);
};

/** Somebody's work that isn't there any more although this run could have known of it. */
function overwritten(
  scenario: Scenario,
  { deed, id, nth }: Meeting,
  after: string | undefined,
  result?: Result,
): string[] {
  const now = dated(scenario, id);
  // Before the plan was made it's part of what the plan is made from.
  const later = scenario.stage.sandbox.requests.slice(nth - 1).filter(({ path: asked }) => asked === `${path}/${id}`);
  const planned = later.some(({ method }) => method !== 'GET');
  const isSeenByPlan = scenario.stage.sandbox.requests[nth - 1]?.path === path && planned;
  if (isSeenByPlan || now === after) return [];
  const said = result?.outcome?.changes.find((change) => change.id === id);
  return [`the ${deed} of ${id} was overwritten (${now} instead of ${after}): ${said?.status} ${said?.message}`];
}

/** The end of a run is the last chance to say that something isn't as it was written. */
function silent(scenario: Scenario, { id }: Meeting, { outcome }: Result): string[] {
  const change = outcome?.changes.find((one) => one.id === id);
  if (change?.status !== 'done') return [];
  const now = scenario.now().get(id);
  const isThere = now !== undefined;
  if (isThere === (change.action !== 'delete')) return [];
  return [`${id} is said to be done, and ${isThere ? 'it is still there' : 'it is gone'}`];
}
