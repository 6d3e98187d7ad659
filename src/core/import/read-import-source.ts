import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Live } from '../connection/types.ts';
import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { isObject, type Json, type JsonObject, parsedJson } from '../document/json.ts';
import { objectsIn, objectsOf } from '../document/readers.ts';
import { type DefinableKind, kinds } from '../kinds.ts';

/** Connections to import, and what is known beside them. */
export interface ImportSource {
  connections: Live[];
  /** What they can refer to. */
  resources: ServerResources;
  /** `12.2.2.0`, when the document says. */
  version?: string;
}

/**
 * A JSON document → the connections in it: a `/bulk/export` document, an answer of `GET /idp/spConnections`, or one
 * connection by itself.
 *
 * @param wanted the kinds to import; a document that has none of them is refused
 */
export function readImportSource(
  file: string,
  text: string,
  wanted: readonly DefinableKind[] = ['SpConnection'],
): Checked<ImportSource | undefined> {
  const refuse = (message: string, hint?: string) => ({
    value: undefined,
    diagnostics: [finding('import-source-unreadable', startOf(file), message, { hint })],
  });
  const document = parsedJson(text.replace(/^\uFEFF/, ''));
  if (document === undefined) return refuse('this is not JSON', 'save the answer of the admin API as it is');
  const resources = resourcesIn(document);
  const hasOthers = wanted.some((kind) => (resources[kind]?.length ?? 0) > 0);
  const connections = wanted.includes('SpConnection') || !hasOthers ? connectionsIn(document) : [];
  const usable = connections.filter(isConnection);
  const others = connections.filter((item) => !isConnection(item));
  if (usable.length === 0 && !hasOthers) {
    const isOfPartners = others.length > 0 && others.every(isIdpConnection);
    const isNameless = others.length > 0 && others.every(({ entityId }) => typeof entityId === 'string');
    return refuse(
      isOfPartners
        ? 'it holds IdP connections'
        : isNameless
          ? 'its connections have no id that can be used'
          : 'there is no SP connection in it',
      'a /bulk/export document, the answer of GET /idp/spConnections, or one connection is needed',
    );
  }
  const metadata = isObject(document) && isObject(document.metadata) ? document.metadata : {};
  return {
    value: {
      connections: usable,
      resources,
      version: typeof metadata.pfVersion === 'string' ? metadata.pfVersion : undefined,
    },
    diagnostics: [
      ...leftOut(file, others.filter(isIdpConnection).length, 'type IDP, for signing people on here'),
      ...leftOut(file, others.filter((item) => !isIdpConnection(item)).length, 'no id that can be used'),
    ],
  };
}

function leftOut(file: string, count: number, which: string): Diagnostic[] {
  if (count === 0) return [];
  const what = count === 1 ? '1 connection is' : `${count} connections are`;
  return [finding('import-connection-skipped', startOf(file), `${what} left out: ${which}`)];
}

/** What of the server's resources the document has; a kind that isn't in it isn't known. */
function resourcesIn(document: Json): ServerResources {
  const saved = Object.entries(kinds).map(([kind, { path }]) => [kind, savedUnder(document, path)] as const);
  return Object.fromEntries(saved.filter(([, items]) => items.length > 0));
}

function connectionsIn(document: Json): JsonObject[] {
  if (Array.isArray(document)) return objectsOf(document);
  if (!isObject(document)) return [];
  if (Array.isArray(document.operations)) return savedUnder(document, '/idp/spConnections');
  return Array.isArray(document.items) ? objectsOf(document.items) : [document];
}

/** What a bulk export saves under a resource's path: it is done step by step, so that the last of each stands. */
function savedUnder(document: Json, path: string): JsonObject[] {
  const items = objectsIn(document, 'operations')
    .filter(({ resourceType, operationType }) => resourceType === path && operationType !== 'DELETE')
    .flatMap((operation) => objectsIn(operation, 'items'));
  return [...new Map(items.map((item) => [item.id ?? item.name ?? item, item])).values()];
}

function isConnection(item: JsonObject): item is Live {
  const hasId = typeof item.id === 'string' && /^[\w.-]+$/.test(item.id);
  return hasId && typeof item.entityId === 'string' && !isIdpConnection(item);
}

/** The answer of `GET /sp/idpConnections` looks much the same. */
const isIdpConnection = ({ type }: JsonObject) => type === 'IDP';
