import { dropEmptyItems } from '../core/connection/empty-items.ts';
import { kindsWithinReach } from '../core/connection/references/reach.ts';
import type { ServerResources } from '../core/connection/references/resource-names.ts';
import { compareVersions } from '../core/connection/versions.ts';
import { readDescriptors } from '../core/connector/plugin/pulled.ts';
import { type DescriptorsByKind, pluginKinds } from '../core/connector/plugin/types.ts';
import type { JsonObject } from '../core/document/json.ts';
import { objectsOf } from '../core/document/readers.ts';
import { type KindName, kinds } from '../core/kinds.ts';
import type { ServerState } from '../core/plan/server-state.ts';
import type { AdminApi, ClusterStatus } from '../edges/pingfederate/admin-api.ts';
import { hasKind } from '../edges/pingfederate/admin-api-error.ts';

/**
 * Reads it all at once; the client bounds how many requests are under way. The first one goes alone: three wrong
 * passwords at a time would lock the account.
 *
 * @param used the kinds that definitions are of; what lies within their reach is read, one list for each kind, and what
 * describes the plugins that they are made of
 */
export async function readServer(api: AdminApi, used: readonly KindName[] = []): Promise<ServerState> {
  const within = kindsWithinReach(['SpConnection', 'ExtendedProperties', ...used]);
  const wanted = within.filter((kind) => kind !== 'SpConnection');
  const version = await api.version();
  const [connections, descriptors, plugins, settings, cluster, listed] = await Promise.all([
    api.of('SpConnection').list(),
    api.connectorDescriptors(),
    pluginsOf(api, used),
    optional(api, '/serverSettings/generalSettings'),
    api.clusterStatus(),
    Promise.all(wanted.map(async (kind) => [kind, await listOf(api, kinds[kind].path)] as const)),
  ]);
  const held: ServerResources = {};
  const unreadable: NonNullable<ServerState['unreadable']> = {};
  for (const [kind, list] of listed) {
    if (typeof list === 'string') unreadable[kind] = list;
    else held[kind] = withoutEmptyItems(kind, list);
  }
  const override = settings?.spConnectionTransactionLoggingOverride;
  return {
    version,
    connections,
    descriptors,
    plugins,
    resources: held,
    unreadable,
    mixedVersions: mixedVersions(cluster),
    loggingOverride: typeof override === 'string' && override !== 'DONT_OVERRIDE' ? override : undefined,
  };
}

function withoutEmptyItems(kind: KindName, list: JsonObject[]): JsonObject[] {
  for (const one of list) dropEmptyItems(kind, one);
  return list;
}

/** What describes the plugins of the kinds that definitions are of. */
async function pluginsOf(api: AdminApi, used: readonly KindName[]): Promise<DescriptorsByKind> {
  const wanted = pluginKinds.filter((kind) => used.includes(kind));
  const listed = await Promise.all(
    wanted.map(async (kind) => [kind, await listOf(api, `${kinds[kind].path}/descriptors`)] as const),
  );
  return Object.fromEntries(
    listed.map(([kind, list]) => [kind, typeof list === 'string' ? undefined : readDescriptors(list)]),
  );
}

/** The versions of a cluster in the middle of an upgrade, oldest first; empty when all nodes run the same. */
export function mixedVersions(status: ClusterStatus | undefined): string[] {
  const found = (status?.nodes ?? []).map(({ version }) => version).filter((version) => version !== undefined);
  const versions = [...new Set(found)].sort(compareVersions);
  if (versions.length > 1) return versions;
  if (!status?.mixedMode) return [];
  return versions.length === 0 ? ['different versions'] : [...versions, 'another version'];
}

/** An account may lack the right to read one of them; then nothing is said about it. */
async function optional(api: AdminApi, path: string): Promise<JsonObject | undefined> {
  try {
    return await api.get(path);
  } catch (error) {
    if (hasKind(error, 'forbidden')) return undefined;
    throw error;
  }
}

/** What a server lists there, or why there is nothing to be seen. */
async function listOf(api: AdminApi, path: string): Promise<JsonObject[] | 'forbidden' | 'not-there'> {
  try {
    const list = await api.get(path);
    return Array.isArray(list?.items) ? objectsOf(list.items) : 'not-there';
  } catch (error) {
    if (hasKind(error, 'forbidden')) return 'forbidden';
    throw error;
  }
}
