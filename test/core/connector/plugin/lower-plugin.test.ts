import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isKnownSecret } from '../../../../src/core/connector/plugin/known-plugins.ts';
import { lowerPlugin } from '../../../../src/core/connector/plugin/lower/lower-plugin.ts';
import { pluginsFrom } from '../../../../src/core/connector/plugin/plugins.ts';
import type { DescriptorsByKind, PluginKind } from '../../../../src/core/connector/plugin/types.ts';
import type { JsonObject } from '../../../../src/core/document/json.ts';
import { htmlForm, installed, ldap } from './support.ts';

/** What becomes of a definition, and the findings as `pointer code message; hint`. */
function lowered(kind: PluginKind, yaml: string, live: DescriptorsByKind | undefined = installed) {
  const { value, places, diagnostics } = lowerPlugin({
    kind,
    written: parse(yaml) as JsonObject,
    plugins: pluginsFrom({ live }),
    key: `${kind}/x`,
    placeOf: (pointer, at) => ({
      file: `${pointer}${at === 'key' ? '#' : ''}`,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    }),
  });
  const findings = diagnostics.map(({ code, place, message, hint }) => `${place.file} ${code}: ${message}; ${hint}`);
  return { value, findings, places: Object.fromEntries(places) };
}

describe('which plugin', () => {
  test.each([
    ['its name', 'type: HTML Form IdP Adapter'],
    ['its name as people write it', 'type: html form IdP-adapter'],
    ['its class', `type: ${htmlForm.id}`],
    ['its class where the API has it', `pluginDescriptorRef: { id: ${htmlForm.id} }`],
    ['a bare reference', `pluginDescriptorRef: ${htmlForm.id}`],
  ])('by %s', (_, yaml) => {
    const { value, findings } = lowered('IdpAdapter', yaml);
    expect(value).toEqual({ pluginDescriptorRef: { id: htmlForm.id } });
    expect(findings).toEqual([]);
  });

  test('one that is not installed is a finding, with what the server has', () => {
    expect(lowered('IdpAdapter', 'type: HTML From IdP Adapter').findings).toEqual([
      '/type plugin-not-installed: no plugin for IdP adapters on the server is called "HTML From IdP Adapter"; did you mean "HTML Form IdP Adapter"?',
    ]);
    expect(lowered('PasswordCredentialValidator', 'type: Kerberos').findings).toEqual([
      `/type plugin-not-installed: no plugin for password credential validators on the server is called "Kerberos"; installed: "${ldap.name}" and "Simple Username Password Credential Validator"`,
    ]);
  });

  test('without descriptors those that come with PingFederate are known by name, and nothing is checked', () => {
    const { value, findings } = lowered(
      'IdpAdapter',
      'type: HTML Form IdP Adapter\nconfiguration: { fields: { Whatever: 5 } }',
      {},
    );
    expect(value).toEqual({
      pluginDescriptorRef: { id: htmlForm.id },
      configuration: { fields: [{ name: 'Whatever', value: '5' }] },
    });
    expect(findings.map((one) => one.split(':')[0])).toEqual(['/type plugin-unchecked']);
  });

  test('none is a finding', () => {
    expect(lowered('IdpAdapter', 'name: x').findings[0]).toContain('plugin-missing');
  });

  test('the type of a data store is another thing', () => {
    const store = { id: 'com.x.Rest', name: 'REST API', configDescriptor: { fields: [] } };
    const { value } = lowered('DataStore', 'type: CUSTOM\npluginDescriptorRef: REST API', { DataStore: [store] });
    expect(value).toEqual({ type: 'CUSTOM', pluginDescriptorRef: { id: 'com.x.Rest' } });
  });
});

const form = (configuration: string) => `type: HTML Form IdP Adapter\nconfiguration:\n${configuration}`;

