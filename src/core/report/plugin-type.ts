import type { Difference } from '../connection/types.ts';
import { type PluginKind, pluginKinds } from '../connector/plugin/types.ts';
import type { Connectors } from '../connector/types.ts';
import { isObject, type Json } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import type { KindName } from '../kinds.ts';

/**
 * What the console calls the type of an instance, by the plugin's class: `HTML Form IdP Adapter`. Where nobody knows its
 * name, the last part of the class says most. `undefined` for a kind that isn't of a plugin.
 */
export function typeNameOf(kind: KindName, id: string, connectors: Connectors | undefined): string | undefined {
  const of = pluginKinds.find((one: PluginKind) => one === kind);
  if (of === undefined) return undefined;
  const lookup = connectors?.plugins.lookUp(of, id);
  const name = lookup?.state === 'found' ? lookup.plugin.descriptor.name : undefined;
  return name ?? id.split('.').at(-1) ?? id;
}

/** A difference of the type with its name where the class stands. */
export function withTypeName(difference: Difference, kind: KindName, connectors: Connectors | undefined): Difference {
  const [first] = difference.path;
  if (!first || !isMember(first) || first.member !== 'pluginDescriptorRef') return difference;
  const named = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') return typeNameOf(kind, value, connectors) ?? value;
    return isObject(value) && typeof value.id === 'string' ? { id: named(value.id) } : value;
  };
  return { ...difference, live: named(difference.live), desired: named(difference.desired) };
}
