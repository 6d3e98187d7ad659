import { expect, test } from 'vitest';
import type { MemberFacts } from '../../scripts/api-facts.ts';
import type { JsonSchema } from '../../scripts/schema/json-schema.ts';
import { allDefinitions, definitionSources } from '../../scripts/schema/source.ts';
import { fields } from '../../src/core/connection/fields/table.ts';
import { definable } from '../../src/core/kinds.ts';
import { membersOf, modelsFrom } from './api-facts.ts';

const tops = Object.fromEntries(definitionSources());
const definitions = allDefinitions();

/** The part of the schema for a model: a kind's own, or one that they share. */
const schemaOf = (type: string): JsonSchema | undefined => tops[type] ?? definitions[type];

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
  'LdapDataStore.type': ['JDBC', 'CUSTOM', 'PING_ONE_LDAP_GATEWAY'],
  'JdbcDataStore.type': ['LDAP', 'CUSTOM', 'PING_ONE_LDAP_GATEWAY'],
  'CustomDataStore.type': ['LDAP', 'JDBC', 'PING_ONE_LDAP_GATEWAY'],
  'PingOneLdapGatewayDataStore.type': ['LDAP', 'JDBC', 'CUSTOM'],
};

/** What a definition says about itself. */
const ofEachKind = ['$schema', 'kind', 'unknown', 'lifecycle'];

/** What has a schema for each of its variants instead of one of its own. */
const inVariants = ['AttributeSource', 'DataStore'];

/** A kind's own schema, or that of one of its variants. */
const isTop = (type: string) => type in tops || type.endsWith('DataStore');

const types = modelsFrom(definable).filter((type) => !inVariants.includes(type));

test('the walk finds the whole document', () => {
  expect(types.length).toBeGreaterThan(55);
  expect(types).toEqual(
    expect.arrayContaining(['SaasFieldConfiguration', 'CertView', 'ConfigRow', 'LdapAttributeSource']),
  );
});

test.each(types)('%s has every member, with the values that the API knows', (type) => {
  const own = schemaOf(type);
  const differences: string[] = [];
  for (const [name, member] of Object.entries(membersOf(type))) {
    const property = own?.properties?.[name];
    if (property) differences.push(...compare(`${type}.${name}`, property, member));
    else differences.push(`${type}.${name} is missing`);
  }
  expect(differences).toEqual([]);
});

test('and no member that the API does not know, but for the ways to write less', () => {
  const extra = types.flatMap((type) => {
    const own = schemaOf(type);
    const known = membersOf(type);
    return Object.keys(own?.properties ?? {})
      .filter((name) => !(name in known) && !(isTop(type) && ofEachKind.includes(name)))
      .map((name) => `${type}.${name}`);
  });
  expect(extra).toEqual([
    'ChannelSource.directory',
    'ExtendedProperties.id',
    'ExtendedProperties.properties',
    'ExtendedProperty.state',
    'IdpAdapter.type',
    'OutboundProvision.connector',
    'PasswordCredentialValidator.type',
    'ResourceLink.name',
    'ResourceLink.subject',
    'ResourceLink.fingerprint',
    'ResourceLink.url',
    'SpConnection.samlMetadata',
  ]);
});

function compare(path: string, written: JsonSchema, member: MemberFacts): string[] {
  const property = resolve(written);
  const kinds = [property.type ?? kindOf(property)].flat();
  const wanted = kindsOf[member.shape];
  return [
    ...(wanted.some((kind) => kinds.includes(kind)) ? [] : [`${path} is ${kinds.join('|')}, not ${wanted.join('|')}`]),
    ...(member.readOnly && !property.readOnly && !path.endsWith('coreAttributes') ? [`${path} is read-only`] : []),
    ...compareValues(path, member.shape === 'list' ? resolve(property.items ?? {}) : property, member.values),
  ];
}

function compareValues(path: string, property: JsonSchema, known: string[] | undefined): string[] {
  if (!known) return [];
  const name = path.replace(/^SpConnection/, 'Connection');
  const wanted = known.filter((value) => !leftOut[name]?.includes(value));
  const values = property.enum ?? [property.const];
  return JSON.stringify([...values].sort()) === JSON.stringify([...wanted].sort())
    ? []
    : [`${path}: ${values} / ${wanted}`];
}

function resolve(property: JsonSchema): JsonSchema {
  const { $ref, ...own } = property;
  return $ref ? { ...definitions[$ref.slice('#/$defs/'.length)], ...own } : property;
}

const kindOf = ({ const: value }: JsonSchema): string => (value === undefined ? 'unknown' : typeof value);

const kindsOf: Record<MemberFacts['shape'], string[]> = {
  scalar: ['string', 'boolean', 'integer'],
  object: ['object'],
  map: ['object'],
  list: ['array'],
};

test('a text may stand for an object where the field table says which member it is, and nowhere else', () => {
  const takesText = types.filter((type) => [schemaOf(type)?.type].flat().includes('string'));
  // A text or a list for an extended property's values: `lower/connection.ts`.
  const lowered = ['ParameterValues'];
  expect(takesText.filter((type) => !lowered.includes(type))).toEqual(types.filter((type) => fields[type]?.bare));
});
