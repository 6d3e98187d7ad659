import { adminApi, type Shape } from '../model/model.ts';

/** A collection of the API: a path below which resources are known by an id. */
export interface Kind {
  path: string;
  /** The type of one resource as it's answered. */
  type: string;
  /** The type that holds the list, with `items`; some collections answer a bare list, or have none. */
  listType?: Shape;
  /** The type that a create takes. */
  bodyType?: string;
  /** The member that is the id. */
  id: string;
  /** Answered with 201, or 200 as the declaration says. */
  createdStatus: number;
}

const idMembers: Record<string, string> = {
  '/administrativeAccounts': 'username',
  '/oauth/clients': 'clientId',
  '/oauth/authServerSettings/scopes/commonScopes': 'name',
  '/oauth/authServerSettings/scopes/commonScopeGroups': 'name',
  '/oauth/authServerSettings/scopes/exclusiveScopes': 'name',
  '/oauth/authServerSettings/scopes/exclusiveScopeGroups': 'name',
};

/** All collections that can be stored, by path. Descriptors and computed lists aren't among them. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.keys(adminApi.paths)
    .map(kindAt)
    .filter((kind) => kind !== undefined)
    .map((kind) => [kind.path, kind]),
);

function kindAt(path: string): Kind | undefined {
  const match = /^(.*)\/\{[^{}/]+\}$/.exec(path);
  if (
    !match ||
    /descriptors|actions|\/configStore|\/authenticationPolicies\/policy|\/certificates\/groups|collectSupportData/.test(
      path,
    ) ||
    match[1]!.includes('{')
  )
    return;
  const item = adminApi.paths[path]!;
  const type = item.get?.returns?.ref;
  if (!type) return undefined;
  const collection = adminApi.paths[match[1]!];
  const created = collection?.post?.codes.includes(201) ? 201 : 200;
  return {
    path: match[1]!,
    type,
    listType: collection?.get?.returns,
    bodyType: collection?.post?.body?.ref ?? item.put?.body?.ref,
    id: idMembers[match[1]!] ?? 'id',
    createdStatus: created,
  };
}

/** The settings that exist once and are read and replaced as a whole, with their type. */
export const singletons: ReadonlyMap<string, Shape> = new Map(
  Object.entries(adminApi.paths)
    .filter(([path, operations]) => !path.includes('{') && operations.get && operations.put && !operations.post)
    .map(([path, operations]) => [path, operations.get!.returns ?? {}]),
);
