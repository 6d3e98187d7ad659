import type { Result } from '../../src/commands/command.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type Key, type KindName, kinds } from '../../src/core/kinds.ts';
import { AdminApiError } from '../../src/edges/pingfederate/admin-api-error.ts';
import { type Course, coursesOf, requestsOf, run } from './matrix.ts';
import { partsOf, pathOf, type Scenario } from './scenario.ts';

/** What a second administrator does right before a request of the run is carried out. */
export interface Meeting {
  course: Course;
  deed: Deed;
  key: Key;
  nth: number;
}

type Deed = 'edit' | 'edit what is managed' | 'change a secret' | 'delete' | 'create';

/** Every deed before every request that reads or writes the object; before any other it makes no difference. */
export async function meetingsOf(scenario: Scenario): Promise<Meeting[]> {
  const meetings: Meeting[] = [];
  for (const course of coursesOf(scenario.setting)) {
    const requests = await requestsOf(scenario, course);
    for (const key of Object.keys(scenario.setting.met)) {
      const { kind } = partsOf(key);
      for (const [index, request] of requests.entries()) {
        const concerns = request.path === pathOf(key) || request.path === kinds[kind].path;
        if (!concerns) continue;
        for (const deed of deedsTo(kind)) meetings.push({ course, deed, key, nth: index + 1 });
      }
    }
  }
  return meetings;
}

/** Runs one meeting; returns the promises that it broke. */
export async function tryMeeting(scenario: Scenario, meeting: Meeting): Promise<string[]> {
  const { stage } = scenario;
  const { course, deed, key, nth } = meeting;
  scenario.reset();
  let done: { after: string | undefined; inWindow: boolean } | undefined;
  const meanwhile = () => {
    // The request itself may be the write that follows our own read: nothing can tell the two apart.
    const inWindow = stage.sandbox.requests.at(-1)?.method !== 'GET';
    if (doDeed(scenario, deed, key)) done = { after: dated(scenario, key), inWindow };
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

/** A key never changes, and what there is one of is always there. */
function deedsTo(kind: KindName): Deed[] {
  const { how } = kinds[kind].written ?? {};
  if (how === 'singleton') return ['edit', 'edit what is managed'];
  return how === 'key' ? ['delete', 'create'] : ['edit', 'edit what is managed', 'change a secret', 'delete', 'create'];
}

/** Whether there was anything to do it to. */
function doDeed(scenario: Scenario, deed: Deed, key: Key): boolean {
  const { stage, setting, start } = scenario;
  const { state } = stage.sandbox;
  const { kind, id } = partsOf(key);
  const { path, written } = kinds[kind];
  const there = objectAt(scenario, key);
  const meant = setting.met[key];
  const date = new Date(Date.now() + 1).toISOString();
  if (deed === 'create') {
    if (there) return false;
    const pattern = meant && start.get(meant.pattern);
    const names = { id, name: `By hand ${id}`, entityId: pattern?.entityId && `urn:by-hand:${id}` };
    state.put(path, id, { ...pattern, ...names, ...(pattern && dates(pattern, date, true)) });
    return true;
  }
  if (!there) return false;
  const edited = {
    ...there,
    ...(deed === 'edit' ? meant?.edit(there) : {}),
    ...(deed === 'edit what is managed' ? meant?.managed : {}),
  };
  // A secret can't be read back: only the date moves.
  if (written?.how === 'singleton') state.set(path, edited);
  else if (deed === 'delete') state.remove(path, id);
  else state.put(path, id, { ...edited, ...dates(there, date) });
  return true;
}

function objectAt({ stage }: Scenario, key: Key): JsonObject | undefined {
  const { kind, id } = partsOf(key);
  const { path, written } = kinds[kind];
  return written?.how === 'singleton' ? stage.sandbox.state.setting(path) : stage.sandbox.state.get(path, id)?.value;
}

/** The dates that an object has, now. */
function dates(pattern: JsonObject, date: string, isNew = false): JsonObject {
  const names = ['modificationDate', 'lastModified', ...(isNew ? ['creationDate'] : [])];
  return Object.fromEntries(names.filter((name) => name in pattern).map((name) => [name, date]));
}

/** What tells one write from another: the date, and of what has none the whole. */
function dated(scenario: Scenario, key: Key): string | undefined {
  const value = objectAt(scenario, key);
  return value && String(value.modificationDate ?? value.lastModified ?? JSON.stringify(value));
}

/** Somebody's work that isn't there any more although this run could have known of it. */
function overwritten(
  scenario: Scenario,
  { deed, key, nth }: Meeting,
  after: string | undefined,
  result?: Result,
): string[] {
  const now = dated(scenario, key);
  // Before the plan was made it's part of what the plan is made from.
  const later = scenario.stage.sandbox.requests.slice(nth - 1).filter(({ path }) => path === pathOf(key));
  const planned = later.some(({ method }) => method !== 'GET');
  const isSeenByPlan = scenario.stage.sandbox.requests[nth - 1]?.path === kinds[partsOf(key).kind].path && planned;
  if (isSeenByPlan || now === after) return [];
  const said = result?.outcome?.changes.find((change) => change.key === key);
  return [`the ${deed} of ${key} was overwritten (${now} instead of ${after}): ${said?.status} ${said?.message}`];
}

/** The end of a run is the last chance to say that something isn't as it was written. */
function silent(scenario: Scenario, { key }: Meeting, { outcome }: Result): string[] {
  const change = outcome?.changes.find((one) => one.key === key);
  if (change?.status !== 'done') return [];
  const now = scenario.now().get(key);
  const isThere = now !== undefined;
  if (isThere === (change.action !== 'delete')) return [];
  return [`${key} is said to be done, and ${isThere ? 'it is still there' : 'it is gone'}`];
}
