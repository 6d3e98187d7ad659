import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Difference, Live } from '../../../src/core/connection/types.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { exampleDescriptor } from './support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from './support/desired.ts';
import { withValueAt } from './support/leaves.ts';

/** A difference in one line: `~ path: live → desired`. */
function line({ kind, path, live, desired, secret }: Difference): string {
  const sign = { added: '+', removed: '-', changed: '~' }[kind];
  if (secret) return `${sign} ${pathText(path)} (secret)`;
  const values = [live, desired].map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)));
  return `${sign} ${pathText(path)}: ${values.join(' → ')}`;
}

function check(
  document: JsonObject,
  live: Live,
  more: { ignoreChanges?: string[]; loggingOverride?: string } = {},
): string[] {
  const { ignoreChanges = [], loggingOverride } = more;
  const desired = desiredFrom(document, { ignoreChanges });
  return compareDesired({ desired, live, descriptor: exampleDescriptor, loggingOverride }).map(line);
}

test('what is gone stands where it is written as empty, else at the nearest parent that is written', () => {
  const live = samlConnection({ applicationName: 'Zoom' });
  const placeOf = (document: JsonObject) =>
    compareDesired({ desired: desiredFrom(document), live, descriptor: exampleDescriptor }).map(
      ({ pointer }) => pointer,
    );
  expect(placeOf(samlConnection({ applicationName: '' }))).toEqual(['/applicationName']);
  expect(placeOf(samlConnection())).toEqual(['']);
});

