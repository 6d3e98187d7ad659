import { type Json, type JsonObject, type Pointer, pointerTo } from '../document/json.ts';
import { isSecretReference } from '../secret.ts';

/** Every text with a `${secret:NAME}` in it, and where it stands in the document. */
export function secretReferences(document: Json): { pointer: Pointer; text: string }[] {
  const found: { pointer: Pointer; text: string }[] = [];
  collect(document, [], found);
  return found;
}

function collect(value: Json | undefined, at: string[], found: { pointer: Pointer; text: string }[]): void {
  if (typeof value === 'string') {
    if (isSecretReference(value)) found.push({ pointer: pointerTo(at), text: value });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    at.push(name);
    collect((value as JsonObject)[name], at, found);
    at.pop();
  }
}
