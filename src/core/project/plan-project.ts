import { secretsNeeded } from '../apply/sendable.ts';
import type { Snapshot } from '../connection/references/snapshot.ts';
import type { Desired } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import { type Diagnostic, hasErrors, inReadingOrder } from '../diagnostics/diagnostic.ts';
import { withoutHeld } from '../import/held-findings.ts';
import type { Key } from '../kinds.ts';
import { type Marking, markerFor } from '../plan/marker.ts';
import type { PlanOptions } from '../plan/options.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { resourcesAfter } from '../plan/resources-after.ts';
import { mixedCluster, placeOfAll } from '../plan/server-findings.ts';
import { liveByKey, type ServerState } from '../plan/server-state.ts';
import { snapshotDiffers, snapshotFor } from '../plan/snapshot-findings.ts';
import type { Plan } from '../plan/types.ts';
import { upgradeFinding } from '../plan/upgrade-finding.ts';
import { checkProject } from './check-project.ts';
import type { Project, Surroundings } from './project.ts';

/** What the repository says, what the server answered, and what a run asks for. */
interface Planning {
  project: Project;
  server: ServerState;
  connectors: Connectors;
  verifySignature: Surroundings['verifySignature'];
  /** What `pull` kept of servers. */
  snapshots: readonly Snapshot[];
  /** The server's address, as the run was given it. */
  address: string;
  /** The version to plan for, where it isn't the server's. */
  targetVersion: string | undefined;
  /** Whether this run works on an object. */
  isWorkedOn(key: Key): boolean;
  marking: Marking | undefined;
  options: PlanOptions;
  now: Date;
}

/** Definitions → desired connections; these and the live ones → plan. */
export function planProject(planning: Planning): { plan: Plan | undefined; diagnostics: Diagnostic[] } {
  const { project, server, connectors, now, isWorkedOn, options } = planning;
  const { resources } = server;
  const { verifySignature, targetVersion } = planning;
  const version = targetVersion ?? server.version;
  const checked = checkProject(project, { connectors, now, version, resources, verifySignature });
  const { connections: live, loggingOverride } = server;
  const held = { live, version: server.version, desired: checked.value, loggingOverride, others: liveByKey(server) };
  const own = withoutHeld(checked.diagnostics, held, { connectors, now, version });
  if (hasErrors(own)) return { plan: undefined, diagnostics: inReadingOrder(own) };
  const desired = checked.value.filter(({ key }) => isWorkedOn(key));
  const others = checked.value.flatMap(({ key }) => (isWorkedOn(key) ? [] : [key]));
  const plan = planChanges({
    desired,
    server,
    alsoOwned: [...project.brokenKeys, ...others],
    environment: project.environment.name,
    connectors,
    marker: markerFor(planning.marking, desired, {
      resources: resourcesAfter(desired, resources),
      secrets: project.secrets,
    }),
    options,
    now,
  });
  const diagnostics = [
    ...own,
    ...secretsNeeded(plan, { connectors, secrets: project.secrets }),
    ...mixedCluster(server.mixedVersions, placeOfAll(desired)),
    ...staleSnapshot(planning),
    ...rehearsed(planning, desired),
  ];
  return { plan, diagnostics: inReadingOrder(diagnostics) };
}

/** What changes from the server's version to the one that is planned for. */
function rehearsed({ targetVersion, server }: Planning, desired: readonly Desired[]): Diagnostic[] {
  if (!targetVersion) return [];
  const defined = [...new Set(desired.map(({ kind }) => kind))];
  return [upgradeFinding([server.version, targetVersion], placeOfAll(desired), defined)];
}

/** What the repository knows of the server without asking, when that is of another one. */
function staleSnapshot({ project, snapshots, address, server: { version } }: Planning): Diagnostic[] {
  const { name } = project.environment;
  return snapshotDiffers(snapshotFor(snapshots, name), name, { address, version });
}
