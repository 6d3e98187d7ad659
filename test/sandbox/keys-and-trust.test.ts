/** Key pairs, trusted authorities and metadata URLs as collections: what is answered, refused, and can't be told apart. */
import { describe, expect, test } from 'vitest';
import { errorsOf, open } from './client.ts';

const newKey = { commonName: 'sign', organization: 'Example', country: 'US', validDays: 30, keyAlgorithm: 'EC' };
type Caller = Awaited<ReturnType<typeof open>>['call'];

/** A certificate that nobody has yet, as PEM. */
async function certificate(call: Caller, commonName: string): Promise<string> {
  const { json } = await call('POST', '/keyPairs/sslServer/generate', { ...newKey, commonName });
  return (await call('GET', `/keyPairs/sslServer/${json.id}/certificate`)).text;
}

/** A key pair under a password, as PEM. */
async function keyFile(call: Caller, commonName: string): Promise<string> {
  const { json } = await call('POST', '/keyPairs/sslServer/generate', { ...newKey, commonName });
  return (await call('POST', `/keyPairs/sslServer/${json.id}/pem`, { password: 'Right-one-1' })).text;
}

describe.each(['/keyPairs/signing', '/keyPairs/sslClient'])('%s', (path) => {
  test('a pair that was made is answered without its private half, everywhere', async () => {
    const { call } = await open();
    const made = await call('POST', `${path}/generate`, { ...newKey, id: 'made' });
    expect(made.json).toMatchObject({
      id: 'made',
      subjectDN: 'CN=sign, O=Example, C=US',
      sha256Fingerprint: expect.stringMatching(/^[0-9A-F]{64}$/),
      status: 'VALID',
    });
    for (const answer of [made, await call('GET', path), await call('GET', `${path}/made`)]) {
      expect(answer.text).not.toMatch(/PRIVATE|fileData|password/i);
    }
    expect(made.json).not.toHaveProperty('lastModified');
    expect((await call('GET', `${path}/made/csr`)).text).toContain('BEGIN CERTIFICATE REQUEST');
    expect((await call('PUT', `${path}/made`, made.json)).status).toBe(405);
    expect((await call('DELETE', `${path}/made`)).status).toBe(204);
  });

  test('a file in PEM is taken in base64 and as it is, with the right password only', async () => {
    const { call } = await open();
    for (const [id, encode] of [
      ['raw', (text: string) => text],
      ['coded', (text: string) => Buffer.from(text).toString('base64')],
    ] as const) {
      const fileData = encode(await keyFile(call, id));
      const wrong = await call('POST', `${path}/import`, { id, fileData, password: 'Wrong-one-1' });
      expect(errorsOf(wrong)).toEqual(['password: The password for the key pair file is not valid.']);
      const right = await call('POST', `${path}/import`, { id, fileData, password: 'Right-one-1', format: 'PEM' });
      expect([right.status, right.json.subjectDN]).toEqual([201, `CN=${id}, O=Example, C=US`]);
    }
  });

  // "If specified, this field will control what file format is expected."
  test('a file in another format than the one that is named is refused', async () => {
    const { call } = await open();
    const body = { fileData: await keyFile(call, 'x'), password: 'Right-one-1', format: 'PKCS12' };
    expect(errorsOf(await call('POST', `${path}/import`, body))).toEqual([
      'fileData: The key pair file is not in the format PKCS12.',
    ]);
  });

  // Nobody says whether one file may be imported twice; two imports would differ by their ids alone.
  test.each([
    ['refuse', 422],
    ['allow', 201],
  ] as const)('the same file twice: sameCertificate=%s answers %i', async (sameCertificate, status) => {
    const { call } = await open({ switches: { sameCertificate } });
    const body = { fileData: await keyFile(call, 'x'), password: 'Right-one-1' };
    expect((await call('POST', `${path}/import`, { ...body, id: 'one' })).status).toBe(201);
    const again = await call('POST', `${path}/import`, { ...body, id: 'two' });
    expect(again.status).toBe(status);
    if (status === 422) expect(errorsOf(again)[0]).toContain("with the ID 'one'");
  });

  test.each([
    [{ keyAlgorithm: 'DSA' }, 'keyAlgorithm'],
    [{ keySize: 2048 }, 'keySize'],
    [{ signatureAlgorithm: 'SHA256withRSA' }, 'signatureAlgorithm'],
    [{ validDays: 0 }, 'validDays'],
  ])('a key with %j is not made', async (more, at) => {
    const { call } = await open();
    const { json } = await call('POST', `${path}/generate`, { ...newKey, ...more });
    expect(json.validationErrors).toMatchObject([{ fieldPath: at }]);
  });
});

