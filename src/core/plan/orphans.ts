import { finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { textOf } from '../document/readers.ts';
import { deletionFindings } from './deletion.ts';
import type { PlanInput } from './input.ts';
import { type Marker, type MarkerOptions, markerOf } from './marker.ts';
import type { UndigestedChange } from './types.ts';

/**
 * Deletions of connections that carry this repository's marker and have no definition any more, when pruning is asked
 * for. What carries no marker, or another repository's, is never touched.
 */
export function deletionsOfOrphans(
  { server, marker, options, connectors }: PlanInput,
  owned: ReadonlySet<string>,
): UndigestedChange[] {
  if (!options.prune || !marker) return [];
  return server.connections.flatMap((connection): UndigestedChange[] => {
    const mark = owned.has(connection.id) ? undefined : markerOf(connection, marker.property);
    if (mark?.repository !== marker.repository || isElsewheres(mark, marker)) return [];
    const place = startOf(mark.file);
    const { id, name, entityId } = connection;
    return [
      {
        action: 'delete',
        id,
        name: textOf(name ?? id),
        entityId: textOf(entityId),
        live: connection,
        reason: 'prune',
        findings: [
          finding('prune-connection', place, `"${id}" is managed by this repository and ${mark.file} is gone`, {
            connection: id,
          }),
          ...deletionFindings(connection, place, false, connectors),
        ],
      },
    ];
  });
}

/** Written for another environment: what that one defines isn't known here. */
function isElsewheres(mark: Marker, { environment }: MarkerOptions): boolean {
  return mark.environment !== undefined && mark.environment !== environment;
}
