import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../../sandbox/certificates/generate.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.ts';
import { runCommandLine } from '../../../src/terminal/run-command-line.ts';
import { fixture, serveProxy } from '../../edges/pingfederate/servers.ts';

let sandbox: Sandbox;
const root = mkdtempSync(join(tmpdir(), 'doctor-'));
afterEach(() => sandbox.stop());
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pem = (name: string) => readFileSync(fixture(`${name}.pem`), 'utf8');
const pairOf = (name: string) => ({ cert: pem(name), key: pem(`${name}.key`) });
const authority = fixture('ca.pem');

/** One that signed itself: how many days ago, and for how many. */
function ownPair(agoDays: number, validDays: number) {
  const wanted = { commonName: 'localhost', subjectAlternativeNames: ['localhost'], validDays, keyAlgorithm: 'EC' };
  const { certificate, privateKey } = generateKeyPair(wanted, new Date(Date.now() - agoDays * 24 * 60 * 60 * 1000));
  const key = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { cert: certificate.toString(), key, fingerprint: certificate.fingerprint256 };
}

interface Line {
  name: string;
  state: string;
  says: string;
  todo?: string;
}

/** What doctor says of a server that answers with a certificate. */
async function checksWith(https: { key: string; cert: string }, given = '', variables: Record<string, string> = {}) {
  sandbox = await startSandbox({ https: { cert: https.cert, key: https.key } });
  const [out, err]: [string[], string[]] = [[], []];
  const url = sandbox.url.replace('127.0.0.1', 'localhost');
  const words = `doctor --json --working-directory ${root} --admin-url ${url} ${given}`.trim().split(' ');
  await runCommandLine({
    words,
    variables: { PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re', ...variables },
    out: { write: (text) => void out.push(text) },
    err: { write: (text) => void err.push(text) },
    onInterrupt: () => {},
  });
  const { checks } = JSON.parse(out.join('')).data as { checks: Line[] };
  const { state, says = err.join(''), todo } = checks.find(({ name }) => name === 'certificate') ?? {};
  const plain = says.replace(/:\d{4,5}\b/, ':9999').replace(/\b20(2[6-9]|3\d)-\d\d-\d\d/, 'DATE');
  return { certificate: [state, plain, todo], names: checks.map(({ name }) => name) };
}

const renew =
  'put its successor on the server in time, in the console under Security › Certificate & Key Management › SSL Server Certificates: once it has expired, no run gets through';

describe('a certificate that is trusted', () => {
  test('who it is, until when, who signed it, and what names that authority', async () => {
    const { certificate, names } = await checksWith(pairOf('server'), `--ca-certificate ${authority}`);
    const says =
      'CN=localhost, trusted, expires 2120-01-01; issued by CN=Test authority (tests only), named by ca-certificate';
    expect(certificate).toEqual(['fine', says, undefined]);
    expect(names.slice(names.indexOf('server'))).toEqual(expect.arrayContaining(['server', 'certificate', 'account']));
  });

  test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('by the authority that %s names', async (name) => {
    const { certificate } = await checksWith(pairOf('server'), '', { [name]: authority });
    expect(certificate[1]).toContain(`issued by CN=Test authority (tests only), named by ${name}`);
  });

  test('because it is given itself', async () => {
    const pair = ownPair(0, 300);
    const { certificate } = await checksWith(pair, '', { NODE_EXTRA_CA_CERTS: pair.cert });
    const says = 'CN=localhost, trusted, expires DATE; self-signed, and named by NODE_EXTRA_CA_CERTS';
    expect(certificate).toEqual(['fine', says, undefined]);
  });

  test('through a chain, which ends with its first link', async () => {
    const { certificate } = await checksWith(pairOf('below'), `--ca-certificate ${authority}`);
    const says =
      'CN=localhost, trusted, its authority CN=Test authority in between (tests only) expires 2110-01-01; issued by CN=Test authority in between (tests only) below CN=Test authority (tests only), named by ca-certificate';
    expect(certificate).toEqual(['fine', says, undefined]);
  });

  test('through a proxy', async () => {
    const proxy = await serveProxy('secret');
    const variables = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authority };
    const { certificate } = await checksWith(pairOf('server'), '', variables);
    expect(certificate[0]).toBe('fine');
    expect(proxy.tunnels.length).toBeGreaterThan(1);
    expect(proxy.refused).toEqual([]);
  });
});

