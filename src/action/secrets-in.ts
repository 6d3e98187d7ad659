import { memberOf } from '../arguments/member-of.ts';
import type { Inputs } from '../commands/inputs.ts';
import { Secret } from '../core/secret.ts';
import { type Option, options } from '../options.ts';

/** Every secret among the inputs, to be masked before anything else happens; the option table says which they are. */
export function secretsIn(inputs: Inputs): Secret[] {
  return Object.entries<Option>(options).flatMap(([name, option]) => {
    const value = inputs[memberOf(name, option) as keyof Inputs];
    return value instanceof Secret && !(option.orPath && isPath(value)) ? [value] : [];
  });
}

/** A path is no secret, and masked it would make every line unreadable that names its folder. */
function isPath(value: Secret): boolean {
  return !value.reveal().includes('PRIVATE KEY');
}