describe('what a person writes against what PingFederate answers', () => {
  test('a short definition equals the whole answer', () => {
    const document: JsonObject = {
      id: 'zoom-sso',
      entityId: 'https://zoom.example.com',
      name: 'Zoom',
      active: true,
      credentials: { signingSettings: { signingKeyPairRef: { id: 'signing' } } },
      spBrowserSso: {
        protocol: 'SAML20',
        enabledProfiles: ['SP_INITIATED_SSO', 'IDP_INITIATED_SSO'],
        incomingBindings: ['REDIRECT', 'POST'],
        ssoServiceEndpoints: [{ binding: 'POST', url: 'https://zoom.example.com/saml/SSO', isDefault: true, index: 0 }],
        assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
        attributeContract: { extendedAttributes: [{ name: 'department' }, { name: 'mail' }] },
        adapterMappings: [
          {
            idpAdapterRef: 'HTMLForm',
            attributeContractFulfillment: {
              SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'username' },
              mail: { source: { type: 'ADAPTER' }, value: 'mail' },
              department: { source: { type: 'TEXT' }, value: 'none' },
            },
          },
        ],
      },
    };
    expect(check(document, samlConnection())).toEqual([]);
  });

  test.each([
    ['a member', '/name', 'Zoom 2', ['~ name: "Zoom" → "Zoom 2"']],
    ['a flag', '/spBrowserSso/signAssertions', true, ['~ spBrowserSso.signAssertions: false → true']],
    [
      'a flag whose default is true',
      '/spBrowserSso/signResponseAsRequired',
      false,
      ['~ spBrowserSso.signResponseAsRequired: true → false'],
    ],
    ['a default', '/loggingMode', 'FULL', ['~ loggingMode: "STANDARD" → "FULL"']],
    [
      'a set of which the last ones are gone',
      '/spBrowserSso/enabledProfiles',
      ['IDP_INITIATED_SSO'],
      ['~ spBrowserSso.enabledProfiles: ["IDP_INITIATED_SSO","SP_INITIATED_SSO"] → ["IDP_INITIATED_SSO"]'],
    ],
    [
      'a set, which differs as a whole and is shown sorted',
      '/spBrowserSso/enabledProfiles',
      ['SP_INITIATED_SSO', 'IDP_INITIATED_SLO'],
      [
        '~ spBrowserSso.enabledProfiles: ["IDP_INITIATED_SSO","SP_INITIATED_SSO"] → ["IDP_INITIATED_SLO","SP_INITIATED_SSO"]',
      ],
    ],
    [
      'a reference',
      '/credentials/signingSettings/signingKeyPairRef',
      'other',
      ['~ credentials.signingSettings.signingKeyPairRef.id: "signing" → "other"'],
    ],
    [
      'a member that was empty',
      '/contactInfo',
      { email: 'it@example.com' },
      ['+ contactInfo.email: nothing → "it@example.com"'],
    ],
    [
      'an attribute of the contract',
      '/spBrowserSso/attributeContract/extendedAttributes',
      [{ name: 'mail' }, { name: 'title' }],
      [
        '+ spBrowserSso.attributeContract.extendedAttributes[title]: nothing → {"name":"title"}',
        '- spBrowserSso.attributeContract.extendedAttributes[department]: {"name":"department"} → nothing',
      ],
    ],
    [
      'a name with dots in a map',
      '/extendedProperties',
      { 'cost.centre': { values: ['42'] } },
      ['+ extendedProperties[cost.centre].values: nothing → ["42"]'],
    ],
  ] as [string, string, Json, string[]][])('%s', (_, pointer, value, expected) => {
    const live = samlConnection({ extendedProperties: {} });
    expect(check(withValueAt(live, pointer, value), live)).toEqual(expected);
  });

  test('the order of mappings counts, because the first adapter is asked first', () => {
    const live = samlConnection();
    const [mapping] = (live.spBrowserSso as JsonObject).adapterMappings as JsonObject[];
    const both = [mapping as JsonObject, { ...mapping, idpAdapterRef: { id: 'Kerberos' } }];
    const withBoth = withValueAt(live, '/spBrowserSso/adapterMappings', both);
    const turned = withValueAt(live, '/spBrowserSso/adapterMappings', [...both].reverse());
    expect(check(turned, withBoth)).toEqual([
      '~ spBrowserSso.adapterMappings: ["HTMLForm","Kerberos"] → ["Kerberos","HTMLForm"]',
    ]);
  });

  test('a difference points into the definition', () => {
    const live = samlConnection();
    const desired = desiredFrom(
      withValueAt(live, '/spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/value', 'upn'),
    );
    const [difference] = compareDesired({ desired, live });
    expect(pathText(difference?.path ?? [])).toBe(
      'spBrowserSso.adapterMappings[HTMLForm].attributeContractFulfillment.mail.value',
    );
    expect(difference).toMatchObject({
      pointer: '/spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/value',
      place: {
        file: 'connections/zoom-sso.yaml/spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/value',
      },
    });
  });

  test('what was removed points at its nearest parent that is left', () => {
    const live = samlConnection({
      contactInfo: { email: 'it@example.com' },
      metadataReloadSettings: { metadataUrlRef: { id: 'zoom' } },
    });
    const { contactInfo: _, metadataReloadSettings: __, ...document } = live;
    const differences = compareDesired({ desired: desiredFrom(document), live });
    expect(differences.map(({ kind, path, pointer }) => [kind, pathText(path), pointer])).toEqual([
      ['removed', 'metadataReloadSettings.metadataUrlRef.id', ''],
      ['removed', 'contactInfo.email', ''],
    ]);
  });
});

