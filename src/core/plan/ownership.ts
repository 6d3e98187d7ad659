import type { LiveConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { type MarkerOptions, markerOf } from './marker.ts';

/** Says whose connection it is that a change is about to write or delete, when it carries another repository's marker. */
export function ownershipFindings(
  action: 'update' | 'delete',
  live: LiveConnection,
  place: Place,
  marker: MarkerOptions | undefined,
): Diagnostic[] {
  const owner = marker && markerOf(live, marker.property);
  if (!owner || owner.repository === marker.repository) return [];
  const does = action === 'delete' ? 'deletes it' : 'takes it over';
  const message = `"${live.id}" is managed by ${owner.repository} (${owner.file}); this plan ${does}`;
  return [finding('managed-elsewhere', place, message, { connection: live.id })];
}
