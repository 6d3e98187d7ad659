import type { DesiredConnection } from '../core/connection/types.ts';
import type { Connectors } from '../core/connector/types.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostics/diagnostic.ts';
import { withoutHeld } from '../core/import/held-findings.ts';
import { planChanges } from '../core/plan/plan-changes.ts';
import { mixedCluster, placeOfAll } from '../core/plan/server-findings.ts';
import { snapshotDiffers, snapshotFor } from '../core/plan/snapshot-findings.ts';
import type { Plan } from '../core/plan/types.ts';
import { upgradeFinding } from '../core/plan/upgrade-finding.ts';
import { readSnapshots } from '../edges/catalogue/read-snapshots.ts';
import type { AdminApi } from '../edges/pingfederate/admin-api.ts';
import { secretsNeeded } from './apply/before-first-write.ts';
import { checkProject, findingsIn, sorted } from './check-project.ts';
import type { Result, Run } from './command.ts';
import { connectorsFor } from './known-connectors.ts';
import { loadProject, type Project, sureErrors } from './load-project.ts';
import { markerFor } from './marker.ts';
import { noneMatches, selectedBy, workedOn } from './only.ts';
import { openServer } from './open-server.ts';
import { planInputFrom, readServer, type ServerState } from './read-server.ts';

/** What planning leaves behind for an apply: the plan, and the open connection to the server it was made against. */
export interface Planned {
  plan: Plan;
  api: AdminApi;
  /** What the server answered. */
  server: ServerState;
  connectors: Connectors;
  project: Project;
  diagnostics: Diagnostic[];
}

/** Either a plan, or the findings that stand in its way. */
export type PlanAttempt = { planned: Planned } | { stopped: Result };

/**
 * Definitions → findings, or desired connections + live connections → plan. The one way to a plan: `plan`, `apply` and
 * `drift` all come through here, so they can't disagree.
 */
export async function makePlan(run: Run, now: Date): Promise<PlanAttempt> {
  const read = loadProject(run);
  // What is wrong offline is said without asking a server: it may be the only thing that can be said.
  if (sureErrors(read).length > 0) return { stopped: await findingsOf(run, read, now) };
  const asked = await askServer(run, read);
  if (!asked) return { stopped: await findingsOf(run, read, now) };
  const { api, server } = asked;
  const project = withDoubtful(read);
  const connectors = await connectorsFor(run, project.definitions, server.descriptors);
  const version = run.inputs.targetVersion ?? server.version;
  const checked = await checkProject(project, connectors, { now, version, resources: server.resources });
  const diagnostics = withoutHeld(checked.diagnostics, server.connections, { connectors, now, version });
  if (hasErrors(diagnostics)) return { stopped: stoppedBy(project, diagnostics) };
  const desired = chosen(run, checked.desired);
  const isDesired = new Set(desired);
  const plan = planChanges({
    desired,
    brokenIds: [...project.brokenIds, ...checked.desired.filter((each) => !isDesired.has(each)).map(({ id }) => id)],
    environment: project.environment.name,
    connectors,
    ...planInputFrom(server),
    marker: markerFor(run, project, server.resources, desired),
    options: run.inputs,
    now,
  });
  diagnostics.push(...secretsNeeded(plan, { connectors, secrets: project.secrets }));
  diagnostics.push(...mixedCluster(server.mixedVersions, placeOfAll(desired)));
  diagnostics.push(...staleSnapshot(run, project.environment.name, server.version));
  const { targetVersion } = run.inputs;
  if (targetVersion) diagnostics.push(upgradeFinding(server.version, targetVersion, placeOfAll(desired)));
  return { planned: { plan, api, server, connectors, project, diagnostics: sorted(diagnostics) } };
}

/** What the repository knows of the server without asking, when that is of another one. */
function staleSnapshot({ inputs }: Run, environment: string, version: string): Diagnostic[] {
  const snapshot = snapshotFor(readSnapshots(inputs.workingDirectory), environment);
  return snapshotDiffers(snapshot, environment, { address: inputs.server?.adminUrl ?? '', version });
}

/** Undefined when there are errors that only the server could settle, and it doesn't answer: then they stand. */
async function askServer(run: Run, { doubtful }: Project) {
  try {
    const api = await openServer(run);
    return { api, server: await readServer(api) };
  } catch (error) {
    if (doubtful.length > 0) return undefined;
    throw error;
  }
}

/** The project with the definitions that the server's own values may settle. */
function withDoubtful(project: Project): Project {
  const brokenIds = new Set(project.brokenIds);
  for (const { id } of project.doubtful) brokenIds.delete(id);
  return {
    ...project,
    definitions: [...project.definitions, ...project.doubtful],
    doubtful: [],
    broken: [],
    brokenIds,
  };
}

/** What a command says of its planning, whatever it goes on to do. */
export function resultOf({ plan, project, diagnostics, connectors }: Planned): Omit<Result, 'exitCode'> {
  return { diagnostics, sources: project.sources, definitions: project.files, plan, connectors };
}

/** The findings of all rules that need no server, after a first stage found errors already. */
async function findingsOf(run: Run, project: Project, now: Date): Promise<Result> {
  const connectors = await connectorsFor(run, [...project.definitions, ...project.broken]);
  const context = { now, version: run.inputs.targetVersion };
  return stoppedBy(project, await findingsIn(project, connectors, context));
}

function stoppedBy(project: Project, diagnostics: Diagnostic[]): Result {
  return {
    exitCode: 1,
    diagnostics: sorted(diagnostics),
    sources: project.sources,
    definitions: project.files,
    failure: { reason: 'invalid-definitions', message: 'the definitions have errors; nothing was planned' },
  };
}

/** `only` and `shard`: the part of the definitions that this run works on. */
function chosen(run: Run, desired: readonly DesiredConnection[]): DesiredConnection[] {
  const { only, rotate, shard } = run.inputs;
  const isWorkedOn = workedOn(run.inputs);
  const picked = desired.filter(({ id }) => isWorkedOn(id));
  // In a shard, what is asked for may well be in another one.
  if (shard) return picked;
  const ids = desired.map(({ id }) => id);
  if (only.length > 0 && picked.length === 0) throw noneMatches(only, ids);
  const pickedIds = picked.map(({ id }) => id);
  if (rotate.length > 0 && !pickedIds.some(selectedBy(rotate))) throw noneMatches(rotate, pickedIds);
  return picked;
}
