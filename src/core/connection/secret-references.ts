import { type Json, type Pointer, pointerTo } from '../document/json.ts';
import { isSecretReference } from '../secret.ts';

/** Every text with a `${secret:NAME}` in it, and where it stands in the document. */
export function secretReferences(
  document: Json | undefined,
  at: (string | number)[] = [],
): { pointer: Pointer; text: string }[] {
  if (isSecretReference(document)) return [{ pointer: pointerTo(at), text: document }];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => secretReferences(value, [...at, name]));
}
