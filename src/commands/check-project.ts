import { checkConnection } from '../core/connection/check-connection.ts';
import type { DesiredConnection } from '../core/connection/types.ts';
import { checkProvisioning } from '../core/connector/check-provisioning.ts';
import type { Connectors } from '../core/connector/types.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { isObject } from '../core/document/json.ts';
import { comparePlaces } from '../core/document/place.ts';
import type { Project } from './load-project.ts';
import { lowerProject } from './lower-project.ts';

/** The rules that need no server: of the connection's document and of its connector. */
export async function checkProject(
  project: Project,
  connectors: Connectors,
  context: { now: Date; version?: string },
): Promise<{ desired: DesiredConnection[]; diagnostics: Diagnostic[] }> {
  const lowered = await lowerProject(project, connectors, context.now);
  const present = lowered.value.filter(({ lifecycle }) => lifecycle.state === 'present');
  return {
    desired: lowered.value,
    diagnostics: [
      ...project.diagnostics,
      ...lowered.diagnostics,
      ...present.flatMap((desired) => checkConnection(desired, context)),
      ...present.flatMap((desired) => checkProvisioning(desired, connectorOf(desired, connectors))),
    ],
  };
}

function connectorOf(desired: DesiredConnection, connectors: Connectors) {
  const { outboundProvision } = desired.document;
  return isObject(outboundProvision) ? connectors.find(String(outboundProvision.type)) : undefined;
}

/** In the order in which people read. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => comparePlaces(a.place, b.place));
}
