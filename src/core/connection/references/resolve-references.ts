import { isObject, type JsonObject, valueAt } from '../../document/json.ts';
import { textIn, textOf } from '../../document/readers.ts';
import type { ResourceKind } from '../fields/rule.ts';
import type { DesiredConnection, ResourceNameOf } from '../types.ts';
import { nameOfResource, resourcesNamed } from './find-resource.ts';
import { nameIn, type Reference, referencesOf } from './references.ts';
import type { ServerResources } from './server-resources.ts';

/** Brings a connection's references by name to ids; made once for all connections of a server. */
export type ResolveReferences = (desired: DesiredConnection) => DesiredConnection;

/**
 * Each reference by name as the id that the server has for it: `{ name: Corporate AD }` → `{ id: 'LDAP-8F21…' }`. The
 * connection is spoken of by names from then on. What the server doesn't have, or has several times, stays as it is;
 * `missingReferences` says so.
 */
export function referenceResolver(server: ServerResources): ResolveReferences {
  const nameOf = namesOn(server);
  return (desired) => {
    const named = referencesOf(desired.document).filter(({ link }) => nameIn(link));
    if (named.length === 0) return desired;
    const document = structuredClone(desired.document);
    for (const reference of named) putId(document, reference, idFor(reference, server));
    return { ...desired, document, nameOf };
  };
}

function idFor({ kind, link }: Reference, server: ServerResources): string | undefined {
  const name = nameIn(link);
  const [one, ...more] = name ? resourcesNamed(kind, name, server[kind] ?? []) : [];
  return one && more.length === 0 ? textIn(one, 'id') : undefined;
}

function putId(document: JsonObject, { pointer }: Reference, id: string | undefined): void {
  const link = valueAt(document, pointer);
  if (id === undefined || !isObject(link)) return;
  for (const member of Object.keys(link)) delete link[member];
  link.id = id;
}

/** What people call each resource; with its id where two have one name. */
function namesOn(server: ServerResources): ResourceNameOf {
  const byKind = new Map<ResourceKind, Map<string, string>>();
  return (kind, id) => {
    const known = byKind.get(kind) ?? namesIn(kind, server[kind] ?? []);
    byKind.set(kind, known);
    return known.get(id);
  };
}

function namesIn(kind: ResourceKind, listed: readonly JsonObject[]): Map<string, string> {
  const names = listed.map((one) => ({ id: textOf(one.id), name: nameOfResource(kind, one)?.text ?? textOf(one.id) }));
  const counts = new Map<string, number>();
  for (const { name } of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(names.map(({ id, name }) => [id, counts.get(name) === 1 ? name : `${name} (${id})`]));
}
