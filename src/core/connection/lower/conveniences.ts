import { lowerPlugin } from '../../connector/plugin/lower/lower-plugin.ts';
import type { PluginKind } from '../../connector/plugin/types.ts';
import {
  above,
  below,
  isObject,
  type Json,
  type JsonObject,
  lastOf,
  type Pointer,
  pointerTo,
  segmentsOf,
  valueAt,
} from '../../document/json.ts';
import type { DefinableKind } from '../../kinds.ts';
import { connectionConveniences } from './connection.ts';
import { type Convert, movedIn } from './convert.ts';

/** The conveniences of a kind whose objects are instances of plugins: its name for its class, labels, maps for lists. */
function pluginConveniences(kind: PluginKind): Convert {
  return (written, { definition, connectors }) => {
    const { value, places, diagnostics } = lowerPlugin({
      kind,
      written,
      plugins: connectors.plugins,
      key: definition.key,
      placeOf: definition.locate,
    });
    return { value: { document: value, writtenAt: (pointer) => movedIn(places, pointer) ?? pointer }, diagnostics };
  };
}

/** A custom data store is set up as its plugin says; of others a single host may be written as a text. */
const dataStoreConveniences: Convert = (written, lowering) =>
  written.type === 'CUSTOM' ? custom(written, lowering) : hostsAsLists(written);

const custom = pluginConveniences('DataStore');

/** `hostnames: ldap.example.com:636`, in a list by tag, too. */
const hostsAsLists = (written: JsonObject): ReturnType<Convert> => ({
  value: { document: withLists(written), writtenAt: (pointer) => asWritten(written, pointer) },
  diagnostics: [],
});

function withLists(written: JsonObject): JsonObject {
  const { hostnamesTags } = written;
  const tags = Array.isArray(hostnamesTags) ? hostnamesTags.map(withList) : hostnamesTags;
  const listed = withList(written) as JsonObject;
  return tags === undefined ? listed : { ...listed, hostnamesTags: tags };
}

function withList(holder: Json): Json {
  if (!isObject(holder) || typeof holder.hostnames !== 'string') return holder;
  return { ...holder, hostnames: [holder.hostnames] };
}

/** The one host of a list stands where the list would. */
function asWritten(written: JsonObject, pointer: Pointer): Pointer {
  const list = above(pointer);
  const isFirst = pointer === below(list, 0) && lastOf(list) === 'hostnames';
  return isFirst && typeof valueAt(written, list) === 'string' ? list : pointer;
}

const extendedPropertiesConveniences: Convert = (written) => {
  const { properties: _, items: __, ...rest } = written;
  const names = namesIn(written);
  return {
    value: {
      document: { ...rest, items: propertiesIn(written) },
      writtenAt: (pointer) => inTheMap(names, pointer),
    },
    diagnostics: [],
  };
};

const namesIn = ({ properties }: JsonObject) => Object.keys(isObject(properties) ? properties : {});

/**
 * `properties: { owner: Who answers for it, regions: { multiValued: true } }` as the list that the API has, followed by
 * what is written as a list.
 */
export function propertiesIn(written: JsonObject): Json[] {
  const { properties, items } = written;
  const named = namesIn(written).map((name) => asItem(name, (properties as JsonObject)[name]));
  return [...named, ...(Array.isArray(items) ? items : [])];
}

/** A text alone says what the property is for. */
function asItem(name: string, said: Json | undefined): JsonObject {
  if (isObject(said)) return { ...said, name };
  return typeof said === 'string' ? { name, description: said } : { name };
}

/** `/items/1/multiValued` → `/properties/regions/multiValued`. */
function inTheMap(names: readonly string[], pointer: Pointer): Pointer {
  const [list, index, ...rest] = segmentsOf(pointer);
  if (list !== 'items' || index === undefined) return pointer;
  const name = names[Number(index)];
  const item = name === undefined ? ['items', Number(index) - names.length] : ['properties', name];
  return pointerTo([...item, ...rest]);
}

/** The conveniences of each kind; a kind without any of its own isn't here. */
export const conveniences: Partial<Record<DefinableKind, Convert>> = {
  SpConnection: connectionConveniences,
  IdpAdapter: pluginConveniences('IdpAdapter'),
  PasswordCredentialValidator: pluginConveniences('PasswordCredentialValidator'),
  DataStore: dataStoreConveniences,
  ExtendedProperties: extendedPropertiesConveniences,
};
