import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { AdminApiError } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { connectTo, fixture, json, pem, planted, serve, serveProxy } from './servers.ts';

const version = { version: '12.2.2.0' };

test('each request carries the XSRF header, the account and our name', async () => {
  const seen: Record<string, unknown>[] = [];
  const url = await serve((request, response) => {
    seen.push({ url: request.url, ...request.headers });
    json(response, { id: 'a' });
  });
  const { api } = await connectTo(url, {}, { bypassExternalValidation: true });
  await api.get('/version?x=1');
  await api.of('SpConnection').replace('a b', { id: 'a b' });
  const common = {
    'x-xsrf-header': 'PingFederate',
    authorization: `Basic ${planted.basic}`,
    'user-agent': expect.stringMatching(/^pingfederate-connections\/\d/),
  };
  expect(seen).toEqual([
    expect.objectContaining({ ...common, url: '/pf-admin-api/v1/version?x=1' }),
    expect.objectContaining({
      ...common,
      url: '/pf-admin-api/v1/idp/spConnections/a%20b',
      'content-type': 'application/json',
      'x-bypassexternalvalidation': 'true',
    }),
  ]);
  expect(seen[0]).not.toHaveProperty('x-bypassexternalvalidation');
});

test('a path in the address is kept', async () => {
  const url = await serve((request, response) =>
    json(response, { version: `1.${request.url === '/pf/api/version' ? 1 : 0}` }),
  );
  expect(await (await connectTo(`${url}/pf/api/`)).api.version()).toBe('1.1');
});

describe('plain HTTP', () => {
  test('is refused beyond this machine, and warned of when it is allowed', async () => {
    await expect(connectTo('http://pingfederate.example.com:9999')).rejects.toThrow('in clear text');
    const { warnings } = await connectTo('http://pingfederate.example.com:9999', { insecureHttp: true });
    expect(warnings).toEqual([expect.stringContaining('pingfederate.example.com:9999 in clear text')]);
  });

  test.each(['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])('is fine at %s', async (url) => {
    expect((await connectTo(url)).warnings).toEqual([]);
  });
});

describe('client certificates', () => {
  const server = {
    cert: pem('server.pem'),
    key: pem('server.key.pem'),
    ca: pem('ca.pem'),
    requestCert: true,
    rejectUnauthorized: true,
  };
  const trusted = { caCertificate: pem('ca.pem') };
  const answer = () => serve((_, response) => json(response, version), server);

  test('as PEM text, as paths, both in one text, and as PKCS#12', async () => {
    const url = await answer();
    const ways = [
      { clientCertificate: pem('client.pem'), clientKey: new Secret(pem('client.key.pem')) },
      { clientCertificate: fixture('client.pem'), clientKey: fixture('client.key.pem') },
      {
        clientCertificate: pem('client.pem').replaceAll('\n', '\\n'),
        clientKey: new Secret(pem('client.key.pem').replaceAll('\n', '\\n')),
      },
      { clientCertificate: pem('client.key.pem') + pem('client.pem') },
      { clientCertificate: fixture('client.p12'), clientKeyPassphrase: new Secret('planted-passphrase') },
    ];
    for (const way of ways) expect(await (await connectTo(url, { ...trusted, ...way })).api.version()).toBe('12.2.2.0');
  });

  test('without one, the error says what may be missing', async () => {
    const error = await (await connectTo(await answer(), trusted)).api
      .version()
      .catch((reason: AdminApiError) => reason);
    expect(error).toBeInstanceOf(AdminApiError);
    expect((error as AdminApiError).hint).toContain('client-certificate');
  });

  test('a wrong passphrase and an unreadable file are told before any request', async () => {
    const p12 = { clientCertificate: fixture('client.p12'), clientKeyPassphrase: new Secret('wrong') };
    await expect(connectTo('https://localhost:1', p12)).rejects.toMatchObject({
      kind: 'settings',
      hint: 'check client-key-passphrase',
    });
    const missing = { caCertificate: '/no/such/file.pem' };
    await expect(connectTo('https://localhost:1', missing)).rejects.toThrow(
      "ca-certificate names can't be read (ENOENT)",
    );
  });
});

describe('a corporate proxy', () => {
  const server = { cert: pem('server.pem'), key: pem('server.key.pem') };
  const trusted = { caCertificate: pem('ca.pem') };

  test('HTTPS_PROXY is used, with its credentials, and one tunnel serves many requests', async () => {
    const url = await serve((_, response) => json(response, version), server);
    const proxy = await serveProxy('planted-proxy/password');
    const { api, secrets } = await connectTo(url, trusted, { variables: { HTTPS_PROXY: proxy.url } });
    for (let n = 0; n < 5; n++) await api.version();
    expect(proxy.tunnels.length).toBeGreaterThan(0);
    const [major] = process.versions.node.split('.').map(Number);
    if ((major ?? 0) >= 24) expect(proxy.tunnels).toHaveLength(1);
    expect(secrets.map((secret) => secret.reveal())).toContain('planted-proxy/password');
  });

  test('a proxy that refuses is named as such', async () => {
    const proxy = await serveProxy('planted-proxy/password');
    const variables = { https_proxy: proxy.url.replace('planted', 'wrong') };
    const { api } = await connectTo('https://localhost:1', trusted, { variables });
    const error: AdminApiError = await api.version().catch((reason) => reason);
    expect(error.kind).toBe('proxy-refused');
    expect(error.message).not.toContain('password');
    // A company's account is locked after a few wrong passwords.
    expect(proxy.refused).toHaveLength(1);
  });

  test('a proxy that can’t be reached is not taken for the server', async () => {
    const { api } = await connectTo('https://localhost:9', trusted, {
      variables: { HTTPS_PROXY: 'http://127.0.0.1:1' },
    });
    const error: AdminApiError = await api.version().catch((reason) => reason);
    expect(error.what).toContain('nothing listens at the proxy 127.0.0.1:1');
    expect(error.hint).toContain('HTTPS_PROXY');
  });

  test.each([
    ['localhost', true],
    ['*', true],
    ['.example.com, localhost:1', false],
    ['example.com localhost', true],
    ['host', false],
  ])('NO_PROXY=%s', async (list, isDirect) => {
    const url = await serve((_, response) => json(response, version), server);
    const proxy = await serveProxy();
    const { api } = await connectTo(url, trusted, { variables: { HTTPS_PROXY: proxy.url, NO_PROXY: list } });
    await api.version();
    expect(proxy.tunnels.length === 0).toBe(isDirect);
  });

  test('what is on this machine without TLS never goes through HTTP_PROXY', async () => {
    const url = await serve((_, response) => json(response, version));
    const proxy = await serveProxy();
    await (await connectTo(url, {}, { variables: { HTTP_PROXY: proxy.url } })).api.version();
    expect(proxy.plain).toEqual([]);
  });
});

