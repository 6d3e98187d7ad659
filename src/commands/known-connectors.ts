import { connectorsFrom } from '../core/connector/connectors.ts';
import { pluginsFrom } from '../core/connector/plugin/plugins.ts';
import { type Plugins, pluginKinds } from '../core/connector/plugin/types.ts';
import type { CatalogueEntry, Connectors } from '../core/connector/types.ts';
import type { Definition } from '../core/definition/types.ts';
import { isObject } from '../core/document/json.ts';
import type { VerifySignature } from '../core/metadata/signature.ts';
import type { ServerState } from '../core/plan/server-state.ts';
import { asksForSignature, type Surroundings } from '../core/project/project.ts';
import { catalogueNames, loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors, readPulledPlugins } from '../edges/catalogue/read-pulled.ts';
import type { Run } from './command.ts';

/**
 * What is known of the connectors that these definitions use: the catalogue's entries, what `pull` wrote,
 * and, when a server is asked, its own descriptors, which win. Nothing is loaded that no definition names.
 */
export async function connectorsFor(
  run: Run,
  definitions: readonly Definition[],
  server?: Pick<ServerState, 'descriptors' | 'plugins'>,
): Promise<Connectors> {
  const used = new Set(definitions.flatMap(connectorWords));
  const live = server?.descriptors;
  const plugins = pluginsFor(run, definitions, server);
  if (used.size === 0 && !live) return connectorsFrom({ catalogue: [], plugins });
  const pulled = readPulledConnectors(run.inputs.workingDirectory);
  const catalogue: CatalogueEntry[] = await loadCatalogue(needsWholeCatalogue(used) ? undefined : [...used]);
  return connectorsFrom({ live, pulled, catalogue, plugins });
}

/** The plugins that definitions are made of: the server's own descriptors, else what `pull` kept of them. */
function pluginsFor(
  run: Run,
  definitions: readonly Definition[],
  server: Pick<ServerState, 'plugins'> | undefined,
): Plugins {
  const isUsed = definitions.some(({ kind }) => pluginKinds.some((one) => one === kind));
  const pulled = isUsed ? readPulledPlugins(run.inputs.workingDirectory) : undefined;
  return pluginsFrom({ live: server?.plugins, pulled });
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

/** The signature check, with its XML library, where a definition asks for one. */
export async function signatureCheckFor(definitions: readonly Definition[]): Promise<VerifySignature | undefined> {
  if (!definitions.some(asksForSignature)) return undefined;
  return (await import('../core/metadata/signature.ts')).verifyMetadataSignature;
}

/** What lowering and rules ask for beside these definitions, as far as no server is asked. */
export async function surroundingsFor(
  run: Run,
  definitions: readonly Definition[],
  { now, resources }: Pick<Surroundings, 'now' | 'resources'>,
): Promise<Surroundings> {
  return {
    connectors: await connectorsFor(run, definitions),
    now,
    version: run.inputs.targetVersion,
    resources,
    verifySignature: await signatureCheckFor(definitions),
  };
}

/** Everything that is known, whoever uses it: the whole catalogue, what was pulled, and the server's own, which win. */
export async function allConnectors(
  run: Run,
  server?: Pick<ServerState, 'descriptors' | 'plugins'>,
): Promise<Connectors> {
  const { workingDirectory } = run.inputs;
  const plugins = pluginsFrom({ live: server?.plugins, pulled: readPulledPlugins(workingDirectory) });
  const pulled = readPulledConnectors(workingDirectory);
  return connectorsFrom({ live: server?.descriptors, pulled, catalogue: await loadCatalogue(), plugins });
}
