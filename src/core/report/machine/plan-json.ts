import type { ChangeJson, ConsequenceJson, DifferenceJson, NamesJson, PlanJson } from '../../../generated/reports.ts';
import { withNames } from '../../connection/references/named-references.ts';
import type { Difference, ResourceNameOf } from '../../connection/types.ts';
import type { Connectors } from '../../connector/types.ts';
import { pathText } from '../../document/path.ts';
import { sameJson } from '../../document/readers.ts';
import { countsOf } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { tierOfChange } from '../change-facts.ts';
import { differencesOf, namesFor } from '../change-view.ts';
import { consoleWords, type LabelOf } from '../console-words.ts';
import { type Ranked, ranked } from '../ranking.ts';
import { tierOf, worstOf } from '../tier.ts';
import { withoutSecrets } from '../values.ts';
import { verbOf } from '../verbs.ts';
import { findingJson, judgedJson } from './finding-json.ts';
import { peopleJson } from './people-json.ts';

/**
 * A plan as plain data that may leave the process: `schemas/plan.schema.json` describes it. Members are only ever added;
 * a change of meaning raises `version`.
 */
export function planJson(plan: Plan, connectors: Connectors | undefined): PlanJson {
  const counts = countsOf(plan);
  return {
    format: 'pfconn-plan',
    version: 1,
    environment: plan.environment,
    server: { version: plan.server.version },
    hasChanges: plan.changes.length > counts['no-op'] + counts.draft,
    tier: worstOf(plan.changes.map(tierOfChange)),
    counts,
    limits: plan.limits,
    digest: plan.digest,
    changes: plan.changes.map((change) => changeJson(change, connectors)),
    unmanaged: plan.unmanaged,
    findings: plan.findings.map(findingJson),
    consequences: ranked(plan.changes).map(consequenceJson),
  };
}

function consequenceJson({ tier: rank, certain, finding, changes }: Ranked): ConsequenceJson {
  return {
    ...findingJson(finding),
    tier: tierOf(finding),
    rank,
    certain,
    keys: changes.map(({ key }) => key),
    connections: changes.filter(({ kind }) => kind === 'SpConnection').map(({ id }) => id),
  };
}

function changeJson(change: Change, connectors: Connectors | undefined): ChangeJson {
  const labelOf = namesFor(change, connectors).labelOf;
  const nameOf = 'desired' in change ? change.desired?.nameOf : undefined;
  return {
    action: change.action,
    verb: verbOf(change),
    tier: tierOfChange(change),
    kind: change.kind,
    id: change.id,
    key: change.key,
    name: change.name,
    entityId: change.entityId,
    file: change.file,
    reason: 'reason' in change ? change.reason : undefined,
    draft: 'draft' in change ? change.draft : undefined,
    succeeds: 'succeeds' in change ? change.succeeds : undefined,
    digest: change.digest,
    differences: differencesOf(change).map((difference) => differenceJson(difference, labelOf, nameOf)),
    findings: change.findings.map(judgedJson),
    people: change.people && peopleJson(change.people),
    waits: change.waits,
    waitsFor: change.waitsFor,
    accepted: change.accepted,
  };
}

function differenceJson(difference: Difference, labelOf: LabelOf, nameOf: ResourceNameOf | undefined): DifferenceJson {
  const { kind, path, live, desired, secret, place } = difference;
  return {
    kind,
    path: pathText(path),
    console: consoleWords(path, labelOf).join(' › '),
    live: secret || live === undefined ? undefined : (withoutSecrets(live) ?? null),
    desired: secret || desired === undefined ? undefined : (withoutSecrets(desired) ?? null),
    names: namesIn(difference, nameOf),
    secret,
    place,
  };
}

/** What stands there by names, where that differs. */
function namesIn(
  { path, live, desired, secret }: Difference,
  nameOf: ResourceNameOf | undefined,
): NamesJson | undefined {
  if (!nameOf || secret) return undefined;
  const named = { live: withNames(path, live, nameOf), desired: withNames(path, desired, nameOf) };
  if (sameJson(named.live, live) && sameJson(named.desired, desired)) return undefined;
  return { live: withoutSecrets(named.live), desired: withoutSecrets(named.desired) };
}
