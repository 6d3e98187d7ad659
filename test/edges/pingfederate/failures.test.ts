import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AdminApiError } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { connectTo, fixture, json, pem, planted, serve } from './servers.ts';

async function failureOf(work: Promise<unknown>): Promise<AdminApiError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AdminApiError);
  return error as AdminApiError;
}

/** Whatever way an error is turned into text, no secret is in it. */
function expectNoSecret(error: AdminApiError): void {
  const texts = [
    String(error),
    error.stack ?? '',
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
  ];
  for (const text of texts) {
    expect(text).not.toContain(planted.password);
    expect(text).not.toContain(planted.basic);
    expect(text).not.toContain('planted');
    expect(text).not.toContain('PRIVATE KEY');
  }
}

test.each([
  [
    401,
    { resultId: 'invalid_credentials', message: 'The credentials you provided were not recognized.' },
    'unauthorized',
  ],
  [403, { resultId: 'forbidden', message: 'No.' }, 'forbidden'],
  [404, { resultId: 'resource_not_found', message: 'Not here.' }, 'not-found'],
  [400, { resultId: 'validation_error', message: 'No such member.' }, 'validation'],
  [409, { resultId: 'conflict', message: 'Busy.' }, 'conflict'],
  [405, { resultId: 'x', message: 'Never.' }, 'refused'],
  [
    422,
    { resultId: 'validation_error', message: 'Bad.', validationErrors: [{ message: 'Worse.', fieldPath: 'a.b[0]' }] },
    'validation',
  ],
  [302, {}, 'redirect'],
])('a %i is reported once, in our words, and not repeated', async (status, body, kind) => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    if (status === 302) response.setHeader('location', 'https://evil.example/login?token=planted');
    json(response, body, status);
  });
  const { api } = await connectTo(url);
  const error = await failureOf(api.of('SpConnection').list());
  expect(error.kind).toBe(kind);
  expect(error.message).toContain('GET /idp/spConnections: ');
  expect(error.status).toBe(status);
  expect(requests).toBe(1);
  expectNoSecret(error);
});

test('the sentence of a 401 warns of the lockout', async () => {
  const url = await serve((_, response) =>
    json(response, { resultId: 'invalid_credentials', message: 'Not recognized.' }, 401),
  );
  const error = await failureOf((await connectTo(url)).api.version());
  expect(error.message).toBe('GET /version: the credentials were not accepted (401): Not recognized.');
  expect(error.hint).toContain('three failures lock the account');
});

test('reads that go out together try wrong credentials once, and a run tries them twice at most', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    json(response, { message: 'no' }, 401);
  });
  const { api } = await connectTo(url);
  const together = await Promise.allSettled([api.version(), api.of('SpConnection').list(), api.get('/dataStores')]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(requests).toBe(1);
  await failureOf(api.version());
  await failureOf(api.version());
  await failureOf(api.of('SpConnection').list());
  expect(requests).toBe(2);
});

test('an answer that echoes what was sent gives nothing away', async () => {
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => json(response, { debug: body, headers: request.headers }, 400));
  });
  const { api } = await connectTo(url);
  const error = await failureOf(
    api.of('SpConnection').create({ id: 'a', entityId: 'a', name: 'a', secret: 'planted-body' }),
  );
  expect(error.message).toBe('POST /idp/spConnections: refused (400)');
  expectNoSecret(error);
});

test('a redirect is not followed, so that no other host sees the credentials', async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    json(response, { version: '12.2.0.0' });
  });
  const url = await serve((_, response) => response.writeHead(307, { location: `${other}/version` }).end());
  const error = await failureOf((await connectTo(url)).api.version());
  expect(error.kind).toBe('redirect');
  expect(seen).toEqual([]);
});

