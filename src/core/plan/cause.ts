import type { DesiredConnection, Difference } from '../connection/types.ts';
import type { Cause } from '../diagnostics/diagnostic.ts';

/**
 * The one place outside of the definition that a difference comes from: a variable, a file, the partner's metadata. A
 * variable counts only where everything around it is as it was, so that nothing else can have changed the value.
 */
export function causeOf({ live, pointer, kind }: Difference, desired: DesiredConnection): Cause | undefined {
  const origin = desired.originOf?.(pointer);
  if (origin?.from === 'metadata') return { words: origin.file, was: '' };
  const source = desired.broughtIn?.(pointer);
  if (!source || kind !== 'changed' || typeof live !== 'string') return undefined;
  const { words, place, before, after } = source;
  const isOnlyThat = live.startsWith(before) && live.endsWith(after) && live.length >= before.length + after.length;
  if (!isOnlyThat) return undefined;
  return { words, place, was: live.slice(before.length, live.length - after.length) };
}
