import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceResolver } from '../../../src/core/connection/references/named-references.ts';
import { kindsWithinReach } from '../../../src/core/connection/references/reach.ts';
import { nameIn, referencesOf } from '../../../src/core/connection/references/references.ts';
import { resourceNames, resourcesNamed } from '../../../src/core/connection/references/resource-names.ts';
import { readSnapshot, snapshotFile } from '../../../src/core/connection/references/snapshot.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { kindNames } from '../../../src/core/kinds.ts';
import { missingReferences } from '../../../src/core/plan/missing-references.ts';
import { desiredFrom, desiredOf } from './support/desired.ts';

const kinds = kindNames.filter((kind) => kind !== 'ExtendedProperties' && kind !== 'SpConnection');

/** Names that come twice, subjects that mean the same, members that nobody asked for. */
const text = fc.constantFrom(
  'a',
  'b',
  'A',
  'cn=a',
  'CN=A',
  'CN=a, O=x',
  'cn=a,o=X',
  'https://a/',
  'https://a:443/',
  '',
);
const listed = fc.uniqueArray(
  fc.record(
    { id: fc.string({ minLength: 1, maxLength: 3 }), name: text, subjectDN: text, url: text, sha1Fingerprint: text },
    { requiredKeys: ['id'] },
  ),
  { selector: ({ id }) => id, maxLength: 6 },
) as fc.Arbitrary<JsonObject[]>;

describe('how a definition refers to a resource', () => {
  test('always means that one and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), listed, (kind, items) => {
        const { referenceTo } = resourceNames({ [kind]: items });
        for (const { id } of items) {
          const written = referenceTo(kind, String(id));
          if (typeof written === 'string') expect(written).toBe(id);
          else expect(resourcesNamed(kind, nameIn(written as JsonObject)!, items).map((one) => one.id)).toEqual([id]);
        }
      }),
    );
  });

  test('what is spoken tells two apart', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), listed, (kind, items) => {
        const { nameOf, referenceTo } = resourceNames({ [kind]: items });
        const named = items.filter(({ id }) => typeof referenceTo(kind, String(id)) !== 'string');
        const spoken = named.map(({ id }) => nameOf(kind, String(id)));
        expect(new Set(spoken).size).toBe(spoken.length);
      }),
    );
  });
});

test('a name that reads like a variable is left to the id', () => {
  const { referenceTo } = resourceNames({ DataStore: [{ id: 'x', name: '${var:HOME}' }] });
  expect(referenceTo('DataStore', 'x')).toBe('x');
});

test('a metadata URL by the address itself', () => {
  const items = [{ id: 'one', name: 'One', url: 'https://partner.example.com/metadata' }];
  const found = (url: string) => resourcesNamed('MetadataUrl', { by: 'url', text: url }, items);
  expect(found('https://PARTNER.example.com:443/metadata')).toEqual(items);
  expect(found('https://partner.example.com/other')).toEqual([]);
});

test('a name in a kind that the account may not read is refused, an id is not judged', () => {
  const document = (dataSource: JsonObject) => ({
    outboundProvision: { channels: [{ name: 'Staff', channelSource: { dataSource } }] },
  });
  const found = (dataSource: JsonObject) =>
    missingReferences(desiredFrom(document(dataSource)), {}).map(({ code, severity }) => `${severity} ${code}`);
  expect(found({ id: 'X', name: 'X' })).toEqual(['error unresolved-reference']);
  expect(found({ id: 'X' })).toEqual([]);
});

test('a snapshot holds nothing but what things are called, whatever a server answers', () => {
  const secretive = {
    id: 'x',
    name: 'X',
    url: 'https://user:planted@example.com/a?key=planted#planted',
    password: 'planted',
    configuration: { fields: [{ name: 'f', value: 'planted', encryptedValue: 'planted' }] },
    coreAttributes: [{ name: 'mail', secret: 'planted' }],
    somethingNew: 'planted',
  };
  const held = Object.fromEntries(kinds.map((kind) => [kind, [secretive]]));
  const file = snapshotFile({ environment: 'e', server: 's', version: '1', resources: held });
  expect(file.text).not.toContain('planted');
  const kept = { id: 'x', name: 'X', url: 'https://example.com/a', coreAttributes: [{ name: 'mail' }] };
  expect(readSnapshot(file)?.resources).toEqual(Object.fromEntries(kinds.map((kind) => [kind, [kept]])));
  expect(readSnapshot({ path: 'x.json', text: '[]' })).toBeUndefined();
});

describe('a name becomes the id of what it means', () => {
  const named = { id: 'AD', name: 'AD', later: 'kept' };
  const resolved = (...given: Parameters<typeof referenceResolver>) => {
    const channels = [{ name: 'Staff', channelSource: { dataSource: named } }];
    const { document } = referenceResolver(...given)(desiredFrom({ outboundProvision: { channels } }));
    return (document as { outboundProvision: { channels: typeof channels } }).outboundProvision.channels[0]
      ?.channelSource.dataSource;
  };
  const stores = (...ids: string[]) => ({ DataStore: ids.map((id) => ({ id, name: 'AD' })) });

  test.each([
    ['on the server', [stores('live')], 'live'],
    ['of a definition before the server’s', [stores('live'), stores('defined')], 'defined'],
    ['on the server before what leaves', [stores('live'), {}, stores('gone')], 'live'],
    ['of what leaves, where nothing else is called so', [{}, {}, stores('gone')], 'gone'],
  ] as [string, Parameters<typeof referenceResolver>, string][])('%s', (_, given, id) =>
    expect(resolved(...given)).toEqual({ id, later: 'kept' }),
  );

  test('unless nothing, or more than one, is called so', () => {
    expect(resolved({})).toEqual(named);
    expect(resolved(stores('one', 'two'))).toEqual(named);
    expect(resolved(stores('live'), stores('one', 'two'))).toEqual(named);
  });

  test('in a field of a plugin as the text that PingFederate keeps', () => {
    const field = (value: string | JsonObject) => ({ name: 'Password Credential Validator Instance', value });
    const tables = (value: string | JsonObject) => [
      { name: 'Others', rows: [] },
      { name: 'Credential Validators', rows: [{ fields: [] }, { fields: [] }, { fields: [field(value)] }] },
    ];
    const adapter = (value: string | JsonObject) =>
      desiredOf('IdpAdapter', { id: 'form', configuration: { fields: [], tables: tables(value) } });
    const { document, kind } = adapter({ id: 'Staff', name: 'Staff' });
    expect(referencesOf(kind, document).map(({ pointer }) => pointer)).toEqual([
      '/configuration/tables/1/rows/2/fields/0/value',
    ]);
    const server = { PasswordCredentialValidator: [{ id: 'pcv', name: 'Staff' }] };
    expect(referenceResolver(server)(adapter({ id: 'Staff', name: 'Staff' })).document).toEqual(
      adapter('pcv').document,
    );
  });
});

test.each([
  ['SslClientKeyPair', ['SslClientKeyPair', 'DataStore', 'PasswordCredentialValidator', 'IdpAdapter', 'SpConnection']],
  ['PasswordCredentialValidator', ['DataStore', 'PasswordCredentialValidator', 'IdpAdapter', 'SpConnection']],
  ['SigningKeyPair', ['SigningKeyPair', 'SpConnection']],
  ['CertificateAuthority', ['CertificateAuthority']],
] as const)('to know who hangs on a %s, through whatever, these kinds are read', (kind, reached) =>
  expect(kindsWithinReach([kind])).toEqual(reached),
);