describe('authorities', () => {
  test.each([
    ['refuse', 422],
    ['allow', 201],
  ] as const)('the same one under two ids: sameCertificate=%s answers %i', async (sameCertificate, status) => {
    const { call } = await open({ switches: { sameCertificate } });
    const fileData = await certificate(call, 'ca');
    await call('POST', '/certificates/ca/import', { id: 'one', fileData });
    expect((await call('POST', '/certificates/ca/import', { id: 'two', fileData })).status).toBe(status);
  });

  // A client's report of 10.x: parallel imports all answer 201, and some are gone afterwards.
  test.each([
    ['keep', 3, 3],
    ['lose', 1, 3],
  ] as const)('three at once: parallelCaImports=%s leaves %i; one after the other %i', async (given, left, serial) => {
    const { call } = await open({ switches: { parallelCaImports: given } });
    const files = [];
    for (const name of ['a', 'b', 'c']) files.push(await certificate(call, name));
    const send = (fileData: string) => call('POST', '/certificates/ca/import', { fileData });
    const replies = await Promise.all(files.map(send));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { items } = (await call('GET', '/certificates/ca')).json;
    expect(items).toHaveLength(left);
    for (const { id } of items) await call('DELETE', `/certificates/ca/${id}`);
    for (const file of files) expect((await send(file)).status).toBe(201);
    expect((await call('GET', '/certificates/ca')).json.items).toHaveLength(serial);
  });
});

describe('a metadata URL', () => {
  const url = { id: 'partner', name: 'Partner', url: 'https://partner.example.com/metadata' };

  // The official Terraform provider's tests: the id of the certificate stands in its view alone.
  test('answers the id of its certificate in the view of it, and keeps it for the same certificate', async () => {
    const { call } = await open();
    const pem = await certificate(call, 'signer');
    const fileData = pem.replaceAll('\n', '');
    const { json } = await call('POST', '/metadataUrls', { ...url, x509File: { id: 'signer', fileData } });
    expect(json.x509File).toEqual({ fileData: pem });
    expect([json.certView.id, json.validateSignature]).toEqual(['signer', true]);
    expect(json).not.toHaveProperty('lastModified');
    const again = (await call('PUT', '/metadataUrls/partner', json)).json;
    expect(again.certView.id).toBe('signer');
    const x509File = { fileData: await certificate(call, 'other') };
    const exchanged = (await call('PUT', '/metadataUrls/partner', { ...json, x509File })).json;
    expect(exchanged.certView).toMatchObject({ subjectDN: 'CN=other, O=Example, C=US' });
    expect(exchanged.certView.id).not.toBe('signer');
  });

  test('keeps that id through an export', async () => {
    const { call } = await open();
    await call('POST', '/metadataUrls', { ...url, x509File: { id: 'signer', fileData: await certificate(call, 'x') } });
    const document = (await call('GET', '/bulk/export')).json;
    const other = await open({ seed: document });
    expect((await other.call('GET', '/metadataUrls/partner')).json.certView.id).toBe('signer');
  });

  // Lower case alone in the description of 12.2; the official Terraform provider's tests of connections write myUrlId.
  test.each(['12.2.2.0', '13.0.0.6'])('with capitals in its id at %s', async (version) => {
    const { call } = await open({ version });
    expect((await call('POST', '/metadataUrls', { ...url, id: 'Partner' })).status).toBe(201);
    expect((await call('POST', '/metadataUrls', { ...url, id: 'Part ner', name: 'other' })).status).toBe(422);
  });
});

test.each([
  ['allow', 201],
  ['refuse', 422],
] as const)('a name that two metadata URLs have: sharedNames=%s answers %i', async (sharedNames, status) => {
  const { call } = await open({ switches: { sharedNames } });
  const url = { name: 'Partner', url: 'https://partner.example.com/metadata' };
  await call('POST', '/metadataUrls', url);
  expect((await call('POST', '/metadataUrls', url)).status).toBe(status);
});
