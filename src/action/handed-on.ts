import { handingSteps } from '../core/repository/handing-steps.ts';
import { readWorkflow } from '../edges/disk/workflows.ts';
import type { GitHubRun } from '../edges/github/event.ts';

/**
 * The names of variables that the running workflow gives to definitions: those under `env:` of the job that runs and of
 * its steps that use this action. None when the workflow's text isn't in the checkout, or calls another one to do it.
 */
export function handedOn({ workspace, workflowPath, job }: GitHubRun): ReadonlySet<string> {
  const source = workspace === '' ? undefined : readWorkflow(workspace, workflowPath);
  const steps = source ? handingSteps(source).filter((step) => step.job === job) : [];
  return new Set(steps.flatMap(({ names }) => [...names]));
}
