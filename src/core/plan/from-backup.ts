import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Desired, Live } from '../connection/types.ts';
import { lifecycleOf } from '../definition/load-definitions.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import type { SourceFile } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type KindName, keyOf } from '../kinds.ts';

/** A server, by its address and what `/version` answers; what a backup doesn't say is missing. */
interface Server {
  address?: string | undefined;
  version?: string | undefined;
}

/**
 * A backup that another server than the one at hand answered, or this one when it was of another version. Both may be
 * meant, after a move or an upgrade; neither should go unnoticed.
 *
 * @param file the backup's index
 */
export function backupFindings(file: string, backup: Server, server: Server): Diagnostic[] {
  const place = startOf(file);
  const isKnown = backup.address !== undefined && server.address !== undefined;
  if (isKnown && backup.address !== server.address) {
    const message = `the backup was taken from ${backup.address}, this is ${server.address}`;
    return [finding('backup-of-other-server', place, message)];
  }
  if (backup.version === undefined || backup.version === server.version) return [];
  const message = `the backup was taken when the server was PingFederate ${backup.version}; it is ${server.version} now`;
  return [finding('backup-of-other-version', place, message)];
}

/**
 * A document that the admin API itself answered, as what a connection should be. It's neither a person's definition nor
 * checked as one: whatever its version made of it, the server held it, so it can be put back.
 *
 * @param text where it stands, for places in it
 */
export function desiredAsHeld(kind: KindName, held: Live, text: SourceFile): Desired {
  const source = parseDocument(text).value;
  return {
    kind,
    id: held.id,
    key: keyOf({ kind, id: held.id }),
    name: nameOfResource(kind, held)?.text ?? held.id,
    entityId: String(held.entityId ?? ''),
    file: text.path,
    document: held,
    isHeld: true,
    placeOf: (pointer, at) => source?.locate(pointer, at) ?? startOf(text.path),
    lifecycle: lifecycleOf(undefined),
  };
}
