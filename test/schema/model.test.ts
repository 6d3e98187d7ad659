import { expect, test } from 'vitest';
import { adminApi, type Member, membersOf, type Shape } from '../../sandbox/model/model.ts';
import type { JsonSchema } from '../../scripts/schema/json-schema.ts';
import { connectionSource } from '../../scripts/schema/source.ts';

const schema = connectionSource();

/** The version whose description the schema is held against. */
const VERSION = '12.2.2';

/** What the schema leaves out of an enumeration, and why. */
const leftOut: Record<string, string[]> = {
  // Only for connections to identity providers.
  'Connection.type': ['IDP'],
  'SpBrowserSso.protocol': ['OIDC'],
  // The description of the API names the two that an assertion consumer service takes.
  'SpSsoServiceEndpoint.binding': ['REDIRECT', 'SOAP'],
  // Each direction has a property of its own.
  'InboundBackChannelAuth.type': ['OUTBOUND'],
  'OutboundBackChannelAuth.type': ['INBOUND'],
  'LdapAttributeSource.type': ['JDBC', 'CUSTOM'],
  'JdbcAttributeSource.type': ['LDAP', 'PING_ONE_LDAP_GATEWAY', 'CUSTOM'],
  'CustomAttributeSource.type': ['LDAP', 'PING_ONE_LDAP_GATEWAY', 'JDBC'],
};

/** Every type of the API that a connection is made of. */
function reachable(type: string, found = new Set<string>()): Set<string> {
  if (found.has(type)) return found;
  found.add(type);
  for (const variant of Object.values(adminApi.types[type]?.variants ?? {})) {
    if (type !== 'Connection' && type !== 'BackChannelAuth' && type !== 'PluginInstance') reachable(variant, found);
  }
  for (const member of Object.values(membersOf(type, VERSION)))
    for (const name of refsIn(member)) reachable(name, found);
  return found;
}

const refsIn = ({ ref, items, values }: Shape): string[] => [
  ...(ref ? [ref] : []),
  ...(items ? refsIn(items) : []),
  ...(values ? refsIn(values) : []),
];

const types = [...reachable('SpConnection')].filter((type) => type !== 'AttributeSource').sort();

test('the walk finds the whole document', () => {
  expect(types.length).toBeGreaterThan(55);
  expect(types).toEqual(
    expect.arrayContaining(['SaasFieldConfiguration', 'CertView', 'ConfigRow', 'LdapAttributeSource']),
  );
});

test.each(types)('%s has every member, with the values that the API knows', (type) => {
  const own = type === 'SpConnection' ? schema : schema.$defs?.[type];
  const differences: string[] = [];
  for (const [name, member] of Object.entries(membersOf(type, VERSION))) {
    const property = own?.properties?.[name];
    if (property) differences.push(...compare(`${type}.${name}`, property, member));
    else differences.push(`${type}.${name} is missing`);
  }
  expect(differences).toEqual([]);
});

test('and no member that the API does not know, but for the ways to write less', () => {
  const extra = types.flatMap((type) => {
    const own = type === 'SpConnection' ? schema : schema.$defs?.[type];
    const known = membersOf(type, VERSION);
    return Object.keys(own?.properties ?? {})
      .filter((name) => !(name in known))
      .map((name) => `${type}.${name}`);
  });
  expect(extra).toEqual([
    'ChannelSource.directory',
    'OutboundProvision.connector',
    'SpConnection.$schema',
    'SpConnection.kind',
    'SpConnection.samlMetadata',
    'SpConnection.lifecycle',
  ]);
});

function compare(path: string, written: JsonSchema, member: Member): string[] {
  const property = resolve(written);
  const kinds = [property.type ?? kindOf(property)].flat();
  const wanted = kindOfMember(member);
  return [
    ...(kinds.includes(wanted) ? [] : [`${path} is ${kinds.join('|')}, not ${wanted}`]),
    ...(member.readOnly && !property.readOnly && !path.endsWith('coreAttributes') ? [`${path} is read-only`] : []),
    ...compareValues(path, member.items?.enum ? resolve(property.items ?? {}) : property, member.items ?? member),
  ];
}

function compareValues(path: string, property: JsonSchema, member: Shape): string[] {
  if (!member.enum) return [];
  const name = path.replace(/^SpConnection/, 'Connection');
  const wanted = member.enum.filter((value) => !leftOut[name]?.includes(value));
  const values = property.enum ?? [property.const];
  return JSON.stringify([...values].sort()) === JSON.stringify([...wanted].sort())
    ? []
    : [`${path}: ${values} / ${wanted}`];
}

function resolve(property: JsonSchema): JsonSchema {
  const { $ref, ...own } = property;
  return $ref ? { ...schema.$defs?.[$ref.slice('#/$defs/'.length)], ...own } : property;
}

const kindOf = ({ const: value }: JsonSchema): string => (value === undefined ? 'unknown' : typeof value);

function kindOfMember({ type, ref }: Member): string {
  if (ref || type === 'map') return adminApi.types[ref ?? '']?.enum ? 'string' : 'object';
  return type ?? 'object';
}
