import { describe, test } from 'vitest';
import { definable } from '../../../src/core/kinds.ts';
import { check, checkText, provisioning } from './check.ts';

describe('names', () => {
  test('a property that nobody knows, with the one that was meant', () => {
    check(
      'activ: true\nlogingMode: FULL\nxyz: 1\n',
      `
      c/f.yaml:5:1-6 error unknown-property unknown property "activ" (did you mean "active"?)
      c/f.yaml:6:1-11 error unknown-property unknown property "logingMode" (did you mean "loggingMode"?)
      c/f.yaml:7:1-4 error unknown-property unknown property "xyz" (the schema says what may stand there: \`pfconn schema\` writes it)`,
    );
  });

  test('one that is there already', () => {
    check(
      'active: true\nactve: false\n',
      'c/f.yaml:6:1-6 error unknown-property unknown property "actve" ("active" is already there; remove this one)',
    );
  });

  test('deep inside, the names of that place', () => {
    checkText(
      'kind: SpConnection\nid: a\nname: a\nentityId: a\noutboundProvision:\n  connector: zoom\n  channels:\n    - name: x\n      channelSource:\n        directory: active-directory\n        datasource: y\n        baseDn: z\n',
      `c/f.yaml:11:9-19 error unknown-property unknown property "datasource" (did you mean "dataSource"?)`,
    );
  });

  test('what is missing, all at once', () => {
    checkText(
      'id: a\n',
      `
      c/f.yaml:1:1-6 error missing-property the file lacks "kind", "name" and "entityId" (begin the file with its kind, such as \`kind: SpConnection\`)
      c/f.yaml:1:1-6 error no-protocol the connection is for nothing: it has neither browser SSO, WS-Trust, attribute query, OAuth token exchange nor outbound provisioning (add spBrowserSso, wsTrust, attributeQuery, oauthTokenExchangeSettings or outboundProvision)`,
    );
  });
});

describe('types', () => {
  test('text that YAML reads as something else', () => {
    check(
      'baseUrl: 012\napplicationName: 1e3\ndefaultVirtualEntityId: true\nlicenseConnectionGroup:\n',
      `
      c/f.yaml:5:10-13 error wrong-type "baseUrl" must be text, but is the number 12 (YAML reads 012 as the number 12; put it in quotes: "012")
      c/f.yaml:6:18-21 error wrong-type "applicationName" must be text, but is the number 1000 (YAML reads 1e3 as the number 1000; put it in quotes: "1e3")
      c/f.yaml:7:25-29 error wrong-type "defaultVirtualEntityId" must be text, but is true (put it in quotes: "true")
      c/f.yaml:8:1-23 error wrong-type "licenseConnectionGroup" must be text, but is empty (give it a value, or remove the line)`,
    );
  });

  test('numbers of target settings, which become texts, when they would become other ones', () => {
    checkText(
      `kind: SpConnection
id: a
name: a
entityId: a
outboundProvision:
  connector: scim
  targetSettings:
    SCIM URL: 012
    SCIM Version: 2.0
    Results Per Page: { value: 1e3 }
    Scope: &n 30
    Filter Expression: *n
`,
      `
      c/f.yaml:8:15-18 error wrong-type "SCIM URL" must be text, but is the number 12 (YAML reads 012 as the number 12; put it in quotes: "012")
      c/f.yaml:9:19-22 error wrong-type "SCIM Version" must be text, but is the number 2 (YAML reads 2.0 as the number 2; put it in quotes: "2.0")
      c/f.yaml:10:32-35 error wrong-type "Results Per Page" must be text, but is the number 1000 (YAML reads 1e3 as the number 1000; put it in quotes: "1e3")`,
    );
  });

  test('yes is text in YAML 1.2', () => {
    check('active: yes\n', 'c/f.yaml:5:9-12 error wrong-type "active" must be true or false, but is text (write true)');
    check(
      'active: "false"\n',
      'c/f.yaml:5:9-16 error wrong-type "active" must be true or false, but is text (write false)',
    );
  });

  test('from a variable', () => {
    check(
      'baseUrl: ${var:ZIP}\n',
      'c/f.yaml:5:10-20 error wrong-type "baseUrl" must be text, but is the number 12 (it comes from ${var:ZIP}; put that value in quotes where it is set)',
      { environment: 'variables: { ZIP: 012 }\n' },
    );
  });

  test('lists and mappings', () => {
    check(
      'virtualEntityIds: a\ncontactInfo: [a]\n',
      `
      c/f.yaml:5:19-20 error wrong-type "virtualEntityIds" must be a list, but is text (write it as a list: [a, b], or one "- " line each)
      c/f.yaml:6:14-17 error wrong-type "contactInfo" must be a mapping, but is a list (write it as a mapping: one "name: value" line each)`,
    );
  });

  test('a file that is no mapping', () => {
    checkText(
      '- a\n',
      'c/f.yaml:1:1-2:1 error wrong-type the file must be a mapping, but is a list (write it as a mapping: one "name: value" line each)',
    );
    checkText(
      'hello\n',
      'c/f.yaml:1:1-6 error wrong-type the file must be a mapping, but is text (write it as a mapping: one "name: value" line each)',
    );
  });

  test('numbers out of range', () => {
    checkText(
      `kind: SpConnection\nid: a\nname: a\nentityId: a\noutboundProvision:\n  connector: x\n  channels:\n    - name: x\n      maxThreads: -1\n      timeout: 1.5\n      channelSource: { directory: active-directory, dataSource: a, baseDn: b }\n`,
      `
      c/f.yaml:9:19-21 error value-not-allowed "maxThreads" must be 0 or more (the schema says what may stand there: \`pfconn schema\` writes it)
      c/f.yaml:10:16-19 error wrong-type "timeout" must be a whole number, but is the number 1.5 (write a number without a fraction)`,
    );
  });
});

