import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openFetch } from '../../../src/edges/github/github-fetch.ts';
import { json, pem, serve, serveProxy } from '../pingfederate/servers.ts';

const asked = { headers: { authorization: 'token ghs_planted' } };

test('goes through the proxy that the environment names', async () => {
  const url = await serve((_request, response) => json(response, {}), {
    cert: pem('server.pem'),
    key: pem('server.key.pem'),
  });
  const proxy = await serveProxy('planted-proxy/password');
  // The certificate is of a private authority, which the process doesn't know: the tunnel was made all the same.
  await expect((await openFetch({ HTTPS_PROXY: proxy.url }))(url, asked)).rejects.toThrow(/certificate/);
  expect(proxy.tunnels).toHaveLength(1);
});

test('a failure holds neither the token nor the proxy’s password', async () => {
  const variables = { HTTPS_PROXY: 'http://proxy-user:planted-password@127.0.0.1:1' };
  const error = await (await openFetch(variables))('https://127.0.0.1:2', asked).catch((reason: unknown) => reason);
  expect(inspect(error, { depth: 10, showHidden: true })).toContain('ECONNREFUSED');
  expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/ghs_planted|planted-password/);
});

test('ends when it is told to', async () => {
  const url = await serve(() => undefined);
  const error = await (await openFetch({}))(url, { ...asked, signal: AbortSignal.timeout(20) }).catch(String);
  expect(error).toMatch(/cancel/i);
});
