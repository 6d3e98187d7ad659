import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { basic, browserSso, open } from './client.ts';

test('a request without X-XSRF-Header is refused, with any value it passes', async () => {
  const { sandbox, call } = await open();
  const bare = await fetch(`${sandbox.apiUrl}/version`, {
    headers: { Authorization: basic('Administrator', '2FederateM0re') },
  });
  expect(bare.status).toBe(400);
  const reply = await call('GET', '/version', undefined, { 'X-XSRF-Header': '1' });
  expect(reply.json).toEqual({ version: '12.2.2.0' });
  expect(reply.headers.get('content-type')).toBe('application/json;charset=utf-8');
});

test('wrong credentials answer 401 with the known body; the third failure locks user and address for a minute', async () => {
  let time = Date.parse('2026-08-01T10:00:00Z');
  const { call } = await open({ now: () => new Date(time) });
  const wrong = { Authorization: basic('Administrator', 'no') };
  for (let failure = 1; failure <= 3; failure += 1) {
    const reply = await call('GET', '/version', undefined, wrong);
    expect(reply.status).toBe(401);
    expect(reply.json).toEqual({
      resultId: 'invalid_credentials',
      message: 'The credentials you provided were not recognized.',
    });
  }
  expect((await call('GET', '/version')).json.resultId).toBe('account_locked');
  time += 59_000;
  expect((await call('GET', '/version')).status).toBe(401);
  time += 2_000;
  expect((await call('GET', '/version')).status).toBe(200);
});

test('where the address does not count, three failures from anywhere lock the user', async () => {
  const { sandbox } = await open({ switches: { lockoutBy: 'user' }, host: '0.0.0.0' });
  const sign = (host: string, password: string) =>
    fetch(`http://${host}:${sandbox.port}/pf-admin-api/v1/version`, {
      headers: { 'X-XSRF-Header': 'x', Authorization: basic('Administrator', password) },
    });
  for (const host of ['127.0.0.1', '127.0.0.1', '127.0.0.2']) expect((await sign(host, 'no')).status).toBe(401);
  expect(((await (await sign('127.0.0.2', '2FederateM0re')).json()) as { resultId: string }).resultId).toBe(
    'account_locked',
  );
});

test('two failures and a success start the count again; user names have no case', async () => {
  const { call } = await open();
  for (let round = 0; round < 3; round += 1) {
    await call('GET', '/version', undefined, { Authorization: basic('administrator', 'no') });
    await call('GET', '/version', undefined, { Authorization: basic('ADMINISTRATOR', 'no') });
    const right = await call('GET', '/version', undefined, { Authorization: basic('administrator', '2FederateM0re') });
    expect(right.status).toBe(200);
  }
});

test('an auditor reads and nothing else; roles bound what an administrator writes', async () => {
  const { call } = await open({
    accounts: [
      { username: 'Administrator', password: '2FederateM0re' },
      { username: 'audit', password: 'a', auditor: true },
      { username: 'config', password: 'c', roles: ['ADMINISTRATOR'] },
    ],
    tokens: [{ token: 'reader', auditor: true }],
  });
  const audit = { Authorization: basic('audit', 'a') };
  const config = { Authorization: basic('config', 'c') };
  expect((await call('GET', '/idp/spConnections', undefined, audit)).status).toBe(200);
  expect((await call('POST', '/idp/spConnections', browserSso(), audit)).status).toBe(403);
  expect((await call('POST', '/idp/spConnections', browserSso(), config)).status).toBe(201);
  expect((await call('DELETE', '/keyPairs/signing/x', undefined, config)).status).toBe(403);
  expect((await call('GET', '/bulk/export', undefined, config)).status).toBe(403);
  expect((await call('GET', '/dataStores', undefined, { Authorization: 'Bearer reader' })).status).toBe(200);
  expect((await call('GET', '/dataStores', undefined, { Authorization: 'Bearer other' })).status).toBe(401);
});