describe('an answer that is no PingFederate answer', () => {
  test.each([
    [
      'a sign-in page',
      'text/html',
      '<!DOCTYPE html><html>planted</html>',
      'not-json',
      'an HTML page came instead of JSON',
    ],
    ['text', 'text/plain', 'planted', 'not-json', 'text came instead of JSON'],
    ['nothing', 'text/plain', '', 'not-json', 'an empty answer came instead of JSON'],
    ['half of it', 'application/json', '{"items": [{"id": "planted', 'truncated', 'the answer is not complete JSON'],
    [
      'a list without items',
      'application/json',
      '{}',
      'unexpected',
      'a list was expected, but the answer has no items',
    ],
    ['JSON of another kind', 'application/json', '[]', 'unexpected', 'JSON came, but not an object'],
    [
      'items of another kind',
      'application/json',
      '{"items": ["x"]}',
      'unexpected',
      'a list was expected, but the answer has no items',
    ],
  ])('%s never reads as "there are no connections"', async (_, type, body, kind, what) => {
    const url = await serve((__, response) => response.writeHead(200, { 'content-type': type }).end(body));
    const error = await failureOf((await connectTo(url)).api.of('SpConnection').list());
    expect(error.kind).toBe(kind);
    expect(error.what).toContain(what);
    expectNoSecret(error);
  });

  test('an object without items does not read as "there are no extended properties"', async () => {
    const url = await serve((_, response) => json(response, {}));
    const { api } = await connectTo(url);
    expect((await failureOf(api.of('ExtendedProperties').read('extended-properties'))).kind).toBe('unexpected');
  });

  test('a 404 page of a web server does not read as "there is no such connection"', async () => {
    const url = await serve((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>'));
    expect((await failureOf((await connectTo(url)).api.of('SpConnection').read('a'))).kind).toBe('unexpected');
  });
});

describe('no answer', () => {
  test('nothing listens', async () => {
    const error = await failureOf((await connectTo('http://127.0.0.1:1')).api.version());
    expect(error.kind).toBe('unreachable');
    expect(error.what).toBe('nothing listens at 127.0.0.1:1 (connection refused), in each of 4 tries');
  });

  test('a name that does not exist', async () => {
    const { api } = await connectTo('https://no-such-host.invalid:9999');
    const error = await failureOf(api.version());
    expect(error.kind).toBe('dns');
    expect(error.message).toContain('no-such-host.invalid');
  });

  test('silence', async () => {
    const url = await serve(() => {});
    const error = await failureOf((await connectTo(url, {}, { requestTimeoutMs: 40 })).api.version());
    expect(error.kind).toBe('timeout');
    expect(error.what).toContain('in each of 3 tries');
  });

  test('an answer that trickles ends with the time for one request', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    });
    const error = await failureOf((await connectTo(url, {}, { requestTimeoutMs: 60 })).api.version());
    expect(error.kind).toBe('timeout');
  });

  test('a connection that is cut in the middle of an answer', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"version"', () => response.destroy());
    });
    expect((await failureOf((await connectTo(url)).api.version())).kind).toBe('truncated');
  });
});

describe('TLS', () => {
  const server = { cert: pem('server.pem'), key: pem('server.key.pem') };

  test('a private authority is untrusted until it is given, as text or as a path', async () => {
    const url = await serve((_, response) => json(response, { version: '12.2.2.0' }), server);
    const error = await failureOf((await connectTo(url)).api.version());
    expect(error.kind).toBe('tls-untrusted');
    expect(error.hint).toContain('ca-certificate');
    expect(await (await connectTo(url, { caCertificate: pem('ca.pem') })).api.version()).toBe('12.2.2.0');
    expect(await (await connectTo(url, { caCertificate: fixture('ca.pem') })).api.version()).toBe('12.2.2.0');
    expect(await (await connectTo(url, { caCertificate: pem('ca.pem').replaceAll('\n', '\\n') })).api.version()).toBe(
      '12.2.2.0',
    );
  });

  test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('%s is read', async (name) => {
    const url = await serve((_, response) => json(response, { version: '12.2.2.0' }), server);
    const { api } = await connectTo(url, {}, { variables: { [name]: fixture('ca.pem') } });
    expect(await api.version()).toBe('12.2.2.0');
  });

  test('a certificate of another name, an expired one, and plain HTTP on the port are told apart', async () => {
    const answer = () => {};
    const trusted = { caCertificate: pem('ca.pem') };
    const other = await serve(answer, { cert: pem('other.pem'), key: pem('other.key.pem') });
    const expired = await serve(answer, { cert: pem('expired.pem'), key: pem('expired.key.pem') });
    const plain = (await serve((_, response) => response.end())).replace('http:', 'https:');
    expect((await failureOf((await connectTo(other, trusted)).api.version())).kind).toBe('tls-hostname');
    expect((await failureOf((await connectTo(expired, trusted)).api.version())).kind).toBe('tls-expired');
    const error = await failureOf((await connectTo(plain, trusted)).api.version());
    expect([error.kind, error.what]).toEqual(['tls-failed', expect.stringContaining('does not speak TLS')]);
  });

  test('insecure-tls accepts anything and says so each time', async () => {
    const url = await serve((_, response) => json(response, { version: '12.2.2.0' }), server);
    const { api, warnings } = await connectTo(url, { insecureTls: true });
    expect(await api.version()).toBe('12.2.2.0');
    expect(warnings).toEqual([expect.stringContaining('is not verified (insecure-tls)')]);
  });
});
