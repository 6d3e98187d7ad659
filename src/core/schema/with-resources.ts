import { resources } from '../connection/fields/resources.ts';
import type { ResourceKind } from '../connection/fields/rule.ts';
import { fields } from '../connection/fields/table.ts';
import { nameOfResource } from '../connection/references/find-resource.ts';
import type { Snapshot } from '../connection/references/snapshot.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';

/**
 * The editor's schema with what servers have: where a data store is referred to, the editor offers the data stores that
 * `pull` found, by name. What it offered before is replaced.
 */
export function withResources(schema: JsonObject, snapshots: readonly Snapshot[]): JsonObject {
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  const changed = Object.keys(fields).map((model) => {
    const part = model === 'SpConnection' ? schema : definitions[model];
    return [model, isObject(part) ? withOffers(part, model, snapshots) : undefined] as const;
  });
  const { SpConnection: whole, ...others } = Object.fromEntries(changed.filter(([, part]) => part !== undefined));
  return { ...schema, ...(isObject(whole) ? whole : {}), $defs: { ...definitions, ...others } };
}

function withOffers(part: JsonObject, model: string, snapshots: readonly Snapshot[]): JsonObject {
  if (!isObject(part.properties)) return part;
  const properties = { ...part.properties };
  for (const [member, rule] of Object.entries(fields[model]?.members ?? {})) {
    const property = properties[member];
    if (!('refersTo' in rule) || rule.refersTo === undefined || !isObject(property)) continue;
    properties[member] =
      Array.isArray(property.items) || isObject(property.items)
        ? { ...property, items: offering(property.items as JsonObject, { kind: rule.refersTo, model, snapshots }) }
        : offering(property, { kind: rule.refersTo, model, snapshots });
  }
  return { ...part, properties };
}

/** Channels read from LDAP only. */
const fits = (one: JsonObject, kind: ResourceKind, model: string) =>
  kind !== 'dataStores' || model !== 'ChannelSource' || one.type === undefined || one.type === 'LDAP';

function offering(
  property: JsonObject,
  { kind, model, snapshots }: { kind: ResourceKind; model: string; snapshots: readonly Snapshot[] },
): JsonObject {
  const { defaultSnippets, ...rest } = property;
  const offers = new Map<string, Json>();
  for (const snapshot of snapshots) {
    for (const one of snapshot.resources[kind] ?? []) {
      const name = nameOfResource(kind, one);
      const label = name?.text ?? textOf(one.id);
      if (label === '' || offers.has(label) || !fits(one, kind, model)) continue;
      const body = name ? { [name.by]: name.text } : textOf(one.id);
      offers.set(label, { label, description: `${resources[kind].word} ${textOf(one.id)}`, body });
    }
  }
  return offers.size === 0 ? rest : { ...rest, defaultSnippets: [...offers.values()] };
}
