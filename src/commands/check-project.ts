import { checkConnection } from '../core/connection/check-connection.ts';
import { checkShared, type Identity, identitiesOf } from '../core/connection/check-shared.ts';
import type { ServerResources } from '../core/connection/references/server-resources.ts';
import type { DesiredConnection } from '../core/connection/types.ts';
import { connectorOf } from '../core/connector/connector-of.ts';
import type { Connectors } from '../core/connector/types.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { comparePlaces } from '../core/diagnostics/place.ts';
import { checkProvisioning } from '../core/provisioning/check-provisioning.ts';
import type { Project } from './load-project.ts';
import { loweringFor } from './lower-project.ts';

/** What the rules depend on beside the definitions. */
interface RuleContext {
  now: Date;
  version?: string | undefined;
  /** What the server has, for references by name. */
  resources?: ServerResources | undefined;
}

/** The definitions in the admin API's form, and the findings of all rules that need no server. */
export async function checkProject(
  project: Project,
  connectors: Connectors,
  context: RuleContext,
): Promise<{ desired: DesiredConnection[]; diagnostics: Diagnostic[] }> {
  const desired: DesiredConnection[] = [];
  const diagnostics = await findingsIn(project, connectors, context, (one) => desired.push(one));
  return { desired, diagnostics };
}

/**
 * The findings of all rules that need no server. Each connection is forgotten once it was looked at, so that ten
 * thousand need little memory; `seen` is for those who want to keep them.
 */
export async function findingsIn(
  project: Project,
  connectors: Connectors,
  context: RuleContext,
  seen: (desired: DesiredConnection) => void = () => {},
): Promise<Diagnostic[]> {
  const lower = await loweringFor(project, connectors, context.now, context.resources);
  const diagnostics = [...project.diagnostics];
  const identities: Identity[] = [];
  for (const definition of project.definitions) {
    const { value: desired, diagnostics: own } = lower(definition);
    diagnostics.push(...own);
    if (!desired) continue;
    if (desired.lifecycle.state === 'present') identities.push(...identitiesOf(definition, desired));
    if (desired.lifecycle.state === 'present') diagnostics.push(...rules(desired, connectors, context));
    seen(desired);
  }
  diagnostics.push(...checkShared(identities));
  return diagnostics;
}

function rules(desired: DesiredConnection, connectors: Connectors, context: RuleContext): Diagnostic[] {
  return [
    ...checkConnection(desired, context),
    ...checkProvisioning(desired, connectorOf(desired.document, connectors)),
  ];
}

/** In the order in which people read. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => comparePlaces(a.place, b.place));
}
