import { describe, expect, test } from 'vitest';
import { adminApi, membersOf as modelMembers } from '../../../../sandbox/model/model.ts';
import type { MemberFacts } from '../../../../scripts/api-facts.ts';
import type { FieldRule } from '../../../../src/core/connection/fields/rule.ts';
import { fieldAt, fields } from '../../../../src/core/connection/fields/table.ts';
import { membersOf, models } from '../../../schema/api-facts.ts';

/** How the API descriptions' shape of a member must be called in the table. */
function shapeOf({ shape, of }: MemberFacts): string {
  return shape === 'scalar' ? shape : `${shape} ${of ?? 'texts'}`;
}

function shapeOfRule(rule: FieldRule): string {
  if (rule.kind === 'object') return `object ${fields[rule.model]?.api ?? rule.model}`;
  if (rule.kind === 'map') return `map ${rule.of}`;
  return rule.kind === 'scalar' ? 'scalar' : `list ${rule.of ?? 'texts'}`;
}

/** They have no model of their own in the API: a file or settings go in, a view comes out. */
const keys: Record<string, string> = {
  CertificateAuthority: 'CertView',
  SigningKeyPair: 'KeyPairView',
  SslClientKeyPair: 'KeyPairView',
  NewKeyPairSettings: 'NewKeyPairSettings',
};
const described = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in keys)));

describe('the field table and the API descriptions', () => {
  test('reach the same models', () => {
    expect(models.length).toBeGreaterThan(60);
    const known = Object.keys(described).filter((name) => !described[name]?.api);
    expect(models).toEqual(known.sort());
  });

  test('know the same members', () => {
    const members = models.flatMap((type) => Object.keys(membersOf(type)).map((name) => `${type}.${name}`));
    const known = Object.entries(described).flatMap(([type, { members: own, api = type }]) =>
      Object.entries(own).flatMap(([name, { ours }]) => (ours ? [] : [`${api}.${name}`])),
    );
    expect([...new Set(known)].sort()).toEqual(members.sort());
  });

  test.each(Object.entries(keys))('%s knows every member of %s', (model, view) => {
    const rotates = (name: string) => name !== 'rotationSettings' || model === 'SigningKeyPair';
    const members = Object.keys(modelMembers(view, '12.2.2')).filter(rotates);
    expect(Object.keys(fields[model]?.members ?? {})).toEqual(expect.arrayContaining(members));
  });

  test('agree on what each member is', () => {
    const differing = models.flatMap((type) =>
      Object.entries(membersOf(type)).flatMap(([name, member]) => {
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
    const ordered = models.flatMap((type) =>
      Object.entries(adminApi.types[type] ? modelMembers(type, '12.2.2') : {})
        .filter(([name, member]) => member.uniqueItems && fields[type]?.members[name]?.kind !== 'set')
        .map(([name]) => `${type}.${name}`),
    );
    expect(ordered).toEqual([]);
  });

  test.each(['AttributeSource', 'DataStore'])('variants of %s are chosen by the same values', (model) => {
    expect(fields[model]?.variants?.models).toEqual(adminApi.types[model]?.variants);
  });
});

describe('fieldAt', () => {
  test.each([
    ['/active', { kind: 'scalar' }],
    ['/loggingMode', { kind: 'scalar', default: 'STANDARD' }],
    ['/spBrowserSso/enabledProfiles', { kind: 'set' }],
    ['/outboundProvision/channels/3/channelSource/dataSource', { kind: 'object', refersTo: 'DataStore' }],
    ['/outboundProvision/targetSettings/0/value', { kind: 'scalar', secret: { encrypted: 'encryptedValue' } }],
    ['/spBrowserSso/adapterMappings/0/attributeContractFulfillment/SAML_SUBJECT/source/type', { kind: 'scalar' }],
    ['/spBrowserSso/adapterMappings/0/attributeSources/1/searchFilter', { kind: 'scalar' }],
    [
      '/spBrowserSso/adapterMappings/0/adapterOverrideSettings/attributeMapping/attributeSources/0/dataStoreRef',
      { kind: 'object' },
    ],
    ['/credentials/certs/0/x509File/fileData', { pem: true }],
    ['/spBrowserSso/ssoApplicationEndpoint', { readOnly: true, since: '11.3' }],
  ])('knows %s', (pointer, row) => expect(fieldAt('SpConnection', pointer)).toMatchObject(row));

  test.each([
    '/nonsense',
    '/active/more',
    '/virtualEntityIds/name',
    '/credentials/certs/first/x509File',
    '/spBrowserSso/adapterMappings/0/attributeSources/1/nonsense',
  ])('knows nothing at %s', (pointer) => expect(fieldAt('SpConnection', pointer)).toBeUndefined());

  test('tells variants apart when it has the document', () => {
    const document = { spBrowserSso: { adapterMappings: [{ attributeSources: [{ type: 'JDBC' }] }] } };
    const source = '/spBrowserSso/adapterMappings/0/attributeSources/0';
    expect(fieldAt('SpConnection', `${source}/table`, document)).toBeDefined();
    expect(fieldAt('SpConnection', `${source}/searchFilter`, document)).toBeUndefined();
  });
});
