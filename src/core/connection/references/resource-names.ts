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
  id: string;
  spoken: string;
  reference: Json;
}

function namesIn(kind: ResourceKind, listed: readonly JsonObject[]): ReadonlyMap<string, Named> {
  const counts = new Map<string, number>();
  const named = listed.map((one) => namedAs(kind, one, listed));
  for (const { spoken } of named) counts.set(spoken, (counts.get(spoken) ?? 0) + 1);
  return new Map(named.map((one) => [one.id, counts.get(one.spoken) === 1 ? one : withId(one)]));
}

const withId = (one: Named): Named => ({
  ...one,
  spoken: one.spoken === one.id ? one.id : `${one.spoken} (${one.id})`,
});

function namedAs(kind: ResourceKind, one: JsonObject, listed: readonly JsonObject[]): Named {
  const id = textOf(one.id);
  const name = nameOfResource(kind, one);
  if (!name) return { id, spoken: id, reference: id };
  // What reads like a reference would be filled in, or refused, in a definition.
  const isUnique = !name.text.includes('${') && resourcesNamed(kind, name, listed).length === 1;
  return isUnique
    ? { id, spoken: name.text, reference: { [name.by]: name.text } }
    : { id, spoken: `${name.text} (${id})`, reference: id };
}
