import type { SourceFile } from '../../document/document.ts';
import { isObject, type JsonObject, parsedJson } from '../../document/json.ts';
import { objectsIn, objectsOf, textIn, textOf } from '../../document/readers.ts';
import { kindNames } from '../../kinds.ts';
import type { ServerResources } from './resource-names.ts';

/** Where `pull` keeps what a server has, from the repository's top: one file an environment. */
export const snapshotFolder = 'schemas/servers';

/** What a server had when it was asked: enough to check references without it, and no secret. */
export interface Snapshot {
  file: string;
  /** The environment that it was pulled for; `default` without one. */
  environment: string;
  /** The server's address. */
  server: string;
  version: string;
  resources: ServerResources;
}

const format = 'pfconn-server';

/** Members that are kept as they are: what things are called, and of what kind they are. Nothing else is. */
const kept = [
  'id',
  'name',
  'type',
  'ldapType',
  'subjectDN',
  'sha1Fingerprint',
  'sha256Fingerprint',
  'expires',
  'multiValued',
];

/** The file for a server, in an order that is the same each time. */
export function snapshotFile({ environment, server, version, resources: held }: Omit<Snapshot, 'file'>): SourceFile {
  const listed = kindNames.flatMap((kind) => {
    const items = held[kind];
    return items ? [[kind, items.map(shortened).sort(byName)] as const] : [];
  });
  const content = { format, environment, server, version, resources: Object.fromEntries(listed) };
  return { path: `${snapshotFolder}/${environment}.json`, text: `${JSON.stringify(content, null, 2)}\n` };
}

const byName = (a: JsonObject, b: JsonObject) => (sortKey(a) < sortKey(b) ? -1 : 1);
const sortKey = (one: JsonObject) => `${textOf(one.id)} ${textOf(one.name)}`;

function shortened(resource: JsonObject): JsonObject {
  const members = kept.flatMap((member) => (textOf(resource[member]) === '' ? [] : [[member, resource[member]]]));
  const short: JsonObject = Object.fromEntries(members);
  const url = textIn(resource, 'url');
  if (url !== undefined) short.url = withoutPassword(url);
  const contract = isObject(resource.attributeContract) ? resource.attributeContract : resource;
  for (const list of ['coreAttributes', 'extendedAttributes']) {
    const names = objectsIn(contract, list).map(({ name }) => ({ name: textOf(name) }));
    if (names.length === 0) continue;
    if (contract === resource) short[list] = names;
    else short.attributeContract = { ...(short.attributeContract as JsonObject), [list]: names };
  }
  return short;
}

/** An address may hold a user's password, or a key in its query. */
function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '');
}

/** Reads what `pull` wrote; `undefined` for any other file. */
export function readSnapshot({ path, text }: SourceFile): Snapshot | undefined {
  const content = parsedJson(text);
  if (!isObject(content) || content.format !== format || !isObject(content.resources)) return undefined;
  const held = content.resources;
  const known = kindNames.filter((kind) => Array.isArray(held[kind]));
  return {
    file: path,
    environment: textOf(content.environment),
    server: textOf(content.server),
    version: textOf(content.version),
    resources: Object.fromEntries(known.map((kind) => [kind, objectsOf(held[kind])])),
  };
}
