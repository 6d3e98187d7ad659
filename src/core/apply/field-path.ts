import { below, childOf, isObject, type Json, type Pointer } from '../document/json.ts';
import { parsePath } from '../document/parse-path.ts';

/**
 * PingFederate's `fieldPath` as a pointer into the body that was sent, as deep as the path can be followed there.
 *
 * Members of maps (an attribute contract, extended properties) have names of an administrator's choosing with any sign
 * in them, so the body says how far a name goes: `extendedProperties.my.team.values[0]` →
 * `/extendedProperties/my.team/values/0`.
 */
export function pointerOfFieldPath(fieldPath: string, body: Json): Pointer {
  let pointer: Pointer = '';
  let value: Json | undefined = body;
  for (const { text, form } of parsePath(fieldPath, body).steps) {
    const next = childOf(value, text);
    // A member that is missing is what the refusal is about: `credentials.signingSettings`. The path ends there.
    if (next === undefined) return isObject(value) && form === 'name' ? below(pointer, text) : pointer;
    pointer = below(pointer, text);
    value = next;
  }
  return pointer;
}
