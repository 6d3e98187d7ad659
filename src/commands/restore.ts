import { restorable } from '../core/apply/keys.ts';
import { changedAt } from '../core/connection/dates.ts';
import { holdsCiphertext } from '../core/connection/secrets/ciphertext.ts';
import type { Difference, Live } from '../core/connection/types.ts';
import { loadEnvironment } from '../core/definition/environment.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { SourceFile } from '../core/document/document.ts';
import { type Key, type KindName, keyOf } from '../core/kinds.ts';
import { digestOfChange, digestOfPlan } from '../core/plan/digest.ts';
import { backupFindings, desiredAsHeld } from '../core/plan/from-backup.ts';
import { planChanges } from '../core/plan/plan-changes.ts';
import { mixedCluster, placeOfAll } from '../core/plan/server-findings.ts';
import { liveByKey } from '../core/plan/server-state.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import type { Project } from '../core/project/project.ts';
import { plural } from '../core/wording.ts';
import { readBackup } from '../edges/disk/read-backup.ts';
import { carryOut, refusalOf } from './apply/run-apply.ts';
import { withoutWaiting } from './apply/waiting.ts';
import type { Command, Run } from './command.ts';
import { allConnectors } from './known-connectors.ts';
import { planOptionsOf, refused, resultOf } from './make-plan.ts';
import { openServer } from './open-server.ts';
import { readServer } from './read-server.ts';
import { Refusal } from './refusal.ts';

/**
 * `restore DIR`: the objects of a backup, as the server answered them, are planned against the server and applied.
 * No rule for what a person writes is asked: a server of another version may have held more than is known here. Encrypted
 * values go back as they were read, so this works on the server that the backup comes from. What a run created since
 * then stays.
 */
export const restore: Command = async (run) => {
  const now = new Date();
  const { held, documents, project, index, origin } = backedUp(run);
  const api = await openServer(run);
  const server = await readServer(api, [...new Set(held.map(({ kind }) => kind))]);
  const { desired, diagnostics: lost } = restorable(held, liveByKey(server));
  const connectors = await allConnectors(run, server);
  const planned = planChanges({
    desired,
    environment: project.environment.name,
    connectors,
    server,
    options: { ...planOptionsOf(run.inputs), prune: false },
    now,
  });
  const plan = withSecrets(leftToServer(planned), documents);
  const diagnostics = [
    ...lost,
    ...backupFindings(index, origin, { address: api.url, version: server.version }),
    ...mixedCluster(server.mixedVersions, placeOfAll(desired)),
  ];
  const made = { plan, api, server, connectors, project, diagnostics };
  if (run.inputs.dryRun) return { ...resultOf(made), exitCode: 0 };
  const refusal = refusalOf(run, plan, 'the backup');
  if (refusal) return refused(made, refusal);
  return carryOut(run, made, { ...withoutWaiting(plan), backup: documents });
};

/**
 * What an object refers to may be gone, or the account may not see it. Whether it can come back all the same is the
 * server's to say, one by one: one that can't must not keep the others away.
 */
function leftToServer(plan: Plan): Plan {
  const soften = (one: Diagnostic): Diagnostic =>
    one.code === 'missing-reference' ? { ...one, severity: 'warning' } : one;
  return { ...plan, changes: plan.changes.map((change) => ({ ...change, findings: change.findings.map(soften) })) };
}

/**
 * A secret can't be compared. Where an object was written since the backup and holds secrets, they go back too,
 * although nothing that can be read differs.
 */
function withSecrets(plan: Plan, documents: ReadonlyMap<Key, Live>): Plan {
  const changes = plan.changes.map((change): Change => {
    const document = documents.get(change.key);
    if (change.action !== 'no-op' || !change.desired || !change.live || !document) return change;
    const isWritten = changedAt(document) !== changedAt(change.live);
    if (!isWritten || !holdsCiphertext(document)) return change;
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

/** The documents of the backup, as what the objects should be. */
function backedUp(run: Run) {
  const { operands, restoreFrom } = run.inputs;
  const [folder, ...more] = restoreFrom === undefined ? operands : [restoreFrom, ...operands];
  if (folder === undefined || more.length > 0) {
    throw new Refusal(
      'invalid-inputs',
      'restore takes the folder of one backup',
      'pfconn restore backup/2026-01-31T12-00-00-000Z',
    );
  }
  const backup = readBackup(run.inputs.workingDirectory, folder);
  run.progress(`restoring ${plural(backup.documents.length, wordFor(backup.documents))} from ${backup.path}`);
  const texts = backup.documents.map(({ file, document }) => ({ path: file, text: JSON.stringify(document, null, 2) }));
  return {
    held: backup.documents.map(({ kind, document }, index) =>
      desiredAsHeld(kind, document, texts[index] as SourceFile),
    ),
    documents: new Map(backup.documents.map(({ kind, document }) => [keyOf({ kind, id: document.id }), document])),
    project: projectOf(run, texts),
    index: `${backup.path}/index.json`,
    origin: backup.server,
  };
}

const wordFor = (documents: readonly { kind: KindName }[]) =>
  documents.every(({ kind }) => kind === 'SpConnection') ? 'connection' : 'object';

/** No definitions and no secrets: what the backup says is all that is asked for. */
function projectOf(run: Run, texts: readonly SourceFile[]): Project {
  const environment = loadEnvironment({ name: run.inputs.environment ?? 'default', variables: {} });
  return {
    environment: environment.value,
    definitions: [],
    doubtful: [],
    broken: [],
    unread: [],
    leftOut: [],
    diagnostics: [],
    sources: new Map(texts.map(({ path, text }) => [path, text])),
    brokenKeys: new Set(),
    secrets: new Map(),
    files: texts.length,
  };
}
