import type { Json, Pointer } from '../../document/json.ts';
import { isSecretReference } from '../../secret.ts';
import { textsWith } from './texts-with.ts';

/** Every text with a `${secret:NAME}` in it, and where it stands in the document. */
export function secretReferences(document: Json): { pointer: Pointer; text: string }[] {
  return textsWith(document, isSecretReference);
}
