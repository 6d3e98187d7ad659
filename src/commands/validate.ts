import type { Desired } from '../core/connection/types.ts';
import { missingSecrets, secretsNotHandedOn } from '../core/definition/missing-secrets.ts';
import { type Diagnostic, hasErrors, inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import { type FoundFor, inEnvironments } from '../core/diagnostics/in-environments.ts';
import { naturally } from '../core/natural-order.ts';
import { missingInSnapshot, snapshotFor } from '../core/plan/snapshot-findings.ts';
import { findingsIn } from '../core/project/check-project.ts';
import type { Project } from '../core/project/project.ts';
import { thereAfter } from '../core/project/what-is-there.ts';
import { type HandingStep, handingSteps } from '../core/repository/handing-steps.ts';
import { readSnapshots } from '../edges/catalogue/read-pulled.ts';
import { environmentNames } from '../edges/disk/repository.ts';
import { workflowsOf } from '../edges/disk/workflows.ts';
import type { Command, Result, Run } from './command.ts';
import { surroundingsFor } from './known-connectors.ts';
import { chosenEnvironment, projectFrom, readProject } from './load-project.ts';
import { onlyChosen } from './only.ts';
import { readableSecrets } from './readable-secrets.ts';
import { notBegun, upgradeDue } from './repository/standing.ts';

/** Files against schema and rules, every finding at its line, for every environment or the chosen one. No server. */
export const validate: Command = async (given) => {
  const run = { ...given, warn: once(given.warn) };
  const note = notBegun(run);
  if (note) return emptyRepository(run, note);
  const read = readProject(run);
  const names = environmentsOf(run);
  const projects = names.map((environment) => projectFrom(forEnvironment(run, environment), read));
  const steps = workflowsOf(run.inputs.workingDirectory).flatMap(handingSteps);
  const unchecked = new Set(inNoEnvironment(projects));
  const found: FoundFor[] = [];
  const chosen = onlyChosen(run.inputs, projects, read);
  for (const project of chosen) {
    const diagnostics = await findingsFor(run, project, steps, (sentence) => unchecked.add(sentence));
    const { name: environment, variables } = project.environment;
    found.push({ environment, variables, diagnostics });
  }
  const isForAll = names.length > 1;
  const all = isForAll ? inEnvironments(found) : (found[0]?.diagnostics ?? []);
  const diagnostics = inReadingOrder([...all, ...upgradeDue(run)]);
  const failed = hasErrors(diagnostics);
  return {
    exitCode: failed ? 1 : 0,
    diagnostics,
    sources: new Map(projects.flatMap(({ sources }) => [...sources])),
    definitions: lookedAt(run, projects[0], chosen[0]),
    environments: isForAll ? found.map(({ environment }) => environment) : undefined,
    unchecked: [...unchecked].sort(naturally),
    failure: failed ? { reason: 'invalid-definitions', message: 'the definitions have errors' } : undefined,
  };
};

/** All files of a project; with `only`, those of what was chosen. */
function lookedAt({ inputs }: Run, all: Project | undefined, chosen: Project | undefined): number {
  if (!all || !chosen || (inputs.only.length === 0 && !inputs.shard)) return all?.files ?? 0;
  return chosen.definitions.length + chosen.broken.length + chosen.unread.length;
}

/** Nothing to check but the environments' own files. */
function emptyRepository(run: Run, note: Diagnostic): Result {
  const chosen = environmentsOf(run).map((environment) => chosenEnvironment(forEnvironment(run, environment)));
  const diagnostics = inReadingOrder([...chosen.flatMap((one) => one.diagnostics), ...upgradeDue(run), note]);
  const failed = hasErrors(diagnostics);
  return {
    exitCode: failed ? 1 : 0,
    diagnostics,
    sources: new Map(chosen.flatMap(({ source }) => (source ? [[source.path, source.text] as const] : []))),
    definitions: 0,
    failure: failed ? { reason: 'invalid-definitions', message: 'the environments have errors' } : undefined,
  };
}

/** The chosen environment, or every one of the repository; a repository without any has its one nameless. */
function environmentsOf({ inputs }: Run): (string | undefined)[] {
  if (inputs.environment !== undefined) return [inputs.environment];
  const names = environmentNames(inputs.workingDirectory);
  return names.length > 0 ? names : [undefined];
}

function forEnvironment(run: Run, environment: string | undefined): Run {
  return { ...run, inputs: { ...run.inputs, environment } };
}

async function findingsFor(
  run: Run,
  project: Project,
  steps: readonly HandingStep[],
  unchecked: (sentence: string) => void,
): Promise<Diagnostic[]> {
  const all = [...project.definitions, ...project.broken];
  const { name: environment } = project.environment;
  const snapshot = snapshotFor(readSnapshots(run.inputs.workingDirectory), environment);
  const known = snapshot && { ...snapshot, resources: thereAfter(all, snapshot.resources) };
  const missing: Diagnostic[] = [];
  const seen = (desired: Desired) => {
    if (known && desired.lifecycle.state !== 'absent') missing.push(...missingInSnapshot(desired, known, environment));
  };
  const surroundings = await surroundingsFor(run, all, { now: new Date(), resources: snapshot?.resources });
  return [
    ...findingsIn(project, surroundings, { seen, unchecked }),
    ...missing,
    ...missingSecrets(all, readableSecrets(run)),
    ...secretsNotHandedOn(all, steps),
  ];
}

/** A definition that no environment takes was looked at by nobody. */
function inNoEnvironment(projects: readonly Project[]): string[] {
  const [first, ...rest] = projects;
  const files = first?.leftOut.filter((file) => rest.every(({ leftOut }) => leftOut.includes(file))) ?? [];
  const why = rest.length > 0 ? 'no environment takes it' : `${first?.environment.name} doesn’t take it`;
  return files.map((file) => `${file}: ${why}`);
}

/** What is said once for each environment is said once. */
function once(say: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    say(line);
  };
}