describe('fields', () => {
  test('by label or name, each value as PingFederate stores it', () => {
    const { value, findings, places } = lowered(
      'IdpAdapter',
      form('  fields:\n    Challenge Retries: 5\n    Session State: Globally\n    Allow Password Changes: true'),
    );
    expect(value.configuration).toEqual({
      fields: [
        { name: 'Challenge Retries', value: '5' },
        { name: 'Session State', value: '1' },
        { name: 'AllowChanges', value: 'true' },
      ],
    });
    expect(findings).toEqual([]);
    expect(places['/configuration/fields/2/value']).toBe('/configuration/fields/Allow Password Changes');
  });

  test('in the form of the API, as a server answers it', () => {
    const fields = [
      { name: 'Challenge Retries', value: '5', inherited: true },
      { name: 'API Key', encryptedValue: 'OBF:JWE:x' },
    ];
    const { value, findings } = lowered('IdpAdapter', form(`  fields: ${JSON.stringify(fields)}`));
    expect(value.configuration).toEqual({ fields });
    expect(findings).toEqual([]);
  });

  test('an empty text is no choice, and never refused', () => {
    expect(lowered('IdpAdapter', form("  fields: { Session State: '' }"))).toMatchObject({
      value: { configuration: { fields: [{ name: 'Session State', value: '' }] } },
      findings: [],
    });
  });

  test('inherited ones', () => {
    const { value } = lowered('IdpAdapter', form('  fields: { Challenge Retries: { inherited: true } }'));
    expect(value.configuration).toEqual({ fields: [{ name: 'Challenge Retries', inherited: true }] });
  });

  test.each([
    ['Challenge Retrys: 5', 'plugin-field-unknown', 'did you mean "Challenge Retries"?'],
    ['Session State: Sometimes', 'connector-value-not-offered', 'it takes "Globally" or "None"'],
    ['Challenge Retries: { name: x }', 'plugin-reference-unknown', 'write the text that PingFederate stores'],
    ['Challenge Retries: [5]', 'connector-value-not-text', 'write a text, a number, true or false'],
    [
      'AllowChanges: true, Allow Password Changes: false',
      'connector-given-twice',
      'the first one stands in line 1, as "AllowChanges"',
    ],
  ])('%s is a finding', (field, code, hint) => {
    const { findings } = lowered('IdpAdapter', form(`  fields: { ${field} }`));
    expect(findings).toEqual([expect.stringContaining(code)]);
    expect(findings[0]).toContain(hint);
  });
});

describe('what a field names', () => {
  const validator = (store: string) =>
    lowered(
      'PasswordCredentialValidator',
      `type: LDAP Username Password Credential Validator\nconfiguration: { fields: { LDAP Datastore: ${store} } }`,
    );

  test.each([
    ['its id', 'corp-ad', 'corp-ad'],
    ['its id as a reference', '{ id: corp-ad }', 'corp-ad'],
    ['its name, until it is looked up', '{ name: Corporate AD }', { id: 'Corporate AD', name: 'Corporate AD' }],
    ['both, which nobody takes for the id alone', '{ id: AD, name: Corporate AD }', { id: 'AD', name: 'Corporate AD' }],
    ['two names, of which nobody knows which counts', '{ name: A, subject: cn=b }', { name: 'A', subject: 'cn=b' }],
  ])('by %s', (_, written, value) => {
    const { value: document, findings } = validator(written);
    expect(document.configuration).toEqual({ fields: [{ name: 'LDAP Datastore', value }] });
    expect(findings).toEqual([]);
  });
});

describe('tables', () => {
  const rows = [
    { fields: [{ name: 'Password Credential Validator Instance', value: 'one' }] },
    { fields: [{ name: 'Password Credential Validator Instance', value: { id: 'Two', name: 'Two' } }] },
  ];

  test('their rows as maps, in this order', () => {
    const { value, findings, places } = lowered(
      'IdpAdapter',
      form(
        '  tables:\n    Credential Validators:\n      - Password Credential Validator Instance: one\n      - Password Credential Validator Instance: { name: Two }',
      ),
    );
    expect(value.configuration).toEqual({ tables: [{ name: 'Credential Validators', rows }] });
    expect(findings).toEqual([]);
    expect(places['/configuration/tables/0/rows/1/fields/0/value']).toBe(
      '/configuration/tables/Credential Validators/1/Password Credential Validator Instance',
    );
  });

  test('in the form of the API', () => {
    const tables = [{ name: 'Credential Validators', rows: [{ ...rows[0], defaultRow: true }], inherited: false }];
    const { value, findings } = lowered('IdpAdapter', form(`  tables: ${JSON.stringify(tables)}`));
    expect(value.configuration).toEqual({ tables });
    expect(findings).toEqual([]);
  });

  test('a default row, and a table that is the parent’s', () => {
    const { value } = lowered(
      'IdpAdapter',
      form(
        '  tables: { Credential Validators: { rows: [{ Password Credential Validator Instance: a, defaultRow: true }] } }',
      ),
    );
    expect(value.configuration).toEqual({
      tables: [
        {
          name: 'Credential Validators',
          rows: [{ fields: [{ name: 'Password Credential Validator Instance', value: 'a' }], defaultRow: true }],
        },
      ],
    });
    expect(
      lowered('IdpAdapter', form('  tables: { Credential Validators: { inherited: true } }')).value.configuration,
    ).toEqual({ tables: [{ name: 'Credential Validators', inherited: true }] });
  });

  test.each([
    [
      'Credential Validatos: []',
      'HTML Form IdP Adapter has no table "Credential Validatos"; did you mean "Credential Validators"?',
    ],
    [
      'Credential Validators: [{ Validator: x }]',
      'the table "Credential Validators" of HTML Form IdP Adapter has no field "Validator"',
    ],
  ])('%s is a finding', (table, said) => {
    expect(lowered('IdpAdapter', form(`  tables: { ${table} }`)).findings).toEqual([expect.stringContaining(said)]);
  });
});

