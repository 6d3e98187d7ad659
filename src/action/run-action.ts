import { setMaxListeners } from 'node:events';
import { posix } from 'node:path';
import { readActionInputs } from '../arguments/action-inputs.ts';
import { givenSecrets } from '../arguments/given-secrets.ts';
import { toInputs } from '../arguments/to-inputs.ts';
import type { Result, Run } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { redactedResult } from '../commands/redacted-result.ts';
import { failureLine } from '../commands/refusal.ts';
import { addressDigest } from '../core/report/server-address.ts';
import type { Subject } from '../core/report/subject.ts';
import { handingSteps } from '../core/repository/handing-steps.ts';
import { readWorkflow } from '../edges/disk/workflows.ts';
import { type GitHubRun, loadRun } from '../edges/github/event.ts';
import { openRunner } from '../edges/github/runner.ts';
import { type ActionHost, SafeRunner } from './action-host.ts';
import { type Choice, chooseCommand } from './choose-command.ts';
import { refuseDirectory } from './directory-refused.ts';
import { cancelled, execute, failedWith } from './execute.ts';
import { GitHubSession } from './github-session.ts';
import { linksFor } from './links-for.ts';
import { publish } from './publish.ts';

/** Runs the action once and returns its exit code. Never throws: a failure is reported and ends with 1. */
export async function runAction(host: ActionHost): Promise<number> {
  const runner = new SafeRunner(await openRunner(host.variables));
  try {
    for (const secret of givenSecrets(host.variables, 'action')) runner.mask(secret);
    const gitHubRun = loadRun(host.variables);
    const { inputs, choice } = understand(host, gitHubRun);
    return await runChosen({ host, runner, gitHubRun, inputs, choice });
  } catch (error) {
    return reportFailure(runner, failedWith(error));
  }
}

function understand(host: ActionHost, gitHubRun: GitHubRun): { inputs: Inputs; choice: Choice } {
  const { command, options } = readActionInputs(host.variables);
  refuseDirectory(gitHubRun, options, host.variables);
  const choice = chooseCommand(command, gitHubRun, {
    address: options['admin-url'] !== undefined,
    credentials: ['password', 'access-token', 'client-secret', 'client-certificate'].some(
      (name) => options[name as keyof typeof options] !== undefined,
    ),
  });
  const inputs = toInputs({
    command: choice.command,
    operands: [],
    options,
    variables: host.variables,
    where: 'action',
  });
  return { inputs, choice };
}

interface Chosen {
  host: ActionHost;
  runner: SafeRunner;
  gitHubRun: GitHubRun;
  inputs: Inputs;
  choice: Choice;
}

/** Prepare on GitHub → run the recipe → report, whatever came of it. */
async function runChosen({ host, runner, gitHubRun, inputs, choice }: Chosen): Promise<number> {
  const stop = new AbortController();
  // Every request in hand listens.
  setMaxListeners(0, stop.signal);
  host.onInterrupt(() => {
    if (!stop.signal.aborted) runner.log('Cancelled: the write in hand is finished, no other is started.');
    stop.abort();
  });
  const subject = subjectOf(inputs, gitHubRun.workspace);
  const { variables } = host;
  const session = new GitHubSession({ run: gitHubRun, inputs, subject, runner, signal: stop.signal, variables });
  const run: Run = {
    inputs,
    variables: host.variables,
    // What is checked out for a preview is a pull request's, its workflows among it.
    handedOn: inputs.command === 'preview' ? new Set() : handedOn(gitHubRun),
    progress: (line) => runner.log(line),
    warn: (line) => runner.warn(line),
    signal: stop.signal,
    isPublic: true,
    print: (text) => runner.log(text),
    colour: false,
    learnSecret: (secret) => runner.mask(secret),
    review: (plan, connectors) => session.review(plan, connectors),
  };
  const result = await prepared(session, stop.signal, () => execute(run));
  const about = session.run;
  const context = {
    run: about,
    inputs,
    subject,
    result: redactedResult(result, (text) => runner.redactor.redact(text)),
    original: result,
    loadDefinitions: async () => (await import('../commands/load-project.ts')).loadProject(run).definitions,
    links: linksFor(about, inputs),
    note: choice.note,
    leftAlone: session.reviewMarkdown,
    unchecked: session.unchecked(result.plan),
    countedBy: session.countedBy,
  };
  const code = await publish({ runner, session, context, cancelled: stop.signal.aborted });
  // A request that hangs must not keep a cancelled run alive until GitHub ends it without its report.
  if (stop.signal.aborted) setImmediate(() => process.exit(code));
  return code;
}

/** What GitHub knows may forbid the run: a commit that isn't the tip, a push without a pull request. */
async function prepared(session: GitHubSession, signal: AbortSignal, go: () => Promise<Result>): Promise<Result> {
  try {
    const message = 'the run was cancelled before the server was asked for anything; nothing was written';
    const result = await Promise.race([session.prepare(), cancelled(signal, 1_000, message)]);
    if (result) return result;
  } catch (error) {
    return failedWith(error);
  }
  return go();
}

/** The inputs themselves can't be understood, so there is nothing to publish but that. */
async function reportFailure(runner: SafeRunner, { failure }: Result): Promise<number> {
  const message = failureLine(failure ?? { message: 'failed' });
  runner.fail(message);
  runner.output('failure-reason', failure?.reason ?? 'internal');
  await runner.summary(`> [!CAUTION]\n> ${message.replace(/[<>\n`]/g, ' ')}\n`).catch(() => undefined);
  return 1;
}

/**
 * The names of variables that the running workflow gives to definitions: those under `env:` of the job that runs and of
 * its steps that use this action. None when the workflow's text isn't in the checkout, or calls another one to do it.
 */
function handedOn({ workspace, workflowPath, job }: GitHubRun): ReadonlySet<string> {
  const source = workspace === '' ? undefined : readWorkflow(workspace, workflowPath);
  const steps = source ? handingSteps(source).filter((step) => step.job === job) : [];
  return new Set(steps.flatMap(({ names }) => [...names]));
}

/** What a run with these inputs is about; `workspace` is the folder of the checkout. */
function subjectOf(inputs: Inputs, workspace: string): Subject {
  const { environment = 'default', server, shard } = inputs;
  return {
    environment,
    server: server && addressDigest(server.adminUrl),
    folder: definitionsFolder(inputs, workspace),
    shard: shard && `${shard.index}/${shard.of}`,
  };
}

function definitionsFolder({ workingDirectory, connections }: Inputs, workspace: string): string {
  const steps = [workingDirectory, connections].map((step) => step.replaceAll('\\', '/'));
  const path = posix.join(...steps);
  const inside = posix.isAbsolute(path) && workspace !== '' ? posix.relative(workspace, path) : path;
  return inside.replace(/\/+$/, '') || '.';
}
