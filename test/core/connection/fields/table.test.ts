import { describe, expect, test } from 'vitest';
import { adminApi, type Member, membersOf } from '../../../../sandbox/model/model.ts';
import type { FieldRule } from '../../../../src/core/connection/fields/rule.ts';
import { fieldAt, fields } from '../../../../src/core/connection/fields/table.ts';

/** The version whose description the table is held against. */
const VERSION = '12.2.2';

/** Every type of the API description that an SP connection can hold, the variants of a type among them. */
function reachableTypes(): Set<string> {
  const types = new Set<string>();
  const todo = ['SpConnection'];
  for (let type = todo.pop(); type !== undefined; type = todo.pop()) {
    if (types.has(type)) continue;
    types.add(type);
    todo.push(...Object.values(adminApi.types[type]?.variants ?? {}));
    for (const member of Object.values(membersOf(type, VERSION))) {
      const held = member.ref ?? member.items?.ref ?? member.values?.ref;
      if (held) todo.push(held);
    }
  }
  return types;
}

const types = reachableTypes();

/** How the API description's shape of a member must be called in the table. */
function shapeOf(member: Member): string {
  if (member.ref) return `object ${member.ref}`;
  if (member.type === 'map') return `map ${member.values?.ref}`;
  if (member.type === 'array') return `list ${member.items?.ref ?? 'texts'}`;
  return 'scalar';
}

function shapeOfRule(rule: FieldRule): string {
  if (rule.kind === 'object') return `object ${rule.model}`;
  if (rule.kind === 'map') return `map ${rule.of}`;
  return rule.kind === 'scalar' ? 'scalar' : `list ${rule.of ?? 'texts'}`;
}

describe('the field table and the API description of 12.2.2', () => {
  test('reach the same models', () => {
    expect(types.size).toBeGreaterThan(55);
    expect([...types].sort()).toEqual(Object.keys(fields).sort());
  });

  test('know the same members', () => {
    const described = [...types].flatMap((type) =>
      Object.keys(membersOf(type, VERSION)).map((name) => `${type}.${name}`),
    );
    const known = Object.entries(fields).flatMap(([type, { members }]) =>
      Object.keys(members).map((name) => `${type}.${name}`),
    );
    expect(known.sort()).toEqual(described.sort());
  });

  test('agree on what each member is', () => {
    const differing = [...types].flatMap((type) =>
      Object.entries(membersOf(type, VERSION)).flatMap(([name, member]) => {
        const rule = fields[type]?.members[name];
        if (!rule || type === 'CertView') return [];
        return shapeOf(member) === shapeOfRule(rule)
          ? []
          : [`${type}.${name}: ${shapeOf(member)}, not ${shapeOfRule(rule)}`];
      }),
    );
    expect(differing).toEqual([]);
  });

  test('an unordered list in the description is a set in the table', () => {
    const ordered = [...types].flatMap((type) =>
      Object.entries(membersOf(type, VERSION))
        .filter(([name, member]) => member.uniqueItems && fields[type]?.members[name]?.kind !== 'set')
        .map(([name]) => `${type}.${name}`),
    );
    expect(ordered).toEqual([]);
  });

  test('variants are chosen by the same values', () => {
    expect(fields.AttributeSource?.variants?.models).toEqual(adminApi.types.AttributeSource?.variants);
  });
});

describe('fieldAt', () => {
  test.each([
    ['/active', { kind: 'scalar' }],
    ['/loggingMode', { kind: 'scalar', default: 'STANDARD' }],
    ['/spBrowserSso/enabledProfiles', { kind: 'set' }],
    ['/outboundProvision/channels/3/channelSource/dataSource', { kind: 'object', refersTo: 'dataStores' }],
    ['/outboundProvision/targetSettings/0/value', { kind: 'scalar', secret: { encrypted: 'encryptedValue' } }],
    ['/spBrowserSso/adapterMappings/0/attributeContractFulfillment/SAML_SUBJECT/source/type', { kind: 'scalar' }],
    ['/spBrowserSso/adapterMappings/0/attributeSources/1/searchFilter', { kind: 'scalar' }],
    [
      '/spBrowserSso/adapterMappings/0/adapterOverrideSettings/attributeMapping/attributeSources/0/dataStoreRef',
      { kind: 'object' },
    ],
    ['/credentials/certs/0/x509File/fileData', { pem: true }],
    ['/spBrowserSso/ssoApplicationEndpoint', { readOnly: true, since: '11.3' }],
  ])('knows %s', (pointer, row) => expect(fieldAt(pointer)).toMatchObject(row));

  test.each([
    '/nonsense',
    '/active/more',
    '/virtualEntityIds/name',
    '/credentials/certs/first/x509File',
    '/spBrowserSso/adapterMappings/0/attributeSources/1/nonsense',
  ])('knows nothing at %s', (pointer) => expect(fieldAt(pointer)).toBeUndefined());

  test('tells variants apart when it has the document', () => {
    const document = { spBrowserSso: { adapterMappings: [{ attributeSources: [{ type: 'JDBC' }] }] } };
    const source = '/spBrowserSso/adapterMappings/0/attributeSources/0';
    expect(fieldAt(`${source}/table`, document)).toBeDefined();
    expect(fieldAt(`${source}/searchFilter`, document)).toBeUndefined();
  });
});
