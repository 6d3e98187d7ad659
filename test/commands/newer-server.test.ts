import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { pfconn, repository } from '../terminal/run.ts';

/** A server newer than any that is known, with members and values at several depths that nobody has seen. */
const connection = {
  type: 'SP',
  id: 'future',
  name: 'Future',
  entityId: 'urn:future',
  active: true,
  loggingMode: 'VERBOSE',
  newPart: { enabled: true, policyRef: { id: 'p1', location: 'https://one.example.com/p1' }, list: [3, 1, 2] },
  newSecret: { clientSecret: 'planted-secret' },
  newTime: '2027-01-02T03:04:05.678Z',
  credentials: {
    signingSettings: { signingKeyPairRef: { id: 'signing-2026' }, algorithm: 'ML-DSA-65', newFlag: false },
  },
  spBrowserSso: {
    protocol: 'SAML20',
    enabledProfiles: ['IDP_INITIATED_SSO'],
    ssoServiceEndpoints: [{ binding: 'POST', url: 'https://sp.example.com/acs', index: 0, isDefault: true, weight: 4 }],
    assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
    attributeContract: { extendedAttributes: [{ name: 'mail', newSource: 'x' }] },
    adapterMappings: [],
    encryptionPolicy: { postQuantum: true },
    authenticationPolicyContractAssertionMappings: [
      {
        authenticationPolicyContractRef: { id: 'corp-login', zone: 'eu' },
        stepUp: { level: 2 },
        attributeContractFulfillment: {
          SAML_SUBJECT: { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: 'subject' },
          mail: { source: { type: 'CREDENTIAL_WALLET' }, value: 'mail' },
        },
      },
    ],
  },
};

/** It refers to a policy that isn't there. */
const exchange = {
  resourceUris: ['https://api.example.com'],
  attributeContract: { extendedAttributes: [] },
  processorPolicyMappings: [{ processorPolicyRef: { id: 'gone' }, attributeContractFulfillment: {} }],
};

const expected = `unknown:
  newPart:
    enabled: true
    policyRef:
      id: p1
    list:
      - 3
      - 1
      - 2
  newSecret: null
  credentials.signingSettings.newFlag: false
  spBrowserSso.ssoServiceEndpoints[0].weight: 4
  spBrowserSso.encryptionPolicy.postQuantum: true
  spBrowserSso.attributeContract.extendedAttributes[mail].newSource: x
  spBrowserSso.authenticationPolicyContractAssertionMappings[Corporate login].stepUp:
    level: 2
  spBrowserSso.authenticationPolicyContractAssertionMappings[Corporate login].authenticationPolicyContractRef.zone: eu
`;

async function server(items: object[]) {
  const sandbox = await startSandbox({ version: '14.0.0.1', switches: { unknownMembers: 'keep' } });
  onTestFinished(() => sandbox.stop());
  const hold = (item: object) => {
    const copy = structuredClone(item) as { id: string };
    sandbox.state.put('/idp/spConnections', copy.id, copy as never);
  };
  for (const item of items) hold(item);
  const variables = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  const held = (id: string) => sandbox.state.get('/idp/spConnections', id)?.value as typeof connection | undefined;
  return { hold, held, variables };
}

async function importedFrom(variables: Record<string, string>) {
  const root = repository({});
  const imported = await pfconn(root, 'import --only future', variables);
  expect(imported.exitCode, imported.out + imported.err).toBe(0);
  return { root, path: join(root, 'connections/future.yaml') };
}

test('an import writes them in one named place, but no secret and no time of the server’s own', async () => {
  const { variables } = await server([connection]);
  const { root, path } = await importedFrom(variables);
  expect(readFileSync(path, 'utf8')).toContain(expected);
  expect(readFileSync(path, 'utf8')).not.toMatch(/planted|newTime/);
  const validated = await pfconn(root, 'validate');
  expect(validated.exitCode, validated.out).toBe(0);
  expect(validated.out).toMatch(/warning "ML-DSA-65" is none of the values/);
});

test('a plan is empty and names them; a change of one is drift', async () => {
  const { variables, hold } = await server([connection]);
  const { root } = await importedFrom(variables);
  const plan = await pfconn(root, 'plan', variables);
  expect(plan.exitCode, plan.out + plan.err).toBe(0);
  expect(plan.out).toContain('✓ The server is as the definitions say: 1 connection');
  expect(plan.out).toMatch(/compared as written under unknown: future: newPart,/);
  expect(plan.out).toMatch(/without being compared: future: newSecret,\s+newTime/);

  hold({ ...connection, newPart: { ...connection.newPart, enabled: false } });
  const drift = await pfconn(root, 'drift', variables);
  expect(drift.exitCode).toBe(2);
  expect(drift.out).toContain('newPart');
});

