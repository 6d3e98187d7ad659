import { lifecycleOf } from '../definition/load-definitions.ts';
import { startOf } from '../diagnostics/place.ts';
import type { SourceFile } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { DesiredConnection, LiveConnection } from './types.ts';

/**
 * A document that the admin API itself answered, as what a connection should be. It's neither a person's definition nor
 * checked as one: whatever its version made of it, the server held it, so it can be put back.
 *
 * @param text where it stands, for places in it
 */
export function desiredAsHeld(held: LiveConnection, text: SourceFile): DesiredConnection {
  const source = parseDocument(text).value;
  return {
    id: held.id,
    name: String(held.name ?? ''),
    entityId: String(held.entityId ?? ''),
    file: text.path,
    document: held,
    isHeld: true,
    placeOf: (pointer, at) => source?.locate(pointer, at) ?? startOf(text.path),
    lifecycle: lifecycleOf(undefined),
  };
}
