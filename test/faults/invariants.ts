import { changedSince } from '../../src/core/apply/content.ts';
import { withoutDate } from '../../src/core/connection/dates.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type Key, type KindName, kinds } from '../../src/core/kinds.ts';
import type { ChangeOutcome, Outcome } from '../../src/core/plan/outcome.ts';
import { partsOf, type Scenario } from './scenario.ts';

/** A busy machine must not look like a fault. */
const undisturbed = { requestTimeoutMs: 20_000 };

/** What must hold on the server after a run in which something went wrong. Each line is a broken promise. */
export function brokenOnServer(scenario: Scenario, { mayMissReplaced = false } = {}): string[] {
  const { setting, start } = scenario;
  const now = scenario.now();
  const broken: string[] = [];
  for (const key of now.keys())
    if (!setting.made.includes(key) && !start.has(key)) broken.push(`${key} came from nowhere`);
  broken.push(...doubles(now));
  for (const key of start.keys()) {
    if (now.has(key) || setting.gone.includes(key) || (mayMissReplaced && setting.replaced.includes(key))) continue;
    broken.push(`${key} is lost`);
  }
  // What had its secret at the start has it now; what is made anew from a connection without one gets it.
  const held = Object.keys(setting.secrets).filter((key) => start.has(key) && !setting.replaced.includes(key));
  return [...broken, ...lostSecrets(scenario, held)];
}

/** Two of a kind that share what no two may share. */
function doubles(now: ReadonlyMap<Key, JsonObject>): string[] {
  return [...now].flatMap(([key, one]) =>
    (kinds[partsOf(key).kind].written?.unique ?? []).flatMap((member) => {
      const isDouble = [...now].some(
        ([other, { [member]: value }]) =>
          other !== key && partsOf(other).kind === partsOf(key).kind && value !== undefined && value === one[member],
      );
      return isDouble ? [`${key} shares its ${member}`] : [];
    }),
  );
}

function lostSecrets({ stage, setting, now }: Scenario, keys: readonly Key[]): string[] {
  const there = now();
  return keys.flatMap((key) => {
    const isKept = stage.secretOf(partsOf(key).id, partsOf(key).kind) === setting.secrets[key];
    return isKept || !there.has(key) ? [] : [`the secret of ${key} is lost`];
  });
}

/** Whether the report says what is on the server. */
export async function untrueIn(outcome: Outcome, scenario: Scenario): Promise<string[]> {
  const { plan } = await scenario.stage.plan(undisturbed);
  const settled = new Set(plan?.changes.filter(({ action }) => action === 'no-op').map(({ key }) => key));
  const untrue = outcome.changes.filter((change) => !isTrue(change, scenario, settled));
  return untrue.map(({ key, status, message }) => `the report on ${key} is not true: ${status} ${message ?? ''}`);
}

/** Words with which a report says that something was left on the server, or that it isn't known. */
const admits = /saved|written|deactivated|not known|stays|could not be put back|put back/;

function isTrue(change: ChangeOutcome, scenario: Scenario, settled: ReadonlySet<string>): boolean {
  const now = scenario.now().get(change.key);
  const start = scenario.start.get(change.key);
  const isSame = () => sameContent(change.kind, start, now);
  switch (change.status) {
    case 'done':
      return change.action === 'delete' ? now === undefined : settled.has(change.key);
    case 'gone':
      return now === undefined;
    // That nothing of somebody else's was overwritten is for the meetings with a second administrator.
    case 'unconfirmed':
    case 'left-alone':
      return true;
    case 'saved-inactive':
      return now?.active === false;
    case 'rolled-back':
      return isSame();
    case 'skipped':
    case 'waits':
      return isSame();
    case 'failed':
    case 'conflict':
    case 'rollback-failed':
    case 'changed-since':
      return isSame() || admits.test(change.message ?? '');
  }
}

/** Dates change with each write, whatever is put back. */
export function sameContent(kind: KindName, start: JsonObject | undefined, now: JsonObject | undefined): boolean {
  if (!start || !now) return start === now;
  return (
    changedSince(kind, withoutDate({ ...start, id: String(start.id) }), { ...now, id: String(now.id) }) === undefined
  );
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
  const { setting, start, now } = scenario;
  const there = [...now().keys()].sort().join(' ');
  const meant = [...start.keys(), ...setting.made].filter((key) => !setting.gone.includes(key));
  return [
    ...left.map(({ key, action }) => `after the next apply there is still a ${action} of ${key}`),
    ...(there === meant.sort().join(' ') ? [] : [`the server holds ${there}`]),
    ...lostSecrets(scenario, Object.keys(setting.secrets)).map((one) => `${one} in the end`),
  ];
}
