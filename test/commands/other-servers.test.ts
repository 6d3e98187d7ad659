import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { signOn } from './rehearsal.ts';

/** Servers that aren't the one that somebody thinks of: another address, another version, halfway through an upgrade. */

async function server(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.stop());
  const variables = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  return { sandbox, variables };
}

const mixed = (...versions: string[]) => server({ version: '13.1.1', switches: { mixedCluster: versions } });

test.each(['plan', 'apply', 'drift'])('%s warns of a cluster in the middle of an upgrade', async (command) => {
  const { variables } = await mixed('13.1.1', '12.3.6', '12.3.6');
  const root = repository({ 'connections/a.yaml': signOn('a') });
  const { out } = await pfconn(root, command, variables);
  expect(out.replace(/\s+/g, ' ')).toContain(
    'warning the cluster is in the middle of an upgrade: its nodes run 12.3.6 and 13.1.1; finish it',
  );
});

test('an apply says so before it writes', async () => {
  const { variables } = await mixed('13.1.1', '12.3.6');
  const { err } = await pfconn(repository({ 'connections/a.yaml': signOn('a') }), 'apply', variables);
  expect(err).toMatch(/^Warning: the cluster is in the middle of an upgrade/);
});

test('the doctor names the versions, whatever else waits', async () => {
  const { sandbox, variables } = await mixed('13.1.1', '12.3.6');
  sandbox.cluster.pending = true;
  const { out } = await pfconn(repository({ 'connections/a.yaml': signOn('a') }), 'doctor', variables);
  expect(out.replace(/\s+/g, ' ')).toContain('in the middle of an upgrade: its nodes run 12.3.6 and 13.1.1');
});

test('a cluster of one version isn’t spoken of', async () => {
  const { variables } = await mixed('13.1.1', '13.1.1');
  const { out } = await pfconn(repository({ 'connections/a.yaml': signOn('a') }), 'plan', variables);
  expect(out).not.toMatch(/mixed-cluster|upgrade/);
});

async function backedUp() {
  const one = await server({ version: '12.2.2.0' });
  const root = repository({ 'connections/a.yaml': signOn('a') });
  await pfconn(root, 'apply', one.variables);
  writeFileSync(join(root, 'connections/a.yaml'), signOn('a', { company: 'Changed' }));
  await pfconn(root, 'apply --backup backup', one.variables);
  return { root, one };
}

test('a backup of another server is put back, and said to be one', async () => {
  const { root, one } = await backedUp();
  const own = await pfconn(root, 'restore backup', one.variables);
  expect(own.out).not.toMatch(/backup-of-other/);
  const two = await server({ version: '13.0.0.1' });
  const { out, exitCode } = await pfconn(root, 'restore backup', two.variables);
  expect(exitCode, out).toBe(0);
  expect(out.replace(/\s+/g, ' ')).toContain(`the backup was taken from ${one.sandbox.apiUrl}`);
});

test('a backup from before an upgrade is put back, and said to be one', async () => {
  const { root, one } = await backedUp();
  const index = join(root, 'backup', readdirSync(join(root, 'backup'))[0] as string, 'index.json');
  const written = JSON.parse(readFileSync(index, 'utf8'));
  writeFileSync(index, JSON.stringify({ ...written, server: { ...written.server, version: '11.3.4.0' } }));
  const { out, exitCode } = await pfconn(root, 'restore backup', one.variables);
  expect(exitCode, out).toBe(0);
  expect(out.replace(/\s+/g, ' ')).toContain(
    'the backup was taken when the server was PingFederate 11.3.4.0; it is 12.2.2.0 now',
  );
});

test('what was pulled from another server, or from another version of this one, is said to be', async () => {
  const one = await server({ version: '12.2.2.0' });
  const root = repository({ 'connections/a.yaml': signOn('a') });
  await pfconn(root, 'pull', one.variables);
  expect((await pfconn(root, 'plan', one.variables)).out).not.toMatch(/snapshot-of/);
  const two = await server({ version: '13.0.0.1' });
  const other = await pfconn(root, 'plan', two.variables);
  expect(other.out).toMatch(/pulled\s+from.*snapshot-of-other-server/s);
  const [file] = readdirSync(join(root, 'schemas/servers'));
  const path = join(root, 'schemas/servers', file as string);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(one.sandbox.url, two.sandbox.url));
  const upgraded = await pfconn(root, 'plan', two.variables);
  expect(upgraded.out).toMatch(/12\.2\.2\.0; it is\s+13\.0\.0\.1 now.*snapshot-of-other-version/s);
});

const exchange = `oauthTokenExchangeSettings:
  resourceUris: [https://api.example.com]
  attributeContract: { extendedAttributes: [{ name: sub }] }
  processorPolicyMappings:
    - processorPolicyRef: partners
      attributeContractFulfillment:
        sub: { source: { type: TOKEN_EXCHANGE_PROCESSOR_POLICY }, value: subject }
`;

test('two servers of different versions: one takes the document, the other is told from before a write', async () => {
  const root = repository({ 'connections/a.yaml': `${signOn('a')}${exchange}` });
  const older = await server({ version: '12.2.2.0' });
  const refused = await pfconn(root, 'apply', older.variables);
  expect(refused.exitCode).toBe(1);
  expect(refused.out).toMatch(/connections\/a\.yaml:\d+:1 {2}member-not-in-version/);
  expect(older.sandbox.state.get('/idp/spConnections', 'a')).toBeUndefined();

  const newer = await server({ version: '13.1.0.5' });
  newer.sandbox.state.put('/oauth/tokenExchange/processor/policies', 'partners', { id: 'partners', name: 'Partners' });
  const applied = await pfconn(root, 'apply', newer.variables);
  expect(applied.exitCode, applied.out).toBe(0);
});

const roleOnly = (more = '') => `kind: SpConnection
id: passkeys
name: Passkeys
entityId: urn:passkeys
active: true
${more}`;

test('a connection of one unknown role is for that, not for nothing', async () => {
  const unknown = 'unknown:\n  passkeyFederation: { enabled: true }\n';
  const root = repository({ 'connections/passkeys.yaml': roleOnly(unknown) });
  const validated = await pfconn(root, 'validate');
  expect(validated.exitCode, validated.out).toBe(0);
  const { variables, sandbox } = await server({ version: '14.0.0.1' });
  const applied = await pfconn(root, 'apply', variables);
  expect(applied.exitCode, applied.out).toBe(0);
  expect(sandbox.state.get('/idp/spConnections', 'passkeys')?.value).toMatchObject({
    passkeyFederation: { enabled: true },
  });
  expect((await pfconn(repository({ 'connections/p.yaml': roleOnly() }), 'validate')).out).toContain('no-protocol');
});

test('a binding that nobody knows is a warning, a wrong one an error', async () => {
  const withBinding = (binding: string) =>
    repository({ 'connections/a.yaml': signOn('a').replace('binding: POST', `binding: ${binding}`) });
  const unknown = await pfconn(withBinding('QUIC'), 'validate');
  expect(unknown.exitCode, unknown.out).toBe(0);
  expect(unknown.out).toContain('unknown-value');
  const wrong = await pfconn(withBinding('REDIRECT'), 'validate');
  expect(wrong.exitCode).toBe(1);
  expect(wrong.out).toContain('endpoint-binding');
  expect((await pfconn(withBinding('Post'), 'validate')).exitCode).toBe(1);
});