describe('values', () => {
  test('one of several', () => {
    check(
      'loggingMode: full\n',
      'c/f.yaml:5:14-18 error value-not-allowed "full" is not allowed for "loggingMode" (did you mean "FULL"? allowed: NONE, STANDARD, ENHANCED, FULL)',
    );
  });

  test('the kind', () => {
    checkText(
      `kind: IdpConnection\nid: a\nname: a\nentityId: a\n${provisioning}`,
      `c/f.yaml:1:7-20 error value-not-allowed "IdpConnection" is not allowed for "kind" (did you mean "SpConnection"? allowed: ${[...definable].sort().join(', ')})`,
    );
  });

  test('an id with other characters', () => {
    checkText(
      `kind: SpConnection\nid: zoom prod/1\nname: a\nentityId: a\n${provisioning}`,
      'c/f.yaml:2:5-16 error value-not-allowed "zoom prod/1" does not have the form that is wanted here (letters, digits, ".", "_" and "-" are allowed, but not "." or ".." alone)',
    );
  });

  test('a kind of attribute source that there isn’t', () => {
    checkText(
      'kind: SpConnection\nid: a\nname: a\nentityId: a\nattributeQuery:\n  attributes: [a]\n  attributeContractFulfillment: {}\n  attributeSources:\n    - type: LDPA\n      dataStoreRef: x\n',
      'c/f.yaml:9:13-17 error value-not-allowed "LDPA" is not allowed for "type" (did you mean "LDAP"? allowed: LDAP, PING_ONE_LDAP_GATEWAY, JDBC, CUSTOM)',
    );
  });
});

test('a document as the server answered it is a definition', () => {
  const answered = {
    type: 'SP',
    id: 'scim',
    name: 'SCIM',
    entityId: 'scim.example.com',
    active: true,
    credentials: {
      certs: [
        {
          x509File: { fileData: 'MIIB' },
          certView: { serialNumber: '1', status: 'VALID' },
          primaryVerificationCert: true,
        },
      ],
      signingSettings: { signingKeyPairRef: { id: 'a', location: 'https://pf/a' }, algorithm: 'SHA256withRSA' },
    },
    modificationDate: '2026-01-01T00:00:00Z',
    creationDate: '2026-01-01T00:00:00Z',
    outboundProvision: { type: 'SCIM11', targetSettings: [{ name: 'a', value: 'b' }], channels: [] },
  };
  checkText(
    JSON.stringify(answered, null, 2),
    'c/f.yaml:13:9-19 info read-only-member "certView", "creationDate", "location" and "modificationDate" are written by PingFederate and ignored here',
  );
});
