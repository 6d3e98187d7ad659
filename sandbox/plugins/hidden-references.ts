import { listAt, objectAt, textAt } from '../connection/context.ts';
import { isObject, type JsonObject } from '../json.ts';

/** A field or column that holds the id of another resource as plain text. */
interface HiddenField {
  field: string;
  table?: string;
  target: string;
}

/** Where entity ids of connections to service providers lead. */
export const byEntityId = '/idp/spConnections?entityId';

/**
 * Fields of plugins that refer to something without a link, by their names: seen in public exports, on the vendor's pages
 * and in clients' reports. Ids of two collections may be the same, so that a text equals an id proves nothing.
 */
const hiddenFields: HiddenField[] = [
  { field: 'LDAP Datastore', target: '/dataStores' },
  { field: 'PingOne For Customers Datastore', target: '/dataStores' },
  {
    table: 'Credential Validators',
    field: 'Password Credential Validator Instance',
    target: '/passwordCredentialValidators',
  },
  { field: 'Local Identity Profile', target: '/localIdentity/identityProfiles' },
  { table: 'Adapters', field: 'Adapter Instance', target: '/idp/adapters' },
  { table: 'Certificates', field: 'Certificate', target: '/keyPairs/signing' },
  { field: 'Signing Certificate', target: '/keyPairs/signing' },
  { field: 'Client TLS Certificate', target: '/keyPairs/sslClient' },
  { table: 'Connections', field: 'Connection', target: byEntityId },
];

/** Sources of attributes in policies are named by their ids across the server; in mappings an id is the mapping's own. */
const sources: Record<string, string> = {
  ADAPTER: '/idp/adapters',
  IDP_CONNECTION: '/sp/idpConnections',
  LOCAL_IDENTITY_PROFILE: '/localIdentity/identityProfiles',
};

/** The collection that a field (with `table`: a column of it) points into. */
export function hiddenTarget(field: string, table?: string): string | undefined {
  return hiddenFields.find((known) => known.field === field && known.table === table)?.target;
}

/** A reference without a link. */
export interface HiddenReference {
  target: string;
  id: string;
  path: string;
}

const known = new WeakMap<JsonObject, HiddenReference[]>();

/** All references without a link in a stored resource; what is stored is replaced, never changed, so it's read once. */
export function hiddenReferences(collection: string, stored: JsonObject): HiddenReference[] {
  const found = known.get(stored) ?? readHidden(collection, stored);
  known.set(stored, found);
  return found;
}

/** The same of a resource that isn't stored yet. */
export function readHidden(collection: string, value: JsonObject): HiddenReference[] {
  const found: HiddenReference[] = [];
  const policy = collection.startsWith('/authenticationPolicies');
  if (!collection.endsWith('Connections')) visit(value, '', policy, found);
  else for (const part of ['spBrowserSso', 'idpBrowserSso']) visitOverrides(objectAt(value, part), part, found);
  return found;
}

/** Connections can be many, and hold plugin settings only where they override an adapter. */
function visitOverrides(sso: JsonObject | undefined, part: string, found: HiddenReference[]): void {
  listAt(sso, 'adapterMappings').forEach((mapping, index) => {
    const path = `${part}.adapterMappings[${index}].adapterOverrideSettings`;
    visit(mapping.adapterOverrideSettings, path, false, found);
  });
}

function visit(value: unknown, path: string, policy: boolean, found: HiddenReference[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, `${path}[${index}]`, policy, found);
    });
  } else if (isObject(value)) {
    for (const [name, held] of Object.entries(value)) {
      const at = path ? `${path}.${name}` : name;
      if (name === 'configuration' && isObject(held)) readConfiguration(held, at, found);
      else if (policy && /^(source|attributeSource)$/.test(name) && isObject(held)) readSource(held, at, found);
      else visit(held, at, policy, found);
    }
  }
}

function readConfiguration(configuration: JsonObject, path: string, found: HiddenReference[]): void {
  readFields(listAt(configuration, 'fields'), `${path}.fields`, undefined, found);
  listAt(configuration, 'tables').forEach((table, at) => {
    listAt(table, 'rows').forEach((row, index) => {
      const where = `${path}.tables[${at}].rows[${index}].fields`;
      readFields(listAt(row, 'fields'), where, textAt(table, 'name'), found);
    });
  });
}

function readFields(fields: JsonObject[], path: string, table: string | undefined, found: HiddenReference[]): void {
  fields.forEach((field, index) => {
    const target = hiddenTarget(String(field.name), table);
    const id = textAt(field, 'value');
    if (target && id) found.push({ target, id, path: `${path}[${index}].value` });
  });
}

function readSource(source: JsonObject, path: string, found: HiddenReference[]): void {
  const target = sources[String(source.type)];
  const id = textAt(source, 'id');
  if (target && id) found.push({ target, id, path: `${path}.id` });
}

/** How references without a link may name a resource of a collection. */
export function hiddenNames(collection: string, id: string, value: JsonObject | undefined): HiddenReference[] {
  const names = [{ target: collection, id, path: '' }];
  const entityId = textAt(value, 'entityId');
  if (collection === '/idp/spConnections' && entityId) names.push({ target: byEntityId, id: entityId, path: '' });
  return names;
}
