import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { provisioning, signOn } from './rehearsal.ts';

/** From one server to another whose ids differ: only the environment's file differs. */

const seed = JSON.parse(readFileSync(new URL('../fixtures/promotion/production.seed.json', import.meta.url), 'utf8'));
const secrets = { ZOOM_CLIENT_SECRET: 'planted-zoom-secret', ZOOM_OUTBOUND_CLIENT_SECRET: 'planted-zoom-secret' };

async function server(document?: typeof seed) {
  const connectors = (await loadCatalogue(['zoom'])).map(({ descriptor }) => descriptor);
  const sandbox = await startSandbox({ connectors, ...(document ? { seed: structuredClone(document) } : {}) });
  onTestFinished(() => sandbox.stop());
  return {
    sandbox,
    variables: {
      ...secrets,
      PF_ADMIN_URL: sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: '2FederateM0re',
    },
  };
}

/** A staging server that holds two connections, and the repository that they were imported into. */
async function staged(environments: Record<string, string>) {
  const staging = await server();
  const made = repository({
    'connections/zoom.yaml': provisioning('zoom', { baseDn: 'ou=staging,dc=example,dc=com' }),
    'connections/portal.yaml': signOn('portal'),
  });
  expect((await pfconn(made, 'apply', staging.variables)).exitCode).toBe(0);
  const root = repository(environments);
  const read = await pfconn(root, 'import --environment staging', staging.variables);
  return { staging, root, read };
}

const environments = {
  'environments/staging.yaml': 'variables: { BASE_DN: "ou=staging,dc=example,dc=com" }\n',
  'environments/production.yaml': 'variables: { BASE_DN: "ou=people,dc=example,dc=com" }\n',
};

const textOf = (root: string, name: string) => readFileSync(join(root, 'connections', name), 'utf8');

test('imported from staging, applied to production, and nothing differs on either', async () => {
  const { staging, root, read } = await staged(environments);
  expect(read.exitCode).toBe(0);
  const zoom = textOf(root, 'zoom.yaml');
  expect(zoom).toContain('baseDn: ${var:BASE_DN}');
  expect(zoom).toMatch(/dataSource:\n +name: corp-ad\n/);
  expect(textOf(root, 'portal.yaml')).toMatch(
    /signingKeyPairRef:\n +subject: CN=Example signing key, O=Example, C=US\n/,
  );
  expect((await pfconn(root, 'drift --environment staging', staging.variables)).exitCode).toBe(0);

  const production = await server(seed);
  const variables = { ...production.variables, [secretName(zoom)]: 'planted-production-secret' };
  const planned = await pfconn(root, 'plan --environment production', variables);
  expect(planned.exitCode).toBe(0);
  expect(planned.out).toMatch(/Who +everyone in corp-ad/);
  expect(planned.out).not.toContain('LDAP-8F21');
  expect((await pfconn(root, 'apply --environment production', variables)).exitCode).toBe(0);
  expect((await pfconn(root, 'drift --environment production', variables)).exitCode).toBe(0);
  const held = JSON.stringify(production.sandbox.state.get('/idp/spConnections', 'zoom')?.value);
  expect(held).toContain('LDAP-8F21C0DE77AA41B2A9C3E5D7F9B1A3C5E7D90112');
  expect(held).toContain('ou=people,dc=example,dc=com');
});

const secretName = (text: string) => /\$\{secret:(\w+)\}/.exec(text)?.[1] as string;

test('an import of staging beside the definitions of production says what becomes a variable, and writes nothing', async () => {
  const { staging, root } = await staged(environments);
  const path = join(root, 'connections/zoom.yaml');
  const mine = textOf(root, 'zoom.yaml')
    .replace('baseDn: ${var:BASE_DN}', 'baseDn: ou=people,dc=example,dc=com')
    .replace('Account ID: account', 'Account ID: ${var:ACCOUNT}');
  writeFileSync(path, mine);
  writeFileSync(
    join(root, 'environments/staging.yaml'),
    'variables: { BASE_DN: "ou=else,dc=example,dc=com", ACCOUNT: other }\n',
  );
  const { out, exitCode } = await pfconn(root, 'import --environment staging', staging.variables);
  expect(exitCode).toBe(0);
  expect(textOf(root, 'zoom.yaml')).toBe(mine);
  expect(
    out,
  ).toContain(`What could stand in environments/staging.yaml instead, so that one definition serves every environment (nothing of it was written):
  zoom, connections/zoom.yaml
    outboundProvision.targetSettings[Account ID].value is account here: variables, ACCOUNT: account
    outboundProvision.channels[Staff].channelSource.baseDn: write \${var:CHANNEL_SOURCE_BASE_DN}; here CHANNEL_SOURCE_BASE_DN: ou=staging,dc=example,dc=com, in the other environments CHANNEL_SOURCE_BASE_DN: ou=people,dc=example,dc=com
`);
});

test('what changed on the server is taken over by its name', async () => {
  const { staging, root } = await staged(environments);
  const path = join(root, 'connections/zoom.yaml');
  const imported = textOf(root, 'zoom.yaml');
  writeFileSync(path, imported.replace('name: corp-ad', 'name: pingdirectory'));
  const { exitCode } = await pfconn(root, 'import --environment staging --force', staging.variables);
  expect(exitCode).toBe(0);
  expect(textOf(root, 'zoom.yaml')).toBe(imported);
});
