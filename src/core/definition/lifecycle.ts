import { isObject, type Json } from '../document/json.ts';
import type { Lifecycle } from './types.ts';

/** `lifecycle:` with its defaults. What doesn't have its form has a finding; here it counts as not written. */
export function lifecycleOf(written: Json | undefined): Lifecycle {
  const lifecycle = isObject(written) ? written : {};
  return {
    state: lifecycle.state === 'absent' ? 'absent' : 'present',
    protect: lifecycle.protect === true,
    ignoreChanges: textsOf(lifecycle.ignoreChanges),
    allowSecretIn: textsOf(lifecycle.allowSecretIn),
    allowReplace: lifecycle.allowReplace === true,
    accept: textsOf(lifecycle.accept),
  };
}

const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
