import { lowerDefinition } from '../core/connection/lower/index.ts';
import type { DesiredConnection } from '../core/connection/types.ts';
import { connectorsFrom } from '../core/connector/connectors.ts';
import type { CatalogueEntry, ConnectorDescriptor, Connectors } from '../core/connector/types.ts';
import type { Definition } from '../core/definition/types.ts';
import type { Checked } from '../core/diagnostics/diagnostic.ts';
import { isObject } from '../core/document/json.ts';
import type { VerifySignature } from '../core/metadata/signature.ts';
import { catalogueNames, loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors } from '../edges/catalogue/read-pulled.ts';
import type { Run } from './command.ts';
import type { Project } from './load-project.ts';

/**
 * What is known of the connectors that these definitions use: the catalogue's entries, what `connectors pull` wrote,
 * and, when a server is asked, its own descriptors, which win. Nothing is loaded that no definition names.
 */
export async function connectorsFor(
  run: Run,
  definitions: readonly Definition[],
  live?: ConnectorDescriptor[],
): Promise<Connectors> {
  const used = new Set(definitions.flatMap(connectorWords));
  if (used.size === 0 && !live) return connectorsFrom({ catalogue: [] });
  const pulled = readPulledConnectors(run.inputs.workingDirectory);
  const catalogue: CatalogueEntry[] = await loadCatalogue(needsWholeCatalogue(used) ? undefined : [...used]);
  return connectorsFrom({ live, pulled, catalogue });
}

function connectorWords({ data }: Definition): string[] {
  const written = data.outboundProvision;
  if (!isObject(written)) return [];
  return [written.connector ?? written.type].filter((word) => typeof word === 'string');
}

/** A plugin type, or a misspelt word: only the whole catalogue can say what is meant. */
function needsWholeCatalogue(used: ReadonlySet<string>): boolean {
  const names = new Set(catalogueNames());
  return [...used].some((word) => !names.has(word));
}

/** The signature check, with its XML library, for a project in which a definition asks for one. */
async function signatureCheck(definitions: readonly Definition[]): Promise<VerifySignature | undefined> {
  const asks = ({ data }: Definition) => isObject(data.samlMetadata) && data.samlMetadata.verificationCertificate;
  if (!definitions.some(asks)) return undefined;
  return (await import('../core/metadata/signature.ts')).verifyMetadataSignature;
}

/** Brings one definition into the admin API's form; made once for all definitions of a project. */
export type Lower = (definition: Definition) => Checked<DesiredConnection | undefined>;

export async function loweringFor({ definitions }: Project, connectors: Connectors, now: Date): Promise<Lower> {
  const verifySignature = await signatureCheck(definitions);
  return (definition) => lowerDefinition({ definition, connectors, now, verifySignature });
}

/** Every definition in the admin API's form, with the findings of its rules. */
export async function lowerProject(
  project: Project,
  connectors: Connectors,
  now: Date,
): Promise<Checked<DesiredConnection[]>> {
  const lowered = project.definitions.map(await loweringFor(project, connectors, now));
  return {
    value: lowered.map(({ value }) => value).filter((desired) => desired !== undefined),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  };
}