describe('attributes', () => {
  const contract = (more: string, live?: DescriptorsByKind) =>
    lowered('IdpAdapter', `type: HTML Form IdP Adapter\n${more}`, live).findings;

  test.each([
    [
      'a core attribute that the definition leaves out',
      'attributeContract: { coreAttributes: [username] }',
      'policy.action',
    ],
    [
      'one that the contract is extended by',
      'attributeContract: { coreAttributes: [username], extendedAttributes: [{ name: mail }] }',
      'mail',
    ],
  ])('%s may be mapped', (_, text, name) => {
    const mapped = `${text}\nattributeMapping: { attributeContractFulfillment: { ${name}: {} } }`;
    expect(contract(mapped)).toEqual([]);
    expect(contract(mapped, {}).filter((one) => !one.includes('plugin-unchecked'))).toEqual([]);
  });

  test.each([
    [
      'attributeContract: { coreAttributes: [username], uniqueUserKeyAttribute: usernam }',
      'plugin-attribute-unknown: the attribute contract has no attribute "usernam"; did you mean "username"?',
    ],
    [
      'attributeContract: { coreAttributes: [username] }\nattributeMapping: { attributeContractFulfillment: { a/b: {} } }',
      '/attributeMapping/attributeContractFulfillment/a~1b# plugin-attribute-unknown',
    ],
    [
      'attributeContract: { coreAttributes: [mail] }',
      '/attributeContract/coreAttributes/0 plugin-attribute-unconfirmed: HTML Form IdP Adapter has no core attribute "mail"',
    ],
  ])('%s is a finding', (text, said) => {
    expect(contract(text)).toEqual([expect.stringContaining(said)]);
  });

  test('a plugin that takes none beside its own', () => {
    const text =
      'type: Simple Username Password Credential Validator\nattributeContract: { extendedAttributes: [mail] }';
    expect(lowered('PasswordCredentialValidator', text).findings).toEqual([
      expect.stringContaining('takes no attributes beside its own'),
    ]);
  });

  test('a plugin of which nobody says whether it takes more', () => {
    const silent = { ...htmlForm, supportsExtendedContract: undefined as never };
    expect(contract('attributeContract: { extendedAttributes: [mail] }', { IdpAdapter: [silent] })).toEqual([]);
  });

  test('what is inherited is for the parent to say', () => {
    expect(
      contract('attributeContract: { inherited: true }\nattributeMapping: { attributeContractFulfillment: { x: {} } }'),
    ).toEqual([]);
  });
});

test('two plugins for one instance', () => {
  const named = (ref: string) =>
    lowered('IdpAdapter', `type: HTML Form IdP Adapter\npluginDescriptorRef: ${ref}`).findings;
  expect(named('other')).toEqual([expect.stringContaining('plugin-named-twice')]);
  expect(named(htmlForm.id)).toEqual([]);
});

describe('a secret in clear', () => {
  const users = (password: string) =>
    `type: Simple Username Password Credential Validator\nconfiguration: { tables: { Users: [{ Username: alice, Password: "${password}" }] } }`;

  test.each([installed, {}])('is a warning, with a descriptor or by what is known of the plugin', (live) => {
    const { findings } = lowered('PasswordCredentialValidator', users('open sesame'), live);
    expect(findings.filter((one) => !one.includes('unchecked'))).toEqual([
      expect.stringContaining(
        '/configuration/tables/Users/0/Password connector-secret-in-clear: "Password" is a secret',
      ),
    ]);
    expect(findings.join()).not.toContain('sesame');
  });

  const openToken = 'com.pingidentity.adapters.opentoken.IdpAuthnAdapter';
  const validator = 'org.sourceid.saml20.domain.SimpleUsernamePasswordCredentialValidator';

  test.each([
    ['IdpAdapter', openToken, 'Password', undefined, true],
    ['IdpAdapter', openToken, 'Password', 'Users', false],
    ['IdpAdapter', openToken, 'Username', undefined, false],
    ['PasswordCredentialValidator', validator, 'Password', 'Users', true],
    ['PasswordCredentialValidator', validator, 'Password', 'Groups', false],
    ['PasswordCredentialValidator', validator, 'Password', undefined, false],
    ['IdpAdapter', validator, 'Password', 'Users', false],
    ['IdpAdapter', 'com.example.Own', 'Password', undefined, false],
  ] as const)('%s %s: "%s" of table %s is known as one: %s', (kind, plugin, field, table, isSecret) =>
    expect(isKnownSecret(kind, plugin, field, table)).toBe(isSecret),
  );

  test('a reference is none', () => {
    expect(lowered('PasswordCredentialValidator', users('${secret:ALICE}')).findings).toEqual([]);
  });
});