describe('certificates', () => {
  const body =
    'MIIBszCCAVmgAwIBAgIUQUJDREVGR0hJSktMTU5PUFFSU1RVVlcwCgYIKoZIzj0EAwIwADAeFw0yNjAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMAAwWTATBgcqhkjOPQIBBggq';
  const pem = (text: string) =>
    `-----BEGIN CERTIFICATE-----\n${text.match(/.{1,76}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`;
  const held = (more: JsonObject = {}): JsonObject => ({
    certView: { id: '4qrossmq1vxa4p836kyqzp48h', status: 'VALID' },
    x509File: { id: '4qrossmq1vxa4p836kyqzp48h', fileData: pem(body) },
    activeVerificationCert: true,
    primaryVerificationCert: true,
    secondaryVerificationCert: false,
    encryptionCert: false,
    ...more,
  });
  const live = samlConnection({ credentials: { certs: [held()] } });
  const written = (certs: JsonObject[]) => ({ ...live, credentials: { certs } });
  const flags = { activeVerificationCert: true, primaryVerificationCert: true };

  test.each([
    ['the body alone', body],
    [
      'lines of 64',
      `-----BEGIN CERTIFICATE-----\r\n${body.match(/.{1,64}/g)?.join('\r\n')}\r\n-----END CERTIFICATE-----`,
    ],
    ['base64 of the PEM file', Buffer.from(pem(body)).toString('base64')],
    ['text around it', `subject=CN = zoom\n${pem(body)}\n`],
  ])('%s is the same certificate, without an id', (_, fileData) => {
    expect(check(written([{ x509File: { fileData }, ...flags }]), live)).toEqual([]);
  });

  test('another certificate in its place is a changed one', () => {
    const lines = check(written([{ x509File: { fileData: body.replace('MIIB', 'MIIC') }, ...flags }]), live);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^~ credentials\.certs\[0\]\.x509File\.fileData: /);
  });

  test('another one is shown in one form, however it is wrapped', () => {
    const other = body.replace('MIIB', 'MIIC');
    const [bare, wrapped] = [other, pem(other)].map((fileData) =>
      check(written([{ x509File: { fileData }, ...flags }]), live),
    );
    expect(bare?.length).toBe(1);
    expect(wrapped).toEqual(bare);
  });

  test('a new one in front moves the flags and nothing else', () => {
    const lines = check(
      written([
        { x509File: { fileData: body.replace('MIIB', 'MIIC') }, ...flags },
        { x509File: { fileData: body }, activeVerificationCert: true, secondaryVerificationCert: true },
      ]),
      live,
    );
    expect(lines.map((text) => text.slice(0, 60))).toEqual([
      expect.stringMatching(/^\+ credentials\.certs\[0\]: nothing/),
      '~ credentials.certs[1].primaryVerificationCert: true → false',
      expect.stringMatching(/^~ credentials\.certs\[1\]\.secondaryVerificationCert/),
    ]);
  });
});

test('a default that hangs on the protocol counts there alone', () => {
  const { signResponseAsRequired: _, ...unsaid } = samlConnection().spBrowserSso as JsonObject;
  const speaking = (protocol: string, more: JsonObject = {}) =>
    samlConnection({ spBrowserSso: { ...unsaid, protocol, ...more } });
  const signed = { signResponseAsRequired: true };
  expect(check(speaking('SAML20'), speaking('SAML20', signed))).toEqual([]);
  expect(check(speaking('SAML11'), speaking('SAML11', signed))).toEqual([
    '~ spBrowserSso.signResponseAsRequired: true → false',
  ]);
  expect(check(speaking('SAML11', signed), speaking('SAML11'))).toEqual([
    '~ spBrowserSso.signResponseAsRequired: false → true',
  ]);
  // What the server held by itself goes with the protocol.
  expect(check(speaking('SAML11'), speaking('SAML20', signed))).toEqual([
    '~ spBrowserSso.protocol: "SAML20" → "SAML11"',
  ]);
});

test('false is nothing where nothing is the default, and a value where there is another one', () => {
  const at = (pointer: string, value: Json) => withValueAt(samlConnection(), pointer, value);
  const { signAssertions: _, ...unsaid } = samlConnection().spBrowserSso as JsonObject;
  const silent = { ...samlConnection(), spBrowserSso: unsaid };
  expect(check(silent, at('/spBrowserSso/signAssertions', false))).toEqual([]);
  expect(check(at('/spBrowserSso/signAssertions', false), silent as Live)).toEqual([]);
  expect(check(silent, at('/spBrowserSso/signAssertions', true))).toEqual([
    '~ spBrowserSso.signAssertions: true → false',
  ]);
});

test('two mappings of one adapter are told apart by their place', () => {
  const [mapping] = (samlConnection().spBrowserSso as { adapterMappings: JsonObject[] }).adapterMappings;
  const twice = (...flags: boolean[]) =>
    withValueAt(
      samlConnection(),
      '/spBrowserSso/adapterMappings',
      flags.map((abortSsoTransactionAsFailSafe) => ({ ...mapping, abortSsoTransactionAsFailSafe })),
    );
  expect(check(twice(false, true), twice(false, false))).toEqual([
    '~ spBrowserSso.adapterMappings[1].abortSsoTransactionAsFailSafe: false → true',
  ]);
});

