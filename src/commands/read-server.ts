import type { LiveConnection } from '../core/connection/types.ts';
import type { ConnectorDescriptor } from '../core/connector/types.ts';
import { isObject, type JsonObject } from '../core/document/json.ts';
import type { ServerResources } from '../core/plan/server-resources.ts';
import type { AdminApi } from '../edges/pingfederate/admin-api.ts';

/** What a plan needs to know of the server, read in a handful of requests however many connections there are. */
export interface ServerState {
  version: string;
  connections: LiveConnection[];
  descriptors: ConnectorDescriptor[];
  resources: ServerResources;
  /** Signing key pairs, for their expiry. */
  keyPairs: JsonObject[];
  /** When set, the server gives every connection this logging mode. */
  loggingOverride?: string;
}

/** Where the things that a connection refers to are listed. */
const lists = {
  dataStores: '/dataStores',
  signingKeyPairs: '/keyPairs/signing',
  adapters: '/idp/adapters',
  policyContracts: '/authenticationPolicyContracts',
  tokenProcessors: '/idp/tokenProcessors',
  metadataUrls: '/metadataUrls',
} as const;

/** Reads it all at once; the client bounds how many requests are under way. */
export async function readServer(api: AdminApi): Promise<ServerState> {
  const [version, connections, descriptors, properties, settings, ...listed] = await Promise.all([
    api.version(),
    api.connections(),
    api.connectorDescriptors(),
    optional(api, '/extendedProperties'),
    optional(api, '/serverSettings/generalSettings'),
    ...Object.values(lists).map((path) => optional(api, path)),
  ]);
  const items = Object.fromEntries(Object.keys(lists).map((kind, index) => [kind, itemsOf(listed[index])]));
  const override = settings?.spConnectionTransactionLoggingOverride;
  return {
    version,
    connections,
    descriptors,
    resources: { ...resourcesFrom(items), extendedProperties: namesOf(properties) },
    keyPairs: items.signingKeyPairs ?? [],
    loggingOverride: typeof override === 'string' && override !== 'DONT_OVERRIDE' ? override : undefined,
  };
}

/** An account may lack the right to read one of them; then nothing is said about it. */
async function optional(api: AdminApi, path: string): Promise<JsonObject | undefined> {
  try {
    return await api.get(path);
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

function isForbidden(error: unknown): boolean {
  return isObject(error) && error.kind === 'forbidden';
}

function itemsOf(list: JsonObject | undefined): JsonObject[] | undefined {
  return Array.isArray(list?.items) ? list.items.filter(isObject) : undefined;
}

function resourcesFrom(items: Record<string, JsonObject[] | undefined>): Record<string, unknown> {
  return items;
}

function namesOf(properties: JsonObject | undefined): JsonObject[] | undefined {
  return itemsOf(properties);
}
