import { describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../../sandbox/certificates/generate.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { isObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { ServerState } from '../../../src/core/plan/server-state.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf, provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { ownHint } from '../own-hint.ts';
import { serverWith } from './server.ts';

/** What a plan says about a change: `code: message`, without the place. */
function risks(desired: Desired, live: Live, more: Partial<ServerState> = {}): string[] {
  const plan = planChanges({
    desired: [desired],
    server: serverWith([live], more),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
  return plan.changes.flatMap(({ findings }) => findings.map(({ code, message }) => `${code}: ${message}`));
}

const live = withValueAt(
  withValueAt(samlConnection(), '/spBrowserSso/encryptionPolicy', {
    encryptAssertion: true,
    encryptedAttributes: ['mail'],
  }),
  '/spBrowserSso/requireSignedAuthnRequests',
  true,
);
const mapping = '/spBrowserSso/adapterMappings/0';
const other = { binding: 'POST', url: 'https://other.example.com/acs', isDefault: true, index: 1 };
const endpoint = { binding: 'POST', url: 'https://zoom.example.com/saml/SSO', isDefault: true, index: 0 };

describe('a change to', () => {
  test.each([
    [
      'active',
      '/active',
      false,
      [
        'connection-switched: Everyone who signs on or asks for a token here is refused from the apply on: sign-on through this connection stops',
      ],
    ],
    [
      'the entity id',
      '/entityId',
      'https://new',
      [
        'partner-name-changed: Everyone who signs on or asks for a token here is refused until the partner calls itself "https://new" as well: requests from "https://zoom.example.com" are no longer recognised, and answers name "https://new" as their audience',
      ],
    ],
    [
      'the signing key',
      '/credentials/signingSettings/signingKeyPairRef',
      { id: 'next' },
      [
        'signing-changed: Everyone who signs on or asks for a token here is refused until the partner trusts the certificate of "next": everything is signed with it instead of "signing"',
      ],
    ],
    [
      'the partner’s certificates',
      '/credentials/certs',
      [{ x509File: { fileData: 'QUJD' } }],
      [
        'partner-trust-changed: Everyone whose sign-on or logout starts with a signed request of the partner is refused if the partner signs with none of the listed certificates; one of them can’t be read here',
      ],
    ],
    [
      'the profiles',
      '/spBrowserSso/enabledProfiles',
      ['IDP_INITIATED_SSO'],
      ['sign-on-changed: People who start at the partner can’t sign on here any more'],
    ],
    [
      'an endpoint’s host',
      '/spBrowserSso/ssoServiceEndpoints/0/url',
      'https://evil.example.org/acs',
      [
        "endpoint-changed: Assertions for everyone who signs on here go to evil.example.org from now on: nobody gets on unless the partner answers there, and a stranger's host would get them",
      ],
    ],
    [
      'an endpoint’s path',
      '/spBrowserSso/ssoServiceEndpoints',
      [
        { ...endpoint, isDefault: false },
        { ...endpoint, url: 'https://zoom.example.com/acs2', index: 1 },
      ],
      [
        'endpoint-changed: Everyone who starts at PingFederate or whose partner names no endpoint is sent to https://zoom.example.com/acs2 instead of https://zoom.example.com/saml/SSO',
      ],
    ],
    [
      'a further host',
      '/spBrowserSso/ssoServiceEndpoints',
      [endpoint, { ...other, isDefault: false }],
      [
        'endpoint-changed: Assertions for everyone who signs on here may be sent to https://other.example.com/acs, a host that got none before',
      ],
    ],
    [
      'the contract',
      '/spBrowserSso/attributeContract/extendedAttributes',
      [{ name: 'mail' }],
      [
        'attribute-changed: Everyone who signs on here is sent to the partner without "department": what it decides by it (rights, account, profile) goes missing',
      ],
    ],
    [
      'the subject',
      `${mapping}/attributeContractFulfillment/SAML_SUBJECT/value`,
      'mail',
      [
        'subject-changed: People who sign on with the adapter "HTMLForm" are known to the partner by "mail" instead of "username": it doesn’t find their accounts, makes new ones, or lets them into somebody else’s',
      ],
    ],
    [
      'the subject’s format',
      '/spBrowserSso/attributeContract/coreAttributes/0/nameFormat',
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      [
        'subject-changed: Everyone who signs on here is announced by another kind of name, persistent: many partners refuse it or look for the account elsewhere',
      ],
    ],
    [
      'encryption',
      '/spBrowserSso/encryptionPolicy',
      {},
      [
        'encryption-changed: Names and attributes of everyone who signs on here pass the browser readable: assertions are no longer encrypted, and a partner that demands it refuses them',
        'encryption-changed: "mail" of everyone who signs on here passes the browser readable: it is no longer encrypted',
      ],
    ],
    [
      'signed requests',
      '/spBrowserSso/requireSignedAuthnRequests',
      false,
      [
        'partner-trust-changed: Anybody can send sign-on requests in the partner’s name: unsigned ones are accepted; answers still go to listed endpoints',
      ],
    ],
    [
      'signed responses',
      '/spBrowserSso/signResponseAsRequired',
      false,
      ['signing-changed: Assertions are signed in no way, so that anybody can make one up'],
    ],
    [
      'who may sign on',
      `${mapping}/issuanceCriteria`,
      { expressionCriteria: [{ expression: 'true' }] },
      [
        'issuance-criteria-changed: People who sign on with the adapter "HTMLForm" are refused unless an expression lets them on; the plan can’t tell whom it does',
      ],
    ],
    [
      'the mappings',
      '/spBrowserSso/adapterMappings',
      [],
      [
        'sign-on-mapping-changed: People who sign on with the adapter "HTMLForm" are refused here from now on, unless another way lets them on',
      ],
    ],
    ['a harmless member', '/applicationName', 'Zoom', []],
    [
      'an attribute that people are known by',
      `${mapping}/attributeContractFulfillment/mail/value`,
      'upn',
      [
        'attribute-changed: People who sign on with the adapter "HTMLForm" may be taken for others or for new people: "mail" is "upn" instead of "mail"',
      ],
    ],
  ] as [string, string, never, string[]][])('%s', (_, pointer, value, expected) => {
    expect(risks(desiredFrom(withValueAt({ applicationName: '', ...live }, pointer, value)), live)).toEqual(expected);
  });
});

describe('a key of another kind is said with the key that comes', () => {
  const keyPairs = [
    { id: 'signing', keyAlgorithm: 'RSA' },
    { id: 'next', keyAlgorithm: 'RSA' },
    { id: 'curve', keyAlgorithm: 'EC' },
    { id: 'unread' },
  ];
  const becomes = '; the key is EC and was RSA, so that the algorithm changes with it';
  const exchanged = (place: string, id: string) => {
    const before = withValueAt(live, place, { id: 'signing' });
    const said = risks(desiredFrom(withValueAt(before, place, { id })), before, {
      resources: { SigningKeyPair: keyPairs } as never,
    });
    return said.filter((line) => /^(signing|encryption)-changed/.test(line)).map((line) => line.replace(/^[^;]*/, ''));
  };

  test.each([
    '/credentials/signingSettings/signingKeyPairRef',
    '/credentials/decryptionKeyPairRef',
    '/credentials/secondaryDecryptionKeyPairRef',
  ])('%s', (place) => {
    expect(['curve', 'next', 'unread'].map((id) => exchanged(place, id))).toEqual([[becomes], [''], ['']]);
  });

  test('of the partner', () => {
    const now = new Date('2026-11-01T00:00:00Z');
    const made = (keyAlgorithm: string) => {
      const { certificate } = generateKeyPair({ commonName: 'partner', validDays: 400, keyAlgorithm }, now);
      return [{ x509File: { fileData: certificate.toString() }, activeVerificationCert: true }];
    };
    const before = withValueAt(live, '/credentials/certs', made('RSA'));
    const said = (type: string) => risks(desiredFrom(withValueAt(before, '/credentials/certs', made(type))), before);
    expect(said('EC').join()).toMatch(/overlap; its key is EC and was RSA, so that the algorithm changes with it$/);
    expect(said('RSA').join()).toMatch(/overlap$/);
  });
});

describe('what assertions are encrypted with', () => {
  const now = new Date('2026-11-01T00:00:00Z');
  const pem = (commonName: string) => generateKeyPair({ commonName, validDays: 400 }, now).certificate.toString();
  const [one, two] = [pem('one'), pem('two')];
  const cert = (fileData: string, more: JsonObject) => ({ x509File: { fileData }, ...more });
  const checks = { activeVerificationCert: true };
  const encrypts = { encryptionCert: true };
  const said = (before: JsonObject[], after: JsonObject[], document: Live = live) => {
    const held = withValueAt(document, '/credentials/certs', before as never);
    const found = risks(desiredFrom(withValueAt(held, '/credentials/certs', after as never)), held);
    return found.filter((line) => /to encrypt with|encrypted for/.test(line)).map((line) => line.split(': ')[1]);
  };
  const none = 'Everyone who signs on here is refused';
  const other = 'Everyone who signs on here gets assertions that are encrypted for another key';

  test.each([
    ['goes', [cert(one, encrypts)], [], [none]],
    ['is only to check signatures from now on', [cert(one, { ...checks, ...encrypts })], [cert(one, checks)], [none]],
    ['is another one', [cert(one, encrypts)], [cert(two, encrypts)], [other]],
    [
      'is one of those that were there',
      [cert(one, encrypts), cert(two, checks)],
      [cert(one, checks), cert(two, { ...checks, ...encrypts })],
      [other],
    ],
    ['stays, beside one more', [cert(one, encrypts)], [cert(one, encrypts), cert(two, checks)], []],
    ['stays, and one beside it goes', [cert(one, encrypts), cert(two, checks)], [cert(one, encrypts)], []],
    ['is the first one', [], [cert(one, encrypts)], []],
  ])('that %s', (_, before, after, expected) => expect(said(before, after)).toEqual(expected));

  test.each([
    [encrypts, 0],
    [{ ...encrypts, activeVerificationCert: true }, 1],
    [{ ...encrypts, primaryVerificationCert: true }, 1],
    [{}, 1],
  ])('is trusted for signatures, too, where it says so: %j', (roles, count) => {
    const held = withValueAt(live, '/credentials/certs', [cert(one, roles), cert(two, checks)] as never);
    const after = withValueAt(held, '/credentials/certs', [cert(two, checks)] as never);
    const lost = risks(desiredFrom(after), held).filter((line) => line.startsWith('partner-trust-changed'));
    expect(lost).toHaveLength(count);
  });

  test('counts where nothing is encrypted for nobody', () => {
    const plain = withValueAt(live, '/spBrowserSso/encryptionPolicy', {});
    expect(said([cert(one, encrypts)], [cert(two, encrypts)], plain)).toEqual([]);
  });
});

describe('a setting of a plugin is told by its own name in its own place', () => {
  const settings = (name: string, value: string, table?: string) => {
    const fields = [{ name, value }];
    return { configuration: table === undefined ? { fields } : { tables: [{ name: table, rows: [{ fields }] }] } };
  };
  const said = (kind: 'PasswordCredentialValidator' | 'IdpAdapter', name: string, table?: string) => {
    const one = (value: string) => ({
      id: 'one',
      name: 'One',
      pluginDescriptorRef: { id: 'x' },
      ...settings(name, value, table),
    });
    const { changes } = planChanges({
      desired: [desiredOf(kind, one('new'))],
      server: serverWith([], { resources: { [kind]: [one('old')] } }),
      environment: 'production',
      connectors: exampleConnectors,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24T12:00:00Z'),
    });
    return changes.flatMap(({ findings }) => findings.map(({ message }) => message)).join('\n');
  };
  const directory = 'is looked for in "new"';
  const search = 'is looked for by "Search';
  const account = 'may be another account than before';
  const asked = 'is asked by "new"';

  test.each([
    ['PasswordCredentialValidator', 'LDAP Datastore', undefined, directory],
    ['PasswordCredentialValidator', 'Search Base', undefined, search],
    ['PasswordCredentialValidator', 'Search Filter', undefined, search],
    ['PasswordCredentialValidator', 'Password', 'Users', account],
    ['IdpAdapter', 'Password Credential Validator Instance', 'Credential Validators', asked],
  ] as const)('%s: %s (%s)', (kind, name, table, expected) => expect(said(kind, name, table)).toMatch(expected));

  test.each([
    ['PasswordCredentialValidator', 'LDAP Datastore', 'Others', directory],
    ['IdpAdapter', 'LDAP Datastore', undefined, directory],
    ['PasswordCredentialValidator', 'Search Base', 'Others', search],
    ['IdpAdapter', 'Password', 'Users', account],
    ['IdpAdapter', 'Password Credential Validator Instance', undefined, asked],
    ['IdpAdapter', 'Password Credential Validator Instance', 'Others', asked],
  ] as const)('%s: %s (%s) is something else', (kind, name, table, other) => {
    expect(said(kind, name, table)).not.toBe('');
    expect(said(kind, name, table)).not.toMatch(other);
  });
});

test('what begins to count is what begins to run: a channel takes nothing of the sign-on along', () => {
  const onHttp = withValueAt(live, '/spBrowserSso/ssoServiceEndpoints/0/url', 'http://zoom.example.com/acs');
  const { outboundProvision } = provisioningConnection();
  const both = { ...onHttp, outboundProvision } as Live;
  const switched = (at: string) => risks(desiredFrom(both), withValueAt(both, at, false)).join('\n');
  expect(switched('/active')).toMatch(/travel unencrypted/);
  expect(switched('/outboundProvision/channels/0/active')).not.toMatch(/travel unencrypted/);
  expect(switched('/outboundProvision/channels/0/active')).not.toBe('');
});

describe('what metadata bring again', () => {
  const reloading = (more: JsonObject) => ({
    ...live,
    metadataReloadSettings: { metadataUrlRef: { id: 'm' }, enableAutoMetadataUpdate: true, ...more },
  });
  const path = '/spBrowserSso/ssoServiceEndpoints/0/url';
  const said = (more: JsonObject, document: JsonObject = {}) => {
    const held = { ...reloading(more), ...document } as Live;
    return risks(desiredFrom(withValueAt(held, path, 'https://zoom.example.com/acs2')), held).join('\n');
  };
  const lost = 'are overwritten by the partner’s metadata with the next reload';

  test('doesn’t last beside a reload', () => {
    expect(said({})).toContain(lost);
    expect(said({ enableAutoMetadataUpdate: false })).not.toContain(lost);
    expect(said({}, { active: false })).not.toContain(lost);
    const held = reloading({}) as Live;
    expect(risks(desiredFrom(withValueAt(held, '/applicationName', 'x')), held).join()).not.toContain(lost);
  });
});

test('an endpoint elsewhere that is in clear besides is told as that', () => {
  const said = (url: string) =>
    risks(desiredFrom(withValueAt(live, '/spBrowserSso/ssoServiceEndpoints/0/url', url)), live).join('\n');
  expect(said('http://zoom.example.com/saml/SSO')).toMatch(/unencrypted/);
  expect(said('http://evil.example.org/acs')).toMatch(/unencrypted/);
  expect(said('https://evil.example.org/acs')).not.toMatch(/unencrypted/);
});

test('a long value is cut in the middle', () => {
  const of = (length: number) => `https://${'x'.repeat(length - 10)}yz`;
  const said = (value: string) => risks(desiredFrom(withValueAt(live, '/entityId', value)), live).join();
  expect(said(of(70))).toContain(`until the partner calls itself "${of(70)}"`);
  expect(said(of(71))).toContain(`until the partner calls itself "${of(71).slice(0, 35)}…${of(71).slice(-34)}"`);
});

test('provisioning that goes is told as what happens now', () => {
  const { outboundProvision } = provisioningConnection();
  const said = risks(desiredFrom(live), { ...live, outboundProvision } as Live);
  expect(said[0]).toBe(
    'target-changed: Everyone provisioned so far stays at Example with nobody looking after the accounts; the connection is deleted and made anew',
  );
});

test('of an attribute with another source and another value one sentence says both', () => {
  const fulfilled = (type: string, value: string) =>
    withValueAt(live, `${mapping}/attributeContractFulfillment/department`, { source: { type }, value });
  expect(risks(desiredFrom(fulfilled('TEXT', 'Sales')), fulfilled('ADAPTER', 'department'))).toEqual([
    'attribute-changed: People who sign on with the adapter "HTMLForm" all get the value the text "Sales" for "department" instead of "department" from the adapter',
  ]);
});

test.each([
  ['AES_256_GCM', 'AES_256', /an older way with known attacks/],
  ['AES_128', 'AES_256', /refused if the partner can’t open/],
  ['AES_128', 'Triple_DES', /an older way with known attacks/],
  ['AES_256_GCM', 'AES_128_GCM', /a shorter key, which is still sound/],
  ['AES_128', 'AES_128_GCM', /refused if the partner can’t open/],
])('encryption by %s becomes %s', (old, now, expected) => {
  const by = (algorithm: string) => withValueAt(live, '/credentials/blockEncryptionAlgorithm', algorithm);
  expect(risks(desiredFrom(by(now)), by(old))).toEqual([expect.stringMatching(expected)]);
});

test('a change that only adds protection speaks of what the partner has to follow', () => {
  const weaker = withValueAt(live, '/spBrowserSso/encryptionPolicy', {});
  expect(risks(desiredFrom(withValueAt(live, '/spBrowserSso/signAssertions', true)), live)).toEqual([]);
  expect(risks(desiredFrom(live), weaker)).toEqual([
    'encryption-changed: Everyone who signs on here is refused if the partner can’t open encrypted assertions: it needs the key of the certificate listed here',
  ]);
});

test('switching on', () => {
  expect(risks(desiredFrom(live), { ...live, active: false })).toEqual([
    'connection-switched: Everyone who can sign on at all can sign on here from the apply on: no issuance criterion narrows that',
  ]);
});

test.each([
  [{ conditionalCriteria: [{ condition: 'EQUALS' }], expressionCriteria: [] }, false],
  [{ conditionalCriteria: [], expressionCriteria: [{ expression: 'true' }] }, false],
  [{ conditionalCriteria: [], expressionCriteria: [] }, true],
] as [JsonObject, boolean][])('whom %j lets on', (criteria, everybody) => {
  const narrowed = withValueAt(live, `${mapping}/issuanceCriteria`, criteria);
  const said = risks(desiredFrom(narrowed), { ...narrowed, active: false } as Live).join();
  expect(said.includes('no issuance criterion narrows that')).toBe(everybody);
});

test('a new connection lets people on when it is active, an unchanged one does nothing', () => {
  const fresh = { ...live, id: 'new', name: 'new', entityId: 'new' };
  const elsewhere = withValueAt(live, '/spBrowserSso/ssoServiceEndpoints/0/url', 'https://other.example.com/acs');
  expect(risks(desiredFrom(fresh), elsewhere)).toEqual([
    'connection-switched: Everyone who can sign on at all can sign on here from the apply on: no issuance criterion narrows that',
  ]);
  expect(risks(desiredFrom({ ...fresh, active: false }), elsewhere)).toEqual([]);
  expect(risks(desiredFrom(live), live)).toEqual([]);
});

describe('references', () => {
  const resources = {
    SigningKeyPair: [{ id: 'signing-2026', name: 'x' }],
    IdpAdapter: [{ id: 'HTMLFormPD', name: 'HTMLForm' }, { id: 'Kerberos' }],
    DataStore: [
      { id: 'corp-ad', type: 'LDAP' },
      { id: 'hr', type: 'JDBC' },
    ],
    ExtendedProperties: [{ name: 'owner' }, { name: 'tags', multiValued: true }],
  };
  const found = (document: JsonObject, known: JsonObject = resources) =>
    planChanges({
      desired: [desiredFrom({ ...document, active: false, id: 'new', name: 'new', entityId: 'new' })],
      server: serverWith([], { resources: known as never }),
      environment: 'production',
      connectors: exampleConnectors,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24T12:00:00Z'),
    }).changes.flatMap(({ findings }) =>
      findings.map(
        (one) => `${one.code} ${one.place.file.replace(/^.*?\.yaml/, '')}: ${one.message} (${ownHint(one) ?? ''})`,
      ),
    );

  test('that lead nowhere on the server, too, are warnings', () => {
    const live = samlConnection({ id: 'a', name: 'a', entityId: 'a' });
    const changed = withValueAt(live, '/credentials/signingSettings/signingKeyPairRef', { id: 'other' });
    const { changes } = planChanges({
      desired: [desiredFrom(changed)],
      server: serverWith([live], { resources: resources as never }),
      environment: 'production',
      connectors: exampleConnectors,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24T12:00:00Z'),
    });
    const missing = changes.flatMap(({ findings }) => findings).filter(({ code }) => code === 'missing-reference');
    expect(missing.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error the server has no signing key pair with the id "other"',
      'warning the server has no IdP adapter with the id "HTMLForm"',
    ]);
  });

  test('that lead nowhere, with the likeliest', () => {
    expect(found(samlConnection())).toEqual([
      'missing-reference /credentials/signingSettings/signingKeyPairRef: the server has no signing key pair with the id "signing" (did you mean "signing-2026"?)',
      'missing-reference /spBrowserSso/adapterMappings/0/idpAdapterRef: the server has no IdP adapter with the id "HTMLForm" (that is its name; write { name: HTMLForm }, or its id "HTMLFormPD")',
    ]);
  });

  test('of kinds that could not be read are not judged', () => {
    expect(found(samlConnection(), {})).toEqual([]);
  });

  test('to data stores of another kind', () => {
    const source = (type: string, id: string) =>
      withValueAt(
        withValueAt(samlConnection(), '/spBrowserSso/adapterMappings/0/attributeSources', [
          { type, dataStoreRef: { id } },
        ]),
        '/credentials/signingSettings/signingKeyPairRef/id',
        'signing-2026',
      );
    const lines = (type: string, id: string) => found(source(type, id), { DataStore: resources.DataStore });
    expect(lines('LDAP', 'corp-ad')).toEqual([]);
    expect(lines('LDAP', 'hr')).toEqual([
      'wrong-data-store /spBrowserSso/adapterMappings/0/attributeSources/0/dataStoreRef: "hr" is a JDBC data store; LDAP is needed here ()',
    ]);
    const channel = {
      outboundProvision: {
        type: 'Example',
        targetSettings: [],
        channels: [{ name: 'a', channelSource: { dataSource: { id: 'hr' } } }],
      },
    };
    expect(found(channel, { DataStore: resources.DataStore }).filter((line) => line.startsWith('wrong'))).toEqual([
      'wrong-data-store /outboundProvision/channels/0/channelSource/dataSource: "hr" is a JDBC data store; LDAP is needed here ()',
    ]);
  });

  test('to directories without nested groups', () => {
    const lines = (ldapType: string) =>
      found(
        withValueAt(samlConnection(), '/spBrowserSso/adapterMappings/0/attributeSources', [
          { type: 'LDAP', dataStoreRef: { id: 'corp' }, memberOfNestedGroup: true },
        ]),
        { DataStore: [{ id: 'corp', type: 'LDAP', ldapType }] },
      );
    expect(lines('ACTIVE_DIRECTORY')).toEqual([]);
    expect(lines('PING_DIRECTORY')).toEqual([
      'nested-groups-without-active-directory /spBrowserSso/adapterMappings/0/attributeSources/0/dataStoreRef: memberOfNestedGroup works with Active Directory only; "corp" is another directory, and PingFederate sets it to false ()',
    ]);
  });

  test('to extended properties', () => {
    const document = {
      extendedProperties: { ownr: { values: ['x'] }, owner: { values: ['a', 'b'] }, tags: { values: ['a', 'b'] } },
    };
    expect(found(document).filter((line) => line.includes('/extendedProperties'))).toEqual([
      'missing-reference /extendedProperties/ownr: the server has no extended property "ownr" (did you mean "owner"?)',
      'extended-property-values /extendedProperties/owner: "owner" takes one value, 2 are given ()',
    ]);
  });
});

test('a logging mode that the server decides', () => {
  const plan = planChanges({
    desired: [desiredFrom({ ...live, loggingMode: 'FULL', applicationName: 'x' })],
    server: serverWith([live], { loggingOverride: 'ENHANCED' }),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
  const [change] = plan.changes;
  expect(change && 'differences' in change && change.differences.map(({ path }) => pathText(path))).toEqual([
    'applicationName',
  ]);
  expect(change?.findings.map(({ message }) => message)).toEqual([
    'the server gives every SP connection the logging mode Enhanced; Full has no effect',
  ]);
  expect(isObject(change)).toBe(true);
});
