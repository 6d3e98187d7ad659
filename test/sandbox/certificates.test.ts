import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inside, readDer } from '../../sandbox/certificates/der.ts';
import { readKeyStore } from '../../sandbox/certificates/key-store.ts';
import { browserSso, open } from './client.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const pem = fixture('signer.pem').toString();

const newKey = {
  commonName: 'signer',
  organization: 'Example, Inc',
  country: 'US',
  validDays: 365,
  keyAlgorithm: 'RSA',
};

test.each([
  ['RSA', undefined, 2048, 'SHA256withRSA'],
  ['RSA', 'SHA512withRSA', 2048, 'SHA512withRSA'],
  ['EC', undefined, 256, 'SHA256withECDSA'],
])(
  'a generated %s key signs its own certificate with %s',
  async (keyAlgorithm, signatureAlgorithm, keySize, algorithm) => {
    const { call } = await open();
    const made = await call('POST', '/keyPairs/signing/generate', { ...newKey, keyAlgorithm, signatureAlgorithm });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      id: expect.stringMatching(/^[a-z0-9]{25}$/),
      serialNumber: expect.stringMatching(/^\d+$/),
      subjectDN: 'CN=signer, O="Example, Inc", C=US',
      keyAlgorithm,
      keySize,
      signatureAlgorithm: algorithm,
      version: 3,
      status: 'VALID',
      validFrom: '2026-08-01T10:00:00.000Z',
      expires: '2027-08-01T10:00:00.000Z',
    });
    const text = (await call('GET', `/keyPairs/signing/${made.json.id}/certificate`)).text;
    const certificate = new X509Certificate(text);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(made.json.sha256Fingerprint).toBe(certificate.fingerprint256.replaceAll(':', ''));
  },
);