describe('lists whose order counts', () => {
  const pointer = '/spBrowserSso/adapterMappings/0/issuanceCriteria/conditionalCriteria';
  const path = 'spBrowserSso.adapterMappings[HTMLForm].issuanceCriteria.conditionalCriteria';
  const criterion = (value: string) => ({
    source: { type: 'ADAPTER' },
    attributeName: 'group',
    condition: 'EQUALS',
    value,
  });
  const criteria = (...values: string[]) => withValueAt(samlConnection(), pointer, values.map(criterion));
  /** Each difference: its sign, its place in the list, and the value that came or went. */
  const said = (wanted: string[], held: string[]) =>
    check(criteria(...wanted), criteria(...held)).map((text) =>
      text.replace(`${path}`, '').replace(/\{.*?"value":"(\w+)".*?\}/g, '$1'),
    );

  test.each<[string, string[], string[], string[]]>([
    ['in front of one', ['new', 'a'], ['a'], ['+ [0]: nothing → new']],
    ['behind one', ['a', 'new'], ['a'], ['+ [1]: nothing → new']],
    ['in between', ['a', 'new', 'b'], ['a', 'b'], ['+ [1]: nothing → new']],
    ['the first is gone', ['b'], ['a', 'b'], ['- [0]: a → nothing']],
    ['the only one is gone', [], ['a'], ['- [0]: a → nothing']],
    ['the one is another', ['b'], ['a'], ['~ [0].value: "a" → "b"']],
    ['the same once more', ['a', 'a'], ['a'], ['+ [1]: nothing → a']],
    ['one of two that are the same is gone', ['a'], ['a', 'a'], ['- [1]: a → nothing']],
  ])('%s', (_what, wanted, held, expected) => expect(said(wanted, held)).toEqual(expected));
});

describe('items that share a name', () => {
  test('are called by all that they are known by', () => {
    const sources = (filter: string): JsonObject =>
      withValueAt(samlConnection(), '/spBrowserSso/adapterMappings/0/attributeSources', [
        { type: 'LDAP', id: 'people', description: 'staff', dataStoreRef: { id: 'ad' }, searchFilter: 'cn=a' },
        { type: 'LDAP', id: 'people', description: 'guests', dataStoreRef: { id: 'ad' }, searchFilter: filter },
      ]);
    expect(check(sources('cn=b'), sources('cn=c') as Live)).toEqual([
      '~ spBrowserSso.adapterMappings[HTMLForm].attributeSources[people guests ad].searchFilter: "cn=c" → "cn=b"',
    ]);
  });
});

