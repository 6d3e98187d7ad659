import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from './run.ts';

const planted = 'planted-secret-8f3a';

const zoom = (more = '') => `kind: SpConnection
id: zoom
name: Zoom
entityId: https://acme.zoom.us
active: true
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: "1"
    Client ID: "2"
    Client Secret: \${secret:ZOOM_SECRET}
  channels:
    - name: Staff
      active: true
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: dc=example,dc=com
        userSourceLocation: { filter: "(memberOf=cn=zoom,dc=example,dc=com)" }
      attributeMapping:
        Username: mail
${more}`;

let server: Sandbox;
let variables: Record<string, string>;

beforeEach(async () => {
  const catalogue = await loadCatalogue(['zoom']);
  server = await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) });
  variables = {
    PF_ADMIN_URL: server.url,
    PF_USERNAME: 'Administrator',
    PF_PASSWORD: '2FederateM0re',
    ZOOM_SECRET: planted,
  };
});

afterEach(() => server.stop());

const writes = () =>
  server.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

test('plan, apply, plan again, a change by hand, drift, apply again', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const said: string[] = [];
  const run = async (line: string) => {
    const result = await pfconn(root, line, variables);
    said.push(result.out, result.err);
    return result;
  };

  const plan = await run('plan --detailed-exitcode --full');
  expect(plan.exitCode).toBe(2);
  expect(plan.out).toMatch(/^! {2}Zoom {2}create +connections\/zoom\.yaml$/m);
  // Each value with the line that brought it, also within a channel that is new as a whole.
  expect(plan.out).toMatch(/Base DN\s+dc=example,dc=com +:18$/m);
  expect(plan.out).toMatch(/Username\s+mail +:21$/m);
  expect(writes()).toEqual([]);

  const applied = await run('apply');
  expect(applied.exitCode, applied.err).toBe(0);
  // Saved inactive first, then activated: PingFederate tries the target's credentials only then.
  expect(writes().map((write) => write.replace(/^(\w+) .*\/idp/, '$1 /idp'))).toEqual([
    'POST /idp/spConnections',
    'PUT /idp/spConnections/zoom',
  ]);

  expect((await run('plan --detailed-exitcode')).exitCode).toBe(0);
  expect((await run('drift')).exitCode).toBe(0);

  const byHand = await fetch(`${server.apiUrl}/idp/spConnections/zoom`, { headers });
  const connection = (await byHand.json()) as { outboundProvision: { channels: { maxThreads: number }[] } };
  for (const channel of connection.outboundProvision.channels) channel.maxThreads = 9;
  await fetch(`${server.apiUrl}/idp/spConnections/zoom`, { method: 'PUT', headers, body: JSON.stringify(connection) });
  const drift = await run('drift');
  expect(drift.exitCode).toBe(2);
  expect(drift.out).toMatch(/Max Threads +in git 1 +live now 9/);

  // Without the secret at hand an update keeps what the server holds.
  const { ZOOM_SECRET: _, ...withoutSecret } = variables;
  expect((await pfconn(root, 'apply', withoutSecret)).exitCode).toBe(0);
  expect((await run('drift')).exitCode).toBe(0);

  expect(said.join('\n')).not.toContain(planted);
  expect(said.join('\n')).not.toContain('2FederateM0re');
});

const headers = {
  authorization: `Basic ${Buffer.from('Administrator:2FederateM0re').toString('base64')}`,
  'x-xsrf-header': 'PingFederate',
  'content-type': 'application/json',
};

test('a create without its secret is refused at the reference, and nothing is written', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const { ZOOM_SECRET: _, ...withoutSecret } = variables;
  const { exitCode, out } = await pfconn(root, 'apply', withoutSecret);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/ZOOM_SECRET is not set[^\n]*\n[^\n]*connections\/zoom\.yaml:11:20/);
  expect(writes()).toEqual([]);
});

test('another digest than the expected one stops the apply', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const { exitCode, err } = await pfconn(root, 'apply --expect-digest sha256:other', variables);
  expect(exitCode).toBe(1);
  expect(err).toContain('not the expected sha256:other; nothing was written');
  expect(writes()).toEqual([]);
});

test('the digest that a plan prints is the one that an apply expects', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const { out } = await pfconn(root, 'plan --json', variables);
  const { plan } = JSON.parse(out);
  expect((await pfconn(root, `apply --expect-digest ${plan.digest}`, variables)).exitCode).toBe(0);
});

test('--json prints one document and nothing else; files that are asked for are written', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const { out } = await pfconn(root, 'apply --json --outcome-file out/outcome.json --plan-file plan.json', variables);
  expect(JSON.parse(out)).toMatchObject({ command: 'apply', exitCode: 0, outcome: { complete: true } });
  const files = ['out/outcome.json', 'plan.json'].map((path) => readFileSync(join(root, path), 'utf8'));
  expect(files.join('')).not.toContain(planted);
  expect(JSON.parse(files[0] as string)).toMatchObject({ complete: true });
});

test('a wrong password is asked once, and the account isn’t locked by retries', async () => {
  const root = repository({ 'connections/zoom.yaml': zoom() });
  const { exitCode, err } = await pfconn(root, 'plan', { ...variables, PF_PASSWORD: 'wrong-password-77' });
  expect(exitCode).toBe(1);
  expect(err).toMatch(/Error: .*401/);
  expect(err).not.toContain('wrong-password-77');
  expect(server.requests).toHaveLength(1);
});

test('a plan asks for all connections in one request, however many there are', async () => {
  const definitions = Array.from({ length: 30 }, (_, index) => [
    `connections/${index}.yaml`,
    zoom()
      .replace('id: zoom', `id: zoom-${index}`)
      .replace('name: Zoom', `name: Zoom ${index}`)
      .replace('acme', `acme-${index}`),
  ]);
  const root = repository(Object.fromEntries(definitions));
  expect((await pfconn(root, 'plan', variables)).exitCode).toBe(0);
  const asked = server.requests.map(({ path }) => path).filter((path) => path.includes('/idp/spConnections'));
  expect(asked).toHaveLength(1);
});