describe('an access token', () => {
  /** A token endpoint: tokens are numbered, and live for `seconds`. */
  async function tokens(seconds: number | undefined) {
    const asked: { authorization: string | undefined; body: string }[] = [];
    const url = await serve((request, response, count) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        asked.push({ authorization: request.headers.authorization, body });
        json(response, { access_token: `planted-token-${count}`, expires_in: seconds, token_type: 'Bearer' });
      });
    });
    return { asked, url: `${url}/as/token.oauth2` };
  }
  const credentials = (tokenUrl: string) => ({
    credentials: {
      kind: 'client-credentials' as const,
      tokenUrl,
      clientId: 'the client',
      clientSecret: new Secret('planted/client secret'),
      scope: 'a b',
    },
  });

  test('is fetched once, by the standard, and used for every request', async () => {
    const endpoint = await tokens(3600);
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      json(response, version);
    });
    const { api, secrets } = await connectTo(url, credentials(endpoint.url));
    await Promise.all([api.version(), api.version(), api.version()]);
    expect(seen).toEqual(Array(3).fill('Bearer planted-token-1'));
    const basic = `Basic ${Buffer.from('the%20client:planted%2Fclient%20secret').toString('base64')}`;
    expect(endpoint.asked).toEqual([{ authorization: basic, body: 'grant_type=client_credentials&scope=a+b' }]);
    expect(secrets.map((secret) => secret.reveal())).toEqual(
      expect.arrayContaining(['planted/client secret', 'planted-token-1', basic.slice(6)]),
    );
  });

  test('is renewed when it ends, and once when it is revoked', async () => {
    const short = await tokens(0);
    const revoked = await tokens(3600);
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization?.slice(-1));
      json(response, version);
    });
    const api = (await connectTo(url, credentials(short.url))).api;
    await api.version();
    await api.version();
    expect(seen).toEqual(['1', '2']);
    // One that lives for less than the usual margin isn't fetched for each request.
    const brief = await tokens(20);
    const again = (await connectTo(url, credentials(brief.url))).api;
    await again.version();
    await again.version();
    expect(seen.slice(2)).toEqual(['1', '1']);

    let accepted = 'planted-token-1';
    const strict = await serve((request, response) => {
      const isGood = request.headers.authorization === `Bearer ${accepted}`;
      json(response, isGood ? version : { resultId: 'x', message: 'no' }, isGood ? 200 : 401);
    });
    const other = (await connectTo(strict, credentials(revoked.url))).api;
    await other.version();
    accepted = 'planted-token-2';
    expect(await other.version()).toBe('12.2.2.0');
    accepted = 'none';
    await expect(other.version()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(revoked.asked).toHaveLength(3);
  });

  test('that is revoked while many reads are under way is renewed for all of them', async () => {
    const endpoint = await tokens(3600);
    let accepted = 'planted-token-1';
    const strict = await serve((request, response, count) => {
      const isGood = request.headers.authorization === `Bearer ${accepted}`;
      const answer = () => json(response, isGood ? version : { resultId: 'x', message: 'no' }, isGood ? 200 : 401);
      setTimeout(answer, isGood ? 0 : count * 10);
    });
    const { api } = await connectTo(strict, credentials(endpoint.url));
    await api.version();
    accepted = 'planted-token-2';
    const versions = await Promise.all(Array.from({ length: 6 }, () => api.version()));
    expect(versions).toEqual(Array(6).fill('12.2.2.0'));
    expect(endpoint.asked).toHaveLength(2);
  });

  test('a refusal of the client names the token endpoint', async () => {
    const url = await serve((_, response) => json(response, { error: 'invalid_client' }, 401));
    const { api } = await connectTo(url, credentials(`${url}/as/token.oauth2`));
    const error: AdminApiError = await api.version().catch((reason) => reason);
    expect(error.kind).toBe('token');
    expect(error.message).toContain('POST /as/token.oauth2: localhost');
    expect(error.hint).toContain('client-secret');
  });

  test('a ready one is sent as it is', async () => {
    const url = await serve((request, response) =>
      json(response, { version: request.headers.authorization === 'Bearer ready' ? '9.1' : '9.0' }),
    );
    const { api } = await connectTo(url, { credentials: { kind: 'token', token: new Secret('ready') } });
    expect(await api.version()).toBe('9.1');
  });
});
