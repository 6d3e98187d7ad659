import { withNames } from '../../connection/references/named-references.ts';
import type { Difference, ResourceNameOf } from '../../connection/types.ts';
import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import type { Json } from '../../document/json.ts';
import { pathText } from '../../document/path.ts';
import { sameJson } from '../../document/readers.ts';
import { countsOf } from '../../plan/summary.ts';
import type { Action, Change, Counts, Plan, Wait } from '../../plan/types.ts';
import { differencesOf, namesFor } from '../change-view.ts';
import { consoleWords, type LabelOf } from '../console-words.ts';
import { ranked } from '../ranking.ts';
import { withoutSecrets } from '../values.ts';

/**
 * A plan as `--json` and `plan-file` hold it. Members are only ever added; a change of meaning raises `version`.
 * No secret is in it: those appear as their `${secret:NAME}` reference or as `(secret)`.
 */
export interface PlanJson {
  format: 'pfconn-plan';
  version: 1;
  environment: string;
  server: { version: string };
  hasChanges: boolean;
  counts: Counts;
  digest: string;
  changes: ChangeJson[];
  unmanaged: Plan['unmanaged'];
  findings: FindingJson[];
  /** What the changes do to people, each once, the worst first; reports follow this order. */
  consequences: ConsequenceJson[];
}

export interface ConsequenceJson extends FindingJson {
  tier: number;
  certain: boolean;
  /** The ids of all connections of which it is true. */
  connections: string[];
}

export interface ChangeJson {
  action: Action;
  id: string;
  name: string;
  entityId: string;
  file?: string;
  reason?: string;
  digest: string;
  differences: DifferenceJson[];
  findings: FindingJson[];
  /** What nobody said yes to yet; an apply leaves the connection alone. */
  waits?: Wait[];
  /** The ids of connections that wait and still have what this one needs. */
  waitsFor?: string[];
  accepted?: Wait[];
}

export interface DifferenceJson {
  kind: Difference['kind'];
  path: string;
  /** The way to it in the administrative console. */
  console: string;
  live?: Json;
  desired?: Json;
  /** Of a definition that refers by names: the same values with names for ids. */
  names?: { live?: Json; desired?: Json };
  secret?: true;
  place: Place;
}

export type FindingJson = Diagnostic;

/** A plan as plain data that may leave the process. */
export function planJson(plan: Plan, connectors?: Connectors): PlanJson {
  const counts = countsOf(plan);
  return {
    format: 'pfconn-plan',
    version: 1,
    environment: plan.environment,
    server: { version: plan.server.version },
    hasChanges: plan.changes.length > counts['no-op'],
    counts,
    digest: plan.digest,
    changes: plan.changes.map((change) => changeJson(change, connectors)),
    unmanaged: plan.unmanaged,
    findings: plan.findings,
    consequences: ranked(plan.changes).map(({ tier, certain, finding, changes }) => ({
      ...finding,
      tier,
      certain,
      connections: changes.map(({ id }) => id),
    })),
  };
}

function changeJson(change: Change, connectors: Connectors | undefined): ChangeJson {
  const labelOf = namesFor(change, connectors).labelOf;
  return {
    action: change.action,
    id: change.id,
    name: change.name,
    entityId: change.entityId,
    ...(change.file ? { file: change.file } : {}),
    ...('reason' in change ? { reason: change.reason } : {}),
    digest: change.digest,
    differences: differencesOf(change).map((difference) => ({
      ...differenceJson(difference, labelOf),
      names: namesIn(difference, 'desired' in change ? change.desired?.nameOf : undefined),
    })),
    findings: change.findings,
    waits: change.waits,
    waitsFor: change.waitsFor,
    accepted: change.accepted,
  };
}

function differenceJson(difference: Difference, labelOf: LabelOf): DifferenceJson {
  const { kind, path, live, desired, secret, place } = difference;
  return {
    kind,
    path: pathText(path),
    console: consoleWords(path, labelOf).join(' › '),
    ...(secret || live === undefined ? {} : { live: withoutSecrets(live) ?? null }),
    ...(secret || desired === undefined ? {} : { desired: withoutSecrets(desired) ?? null }),
    ...(secret ? { secret } : {}),
    place,
  };
}

/** What stands there by names, where that differs. */
function namesIn({ path, live, desired, secret }: Difference, nameOf: ResourceNameOf | undefined) {
  if (!nameOf || secret) return undefined;
  const named = { live: withNames(path, live, nameOf), desired: withNames(path, desired, nameOf) };
  if (sameJson(named.live, live) && sameJson(named.desired, desired)) return undefined;
  return { live: withoutSecrets(named.live), desired: withoutSecrets(named.desired) };
}
