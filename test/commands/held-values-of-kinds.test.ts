import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { pfconn, repository } from '../terminal/run.ts';

/** What a server holds of other kinds than connections is never refused either. */

const directory = {
  type: 'LDAP',
  id: 'odd',
  name: 'Odd directory',
  ldapType: 'ACTIVE_DIRECTORY',
  hostnames: ['dc1.example.com'],
  bindAnonymously: true,
  userDN: 'cn=pf,dc=example,dc=com',
  maxConnections: '50',
  hostnamesTags: [
    { hostnames: ['dc1.example.com'], defaultSource: true },
    { hostnames: [], tags: 'eu' },
  ],
  binaryAttributes: [{}, 'objectGUID', null, []],
};
const adapter = {
  id: 'oddForm',
  name: 'Odd form',
  pluginDescriptorRef: { id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter' },
  configuration: {
    tables: [],
    fields: [
      { name: 'Challenge Retries', value: '3', newHint: 'shown' },
      { name: 'Session State', value: 'None' },
    ],
  },
  attributeContract: { coreAttributes: [{ name: 'username', pseudonym: true }, { name: 'policy.action' }] },
  attributeMapping: {
    attributeSources: [
      {
        type: 'LDAP',
        id: 'not-letters-alone',
        dataStoreRef: { id: 'corp-ad' },
        searchScope: 'SUBTREE',
        searchFilter: 'uid=${username}',
      },
    ],
    attributeContractFulfillment: {
      username: { source: { type: 'ADAPTER', newWeight: 2 }, value: 'username' },
      'policy.action': { source: { type: 'ADAPTER' }, value: 'policy.action' },
    },
    issuanceCriteria: {},
  },
};

async function imported(held: Record<string, JsonObject & { id: string }>) {
  const sandbox = await startSandbox({ version: '14.0.1.0' });
  onTestFinished(() => sandbox.stop());
  for (const [path, one] of Object.entries(held)) sandbox.state.put(path, one.id, structuredClone(one));
  const variables = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  const root = repository({});
  const ids = Object.values(held).map(({ id }) => id);
  const { exitCode, out, err } = await pfconn(root, `import --kind all --only ${ids.join(',')}`, variables);
  expect(exitCode, out + err).toBe(0);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const change = (file: string, from: string, to: string) =>
    writeFileSync(
      join(root, file),
      read(file).replace(from, () => to),
    );
  return { root, run: (line: string) => pfconn(root, line, variables), read, change, out, sandbox };
}

test('a data store that the rules find fault with is imported, and plans to nothing', async () => {
  const { run, out, change } = await imported({ '/dataStores': directory });
  expect(out).toMatch(/warning "bindAnonymously" and "userDN" are written/);
  expect(out).toMatch(/warning "maxConnections" must be a whole number/);
  const plan = await run('plan --detailed-exitcode');
  expect(plan.exitCode, plan.out).toBe(0);
  expect((await run('drift')).exitCode).toBe(0);
  change('data-stores/odd-directory.yaml', 'name: Odd directory', 'name: Other directory');
  const renamed = await run('plan');
  expect(renamed.exitCode, renamed.out).toBe(0);
  change('data-stores/odd-directory.yaml', 'maxConnections: "50"', 'maxConnections: "60"');
  const changed = await run('plan');
  expect(changed.exitCode).toBe(1);
  expect(changed.out).toMatch(/error "maxConnections" must be a whole number/);
});

test('what is off where no default is known is written, and missed when it is on', async () => {
  const { run, read, sandbox } = await imported({ '/dataStores': { ...directory, createIfNecessary: false } });
  expect(read('data-stores/odd-directory.yaml')).toMatch(/^createIfNecessary: false$/m);
  expect((await run('drift')).exitCode).toBe(0);
  sandbox.state.put('/dataStores', 'odd', { ...directory, createIfNecessary: true } as JsonObject);
  expect((await run('drift')).exitCode).toBe(2);
});

test('an adapter that the schema finds fault with plans to nothing, also beside a change', async () => {
  const { run, change } = await imported({ '/idp/adapters': adapter });
  const plan = await run('plan --detailed-exitcode');
  expect(plan.exitCode, plan.out).toBe(0);
  expect(plan.out).toMatch(/warning "not-letters-alone" does not have the form/);
  change('adapters/odd-form.yaml', 'name: Odd form', 'name: Other form');
  const changed = await run('plan');
  expect(changed.exitCode, changed.out).toBe(0);
  expect(changed.out).toMatch(/~ {2}.*Other form/);
  change('adapters/odd-form.yaml', 'not-letters-alone', 'not-letters-either');
  expect((await run('plan')).out).toMatch(/error "not-letters-either" does not have the form/);
});

test('what isn’t known here in something that needs no word is written, and promoted', async () => {
  const { run, read, root } = await imported({ '/idp/adapters': adapter });
  const text = read('adapters/odd-form.yaml');
  expect(text).toMatch(/configuration\.fields\[Challenge Retries\]\.newHint: shown/);
  expect(text).toMatch(/attributeMapping\.attributeContractFulfillment\.username\.source\.newWeight: 2/);
  expect((await run('drift')).exitCode).toBe(0);
  const other = await startSandbox({ version: '14.0.1.0' });
  onTestFinished(() => other.stop());
  const variables = { PF_ADMIN_URL: other.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  writeFileSync(join(root, 'adapters/odd-form.yaml'), text.replaceAll('not-letters-alone', 'letters'));
  const applied = await pfconn(root, 'apply --yes', variables);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);
  const stored = JSON.stringify(other.state.get('/idp/adapters', 'oddForm')?.value);
  expect([stored.includes('"newHint":"shown"'), stored.includes('"newWeight":2')]).toEqual([true, true]);
});

test('a new member that holds nothing doesn’t hide what the server lacks', async () => {
  const connection = { type: 'SP', id: 'bare', name: 'Bare', entityId: 'urn:bare', credentials: { newThing: null } };
  const { run, out } = await imported({ '/idp/spConnections': connection });
  expect(out).toMatch(/warning the connection is for nothing/);
  const plan = await run('plan --detailed-exitcode');
  expect(plan.exitCode, plan.out).toBe(0);
});

test('a stranger’s plugins are imported from an export with their secrets', async () => {
  const secret = (name: string) => ({ name, encryptedValue: 'OBF:JWE:abc' });
  const row = { fields: [{ name: 'Host', value: 'a.example.com' }, secret('Site Key')], defaultRow: false };
  const instance = (id: string, name: string) => ({ id, name, pluginDescriptorRef: { id: `com.example.${id}` } });
  const operations = [
    {
      resourceType: '/idp/adapters',
      operationType: 'SAVE',
      items: [
        {
          ...instance('mfa', 'MFA'),
          configuration: { tables: [{ name: 'Sites', rows: [row] }], fields: [secret('API Secret')] },
          attributeContract: { coreAttributes: [{ name: 'username', pseudonym: true }] },
        },
      ],
    },
    {
      resourceType: '/dataStores',
      operationType: 'SAVE',
      items: [{ type: 'CUSTOM', ...instance('store', 'Store'), configuration: { fields: [secret('Token')] } }],
    },
  ];
  const bulk = JSON.stringify({ metadata: { pfVersion: '12.2.2.0' }, operations });
  const root = repository({ 'bulk.json': bulk });
  const { exitCode, out, err } = await pfconn(root, `import ${join(root, 'bulk.json')} --kind all`);
  expect(exitCode, out + err).toBe(0);
  const text = readFileSync(join(root, 'adapters/mfa.yaml'), 'utf8');
  expect(text).toMatch(/allowSecretIn:\n {4}- Site Key\n {4}- API Secret\n/);
  const validated = await pfconn(root, 'validate');
  expect(validated.exitCode, validated.out).toBe(0);
});
