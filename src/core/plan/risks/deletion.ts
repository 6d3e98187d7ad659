import type { LiveConnection } from '../../connection/types.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';

/** What a deletion does to people, and whether it is allowed at all. */
export function deletionFindings(live: LiveConnection, place: Place, isProtected: boolean): Diagnostic[] {
  const { id, name } = live;
  const findings: Diagnostic[] = [];
  if (isProtected) {
    findings.push(
      finding('protected-connection', place, `"${id}" is protected and would be deleted`, {
        hint: 'remove lifecycle.protect in a commit of its own first',
        connection: id,
      }),
    );
  }
  if (live.active === true) {
    const message = `"${name ?? id}" is active; it is switched off and deleted`;
    findings.push(finding('delete-active', place, message, { connection: id }));
  }
  return findings;
}
