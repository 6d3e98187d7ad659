import type { Change } from '../plan/types.ts';

/** True for a change that an apply leaves alone until somebody says yes. */
export function isWaiting({ waits = [], waitsFor = [] }: Change): boolean {
  return waits.length + waitsFor.length > 0;
}
