import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Live } from '../connection/types.ts';
import { textOf } from '../document/readers.ts';
import { isSingleton, type Key, keyOf, kindNames, kinds } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import { needlessTokens, withWaits } from './acknowledge/wait.ts';
import { changeFor } from './change-for.ts';
import { deletionOf, orphansAmong } from './deletion.ts';
import { digestOfChange, digestOfPlan } from './digest.ts';
import { draftFindings } from './drafts.ts';
import { checkIdentities } from './identities.ts';
import type { PlanInput } from './input.ts';
import { checkLimits, limitsOf } from './limits.ts';
import { withNeighbours } from './neighbours.ts';
import { inOrder } from './order.ts';
import { resourcesAfter } from './resources-after.ts';
import { findingsOnServer } from './server-findings.ts';
import { factsAbout, liveByKey, objectsOf } from './server-state.ts';
import { checkStillNeeded } from './still-needed.ts';
import { successionsIn } from './successions.ts';
import type { Change, Plan, UndigestedChange } from './types.ts';
import { overviewOf } from './uses.ts';

/**
 * What an apply would do to make the server hold everything as desired, in the order of execution, with what is
 * dangerous about it. An object is matched by its kind and id. A plan with an error among its findings must not be applied.
 */
export function planChanges(input: PlanInput): Plan {
  const { desired, server, alsoOwned = [] } = input;
  const live = liveByKey(server);
  const owned = new Set<Key>([...desired.map(({ key }) => key), ...alsoOwned]);
  const orphans = orphansAmong(input, owned);
  // Who follows whom, and who does the same as who, are questions about connections.
  const connections = { ...input, desired: desired.filter(({ kind }) => kind === 'SpConnection') };
  const pruned = orphans.map((orphan) => orphan.live);
  const successions = successionsIn(connections, pruned);
  const absent = desired.filter(({ lifecycle }) => lifecycle.state === 'absent').map(({ key }) => key);
  const overview = overviewOf(input, new Set([...absent, ...pruned.map(({ id }) => id)]), successions);
  // A definition is judged by what is there once the plan is done.
  const resources = resourcesAfter(desired, server.resources);
  const judging = { ...input, server: { ...server, resources } };
  const defined = desired.map((one) => changeFor(one, live.get(one.key), judging, overview));
  const leaving = orphans.map((orphan) => deletionOf(orphan, input.connectors, successions));
  const undigested: UndigestedChange[] = withNeighbours(
    checkStillNeeded(checkIdentities([...defined, ...leaving], server), overview),
    connections,
  );
  const ordered = withWaits(inOrder(undigested, server), input);
  const changes = ordered.map((change) => ({ ...change, digest: digestOfChange(change) }) as Change);
  const gone = new Set(pruned.map(({ id }) => id));
  const meant = desired.filter(({ lifecycle }) => lifecycle.state !== 'draft');
  const managed = meant.length + alsoOwned.length + orphans.length;
  const plan = {
    environment: input.environment,
    server: { version: server.version, facts: factsAbout(resources) },
    changes,
    unmanaged: server.connections
      .filter(({ id }) => !owned.has(id) && !gone.has(id))
      .map(asUnmanaged)
      .sort(byName),
    unmanagedOthers: othersBesides(input, owned),
    findings: [
      ...findingsOnServer(judging),
      ...checkLimits(changes, managed, input.options),
      ...needlessTokens(changes, input),
      ...draftFindings(changes),
    ],
    limits: limitsOf(changes, managed, input.options),
  };
  return { ...plan, digest: digestOfPlan(plan) };
}

function asUnmanaged({ id, name, entityId, active }: Live): Plan['unmanaged'][number] {
  return { id, name: textOf(name), entityId: textOf(entityId), active: active === true };
}

/** Nothing on a server says who defined them, so that nothing deletes what a file no longer defines. */
function othersBesides({ server }: PlanInput, owned: ReadonlySet<Key>): NonNullable<Plan['unmanagedOthers']> {
  const others = kindNames.filter((kind) => kind !== 'SpConnection' && kinds[kind].written && !isSingleton(kind));
  return others.flatMap((kind) =>
    objectsOf(server, kind)
      .filter(({ id }) => !owned.has(keyOf({ kind, id })))
      .map((one) => ({ kind, id: one.id, name: nameOfResource(kind, one)?.text ?? one.id }))
      .sort(byName),
  );
}

const byName = (a: { name: string; id: string }, b: { name: string; id: string }) =>
  naturally(a.name, b.name) || naturally(a.id, b.id);
