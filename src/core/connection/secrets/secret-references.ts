import type { Pointer } from '../../document/json.ts';
import { isSecretReference } from '../../secret.ts';
import type { DesiredConnection } from '../types.ts';
import { textsWith } from './texts-with.ts';

/** Every text with a `${secret:NAME}` in it, and where it stands in the document. */
export function secretReferences({ document, isHeld }: DesiredConnection): { pointer: Pointer; text: string }[] {
  return isHeld ? [] : textsWith(document, isSecretReference);
}
