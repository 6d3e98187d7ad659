import { once } from 'node:events';
import { createServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../../sandbox/certificates/generate.ts';
import { readerPassword } from '../../../sandbox/directory/options.ts';
import { startDirectory } from '../../../sandbox/directory/start-directory.ts';
import type { DirectoryOptions } from '../../../src/edges/directory/open-directory.ts';
import { open } from './client.ts';

type Tls = { mode: 'ldaps' | 'starttls'; key?: string; cert?: string };

const entries = [{ dn: 'dc=example,dc=com', attributes: { objectClass: 'domain' } }];

const day = 24 * 3600_000;

/** A certificate of one day that began some days ago. */
function certificateFor(name: string, daysAgo = 0.5) {
  const { certificate, privateKey } = generateKeyPair(
    { commonName: name, subjectAlternativeNames: [name], validDays: 1, keyAlgorithm: 'EC' },
    new Date(Date.now() - daysAgo * day),
  );
  return { cert: certificate.toString(), key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })) };
}

/** Opens a directory that is secured so; whether it worked, or why not. */
async function tried(
  tls: Tls | undefined,
  client: (server: { url: string; certificate?: string | undefined }) => Partial<DirectoryOptions>,
) {
  const server = await startDirectory({ kind: 'openldap', entries, ...(tls ? { tls } : {}) });
  try {
    const directory = await open(server, client(server));
    const found = await directory.exists('dc=example,dc=com');
    await directory.close();
    return { found, first: server.requests[0]?.kind };
  } catch (error) {
    const { kind, message, hint } = error as { kind: string; message: string; hint: string };
    // A password must not have travelled where the server wasn't proved.
    expect(server.requests.map((request) => request.kind)).not.toContain('bind');
    return { kind, message: message.replace(/:\d+/, ''), hint };
  } finally {
    await server.close();
  }
}

describe.each(['ldaps', 'starttls'] as const)('%s', (mode) => {
  const startTls = mode === 'starttls';

  test('with the authority that is given', async () => {
    const opened = await tried({ mode }, ({ certificate }) => ({ ca: certificate, startTls }));
    expect(opened).toEqual({ found: true, first: startTls ? 'start-tls' : 'bind' });
  });

  test('with an authority that nobody trusts', async () => {
    expect(await tried({ mode }, () => ({ startTls }))).toEqual({
      kind: 'unreachable',
      message: "127.0.0.1 can't be asked: its certificate is self-signed",
      hint: 'give the authority that issued it with directory-ca-certificate',
    });
  });

  test('with a certificate for another name', async () => {
    const other = certificateFor('ldap.example.com');
    expect(await tried({ mode, ...other }, () => ({ ca: other.cert, startTls }))).toMatchObject({
      kind: 'unreachable',
      message: "127.0.0.1 can't be asked: its certificate is for another name",
    });
  });

  test('with a certificate that has expired', async () => {
    const old = certificateFor('127.0.0.1', 3);
    expect(await tried({ mode, ...old }, () => ({ ca: old.cert, startTls }))).toMatchObject({
      kind: 'unreachable',
      message: "127.0.0.1 can't be asked: its certificate has expired",
    });
  });
});

test('a server without StartTLS is not asked', async () => {
  expect(await tried(undefined, () => ({ startTls: true }))).toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('StartTLS is refused'),
  });
});

test('a server that knows only an older TLS', async () => {
  const { key, cert } = certificateFor('127.0.0.1');
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  const server = createServer({ key, cert, ...old }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await expect(open({ url: `ldaps://127.0.0.1:${port}` }, { ca: cert })).rejects.toMatchObject({
    kind: 'unreachable',
    hint: expect.stringContaining('TLS 1.2 or newer'),
  });
  server.close();
});

test('what somebody put behind the yes to StartTLS in clear', async () => {
  const server = await startDirectory({
    kind: 'openldap',
    entries,
    tls: { mode: 'starttls' },
    faults: [{ on: 'start-tls', fault: 'injected' }],
  });
  await expect(open(server, { startTls: true, ca: server.certificate })).rejects.toMatchObject({ kind: 'failed' });
  expect(server.requests.map(({ kind }) => kind)).toEqual(['start-tls']);
  await server.close();
});

test('ldaps on a plain port, and a plain client on a port of ldaps', async () => {
  expect(await tried(undefined, ({ url }) => ({ url: url.replace('ldap:', 'ldaps:') }))).toMatchObject({
    kind: expect.stringMatching(/unreachable|cut-off/),
  });
  expect(
    await tried({ mode: 'ldaps' }, ({ url }) => ({ url: url.replace('ldaps:', 'ldap:'), requestSeconds: 1 })),
  ).toMatchObject({ kind: expect.stringMatching(/cut-off|failed|time/) });
});

test.each<[string, Partial<DirectoryOptions>, string, string]>([
  ['a password in clear beyond this machine', { url: 'ldap://dc1.example.com' }, 'sign-in', 'in clear text'],
  ['a host that only begins like this machine', { url: 'ldap://127.0.0.1.example.com' }, 'sign-in', 'in clear text'],
  ['a global catalogue', { url: 'ldap://dc1.example.com:3268', startTls: true }, 'unreachable', 'global catalogue'],
  ['a global catalogue with TLS', { url: 'ldaps://dc1.example.com:3269' }, 'unreachable', 'global catalogue'],
  ['StartTLS on ldaps', { url: 'ldaps://dc1.example.com', startTls: true }, 'unreachable', 'leave one'],
  ['an empty password', { password: '' }, 'sign-in', 'the password is empty'],
  ['no account', { bindDn: '' }, 'sign-in', 'no account'],
  ['another protocol', { url: 'https://dc1.example.com' }, 'unreachable', 'is none'],
  ['no address', { url: 'dc1.example.com' }, 'unreachable', 'can not be read'],
  ['a base in the address', { url: 'ldaps://dc1.example.com/dc=example' }, 'unreachable', 'more than where it is'],
  [
    'an account in the address',
    { url: 'ldaps://me:secret@dc1.example.com' },
    'unreachable',
    'an account or a password',
  ],
  ['nobody there', { url: 'ldap://127.0.0.1:1' }, 'unreachable', 'nothing answers there'],
  ['a name that nobody knows', { url: 'ldaps://directory.invalid' }, 'unreachable', "can't be asked"],
])('%s is refused before anything is sent', async (_, more, kind, message) => {
  const failure = await open({ url: 'ldap://127.0.0.1:1' }, more).then(
    () => undefined,
    (error: { kind: string; message: string; hint: string }) => error,
  );
  expect(failure).toMatchObject({ kind, hint: expect.stringMatching(/./) });
  expect(`${failure?.message} ${failure?.hint}`).toContain(message);
  expect(JSON.stringify(failure) + failure?.message).not.toContain(readerPassword);
});

test('a wrong password', async () => {
  for (const kind of ['openldap', 'active-directory'] as const) {
    const server = await startDirectory({ kind, entries });
    await expect(open(server, { password: 'wrong-one' })).rejects.toMatchObject({
      kind: 'sign-in',
      message: expect.stringContaining('refuses the account or its password'),
    });
    await server.close();
  }
});
