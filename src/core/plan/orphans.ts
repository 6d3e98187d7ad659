import type { LiveConnection } from '../connection/types.ts';
import { finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { textOf } from '../document/readers.ts';
import { deletionFindings } from './deletion.ts';
import type { PlanInput } from './input.ts';
import { type Marker, type MarkerOptions, markerOf } from './marker.ts';
import type { Successions } from './successions.ts';
import type { UndigestedChange } from './types.ts';

/** A connection that is this repository's, and the definition's file that is gone. */
interface Orphan {
  live: LiveConnection;
  file: string;
}

/**
 * Connections that carry this repository's marker and have no definition any more, when pruning is asked for. What
 * carries no marker, or another repository's, is never touched.
 */
export function orphansAmong({ server, marker, options }: PlanInput, owned: ReadonlySet<string>): Orphan[] {
  if (!options.prune || !marker) return [];
  return server.connections.flatMap((live) => {
    const mark = owned.has(live.id) ? undefined : markerOf(live, marker.property);
    const isOurs = mark?.repository === marker.repository && !isElsewheres(mark, marker);
    return isOurs ? [{ live, file: mark.file }] : [];
  });
}

/** The deletion of one of them. */
export function deletionOf(
  { live, file }: Orphan,
  { connectors }: PlanInput,
  { after }: Successions,
): UndigestedChange {
  const place = startOf(file);
  const { id, name, entityId } = live;
  const pruned = finding('prune-connection', place, `"${id}" is managed by this repository and ${file} is gone`, {
    connection: id,
  });
  return {
    action: 'delete',
    id,
    name: textOf(name ?? id),
    entityId: textOf(entityId),
    live,
    reason: 'prune',
    findings: [
      pruned,
      ...deletionFindings(live, place, connectors, after.get(id)).filter(({ code }) => code !== 'delete-idle'),
    ],
  };
}

/** Written for another environment: what that one defines isn't known here. */
function isElsewheres(mark: Marker, { environment }: MarkerOptions): boolean {
  return mark.environment !== undefined && mark.environment !== environment;
}
