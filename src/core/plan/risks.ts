import type { LiveConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../document/place.ts';
import type { Judged } from './change-for.ts';
import type { PlanInput } from './plan-changes.ts';

/** What a change would do to people, as far as it isn't about provisioning. */
export function risksOf(_judged: Judged, _input: PlanInput): Diagnostic[] {
  return [];
}

/** What a deletion would do. */
export function deletionFindings(live: LiveConnection, place: Place, isProtected: boolean): Diagnostic[] {
  const { id } = live;
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
    findings.push(
      finding('delete-active', place, `"${id}" is active; it is switched off and deleted`, {
        connection: id,
      }),
    );
  }
  return findings;
}
