import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DesiredConnection } from './types.ts';

/** Stub. */
export function checkConnection(_desired: DesiredConnection, _context: { version?: string | undefined; now?: Date }): Diagnostic[] {
  return [];
}
