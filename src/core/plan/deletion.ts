import type { LiveConnection } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import { deletionConsequences } from '../consequences/whole.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { isObject } from '../document/json.ts';
import { targetWords } from './consequences.ts';

/** What a deletion does to people, and whether it is allowed at all. */
export function deletionFindings(
  live: LiveConnection,
  place: Place,
  isProtected: boolean,
  connectors: Connectors,
): Diagnostic[] {
  const { id, outboundProvision } = live;
  const type = isObject(outboundProvision) ? String(outboundProvision.type ?? '') : '';
  const refused = finding('protected-connection', place, `"${id}" is protected and would be deleted`, {
    hint: 'remove lifecycle.protect in a commit of its own first',
    connection: id,
  });
  return [...(isProtected ? [refused] : []), ...deletionConsequences(live, targetWords(connectors.find(type)), place)];
}
