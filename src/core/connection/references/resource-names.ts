import type { Json, JsonObject } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import type { ResourceKind } from '../fields/rule.ts';
import type { ResourceNameOf } from '../types.ts';
import { nameOfResource, resourcesNamed } from './find-resource.ts';
import type { ServerResources } from './server-resources.ts';

/** The names of a server's resources. */
export interface ResourceNames {
  /** What people call one; with its id where two have one name. */
  nameOf: ResourceNameOf;
  /** How a definition refers to one: by its name where that is the only one, else by its id. */
  referenceTo(kind: ResourceKind, id: string): Json;
}

export function resourceNames(server: ServerResources): ResourceNames {
  const byKind = new Map<ResourceKind, ReadonlyMap<string, Named>>();
  const find = (kind: ResourceKind, id: string) => {
    const known = byKind.get(kind) ?? namesIn(kind, server[kind] ?? []);
    byKind.set(kind, known);
    return known.get(id);
  };
  return {
    nameOf: (kind, id) => find(kind, id)?.spoken,
    referenceTo: (kind, id) => find(kind, id)?.reference ?? id,
  };
}

interface Named {
  spoken: string;
  reference: Json;
}

function namesIn(kind: ResourceKind, listed: readonly JsonObject[]): ReadonlyMap<string, Named> {
  return new Map(listed.map((one) => [textOf(one.id), namedAs(kind, one, listed)]));
}

function namedAs(kind: ResourceKind, one: JsonObject, listed: readonly JsonObject[]): Named {
  const id = textOf(one.id);
  const name = nameOfResource(kind, one);
  if (!name) return { spoken: id, reference: id };
  const isUnique = resourcesNamed(kind, name, listed).length === 1;
  return isUnique
    ? { spoken: name.text, reference: { [name.by]: name.text } }
    : { spoken: `${name.text} (${id})`, reference: id };
}