describe('sets', () => {
  /** Few values, so that items are often called the same. */
  const some = (...values: Json[]) => fc.constantFrom(...values);
  const items: Record<string, fc.Arbitrary<JsonObject>> = {
    '/spBrowserSso/sloServiceEndpoints': fc.record({
      binding: some('POST', 'REDIRECT'),
      url: some('/slo', ''),
      responseUrl: some('/a', '/b', ''),
    }),
    '/spBrowserSso/urlWhitelistEntries': fc.record({
      validDomain: some('a.example.com', 'b.example.com'),
      validPath: some('/', ''),
      requireHttps: some(true, false),
    }),
    '/spBrowserSso/messageCustomizations': fc.record({
      contextName: some('assertion', 'response'),
      messageExpression: some('#a', '#b', '#c'),
    }),
    '/credentials/certs': fc.record({
      x509File: fc.record({ id: some('one', 'two'), fileData: some('QUJD', 'REVG') }),
      activeVerificationCert: some(true, false),
      encryptionCert: some(true, false),
    }),
  };

  test('what stands twice in a set of texts stands there once', () => {
    const ids = (...virtualEntityIds: string[]) => samlConnection({ virtualEntityIds });
    expect(check(ids('a', 'b', 'a'), ids('b', 'a'))).toEqual([]);
    expect(check(ids('a'), ids('a', 'a'))).toEqual([]);
    expect(check(ids('a', 'a'), ids('a', 'b'))).toEqual(['~ virtualEntityIds: ["a","b"] → ["a"]']);
  });

  test('what stands twice in a set of objects has one partner each', () => {
    const [a, b] = ['/a', '/b'].map((url) => ({ binding: 'POST', url }));
    const logouts = (...all: (JsonObject | undefined)[]) =>
      withValueAt(samlConnection(), '/spBrowserSso/sloServiceEndpoints', all as JsonObject[]);
    expect(check(logouts(a, a), logouts(a, a))).toEqual([]);
    expect(check(logouts(a, a), logouts(a, b))).toEqual(['~ spBrowserSso.sloServiceEndpoints[1].url: "/b" → "/a"']);
    expect(check(logouts(a, a), logouts(a))).toEqual([
      '+ spBrowserSso.sloServiceEndpoints[1]: nothing → {"binding":"POST","url":"/a"}',
    ]);
  });

  test.each(Object.keys(items))('%s: the same items in another order are no difference', (pointer) => {
    const list = fc.array(items[pointer] as fc.Arbitrary<JsonObject>, { maxLength: 4 });
    const orders = list.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })));
    fc.assert(
      fc.property(orders, ([wanted, held]) => {
        const [document, live] = [wanted, held].map((value) => withValueAt(samlConnection(), pointer, value));
        expect(check(document as JsonObject, live as Live)).toEqual([]);
      }),
    );
  });

  test.each(Object.keys(items))('%s: the same differences in whichever order the server answers', (pointer) => {
    const list = fc.array(items[pointer] as fc.Arbitrary<JsonObject>, { maxLength: 4 });
    const orders = list.chain((live) =>
      fc.tuple(fc.constant(live), fc.shuffledSubarray(live, { minLength: live.length })),
    );
    fc.assert(
      fc.property(list, orders, (wanted, [live, again]) => {
        const document = withValueAt(samlConnection(), pointer, wanted);
        const differences = (answered: JsonObject[]) =>
          check(document, withValueAt(samlConnection(), pointer, answered)).sort();
        expect(differences(again)).toEqual(differences(live));
      }),
    );
  });
});