test.each([
  ['not JSON', '{', 'The request body is not valid JSON.'],
  ['a wrong type', { ...browserSso(), active: 'yes' }, 'Cannot read the value of active: boolean is expected.'],
  ['an unknown member', { ...browserSso(), bogus: 1 }, 'Unrecognized field "bogus".'],
  ['a member named __proto__', '{"__proto__": {"x": 1}}', 'Unrecognized field "__proto__".'],
  ['a list for an object', [], 'Cannot read the value of the body: an object is expected.'],
  [
    'an unknown enumeration value',
    { ...browserSso(), loggingMode: 'LOUD' },
    'Cannot read the value of loggingMode: one of NONE, STANDARD, ENHANCED, FULL is expected.',
  ],
  [
    'a data source without a type',
    browserSso('x', {}, { adapterMappings: [{ attributeContractFulfillment: {}, attributeSources: [{}] }] }),
    'spBrowserSso.adapterMappings[0].attributeSources[0].type must be one of LDAP, PING_ONE_LDAP_GATEWAY, JDBC, CUSTOM.',
  ],
])('400 for %s', async (_, body, message) => {
  const { call } = await open();
  const reply = await call('POST', '/idp/spConnections', body);
  expect([reply.status, reply.json.message]).toEqual([400, message]);
});

test('another content type, an unknown path, a method that is not there, an unknown id', async () => {
  const { call } = await open();
  expect((await call('POST', '/idp/spConnections', '{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await call('GET', '/nothing')).status).toBe(404);
  expect((await call('PATCH', '/idp/spConnections/x', {})).status).toBe(405);
  const missing = await call('GET', '/idp/spConnections/x');
  expect(missing.status).toBe(404);
  expect(missing.json.message).toBe("The resource with ID 'x' is not found. Please specify a recognized resource ID.");
  expect((await call('PUT', '/idp/spConnections/x', browserSso('x'))).status).toBe(404);
});

describe('a token that an issuer signed', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = {
    issuer: 'https://tokens.example.com',
    audience: 'pingfederate',
    key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    rolesClaim: 'groups',
    roles: { admins: 'ADMINISTRATOR', readers: 'AUDITOR' } as const,
  };
  const soon = Date.parse('2026-08-01T10:05:00Z') / 1000;
  const claims = { iss: issuer.issuer, aud: ['pingfederate'], exp: soon, sub: 'deploy', groups: ['admins'] };

  function signed(more: object, header: object = { alg: 'RS256' }): Record<string, string> {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const text = `${encode(header)}.${encode({ ...claims, ...more })}`;
    const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64url');
    return { Authorization: `Bearer ${text}.${signature}` };
  }

  test.each([
    ['of an administrator', '13.0.0', {}, 201],
    ['of a reader', '13.0.0', { groups: 'readers' }, 403],
    ['without a role', '13.0.0', { groups: ['others'] }, 401],
    ['of another issuer', '13.0.0', { iss: 'https://else.example.com' }, 401],
    ['for another audience', '13.0.0', { aud: 'else' }, 401],
    ['that is too old', '13.0.0', { exp: soon - 600 }, 401],
    ['that never ends', '13.0.0', { exp: undefined }, 401],
    ['for a server that does not know it', '12.2.2', {}, 401],
  ])('%s', async (_, version, more, status) => {
    const { call } = await open({ version, issuers: [issuer] });
    expect((await call('POST', '/idp/spConnections', browserSso(), signed(more))).status).toBe(status);
  });

  test.each([{ alg: 'none' }, { alg: 'ES256' }, { alg: 'RS512' }])(
    'with another algorithm is refused: %j',
    async (header) => {
      const { call } = await open({ version: '13.1.0', issuers: [issuer] });
      expect((await call('GET', '/dataStores', undefined, signed({}, header))).status).toBe(401);
    },
  );
});