describe('a certificate that soon ends', () => {
  test.each([
    { ago: 355, valid: 365.5, state: 'look', says: 'trusted, expires DATE, in 10 days' },
    { ago: 364, valid: 365.5, state: 'look', says: 'trusted, expires DATE, in 1 day' },
    { ago: 300, valid: 365.5, state: 'fine', says: 'trusted, expires DATE;' },
    { ago: 20, valid: 45.5, state: 'fine', says: 'trusted, expires DATE;' },
    { ago: 35, valid: 45.5, state: 'look', says: 'trusted, expires DATE, in 10 days;' },
  ])('$valid days, $ago ago: $state', async ({ ago, valid, state, says }) => {
    const pair = ownPair(ago, valid);
    const { certificate } = await checksWith(pair, '', { NODE_EXTRA_CA_CERTS: pair.cert });
    expect(certificate).toEqual([state, expect.stringContaining(says), state === 'look' ? renew : undefined]);
  });
});

describe('a certificate that is not trusted is the one problem, told with what stands in it', () => {
  test('because it has expired', async () => {
    const { certificate, names } = await checksWith(pairOf('expired'), `--ca-certificate ${authority}`);
    const says =
      'CN=localhost, expired on 2021-01-01; issued by CN=Test authority (tests only), named by ca-certificate';
    expect(certificate).toEqual(['problem', says, 'have it renewed on the server']);
    expect(names).not.toContain('server');
  });

  test('because its days have not begun', async () => {
    const pair = ownPair(-2, 300);
    const { certificate } = await checksWith(pair, '', { NODE_EXTRA_CA_CERTS: pair.cert });
    const says = expect.stringMatching(/^CN=localhost, not valid before DATE; self-signed/);
    expect(certificate).toEqual(['problem', says, 'check the clocks on both sides']);
  });

  test('because it signed itself', async () => {
    const pair = ownPair(0, 300);
    const todo = `compare its SHA-256 fingerprint with the one that the console shows, then give the certificate itself with ca-certificate: ${pair.fingerprint}`;
    const says = 'CN=localhost, not trusted, expires DATE; self-signed';
    expect((await checksWith(pair)).certificate).toEqual(['problem', says, todo]);
  });

  test('because nothing names its authority', async () => {
    const says =
      'CN=localhost, not trusted, expires 2120-01-01; issued by CN=Test authority (tests only), which nothing here vouches for';
    const todo = expect.stringContaining('give the authority that signed it');
    expect((await checksWith(pairOf('server'))).certificate).toEqual(['problem', says, todo]);
  });

  test('because only a part of its chain is given', async () => {
    const { certificate } = await checksWith(pairOf('below'), `--ca-certificate ${fixture('inter.pem')}`);
    const says = expect.stringMatching(
      /named by ca-certificate, but not CN=Test authority \(tests only\), who vouches/,
    );
    const todo = 'add CN=Test authority (tests only) to what ca-certificate names';
    expect(certificate).toEqual(['problem', says, todo]);
  });

  test('because it was made for another name', async () => {
    const says =
      'CN=elsewhere.example, made for DNS:elsewhere.example, not for localhost:9999, expires 2120-01-01; issued by CN=Test authority (tests only), named by ca-certificate';
    const { certificate } = await checksWith(pairOf('other'), `--ca-certificate ${authority}`);
    expect(certificate).toEqual(['problem', says, expect.stringContaining('use the name that stands in')]);
  });
});

describe('a certificate that nobody verifies', () => {
  test('what is wrong with it', async () => {
    const { certificate } = await checksWith(ownPair(0, 300), '--insecure-tls');
    const says = 'CN=localhost, not trusted, expires DATE; self-signed (not verified: insecure-tls)';
    expect(certificate).toEqual(['look', says, 'give its authority with ca-certificate']);
  });

  test('though it is trusted', async () => {
    const { certificate } = await checksWith(pairOf('server'), `--insecure-tls --ca-certificate ${authority}`);
    expect(certificate).toEqual([
      'look',
      expect.stringContaining('trusted'),
      'it needs no insecure-tls: take that away',
    ]);
  });
});
