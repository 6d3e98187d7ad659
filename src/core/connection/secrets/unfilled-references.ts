import { referencesIn } from '../../definition/references.ts';
import type { Json, JsonObject } from '../../document/json.ts';
import type { LiveConnection } from '../types.ts';

/**
 * The references (`${secret:NAME}`, `${var:NAME}`, `${file:PATH}`) that a request body would send as they are written,
 * in a value or in a name: the last look before it leaves. A text that the server holds already is its own.
 *
 * @param body the request, with a stand-in for each secret
 * @param live the connection as it was read
 */
export function unfilledReferences(body: JsonObject, live: LiveConnection | undefined): string[] {
  const sent = textsIn(body);
  if (sent.size === 0) return [];
  const held = textsIn(live);
  const added = [...sent].filter((text) => !held.has(text));
  return [...new Set(added.flatMap((text) => referencesIn(text).references.map((reference) => reference.text)))];
}

/** The texts of a document with a reference in them, names of members among them. */
function textsIn(value: Json | undefined, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (value.includes('${') && referencesIn(value).references.length > 0) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      textsIn(name, found);
      textsIn(member, found);
    }
  }
  return found;
}
