import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { runCommandLine } from '../../../src/terminal/run-command-line.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

/** Everything that the command line prints and writes. */
async function outputOf(words: string[]): Promise<string> {
  const texts: string[] = [];
  const stream = { write: (text: string) => texts.push(text) };
  const variables = {
    PF_ADMIN_URL: stage.sandbox.url,
    PF_USERNAME: 'Administrator',
    PF_PASSWORD: '2FederateM0re',
    ...stage.variables,
  };
  await runCommandLine({
    words: [...words, '--working-directory', stage.root],
    variables,
    out: stream,
    err: stream,
    onInterrupt: () => {},
  });
  return texts.join('');
}

test('no form of a secret is in what leaves, whatever happens', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a') });
  const text = [
    await outputOf(['apply', '--json']),
    await outputOf(['plan', '--rotate', 'a']),
    await outputOf(['doctor']),
  ];
  stage.sandbox.switches.refusedTargetCredentials = ['a'];
  stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=new' }) });
  text.push(await outputOf(['apply', '--rotate', 'a', '--json']));
  stage.sandbox.faults.add({ fault: 401, times: 0 });
  text.push(await outputOf(['apply']));
  const all = text.join('\n');
  expect(all).toContain('the credentials were not accepted (401)');
  for (const secret of ['planted-zoom-secret', '2FederateM0re']) {
    expect(all).not.toContain(secret);
    expect(all).not.toContain(encodeURIComponent(secret));
    expect(all).not.toContain(Buffer.from(secret).toString('base64').slice(0, -2));
    expect(all).not.toContain(Buffer.from(`Administrator:${secret}`).toString('base64').slice(0, -2));
  }
  expect(all).not.toContain('OBF:JWE');
});

test('what a server echoes of a secret is taken out of the record, in its text and at its line', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a') });
  const echo = createServer(async ({ method, url, headers }, response) => {
    if (method === 'POST') {
      const message = 'planted-zoom-secret is refused';
      const body = { message, validationErrors: [{ message, fieldPath: 'outboundProvision.targetSettings[2].value' }] };
      response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const asked = { headers: { authorization: headers.authorization!, 'x-xsrf-header': 'PingFederate' } };
    const answer = await fetch(new URL(url!, stage.sandbox.url), asked);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((ready) => echo.listen(0, 'localhost', ready));
  const adminUrl = `http://localhost:${(echo.address() as AddressInfo).port}`;
  const credentials = { kind: 'basic' as const, username: 'Administrator', password: new Secret('2FederateM0re') };
  const { outcome } = await stage.apply({
    server: { adminUrl, credentials, insecureTls: false, insecureHttp: false },
  });
  echo.close();
  echo.closeAllConnections();
  expect(outcome?.changes[0]).toMatchObject({
    status: 'failed',
    message: expect.stringMatching(/ is refused/),
    diagnostics: [{ message: expect.stringMatching(/ is refused/), place: { line: 11 } }],
  });
  expect(JSON.stringify(outcome)).not.toContain('planted-zoom-secret');
});

test('a reference that was changed without its value stops an apply before its first write, at its line', async () => {
  stage = await rehearse(
    { 'a.yaml': signOn('a'), 'b.yaml': provisioning('b') },
    { variables: { PFCONN_REPOSITORY: 'acme/pingfederate' } },
  );
  await outputOf(['setup', 'marker', '--yes']);
  await outputOf(['apply', '--yes']);
  const writes = () => stage.sandbox.requests.filter(({ method }) => method !== 'GET').length;
  const before = writes();
  expect(before).toBeGreaterThan(0);
  stage.write({
    'a.yaml': signOn('a', { company: 'Other' }),
    'b.yaml': provisioning('b').replace('ZOOM_CLIENT_SECRET', 'ANOTHER_SECRET'),
  });
  expect(await outputOf(['plan'])).toContain('ANOTHER_SECRET');
  const stopped = (await outputOf(['apply', '--yes'])).replaceAll(/\s+/g, ' ');
  expect(stopped).toContain('connections/b.yaml:11');
  expect(stopped).toContain('ANOTHER_SECRET is to be sent again and is not set');
  expect(stopped).toContain('nothing was written');
  expect(writes()).toBe(before);
  stage.variables.ANOTHER_SECRET = 'planted-other-secret';
  await outputOf(['apply', '--yes']);
  expect(stage.secretOf('b')).toBe('planted-other-secret');
});