test('an apply puts them back as written, and keeps what only the server has', async () => {
  const { variables, hold, held } = await server([connection]);
  const { root } = await importedFrom(variables);
  hold({ ...connection, newPart: { ...connection.newPart, enabled: false } });
  const applied = await pfconn(root, 'apply', variables);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);
  expect(held('future')?.newPart).toMatchObject({ enabled: true, policyRef: { id: 'p1' } });
  expect(held('future')?.newSecret).toEqual(connection.newSecret);
});

test('a second environment gets them, a backup puts them back', async () => {
  const one = await server([connection]);
  const { root, path } = await importedFrom(one.variables);
  const two = await server([]);
  expect((await pfconn(root, 'plan', two.variables)).out).toMatch(/Future {2}create.*under unknown: future: newPart,/s);
  const created = await pfconn(root, 'apply', two.variables);
  expect(created.exitCode, created.out + created.err).toBe(0);
  expect(two.held('future')).toMatchObject({
    newPart: { enabled: true, list: [3, 1, 2] },
    spBrowserSso: {
      encryptionPolicy: { postQuantum: true },
      ssoServiceEndpoints: [{ weight: 4 }],
      attributeContract: { extendedAttributes: [{ newSource: 'x' }] },
      authenticationPolicyContractAssertionMappings: [
        { stepUp: { level: 2 }, authenticationPolicyContractRef: { id: 'corp-login', zone: 'eu' } },
      ],
    },
  });
  writeFileSync(path, 'kind: SpConnection\nid: future\nlifecycle: { state: absent }\n');
  const before = two.held('future');
  expect((await pfconn(root, 'apply --backup backup', two.variables)).exitCode).toBe(0);
  expect(two.held('future')).toBeUndefined();
  const restored = await pfconn(root, 'restore backup', two.variables);
  expect(restored.exitCode, restored.out + restored.err).toBe(0);
  expect(two.held('future')).toMatchObject({ newPart: before?.newPart, loggingMode: 'VERBOSE' });
});

test('a connection that can’t be put back doesn’t keep the others away', async () => {
  const backup = (name: string, document: object) => ({ [`backup/1/${name}.json`]: JSON.stringify(document) });
  const lost = { ...connection, id: 'lost', name: 'Lost', entityId: 'urn:lost', oauthTokenExchangeSettings: exchange };
  const index = { format: 'pfconn-backup', connections: [{ file: 'future.json' }, { file: 'lost.json' }] };
  const root = repository({ ...backup('index', index), ...backup('future', connection), ...backup('lost', lost) });
  const { variables, held } = await server([]);
  const restored = await pfconn(root, 'restore backup', variables);
  expect(restored.exitCode).toBe(1);
  expect(restored.out).toMatch(/✓ 1\/2 {2}Future +created/);
  expect(restored.out).toMatch(/✗ 2\/2 {2}Lost +failed/);
  expect(held('future')?.newSecret).toEqual(connection.newSecret);
});

test('a definition that is there takes them with --force, and keeps its own lines', async () => {
  const { variables, hold } = await server([connection]);
  const { root, path } = await importedFrom(variables);
  const mine = readFileSync(path, 'utf8').replace('name: Future', 'name: Future # mine');
  writeFileSync(path, mine.replace(/unknown:\n.*$/s, ''));
  const shown = await pfconn(root, 'import --only future', variables);
  expect(shown.out).toContain('+unknown:');
  await pfconn(root, 'import --only future --force', variables);
  expect(readFileSync(path, 'utf8')).toBe(mine);
  hold({ ...connection, newPart: { ...connection.newPart, enabled: false } });
  await pfconn(root, 'import --only future --force', variables);
  expect(readFileSync(path, 'utf8')).toBe(mine.replace('enabled: true', 'enabled: false'));
});

test('the doctor names them', async () => {
  const { variables } = await server([connection]);
  const { root } = await importedFrom(variables);
  const { out } = await pfconn(root, 'doctor', variables);
  expect(out).toMatch(/9 members of the connections not known here: newPart/);
  expect(out).toMatch(/round trip.*none differs/);
});

test.each([
  ['a path to nothing', 'nowhere.atAll: 1', 'unknown-leads-nowhere', '"nowhere.atAll" leads nowhere'],
  ['what is known', 'spBrowserSso.protocol: SAML20', 'unknown-is-known', 'written at its own place'],
  ['a secret', 'newPart: { key: "${secret:KEY}" }', 'secret-', 'KEY'],
])('%s under unknown is an error', async (_, line, code, message) => {
  const { variables } = await server([connection]);
  const { root, path } = await importedFrom(variables);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/unknown:\n.*$/s, `unknown:\n  ${line}\n`));
  const { out, exitCode } = await pfconn(root, 'validate');
  expect(exitCode).toBe(1);
  expect(out).toContain(code);
  expect(out).toContain(message);
});

