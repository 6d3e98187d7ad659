import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { objectsIn } from '../../src/core/document/readers.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { provisioning, signOn } from './rehearsal.ts';

/** What `pfconn pull` keeps of a server, and what comes of it without the server. */

const seed = JSON.parse(readFileSync(new URL('../fixtures/promotion/production.seed.json', import.meta.url), 'utf8'));
const schema = readFileSync(new URL('../../schemas/connection.schema.json', import.meta.url), 'utf8');
let sandbox: Sandbox;
let server: Record<string, string>;

beforeAll(async () => {
  const connectors = (await loadCatalogue(['zoom'])).map(({ descriptor }) => descriptor);
  sandbox = await startSandbox({ connectors, seed });
  server = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
});
afterAll(() => sandbox.stop());

const environments = {
  'environments/production.yaml': 'variables: {}\n',
  'environments/staging.yaml': 'variables: {}\n',
};
const zoom = (reference: string) => provisioning('zoom').replace('dataSource: corp-ad', `dataSource: ${reference}`);

async function pulled(files: Record<string, string>) {
  const root = repository({ ...environments, 'schemas/connection.schema.json': schema, ...files });
  const { exitCode } = await pfconn(root, 'pull --environment production', server);
  expect(exitCode).toBe(0);
  return root;
}

test('keeps ids, names and attributes, and nothing that is secret', async () => {
  const root = await pulled({});
  const text = readFileSync(join(root, 'schemas/servers/production.json'), 'utf8');
  const { resources, ...about } = JSON.parse(text);
  expect(about).toEqual({
    format: 'pfconn-server',
    environment: 'production',
    server: sandbox.url,
    version: '12.2.2.0',
  });
  expect(resources.DataStore[0]).toEqual({
    id: 'LDAP-8F21C0DE77AA41B2A9C3E5D7F9B1A3C5E7D90112',
    name: 'corp-ad',
    type: 'LDAP',
    ldapType: 'ACTIVE_DIRECTORY',
  });
  expect(resources.AuthenticationPolicyContract[0].extendedAttributes).toEqual([
    { name: 'mail' },
    { name: 'givenName' },
    { name: 'sn' },
  ]);
  expect(resources.IdpAdapter[0].attributeContract.coreAttributes).toContainEqual({ name: 'username' });
  expect(Object.keys(resources.SigningKeyPair[0])).toEqual([
    'id',
    'subjectDN',
    'sha1Fingerprint',
    'sha256Fingerprint',
    'expires',
  ]);
  // The kind of object that checks passwords is called so.
  expect(text.replaceAll('PasswordCredentialValidator', '')).not.toMatch(
    /"\w*password|encrypted|userDN|OBF:|hostnames/i,
  );
});

describe('validate goes by it', () => {
  const found = async (root: string, environment: string) => {
    const { out } = await pfconn(root, `validate --environment ${environment} --json`, { ZOOM_CLIENT_SECRET: 'x' });
    const { findings } = JSON.parse(out) as { findings: { code: string; severity: string; message: string }[] };
    return findings
      .filter(({ code }) => code.endsWith('-reference'))
      .map(({ severity, message }) => `${severity} ${message}`);
  };

  test('for its own environment with errors, for another with warnings', async () => {
    const files = { 'connections/zoom.yaml': zoom('{ name: corp-id }'), 'connections/portal.yaml': signOn('portal') };
    const root = await pulled(files);
    const messages = [
      'the server has no signing key pair with the id "signing-2026"',
      'the server has no data store called "corp-id"',
    ];
    expect(await found(root, 'production')).toEqual(messages.map((message) => `error ${message}`));
    expect(await found(root, 'staging')).toEqual(messages.map((message) => `warning ${message}`));
  });

  test('and has nothing to say where it is there', async () => {
    const root = await pulled({ 'connections/zoom.yaml': zoom('{ name: corp-ad }') });
    expect(await found(root, 'production')).toEqual([]);
    writeFileSync(join(root, 'schemas/servers/production.json'), '{ "format": "else" }');
    writeFileSync(join(root, 'connections/zoom.yaml'), zoom('{ name: anything }'));
    expect(await found(root, 'production')).toEqual([]);
  });
});

test('the editor offers what it found, by name, and forgets what is gone', async () => {
  const root = await pulled({});
  const path = join(root, 'schemas/connection.schema.json');
  const offers = () => {
    const { $defs } = JSON.parse(readFileSync(path, 'utf8')) as { $defs: Record<string, JsonObject> };
    const { properties } = $defs.ChannelSource as { properties: Record<string, JsonObject> };
    return objectsIn(properties.dataSource, 'defaultSnippets').map(({ body }) => body);
  };
  expect(offers()).toEqual([{ name: 'corp-ad' }, { name: 'pingdirectory' }]);
  await pfconn(root, 'pull --environment production', server);
  expect(offers()).toHaveLength(2);
});

describe('a plan against a server that it was not pulled from', () => {
  test.each([
    [
      'another address',
      { server: 'https://other.example.com' },
      'warning',
      'pulled from https://other.example.com, this is',
    ],
    [
      'another version',
      { version: '11.3.0.0' },
      'warning',
      'pulled when it was PingFederate 11.3.0.0; it is 12.2.2.0 now',
    ],
  ])('%s', async (_, change, severity, words) => {
    const root = await pulled({
      'connections/portal.yaml': signOn('portal').replace('signing-2026', 'q7w2m3k9z0x8c5v1b4n6t2y8u'),
    });
    const path = join(root, 'schemas/servers/production.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
    const { out } = await pfconn(root, 'plan --environment production --json', server);
    const said = JSON.parse(out).findings.filter(({ code }: { code: string }) => code.startsWith('snapshot-'));
    expect(said).toMatchObject([{ severity, message: expect.stringContaining(words) }]);
  });
});
