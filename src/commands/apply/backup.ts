import { join } from 'node:path';
import type { Plan } from '../../core/plan/types.ts';
import { writePrivately } from '../../edges/disk/write-files.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';

/** What `index.json` of a backup says. */
interface BackupIndex {
  format: 'pfconn-backup';
  version: 1;
  createdAt: string;
  server: { version: string; url: string };
  environment: string;
  /** The digest of the plan that was about to be applied. */
  plan: string;
  /** The connections as they were, one file each. */
  connections: { id: string; name: string; file: string; action: string }[];
  /** Connections that the plan was about to create: there was nothing to store. */
  created: string[];
}

/**
 * Stores the connections that a plan is about to change, as they were read, and returns the folder: each backup has one
 * of its own below `folder`, so that none overwrites another. Secrets are in it only as the server encrypts them.
 *
 * @throws AdminApiError when the archive is asked for and can't be had; nothing has been written on the server then
 */
export async function backUp(input: {
  plan: Plan;
  api: AdminApi;
  folder: string;
  root: string;
  archive: boolean;
  now: Date;
}): Promise<string> {
  const { plan, api, now } = input;
  const folder = join(input.folder, now.toISOString().replace(/[:.]/g, '-'));
  const index: BackupIndex = {
    format: 'pfconn-backup',
    version: 1,
    createdAt: now.toISOString(),
    server: { version: plan.server.version, url: api.url },
    environment: plan.environment,
    plan: plan.digest,
    connections: [],
    created: plan.changes.filter(({ action }) => action === 'create').map(({ id }) => id),
  };
  for (const change of plan.changes) {
    if (change.action === 'create' || change.action === 'no-op') continue;
    const file = `${fileName(change.id)}.json`;
    writePrivately(input.root, join(folder, file), `${JSON.stringify(change.live, null, 2)}\n`);
    index.connections.push({ id: change.id, name: change.name, file, action: change.action });
  }
  if (input.archive) {
    writePrivately(input.root, join(folder, 'config-archive.zip'), await api.download('/configArchive/export'));
  }
  writePrivately(input.root, join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  return folder;
}

/** Ids are letters, digits, `.`, `_` and `-`; a server could answer others. */
const fileName = (id: string) => encodeURIComponent(id).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
