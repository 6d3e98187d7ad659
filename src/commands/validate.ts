import { missingSecrets } from '../core/definition/missing-secrets.ts';
import { secretsNotHandedOn } from '../core/definition/not-handed-on.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostics/diagnostic.ts';
import { missingInSnapshot, snapshotFor } from '../core/plan/snapshot-findings.ts';
import { handingSteps } from '../core/workflow/handing-steps.ts';
import { readSnapshots } from '../edges/catalogue/read-snapshots.ts';
import { workflowsOf } from '../edges/disk/workflows.ts';
import { findingsIn, sorted } from './check-project.ts';
import type { Command } from './command.ts';
import { connectorsFor } from './known-connectors.ts';
import { loadProject } from './load-project.ts';
import { readableSecrets } from './readable-secrets.ts';

/** Files against schema and rules, every finding at its line. Asks no server. */
export const validate: Command = async (run) => {
  const project = loadProject(run);
  const connectors = await connectorsFor(run, project.definitions);
  const { name: environment } = project.environment;
  const snapshot = snapshotFor(readSnapshots(run.inputs.workingDirectory), environment);
  const missing: Diagnostic[] = [];
  const context = { now: new Date(), version: run.inputs.targetVersion, resources: snapshot?.resources };
  const findings = await findingsIn(project, connectors, context, (desired) => {
    if (snapshot && desired.lifecycle.state === 'present') {
      missing.push(...missingInSnapshot(desired, snapshot, environment));
    }
  });
  const { definitions } = project;
  const steps = workflowsOf(run.inputs.workingDirectory).flatMap(handingSteps);
  const diagnostics = sorted([
    ...findings,
    ...missing,
    ...missingSecrets(definitions, readableSecrets(run)),
    ...secretsNotHandedOn(definitions, steps),
  ]);
  const failed = hasErrors(diagnostics);
  return {
    exitCode: failed ? 1 : 0,
    diagnostics,
    sources: project.sources,
    definitions: project.files,
    ...(failed ? { failure: { reason: 'invalid-definitions', message: 'the definitions have errors' } } : {}),
  };
};
