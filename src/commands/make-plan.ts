import type { Connectors } from '../core/connector/types.ts';
import { type Diagnostic, inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import type { Marking } from '../core/plan/marker.ts';
import type { PlanOptions } from '../core/plan/options.ts';
import type { ServerState } from '../core/plan/server-state.ts';
import type { Plan } from '../core/plan/types.ts';
import { findingsIn } from '../core/project/check-project.ts';
import { planProject } from '../core/project/plan-project.ts';
import { type Project, sureErrors, withDoubtful } from '../core/project/project.ts';
import { readSnapshots } from '../edges/catalogue/read-pulled.ts';
import { environmentNames } from '../edges/disk/repository.ts';
import type { AdminApi } from '../edges/pingfederate/admin-api.ts';
import type { Failure, Result, Run, Shown } from './command.ts';
import type { Inputs } from './inputs.ts';
import { connectorsFor, signatureCheckFor, surroundingsFor } from './known-connectors.ts';
import { loadProject } from './load-project.ts';
import { checkChosen, workedOn } from './only.ts';
import { openServer } from './open-server.ts';
import { readServer } from './read-server.ts';

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
 * Definitions and a server → findings, or a plan. The one way to a plan: `plan`, `apply` and `drift` all come through
 * here, so they can't disagree.
 */
export async function makePlan(run: Run, now: Date): Promise<PlanAttempt> {
  const read = loadProject(run);
  // What is wrong offline is said without asking a server: it may be the only thing that can be said.
  if (sureErrors(read).length > 0) return { stopped: await offline(run, read, now) };
  const asked = await askServer(run, read);
  if (!asked) return { stopped: await offline(run, read, now) };
  const { api, server } = asked;
  const project = withDoubtful(read);
  checkChosen(run.inputs, project.definitions);
  const connectors = await connectorsFor(run, project.definitions, server);
  const { plan, diagnostics } = planProject({
    project,
    server,
    connectors,
    verifySignature: await signatureCheckFor(project.definitions),
    snapshots: readSnapshots(run.inputs.workingDirectory),
    address: run.inputs.server?.adminUrl ?? '',
    targetVersion: run.inputs.targetVersion,
    isWorkedOn: workedOn(run.inputs),
    marking: markingOf(run),
    options: planOptionsOf(run.inputs),
    now,
  });
  if (!plan) return { stopped: stoppedBy(project, diagnostics) };
  return { planned: { plan, api, server, connectors, project, diagnostics } };
}

/** Undefined when there are errors that only the server could settle, and it doesn't answer: then they stand. */
async function askServer(run: Run, { definitions, doubtful }: Project) {
  try {
    const api = await openServer(run);
    const used = new Set([...definitions, ...doubtful].map(({ kind }) => kind));
    return { api, server: await readServer(api, [...used]) };
  } catch (error) {
    if (doubtful.length > 0) return undefined;
    throw error;
  }
}

/**
 * In whose name this run marks connections: the repository's comes from GitHub, or from PFCONN_REPOSITORY elsewhere;
 * without one there is no marking.
 */
function markingOf({ inputs, variables, learnSecret }: Run): Marking | undefined {
  const repository = variables.PFCONN_REPOSITORY || variables.GITHUB_REPOSITORY;
  if (!repository) return undefined;
  const { markerKey: key, environment, workingDirectory } = inputs;
  if (key) learnSecret(key);
  return { repository, environment, environments: environmentNames(workingDirectory), key };
}

/** What a run asks of its plan. */
export function planOptionsOf(inputs: Inputs): PlanOptions {
  const { allowReplace, prune, rotate, maxChanges, maxDeletes, acknowledge, accept } = inputs;
  const given = { allowReplace, prune, rotate, maxChanges, maxDeletes, acknowledge, accept };
  return given satisfies Record<keyof PlanOptions, unknown>;
}

/** What a command says of its planning, whatever it goes on to do. */
export function resultOf({ plan, project, diagnostics, connectors }: Planned): Shown {
  return { diagnostics, sources: project.sources, definitions: project.files, plan, connectors };
}

/** The same of a plan that isn't carried out. */
export function refused(planned: Planned, failure: Failure): Result {
  return { ...resultOf(planned), exitCode: 1, failure };
}

/** The findings of all rules that need no server, after a first stage found errors already. */
async function offline(run: Run, project: Project, now: Date): Promise<Result> {
  const definitions = [...project.definitions, ...project.broken];
  return stoppedBy(project, inReadingOrder(findingsIn(project, await surroundingsFor(run, definitions, { now }))));
}

/** The findings of definitions that nothing can be done with. */
export function stoppedBy({ sources, files }: Project, diagnostics: Diagnostic[], failure = notPlanned): Result {
  return { exitCode: 1, diagnostics, sources, definitions: files, failure };
}

/** Why a plan with errors is no success, although it can be read. */
export const notApplicable: Failure = { reason: 'plan-refused', message: 'the plan can’t be applied as it is' };

const notPlanned: Failure = {
  reason: 'invalid-definitions',
  message: 'the definitions have errors; nothing was planned',
};
