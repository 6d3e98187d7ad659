import { changedSince } from '../../src/core/apply/content.ts';
import type { Live } from '../../src/core/connection/types.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import type { ChangeOutcome, Outcome } from '../../src/core/plan/outcome.ts';
import type { Scenario } from './scenario.ts';

/** A busy machine must not look like a fault. */
const undisturbed = { requestTimeoutMs: 20_000 };

const secretHolders = ['b-update', 'd-activate'];

/** What must hold on the server after a run in which something went wrong. Each line is a broken promise. */
export function brokenOnServer(scenario: Scenario, { mayMissReplaced = false } = {}): string[] {
  const now = scenario.now();
  const broken: string[] = [];
  for (const id of now.keys()) if (id !== 'a-create' && !scenario.start.has(id)) broken.push(`${id} came from nowhere`);
  for (const member of ['name', 'entityId']) {
    const values = [...now.values()].map((connection) => connection[member]);
    if (new Set(values).size < values.length) broken.push(`two connections have the same ${member}`);
  }
  for (const id of scenario.start.keys()) {
    if (now.has(id) || id === 'e-delete' || (mayMissReplaced && id === 'c-replace')) continue;
    broken.push(`${id} is lost`);
  }
  for (const id of secretHolders) {
    if (now.has(id) && scenario.stage.secretOf(id) !== 'planted-zoom-secret')
      broken.push(`the secret of ${id} is lost`);
  }
  return broken;
}

/** Whether the report says what is on the server. */
export async function untrueIn(outcome: Outcome, scenario: Scenario): Promise<string[]> {
  const { plan } = await scenario.stage.plan(undisturbed);
  const settled = new Set(plan?.changes.filter(({ action }) => action === 'no-op').map(({ id }) => id));
  const untrue = outcome.changes.filter((change) => !isTrue(change, scenario, settled));
  return untrue.map(({ id, status, message }) => `the report on ${id} is not true: ${status} ${message ?? ''}`);
}

/** Words with which a report says that something was left on the server, or that it isn't known. */
const admits = /saved|written|deactivated|not known|stays|could not be put back|put back/;

function isTrue(change: ChangeOutcome, scenario: Scenario, settled: ReadonlySet<string>): boolean {
  const now = scenario.now().get(change.id);
  const start = scenario.start.get(change.id);
  switch (change.status) {
    case 'done':
      return change.action === 'delete' ? now === undefined : settled.has(change.id);
    case 'gone':
      return now === undefined;
    // That nothing of somebody else's was overwritten is for the meetings with a second administrator.
    case 'unconfirmed':
    case 'left-alone':
      return true;
    case 'saved-inactive':
      return now?.active === false;
    case 'rolled-back':
      return sameContent(start, now);
    case 'skipped':
    case 'waits':
      return sameContent(start, now);
    case 'failed':
    case 'conflict':
    case 'rollback-failed':
    case 'changed-since':
      return sameContent(start, now) || admits.test(change.message ?? '');
  }
}

/** Dates change with each write, whatever is put back. */
export function sameContent(start: JsonObject | undefined, now: JsonObject | undefined): boolean {
  if (!start || !now) return start === now;
  const dateless = { ...start, id: String(start.id) } as Live;
  delete dateless.modificationDate;
  return changedSince('SpConnection', dateless, { ...now, id: String(now.id) } as Live) === undefined;
}

/** One more apply, undisturbed, and a plan after it. */
export async function unsettledAfter(scenario: Scenario): Promise<string[]> {
  scenario.stage.sandbox.faults.clear();
  const again = await scenario.stage.apply({
    ...undisturbed,
    ...(await scenario.stage.yes(undisturbed)),
    onFailure: 'continue',
  });
  if (!again.outcome?.complete)
    return [`the next apply did not converge: ${JSON.stringify(again.failure ?? again.outcome)}`];
  const { plan } = await scenario.stage.plan(undisturbed);
  const left = plan?.changes.filter(({ action }) => action !== 'no-op') ?? [];
  const ids = [...scenario.now().keys()].sort().join(' ');
  return [
    ...left.map(({ id, action }) => `after the next apply there is still a ${action} of ${id}`),
    ...(ids === 'a-create b-update c-replace d-activate' ? [] : [`the server holds ${ids}`]),
    ...['a-create', 'b-update', 'c-replace', 'd-activate'].flatMap((id) =>
      scenario.stage.secretOf(id) === 'planted-zoom-secret' ? [] : [`the secret of ${id} is lost in the end`],
    ),
  ];
}