describe('outbound provisioning', () => {
  const live = provisioningConnection();
  const settings = (list: JsonObject[]) => withValueAt(live, '/outboundProvision/targetSettings', list);
  const URL = { name: 'URL', value: 'https://target.example.com' };

  test('settings that nobody wrote have their defaults, and secrets are taken to be right', () => {
    expect(check(settings([URL, { name: 'SECRET', value: '${secret:TARGET}' }]), live)).toEqual([]);
    expect(check(settings([URL]), live)).toEqual([]);
  });

  test('a setting that goes back to its default says so', () => {
    const changed = withValueAt(live, '/outboundProvision/targetSettings/4/value', 'Delete');
    expect(check(settings([URL]), changed)).toEqual([
      '~ outboundProvision.targetSettings[REMOVE_ACTION].value: "Delete" → "Disable"',
    ]);
  });

  test('a setting that is written as empty has its default, where it has one', () => {
    const empty = (...names: string[]) => settings([URL, ...names.map((name) => ({ name, value: '' }))]);
    expect(check(empty('REMOVE_ACTION', 'CREATE', 'Target'), live)).toEqual([]);
    const changed = withValueAt(live, '/outboundProvision/targetSettings/4/value', 'Delete');
    expect(check(empty('REMOVE_ACTION'), changed)).toEqual([
      '~ outboundProvision.targetSettings[REMOVE_ACTION].value: "Delete" → "Disable"',
    ]);
    expect(check(settings([{ name: 'URL', value: '' }]), live)).toEqual([
      '- outboundProvision.targetSettings[URL].value: "https://target.example.com" → nothing',
    ]);
  });

  test('an encrypted value goes where the server holds none', () => {
    const exported = settings([URL, { name: 'SECRET', encryptedValue: 'OBF:JWE:old' }]);
    expect(check(exported, settings([URL, { name: 'SECRET' }]) as Live)).toEqual([
      '+ outboundProvision.targetSettings[SECRET].encryptedValue (secret)',
    ]);
    expect(check(exported, settings([URL, { name: 'SECRET', value: 'clear' }]) as Live)).toEqual([]);
  });

  test('a setting without a default is gone as a whole', () => {
    const target = withValueAt(live, '/outboundProvision/targetSettings/0/value', 'a');
    expect(check(settings([URL]), target)).toEqual([
      '- outboundProvision.targetSettings[Target]: {"name":"Target","value":"a"} → nothing',
    ]);
  });

  test('a secret is a difference only where the server holds nothing', () => {
    const without = settings([URL]);
    const reference = settings([URL, { name: 'SECRET', value: '${secret:TARGET}' }]);
    expect(check(reference, without as Live)).toEqual([
      '+ outboundProvision.targetSettings[SECRET]: nothing → {"name":"SECRET","value":"${secret:TARGET}"}',
    ]);
    const empty = settings([URL, { name: 'SECRET' }]);
    expect(check(reference, empty as Live)).toEqual(['+ outboundProvision.targetSettings[SECRET].value (secret)']);
  });

  test('what stands around a reference is shown: it is no secret', () => {
    const around = settings([URL, { name: 'SECRET', value: 'https://evil.example/${secret:TARGET}' }]);
    const empty = settings([URL, { name: 'SECRET' }]);
    expect(check(around, empty as Live)).toEqual([
      '+ outboundProvision.targetSettings[SECRET].value: nothing → "https://evil.example/${secret:TARGET}"',
    ]);
  });

  test('a secret written in clear is never shown', () => {
    const clear = settings([URL, { name: 'SECRET', value: 'hunter2' }]);
    expect(check(clear, live)).toEqual([]);
    expect(check(clear, settings([URL]) as Live)).toEqual(['+ outboundProvision.targetSettings[SECRET] (secret)']);
    const shownIn = (held: JsonObject) => check(clear, settings([URL, { name: 'SECRET', ...held }]) as Live);
    expect(shownIn({})).toEqual(['+ outboundProvision.targetSettings[SECRET].value (secret)']);
    expect(shownIn({ value: 'hunter1' })).toEqual(['~ outboundProvision.targetSettings[SECRET].value (secret)']);
    const encrypted = settings([URL, { name: 'SECRET', encryptedValue: 'OBF:JWE:old' }]);
    expect(check(encrypted, live)).toEqual([]);
    expect(check(encrypted, settings([URL]) as Live)).toEqual(['+ outboundProvision.targetSettings[SECRET] (secret)']);
  });

  test('an encrypted value is never shown, described or not', () => {
    const kept = settings([URL, { name: 'OTHER', encryptedValue: 'OBF:JWE:old' }]);
    const undescribed = compareDesired({ desired: desiredFrom(kept), live: settings([URL]) as Live }).map(line);
    expect(undescribed).toEqual(['+ outboundProvision.targetSettings[OTHER] (secret)']);
  });

  test('what a backup holds is compared as it stands, also where it reads like a reference', () => {
    const held = settings([{ name: 'URL', value: 'https://x/${secret:A}' }]);
    const restoring = (live: JsonObject) =>
      compareDesired({ desired: { ...desiredFrom(held), isHeld: true }, live: live as Live }).map(line);
    expect(restoring(held)).toEqual([]);
    expect(restoring(settings([URL]))).toEqual([
      '~ outboundProvision.targetSettings[URL].value: "https://target.example.com" → "https://x/${secret:A}"',
    ]);
  });

  test('a heading holds nothing, whatever the server echoes', () => {
    expect(
      check(live, settings([...settingsOf(live), { name: 'Provisioning Options', value: 'opt' }]) as Live),
    ).toEqual([]);
  });

  test('a setting that the descriptor does not know is left alone', () => {
    expect(check(live, settings([...settingsOf(live), { name: 'NEW_IN_13_1', value: 'x' }]) as Live)).toEqual([]);
  });

  test('without a descriptor, only what is written is compared', () => {
    const desired = desiredFrom(settings([{ name: 'REMOVE_ACTION', value: 'Delete' }]));
    expect(compareDesired({ desired, live }).map(line)).toEqual([
      '~ outboundProvision.targetSettings[REMOVE_ACTION].value: "Disable" → "Delete"',
    ]);
  });

  test('fields that nobody mapped are no difference, mapped ones are', () => {
    const mapping = '/outboundProvision/channels/0/attributeMapping';
    const userName = { fieldName: 'userName', saasFieldInfo: { attributeNames: ['mail'] } };
    expect(check(withValueAt(live, mapping, [userName]), live)).toEqual([]);
    const mapped = withValueAt(live, `${mapping}/1/saasFieldInfo/attributeNames`, ['l']);
    expect(check(withValueAt(live, mapping, [userName]), mapped)).toEqual([
      '- outboundProvision.channels[Corporate directory].attributeMapping[city]: {"fieldName":"city","saasFieldInfo":{"attributeNames":["l"]}} → nothing',
    ]);
  });

  test('channels in another order are one difference; one that comes or goes moves no other', () => {
    const [first] = (live.outboundProvision as JsonObject).channels as JsonObject[];
    const inOrder = (...names: string[]) =>
      withValueAt(
        live,
        '/outboundProvision/channels',
        names.map((name) => ({ ...first, name })),
      );
    const said = (wanted: JsonObject, held: JsonObject) =>
      check(wanted, held as Live).map((text) => text.replace(/: \{.*\} → /, ': … → ').replace(/ → \{.*/, ' → …'));
    const swapped = '~ outboundProvision.channels: ["B","A"] → ["A","B"]';
    expect(said(inOrder('A', 'B'), inOrder('B', 'A'))).toEqual([swapped]);
    expect(said(inOrder('A', 'New', 'B'), inOrder('B', 'Old', 'A'))).toEqual([
      '+ outboundProvision.channels[New]: nothing → …',
      '- outboundProvision.channels[Old]: … → nothing',
      swapped,
    ]);
    expect(said(inOrder('New', 'A', 'B'), inOrder('A', 'B', 'Old'))).toEqual([
      '+ outboundProvision.channels[New]: nothing → …',
      '- outboundProvision.channels[Old]: … → nothing',
    ]);
  });

  test('a new channel is one difference, without its defaults', () => {
    const channels = (live.outboundProvision as JsonObject).channels as JsonObject[];
    const added = withValueAt(live, '/outboundProvision/channels', [
      ...channels,
      {
        name: 'Guests',
        active: false,
        maxThreads: 1,
        timeout: 60,
        channelSource: { dataSource: { id: 'guests' }, baseDn: 'o=guests' },
        attributeMapping: [],
      },
    ]);
    expect(check(added, live)).toEqual([
      '+ outboundProvision.channels[Guests]: nothing → {"channelSource":{"dataSource":"guests","baseDn":"o=guests"},"name":"Guests"}',
    ]);
  });
});

describe('left to the console', () => {
  const live = provisioningConnection({ contactInfo: { email: 'a@example.com', phone: '1' } });
  const changed = withValueAt(
    withValueAt({ ...live, contactInfo: { email: 'b@example.com' } }, '/outboundProvision/channels/0/active', false),
    '/loggingMode',
    'FULL',
  );
  const all = [
    '~ loggingMode: "STANDARD" → "FULL"',
    '~ contactInfo.email: "a@example.com" → "b@example.com"',
    '- contactInfo.phone: "1" → nothing',
    '~ outboundProvision.channels[Corporate directory].active: true → false',
  ];

  test('all differences without it', () => {
    expect(check(changed, live).sort()).toEqual([...all].sort());
  });

  test.each([
    [['contactInfo'], [0, 3]],
    [['contactInfo.email'], [0, 2, 3]],
    [['outboundProvision.channels[Corporate directory].active'], [0, 1, 2]],
    [['outboundProvision.channels["Corporate directory"].active'], [0, 1, 2]],
    [['outboundProvision.channels[0].active'], [0, 1, 2]],
    [['outboundProvision.channels[*].active'], [0, 1, 2]],
    [['outboundProvision.channels[1].active'], [0, 1, 2, 3]],
    [
      ['contactInfo', 'contactInfo.email', 'contactInfo.*'],
      [0, 3],
    ],
    [['*'], []],
    [
      ['', 'nonsense', 'contactInfo.email.more'],
      [0, 1, 2, 3],
    ],
  ])('%j', (ignoreChanges, left) => {
    expect(check(changed, live, { ignoreChanges }).sort()).toEqual(left.map((index) => all[index]).sort());
  });

  test('a server-wide logging mode wins', () => {
    expect(check(changed, live, { loggingOverride: 'ENHANCED' })).not.toContain(all[0]);
    expect(check(changed, live, { loggingOverride: 'DONT_OVERRIDE' })).toContain(all[0]);
  });
});

test('an adapter override is compared by what it says, the rest is the adapter’s', () => {
  const live = samlConnection();
  const path = '/spBrowserSso/adapterMappings/0';
  const override = (fields: JsonObject[], more: JsonObject = {}) =>
    withValueAt(live, `${path}/adapterOverrideSettings`, {
      parentRef: { id: 'HTMLForm' },
      configuration: { fields, tables: [] },
      ...more,
    });
  const held = override(
    [
      { name: 'Session Timeout', value: '30' },
      { name: 'Logout Path', value: '/bye', inherited: true },
      { name: 'Password', encryptedValue: 'OBF:JWE:x' },
    ],
    { id: 'generated', name: 'generated', attributeContract: { coreAttributes: [{ name: 'username' }] } },
  );
  expect(check(override([{ name: 'Session Timeout', value: '30' }]), held)).toEqual([]);
  expect(check(override([{ name: 'Session Timeout', value: '60' }]), held)).toEqual([
    '~ spBrowserSso.adapterMappings[HTMLForm].adapterOverrideSettings.configuration.fields[Session Timeout].value: "30" → "60"',
  ]);
});

test('an adapter that the override names need not be named twice', () => {
  const path = '/spBrowserSso/adapterMappings/0';
  const override = { parentRef: { id: 'HTMLForm' }, configuration: {} };
  const live = withValueAt(samlConnection(), `${path}/adapterOverrideSettings`, override);
  const [first] = (live.spBrowserSso as JsonObject).adapterMappings as JsonObject[];
  const { idpAdapterRef: _, ...mapping } = first as JsonObject;
  const without = withValueAt(live, path, mapping);
  expect(check(without, live)).toEqual([]);
  expect(check(live, without)).toEqual([]);
  expect(check(withValueAt(live, `${path}/idpAdapterRef`, 'Other'), without)).toHaveLength(1);
});

test('without a live connection, everything written is new', () => {
  const differences = compareDesired({
    desired: desiredFrom(provisioningConnection()),
    descriptor: exampleDescriptor,
  });
  expect(differences.map(line)).toMatchInlineSnapshot(`
    [
      "+ id: nothing → "staff"",
      "+ entityId: nothing → "staff:provisioning"",
      "+ name: nothing → "Staff provisioning"",
      "~ active: false → true",
      "+ outboundProvision.type: nothing → "Example"",
      "+ outboundProvision.targetSettings[URL]: nothing → {"name":"URL","value":"https://target.example.com"}",
      "+ outboundProvision.targetSettings[SECRET] (secret)",
      "+ outboundProvision.channels[Corporate directory]: nothing → {"active":true,"channelSource":{"dataSource":"corp-ad","guidAttributeName":"objectGUID","guidBinary":true,"baseDn":"dc=example,dc=com","userSourceLocation":{"groupDN":"cn=staff"}},"attributeMapping":[{"fieldName":"userName","saasFieldInfo":{"attributeNames":["mail"]}}],"name":"Corporate directory"}",
    ]
  `);
});

function settingsOf(live: Live): JsonObject[] {
  return (live.outboundProvision as JsonObject).targetSettings as JsonObject[];
}
