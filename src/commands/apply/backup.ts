import { join } from 'node:path';
import { isKey, type Key, type KindName } from '../../core/kinds.ts';
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
  /** The objects as they were, one file each. Backups of the time when there were only connections call it `connections`. */
  objects: { kind: KindName; id: string; name: string; file: string; action: string }[];
  /** What the plan was about to create, by its key: there was nothing to store. */
  created: Key[];
}

/**
 * Stores the objects that a plan is about to change, as they were read, and returns the folder: each backup has one
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
    objects: [],
    created: plan.changes.filter(({ action }) => action === 'create').map(({ key }) => key),
  };
  for (const change of plan.changes) {
    if (change.action === 'create' || change.action === 'no-op') continue;
    const { kind, id, name, action } = change;
    const file = freeName(change.key, index);
    // A list shows less of a certificate than a read of its own.
    const held = (isKey(kind) ? await api.of(kind).read(id) : undefined) ?? change.live;
    writePrivately(input.root, join(folder, file), `${JSON.stringify(held, null, 2)}\n`);
    index.objects.push({ kind, id, name, file, action });
  }
  if (input.archive) {
    writePrivately(input.root, join(folder, 'config-archive.zip'), await api.download('/configArchive/export'));
  }
  writePrivately(input.root, join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  return folder;
}

/** `zoom.json`, `DataStore.corp-ad.json`: two ids that only some file systems tell apart have a name each. */
function freeName(key: Key, { objects }: BackupIndex): string {
  const taken = new Set(objects.map(({ file }) => file.toLowerCase()));
  const name = key.split('/').map(fileName).join('.');
  for (let n = 1; ; n++) {
    const file = `${name}${n === 1 ? '' : `~${n}`}.json`;
    if (!taken.has(file.toLowerCase()) && file !== 'index.json') return file;
  }
}

/** Ids are letters, digits, `.`, `_` and `-`; a server could answer others. */
const fileName = (id: string) => encodeURIComponent(id).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
