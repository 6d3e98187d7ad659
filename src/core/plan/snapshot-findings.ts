import type { Snapshot } from '../connection/references/snapshot.ts';
import type { Desired } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { missingReferences } from './missing-references.ts';

/**
 * References that a server didn't have when it was asked last. Errors when it was this environment's server, warnings
 * when it was another one.
 *
 * @param environment the chosen one, `default` without
 */
export function missingInSnapshot(desired: Desired, snapshot: Snapshot, environment: string): Diagnostic[] {
  const isOwn = snapshot.environment === environment;
  const source = `${snapshot.file}, pulled from ${snapshot.server}`;
  return missingReferences(desired, snapshot.resources)
    .filter(({ code }) => code !== 'unresolved-reference')
    .map((one) => {
      const hint = `${one.hint ? `${one.hint}; ` : ''}as of ${source}: pfconn pull takes over what came since`;
      return { ...one, hint, severity: isOwn ? one.severity : 'warning' };
    });
}

/** The snapshot that says most about an environment's server: its own, else the one without an environment, else any. */
export function snapshotFor(snapshots: readonly Snapshot[], environment: string): Snapshot | undefined {
  const named = (name: string) => snapshots.find((one) => one.environment === name);
  return named(environment) ?? named('default') ?? snapshots[0];
}

/** A snapshot that speaks of another server, or of another version of it, than the one at hand. */
export function snapshotDiffers(
  snapshot: Snapshot | undefined,
  environment: string,
  server: { address: string; version: string },
): Diagnostic[] {
  if (snapshot?.environment !== environment) return [];
  const place = startOf(snapshot.file);
  const hint = 'pfconn pull renews it';
  if (hostOf(snapshot.server) !== hostOf(server.address)) {
    const message = `what validate and the editor know of the server was pulled from ${snapshot.server}, this is ${server.address}`;
    return [finding('snapshot-of-other-server', place, message, { hint })];
  }
  if (snapshot.version === server.version) return [];
  const message = `what validate and the editor know of the server was pulled when it was PingFederate ${snapshot.version}; it is ${server.version} now`;
  return [finding('snapshot-of-other-version', place, message, { hint })];
}

const hostOf = (address: string) => address.replace(/\/+$/, '').toLowerCase();
