import { isObject, type JsonObject, valueAt } from '../../document/json.ts';
import { textIn } from '../../document/readers.ts';
import { waysToName } from '../fields/resources.ts';
import type { DesiredConnection } from '../types.ts';
import { resourcesNamed } from './find-resource.ts';
import { nameIn, type Reference, referencesOf } from './references.ts';
import { resourceNames } from './resource-names.ts';
import type { ServerResources } from './server-resources.ts';

/** Brings a connection's references by name to ids; made once for all connections of a server. */
export type ResolveReferences = (desired: DesiredConnection) => DesiredConnection;

/**
 * Each reference by name as the id that the server has for it: `{ name: Corporate AD }` → `{ id: 'LDAP-8F21…' }`. The
 * connection is spoken of by names from then on. What the server doesn't have, or has several times, stays as it is;
 * `missingReferences` says so.
 */
export function referenceResolver(server: ServerResources): ResolveReferences {
  const names = resourceNames(server);
  return (desired) => {
    const named = referencesOf(desired.document).filter(({ link }) => nameIn(link));
    if (named.length === 0) return desired;
    const document = structuredClone(desired.document);
    for (const reference of named) putId(document, reference, idFor(reference, server));
    return { ...desired, document, asReferred: desired.document, ...names };
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
  // What a newer PingFederate keeps in a reference stays in it.
  for (const way of waysToName) delete link[way];
  link.id = id;
}
