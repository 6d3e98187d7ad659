import { isRotated } from './change-for.ts';
import type { Change } from './types.ts';

/**
 * True for a change that sends the secrets of one of these connections again and does nothing else: the definition and
 * the server say the same of everything that can be read.
 */
export function isRotation(change: Change, rotate: readonly string[]): boolean {
  if (change.action !== 'update' || change.via !== undefined || !isRotated(change.id, rotate)) return false;
  return change.differences.every(
    ({ kind, secret, live }) => kind === 'changed' && secret === true && live === undefined,
  );
}