test('a request for a certificate is signed by the key that it is for', async () => {
  const { call } = await open();
  const csr = (await call('GET', '/keyPairs/signing/signing-2026/csr')).text;
  const [info, , signature] = inside(readDer(Buffer.from(csr.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64'))[0]);
  const [, subject, spki] = inside(info);
  const key = createPublicKey({ key: spki!.whole, format: 'der', type: 'spki' });
  expect(verify('sha256', info!.whole, key, signature!.content.subarray(1))).toBe(true);
  expect(subject!.content.toString('latin1')).toContain('Example signing key');
});

test.each([
  ['PKCS#12 (AES-256, HMAC-SHA256)', 'modern.p12'],
  ['PKCS#12 (AES-128, HMAC-SHA512)', 'modern-ec.p12'],
])('a key pair in %s is imported with its password only', async (_, file) => {
  const { call } = await open();
  const fileData = fixture(file).toString('base64');
  const wrong = await call('POST', '/keyPairs/sslClient/import', { fileData, password: 'wrong', format: 'PKCS12' });
  expect([wrong.status, wrong.json.validationErrors[0].fieldPath]).toEqual([422, 'password']);
  const right = await call('POST', '/keyPairs/sslClient/import', {
    id: 'mine',
    fileData,
    password: '2FederateM0re',
    format: 'PKCS12',
  });
  expect([right.status, right.json.subjectDN]).toEqual([201, 'CN=key store test, O=Example, C=US']);
  expect((await call('GET', '/keyPairs/sslClient/mine')).json).toEqual(right.json);
  expect(right.text).not.toContain('2FederateM0re');
  const again = await call('POST', '/keyPairs/sslClient/import', { id: 'mine', fileData, password: '2FederateM0re' });
  expect(again.status).toBe(422);
});

test('a key that was read belongs to its certificate', () => {
  for (const file of ['modern.p12', 'modern-ec.p12']) {
    const { certificate, privateKey } = readKeyStore(fixture(file).toString('base64'), '2FederateM0re');
    expect(certificate.checkPrivateKey(privateKey!)).toBe(true);
  }
});

test('a key store under an encryption that is out of use is refused as a file, whatever the password', async () => {
  const { call } = await open();
  const fileData = fixture('three-des.p12').toString('base64');
  const refused = await call('POST', '/keyPairs/signing/import', { fileData, password: '2FederateM0re' });
  expect([refused.status, refused.json.validationErrors[0].fieldPath]).toEqual([422, 'fileData']);
});

test('a wrong password is told from a broken file, however often it is tried', () => {
  const base64 = fixture('modern.p12').toString('base64');
  for (let attempt = 0; attempt < 300; attempt += 1) {
    expect(() => readKeyStore(base64, `wrong ${attempt}`)).toThrow(expect.objectContaining({ reason: 'password' }));
  }
});

test('a wrong password of a file in PEM is told as often', async () => {
  const { call } = await open();
  await call('POST', '/keyPairs/signing/generate', { ...newKey, id: 'ec', keyAlgorithm: 'EC' });
  const file = (await call('POST', '/keyPairs/signing/ec/pem', { password: 'Right-one-1' })).text;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    expect(() => readKeyStore(file, `wrong ${attempt}`)).toThrow(expect.objectContaining({ reason: 'password' }));
  }
  expect(readKeyStore(file, 'Right-one-1').privateKey).toBeDefined();
  expect(() => readKeyStore(file, undefined)).toThrow(expect.objectContaining({ reason: 'password' }));
});

test('something else is no key store', () => {
  for (const text of ['', 'no key', '\u0000'.repeat(40), pem]) {
    expect(() => readKeyStore(Buffer.from(text).toString('base64'), 'x').privateKey ?? raise()).toThrow();
  }
});

function raise(): never {
  throw new Error('no private key');
}

const oneLine = pem.replace(/-----[A-Z ]+-----|\s/g, '');

test.each([
  ['PEM', pem],
  ['PEM without header and breaks', oneLine],
  ['base64 of a PEM file', Buffer.from(pem).toString('base64')],
])('a certificate given as %s comes back in the canonical form, with its view and four flags', async (_, fileData) => {
  const { call } = await open();
  const { credentials } = browserSso();
  const certs = [{ x509File: { fileData }, activeVerificationCert: true, primaryVerificationCert: true }];
  const { json } = await call(
    'POST',
    '/idp/spConnections',
    browserSso('sso', { credentials: { ...credentials, certs } }),
  );
  const [cert] = json.credentials.certs;
  expect(cert.x509File.fileData.split('\n')[1]).toHaveLength(76);
  expect(cert.x509File.fileData.replace(/-----[A-Z ]+-----|\s/g, '')).toBe(oneLine);
  expect(cert.x509File.id).toMatch(/^[a-z0-9]{25}$/);
  expect(cert.certView).toEqual({
    id: cert.x509File.id,
    serialNumber: '4886718345',
    subjectDN: 'CN=key store test, O=Example, C=US',
    subjectAlternativeNames: [],
    issuerDN: 'CN=key store test, O=Example, C=US',
    validFrom: new Date(new X509Certificate(pem).validFrom).toISOString(),
    expires: new Date(new X509Certificate(pem).validTo).toISOString(),
    keyAlgorithm: 'RSA',
    keySize: 2048,
    signatureAlgorithm: 'SHA256withRSA',
    version: 3,
    sha1Fingerprint: new X509Certificate(pem).fingerprint.replaceAll(':', ''),
    sha256Fingerprint: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
    status: 'NOT_YET_VALID',
  });
  expect(cert).toMatchObject({ secondaryVerificationCert: false, encryptionCert: false });
});

test('what is not a certificate, and two primary ones, are refused', async () => {
  const { call } = await open();
  const send = (certs: object[]) =>
    call('POST', '/idp/spConnections', browserSso('sso', { credentials: { ...browserSso().credentials, certs } }));
  expect((await send([{ x509File: { fileData: 'nonsense' } }])).json.validationErrors[0].fieldPath).toBe(
    'credentials.certs[0].x509File.fileData',
  );
  const primary = { x509File: { fileData: pem }, primaryVerificationCert: true };
  expect((await send([primary, primary])).json.validationErrors[0].message).toBe(
    'Only one primary verification certificate is allowed.',
  );
});

test('a certificate added as active takes the primary place', async () => {
  const { call } = await open();
  await call('POST', '/idp/spConnections', browserSso());
  const path = '/idp/spConnections/sso/credentials/certs';
  const first = await call('POST', path, { x509File: { id: 'one', fileData: pem }, activeVerificationCert: true });
  expect([first.status, first.json.primaryVerificationCert]).toEqual([201, true]);
  await call('POST', path, { x509File: { id: 'two', fileData: pem }, activeVerificationCert: true });
  const { items } = (await call('GET', path)).json;
  expect(items.map((each: { primaryVerificationCert: boolean }) => each.primaryVerificationCert)).toEqual([
    false,
    true,
  ]);
});

test('trusted authorities are imported, read and deleted', async () => {
  const { call } = await open();
  const added = await call('POST', '/certificates/ca/import', { id: 'root', fileData: pem });
  expect([added.status, added.json.subjectDN]).toEqual([201, 'CN=key store test, O=Example, C=US']);
  expect((await call('GET', '/certificates/ca')).json.items).toEqual([added.json]);
  expect((await call('GET', '/certificates/ca/root/file')).text).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect((await call('DELETE', '/certificates/ca/root')).status).toBe(204);
  expect((await call('GET', '/certificates/ca/root')).status).toBe(404);
});

test('the parts of a name are called and quoted as Java does', async () => {
  const { call } = await open();
  const fileData = fixture('names.pem').toString();
  const added = await call('POST', '/certificates/ca/import', { id: 'names', fileData });
  const name =
    'EMAILADDRESS=test@example.com, SERIALNUMBER=7, CN=naïve + UID=n1, OID.2.3.4=x, OU="a  b", O="Example, Best Inc", C=US';
  expect(added.json).toMatchObject({
    subjectDN: name,
    issuerDN: name,
    version: 1,
    serialNumber: '16677565866115840610',
  });
});

test('HTTPS serves with a certificate made at the start', async () => {
  const { sandbox } = await open({ https: true, now: () => new Date() });
  const { get } = await import('node:https');
  const status = await new Promise((resolve, reject) => {
    get(`${sandbox.apiUrl}/version`, { ca: sandbox.certificate }, (reply) => resolve(reply.statusCode)).on(
      'error',
      reject,
    );
  });
  expect([sandbox.url.slice(0, 8), status]).toEqual(['https://', 400]);
});