test('a role that only the server can hold is named, carried, and missed elsewhere', async () => {
  const key = 'OBF:JWE:eyJhbGciOiJkaXIifQ..a.b.c';
  const role = { passkeyFederation: { clientSecret: 'planted-secret', parties: [{ id: 'rp', encryptedKey: key }] } };
  const only = { type: 'SP', id: 'future', name: 'Role', entityId: 'urn:role', active: true, ...role };
  const one = await server([only]);
  const { root, path } = await importedFrom(one.variables);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('unknown:\n  passkeyFederation: null\n');
  expect(text).not.toContain('planted');
  expect((await pfconn(root, 'validate')).exitCode).toBe(0);
  writeFileSync(path, text.replace('name: Role', 'name: Role 2'));
  const applied = await pfconn(root, 'apply --backup backup', one.variables);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);
  const kept = { clientSecret: 'planted-secret', parties: [{ id: 'rp' }] };
  expect(one.held('future')).toMatchObject({ name: 'Role 2', passkeyFederation: kept });
  const drift = await pfconn(root, 'drift', one.variables);
  expect([drift.exitCode, drift.out]).toEqual([0, expect.stringMatching(/future:\s+passkeyFederation/)]);

  const two = await server([]);
  expect((await pfconn(root, 'plan', two.variables)).out).toMatch(/future:\s+passkeyFederation/);

  writeFileSync(path, text.replace(/unknown:\n.*/s, '').replace('name: Role', 'name: Role 3'));
  const older = await pfconn(root, 'apply', one.variables);
  expect(older.exitCode, older.out + older.err).toBe(0);
  expect(one.held('future')).toMatchObject({ name: 'Role 3', passkeyFederation: kept });
});

test('what no document can say stays on the server, and is named where it can be', async () => {
  const odd = { constructor: { x: 1 }, big: 2 ** 60, filter: 'uid=${attr}', 'with.dot': { 'a[b]': 1 } };
  const one = await server([{ ...connection, ...odd }]);
  const { root, path } = await importedFrom(one.variables);
  const text = readFileSync(path, 'utf8');
  for (const line of ['  big: null', '  filter: null', '  "[with.dot]":']) expect(text).toContain(line);
  expect(text).not.toContain('constructor');
  writeFileSync(path, text.replace('name: Future', 'name: Future 2'));
  const applied = await pfconn(root, 'apply', one.variables);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);
  expect(one.held('future')).toMatchObject({ name: 'Future 2', ...odd });
});

/** PingFederate writes TOKEN_SUBJECT by itself, and takes nothing of it from a request but what a newer one may. */
const tokens = (newSource: string, more = {}) => ({
  ...connection,
  spBrowserSso: undefined,
  wsTrust: {
    partnerServiceIds: ['urn:service'],
    attributeContract: { coreAttributes: [{ name: 'TOKEN_SUBJECT', newSource, ...more }], extendedAttributes: [] },
    tokenProcessorMappings: [],
  },
});

test('a member inside an item that the server writes by itself is written, compared, put back and made anew', async () => {
  const { variables, hold, held } = await server([tokens('x', { namespace: 'urn:own' })]);
  const { root, path } = await importedFrom(variables);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('  wsTrust.attributeContract.coreAttributes[TOKEN_SUBJECT].newSource: x\n');
  expect(text).not.toContain('urn:own');
  expect((await pfconn(root, 'drift', variables)).exitCode).toBe(0);
  hold(tokens('changed', { namespace: 'urn:own' }));
  expect((await pfconn(root, 'drift', variables)).exitCode).toBe(2);
  const applied = await pfconn(root, 'apply', variables);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);
  expect(held('future')).toMatchObject({ wsTrust: tokens('x', { namespace: 'urn:own' }).wsTrust });

  const fresh = await server([]);
  writeFileSync(path, text.replace('  newSecret: null\n', ''));
  const made = await pfconn(root, 'apply', fresh.variables);
  expect(made.exitCode, made.out + made.err).toBe(0);
  expect(fresh.held('future')).toMatchObject({ wsTrust: tokens('x').wsTrust });
});

test('what a newer server held is announced where a server of a known version gets it', async () => {
  const text = `kind: SpConnection
id: portal
name: Portal
entityId: urn:portal
active: false
credentials: { signingSettings: { signingKeyPairRef: signing-2026, algorithm: SHA256withRSA } }
attributeQuery: { attributes: [mail], attributeContractFulfillment: { mail: { source: { type: TEXT }, value: x } } }
unknown: { newPart: { enabled: true } }
`;
  const root = repository({ 'connections/portal.yaml': text });
  const strange = /has none of this, and may refuse it: portal: newPart/;
  for (const version of ['13.1.0.5', '14.0.0.1']) {
    const sandbox = await startSandbox({ version, switches: { unknownMembers: 'keep' } });
    onTestFinished(() => sandbox.stop());
    const variables = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
    const said = async () => (await pfconn(root, 'plan', variables)).out.replace(/\s+/g, ' ');
    if (version === '14.0.0.1') expect(await said()).not.toMatch(strange);
    else expect(await said()).toMatch(strange);
    expect((await pfconn(root, 'apply', variables)).exitCode).toBe(0);
    expect(await said()).not.toMatch(strange);
  }
});
