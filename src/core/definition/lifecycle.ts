import { isObject, type Json } from '../document/json.ts';
import type { Lifecycle } from './types.ts';

/** `lifecycle:` with its defaults. What doesn't have its form has a finding; here it counts as not written. */
export function lifecycleOf(written: Json | undefined): Lifecycle {
  const lifecycle = isObject(written) ? written : {};
  const { ignoreChanges } = lifecycle;
  return {
    state: lifecycle.state === 'absent' ? 'absent' : 'present',
    protect: lifecycle.protect === true,
    ignoreChanges: Array.isArray(ignoreChanges) ? ignoreChanges.filter((path) => typeof path === 'string') : [],
    allowReplace: lifecycle.allowReplace === true,
  };
}
