import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { rowsOfKind } from '../../../src/core/report/card-kinds.ts';
import { plainText } from '../../../src/core/report/words.ts';

const told = (kind: KindName, document: JsonObject, type?: string) =>
  Object.fromEntries(rowsOfKind(kind, document, type).map(({ label, words }) => [label, plainText(words)]));

const zoomCertificate = readFileSync(join(import.meta.dirname, '../../../connections/zoom/zoom-signing.pem'), 'utf8');

const directory = {
  type: 'LDAP',
  ldapType: 'ACTIVE_DIRECTORY',
  hostnames: ['ad1.example.com:636', 'ad2.example.com:636'],
  useSsl: true,
  userDN: 'cn=svc,dc=example,dc=com',
  password: '$' + '{secret:AD_PASSWORD}',
};

test('a directory: which, as whom, over what, and where the password comes from', () => {
  expect(told('DataStore', directory)).toEqual({
    Directory: 'ad1.example.com:636, then ad2.example.com:636 (Active Directory)',
    'As whom': 'cn=svc,dc=example,dc=com',
    TLS: 'LDAPS.',
    Secret: 'from AD_PASSWORD',
  });
});

test.each([
  [{ useSsl: false }, 'TLS', 'none: passwords cross the network in the clear.'],
  [{ verifyHost: false }, 'TLS', 'LDAPS, and the host’s name isn’t verified.'],
  [{ useSsl: false, useStartTLS: true }, 'TLS', 'StartTLS.'],
  [{ bindAnonymously: true }, 'As whom', 'nobody: it asks without signing in.'],
  [{ userDN: '', clientTlsCertificateRef: { id: 'tls' } }, 'As whom', 'by the client certificate tls'],
] as const)('what is dangerous about a directory is said: %#', (more, label, words) => {
  expect(told('DataStore', { ...directory, ...more })[label]).toBe(words);
});

test('a database has no directory and no TLS of its own', () => {
  const database = { type: 'JDBC', connectionUrl: 'jdbc:postgresql://db/hr', userName: 'pf', password: 'x' };
  expect(told('DataStore', database)).toEqual({ Database: 'jdbc:postgresql://db/hr', 'As whom': 'pf' });
});

test('an adapter: its type, whom it asks first, what it hands on', () => {
  const row = (id: string) => ({ fields: [{ name: 'Password Credential Validator Instance', value: id }] });
  const adapter = {
    pluginDescriptorRef: { id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter' },
    configuration: { tables: [{ name: 'Credential Validators', rows: [row('corp'), row('guests')] }] },
    attributeContract: {
      coreAttributes: [{ name: 'username', pseudonym: true }],
      extendedAttributes: [{ name: 'mail' }],
    },
  };
  expect(told('IdpAdapter', adapter, 'HTML Form IdP Adapter')).toEqual({
    Type: 'HTML Form IdP Adapter',
    Asks: 'corp, then guests',
    Attributes: 'username and mail; pseudonyms are made of username.',
  });
});

test('a policy contract always has its subject', () => {
  const contract = { name: 'Login', extendedAttributes: [{ name: 'mail' }, { name: 'sn' }] };
  expect(told('AuthenticationPolicyContract', contract)).toEqual({ Attributes: 'subject, mail and sn.' });
});

test('a metadata URL that nobody checks', () => {
  const url = { url: 'https://partner.example.com/metadata', validateSignature: false };
  expect(told('MetadataUrl', url)).toEqual({
    Address: 'https://partner.example.com/metadata',
    Signature: 'not checked: whoever answers there is believed.',
  });
});

test('a key that is made: its subject and how, and nothing private', () => {
  const generate = {
    commonName: 'signing',
    organization: 'Example',
    country: 'US',
    keyAlgorithm: 'RSA',
    keySize: 2048,
    validDays: 365,
  };
  expect(told('SigningKeyPair', { id: 'signing-2027', generate })).toEqual({
    Subject: 'CN=signing, O=Example, C=US',
    Made: 'by PingFederate: RSA 2048, valid for 365 days.',
  });
});

test('a key that is imported: its certificate, and the name of the secret', () => {
  const key = {
    certificate: zoomCertificate,
    keyStore: '$' + '{secret:KEY_STORE}',
    password: '$' + '{secret:KEY_PASS}',
  };
  const rows = told('SigningKeyPair', key);
  expect(rows.Certificate).toMatch(/^CN=.*, expires \d{4}-\d\d-\d\d, SHA-256 /);
  expect(rows.Made).toBe('imported, from KEY_STORE');
});

test('an authority by its subject and expiry', () => {
  expect(told('CertificateAuthority', { certificate: zoomCertificate }).Certificate).toMatch(/^CN=.*, expires /);
});
