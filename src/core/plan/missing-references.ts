import type { DesiredConnection } from '../connection/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ServerResources } from './server-resources.ts';

/** References to things that the server doesn't have, each at its place. */
export function missingReferences(_desired: DesiredConnection, _resources: ServerResources): Diagnostic[] {
  return [];
}
