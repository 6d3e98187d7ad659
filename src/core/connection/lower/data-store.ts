import { isObject, type Json, type JsonObject, type Pointer, valueAt } from '../../document/json.ts';
import type { Convert } from './convert.ts';
import { pluginConveniences } from './plugin.ts';

/** A custom data store is set up as its plugin says; of others a single host may be written as a text. */
export const dataStoreConveniences: Convert = (written, lowering) =>
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
  const list = pointer.replace(/\/hostnames\/0$/, '/hostnames');
  return typeof valueAt(written, list) === 'string' ? list : pointer;
}
