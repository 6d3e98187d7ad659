import type { Difference, LiveConnection } from '../core/connection/types.ts';
import { loadEnvironment } from '../core/definition/environment.ts';
import { loadDefinitions } from '../core/definition/load-definitions.ts';
import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import type { SourceFile } from '../core/document/document.ts';
import { parseDocument } from '../core/document/parse-document.ts';
import { digestOfChange, digestOfPlan } from '../core/plan/digest.ts';
import { planChanges } from '../core/plan/plan-changes.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import { plural } from '../core/report/visible-text.ts';
import { readBackup } from '../edges/disk/read-backup.ts';
import { failureOf, refusalOf, runApply } from './apply/run-apply.ts';
import { checkProject, sorted } from './check-project.ts';
import type { Command, Result, Run } from './command.ts';
import { connectorsFor } from './known-connectors.ts';
import type { Project } from './load-project.ts';
import { resultOf } from './make-plan.ts';
import { openServer } from './open-server.ts';
import { planInputFrom, readServer } from './read-server.ts';
import { Refusal } from './refusal.ts';

/**
 * `restore DIR`: the connections of a backup are definitions like any other; they're planned against the server and
 * applied. Encrypted values go back as they were read, so this works on the server that the backup comes from. What a
 * run created since then stays.
 */
export const restore: Command = async (run) => {
  const now = new Date();
  const { project, documents } = backedUp(run);
  if (hasErrors(project.diagnostics)) return stopped(project, project.diagnostics);
  const api = await openServer(run);
  const server = await readServer(api);
  const connectors = await connectorsFor(run, project.definitions, server.descriptors);
  const checked = await checkProject(project, connectors, { now, version: server.version });
  const diagnostics = sorted(checked.diagnostics.filter(({ severity }) => severity === 'error'));
  if (diagnostics.length > 0) return stopped(project, diagnostics);
  const planned = planChanges({
    desired: checked.desired,
    environment: project.environment.name,
    connectors,
    ...planInputFrom(server),
    options: { ...run.inputs, prune: false },
    now,
  });
  const plan = withSecrets(planned, documents);
  const common = resultOf({ plan, api, connectors, project, diagnostics });
  const refusal = refusalOf(run, plan, 'the backup');
  if (refusal) return { ...common, exitCode: 1, failure: refusal };
  const outcome = await runApply(run, { plan, api, connectors, project, backup: documents });
  const failure = failureOf(outcome);
  return { ...common, exitCode: failure ? 1 : 0, outcome, ...(failure ? { failure } : {}) };
};

/**
 * A secret can't be compared. Where a connection was written since the backup and holds secrets, they go back too,
 * although nothing that can be read differs.
 */
function withSecrets(plan: Plan, documents: ReadonlyMap<string, LiveConnection>): Plan {
  const changes = plan.changes.map((change): Change => {
    const document = documents.get(change.id);
    if (change.action !== 'no-op' || !change.desired || !change.live || !document) return change;
    const isWritten = document.modificationDate !== change.live.modificationDate;
    if (!isWritten || !/"encrypted(?:Value|Password)":"/.test(JSON.stringify(document))) return change;
    const { desired, live } = change;
    const place = desired.placeOf('');
    const differences: Difference[] = [
      { kind: 'changed', pointer: '', path: [{ member: 'secrets' }], secret: true, place },
    ];
    const update = { ...change, action: 'update' as const, desired, live, differences };
    return { ...update, digest: digestOfChange(update) };
  });
  return { ...plan, changes, digest: digestOfPlan({ ...plan, changes }) };
}

/** The documents of the backup, and the same read as definitions. */
function backedUp(run: Run): { project: Project; documents: Map<string, LiveConnection> } {
  const [folder, ...more] = run.inputs.operands;
  if (folder === undefined || more.length > 0) {
    throw new Refusal(
      'invalid-inputs',
      'restore takes the folder of one backup',
      'pfconn restore backup/2026-01-31T12-00-00-000Z',
    );
  }
  const backup = readBackup(run.inputs.workingDirectory, folder);
  run.progress(`restoring ${plural(backup.documents.length, 'connection')} from ${backup.path}`);
  const files = backup.documents.map(({ file, document }) => ({
    path: file,
    text: JSON.stringify({ kind: 'SpConnection', ...document }, null, 2),
  }));
  const documents = new Map(backup.documents.map(({ document }) => [document.id, document]));
  return { project: projectOf(run, files), documents };
}

function projectOf(run: Run, files: readonly SourceFile[]): Project {
  const parsed = files.map(parseDocument);
  const environment = loadEnvironment({ name: run.inputs.environment ?? 'default', variables: {} });
  const loaded = loadDefinitions({
    documents: parsed.flatMap(({ value }) => value ?? []),
    environment: environment.value,
    attachments: new Map(),
  });
  // That a document holds what only the server sets is no news here.
  const found = [...parsed.flatMap(({ diagnostics }) => diagnostics), ...loaded.diagnostics];
  return {
    environment: environment.value,
    definitions: loaded.value,
    diagnostics: found.filter(({ severity }) => severity === 'error'),
    sources: new Map(files.map(({ path, text }) => [path, text])),
    brokenIds: loaded.brokenIds,
    secrets: new Map(),
    files: files.length,
  };
}

function stopped(project: Project, diagnostics: Result['diagnostics']): Result {
  return {
    exitCode: 1,
    diagnostics,
    sources: project.sources,
    definitions: project.files,
    failure: {
      reason: 'invalid-definitions',
      message: 'the backup holds documents that can’t be restored; nothing was written',
    },
  };
}
