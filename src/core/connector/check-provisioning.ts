import type { DesiredConnection } from '../connection/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Connector } from './types.ts';

/** The findings about a lowered connection's outbound provisioning; none for a connection without it. */
export function checkProvisioning(_desired: DesiredConnection, _connector: Connector | undefined): Diagnostic[] {
  return [];
}
