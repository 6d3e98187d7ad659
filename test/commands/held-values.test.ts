import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { provisioning } from './rehearsal.ts';

/** A connection that a server holds, and that the rules for definitions find fault with in several places. */
const held = {
  type: 'SP',
  id: 'legacy',
  name: 'Legacy',
  entityId: 'urn:legacy',
  active: true,
  loggingMode: 'Standard',
  virtualEntityIds: ['urn:a'],
  defaultVirtualEntityId: 'urn:b',
  credentials: { signingSettings: { signingKeyPairRef: { id: 'signing-2026' }, algorithm: 'SHA256WithRSA' } },
  spBrowserSso: {
    protocol: 'SAML20',
    enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO'],
    incomingBindings: [],
    ssoServiceEndpoints: [{ binding: 'POST', url: 'https://sp.example.com/acs', index: 0, isDefault: true }],
    assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
    attributeContract: {},
    adapterMappings: [],
    authenticationPolicyContractAssertionMappings: [
      {
        authenticationPolicyContractRef: { id: 'corp-login' },
        attributeContractFulfillment: { SAML_SUBJECT: { source: { type: 'ASSERTION' }, value: 'subject' } },
      },
    ],
  },
};

async function imported(more = {}, beside?: object) {
  const sandbox = await startSandbox({});
  onTestFinished(() => sandbox.stop());
  sandbox.state.put('/idp/spConnections', held.id, structuredClone({ ...held, ...more }) as never);
  if (beside) sandbox.state.put('/idp/spConnections', 'other', structuredClone({ ...held, ...beside }) as never);
  const variables = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  const root = repository({});
  const result = await pfconn(root, beside ? 'import' : 'import --only legacy', variables);
  expect(result.exitCode, result.out + result.err).toBe(0);
  const path = join(root, 'connections/legacy.yaml');
  const change = (from: string, to: string) =>
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(from, () => to),
    );
  const text = () => readFileSync(path, 'utf8');
  return { run: (line: string) => pfconn(root, line, variables), change, text, out: result.out };
}

test('import writes what a server holds, and warns of what the rules say', async () => {
  const { out } = await imported();
  expect(out).toMatch(/1 written/);
  expect(out).toMatch(/warning "Standard" is not allowed for "loggingMode"/);
  expect(out).not.toMatch(/error/);
});

test('validate knows no server, so there it is an error', async () => {
  const { run } = await imported();
  const { out, exitCode } = await run('validate');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/error "SHA256WithRSA" is not allowed for "algorithm".*did you mean "SHA256withRSA"/s);
});

test.each(['plan', 'drift', 'doctor'])('%s takes it for opinion', async (command) => {
  const { run } = await imported();
  const { out, err, exitCode } = await run(command);
  expect(exitCode, out + err).toBe(0);
  if (command === 'doctor') return;
  expect(out).toMatch(/warning "Standard" is not allowed for "loggingMode"/);
  expect(out).not.toMatch(/error/);
});

test('what is changed to something wrong is an error, and the rest stays opinion', async () => {
  const { run, change } = await imported();
  change('algorithm: SHA256WithRSA', 'algorithm: SHA512WithRSA');
  const { out, exitCode } = await run('plan');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/error "SHA512WithRSA" is not allowed for "algorithm"/);
  expect(out).toMatch(/warning "Standard" is not allowed for "loggingMode"/);
});

test('a change beside it is planned', async () => {
  const { run, change } = await imported();
  change('name: Legacy', 'name: Legacy portal');
  const { out, exitCode } = await run('plan');
  expect(exitCode, out).toBe(0);
  expect(out).toMatch(/~ {2}Legacy portal {2}change/);
});

test('without an answer from the server the errors stand', async () => {
  const { run } = await imported();
  const { out, err, exitCode } = await run('plan --admin-url http://127.0.0.1:1 --request-timeout 1 --deadline 0.02');
  expect(exitCode).toBe(1);
  expect(out, err).toMatch(/error "Standard" is not allowed/);
});

test('items without what tells them from others are imported as they stand, and equal those that the server has', async () => {
  const additionalAllowedEntities = [{ entityDescription: 'first' }, { entityId: '', entityDescription: 'second' }];
  const { run, change } = await imported({
    additionalAllowedEntitiesConfiguration: { allowAdditionalEntities: true, additionalAllowedEntities },
  });
  const plan = await run('plan');
  expect(plan.exitCode, plan.out).toBe(0);
  expect(plan.out).toMatch(/The server is as the definitions say/);
  change('entityDescription: second', 'entityDescription: other');
  expect((await run('plan')).out).toMatch(/second.*other/s);
});

test.each([
  ['null', null],
  ['{}', {}],
  ['""', ''],
])('an item of a list that holds nothing (%s) stops neither import nor plan', async (_, item) => {
  const { run, text } = await imported({
    virtualEntityIds: ['urn:b', item],
    credentials: {
      signingSettings: { ...held.credentials.signingSettings, alternativeSigningKeyPairRefs: [item] },
    },
    spBrowserSso: {
      ...held.spBrowserSso,
      incomingBindings: ['POST', item],
      enabledProfiles: ['SP_INITIATED_SSO', item],
    },
  });
  const plan = await run('plan');
  expect(plan.exitCode, plan.out).toBe(0);
  expect(plan.out).toMatch(/The server is as the definitions say/);
  expect((await run('drift')).exitCode).toBe(0);
  // What says nothing isn't written; an empty text may mean something.
  expect([text().includes('- null'), text().includes('- {}'), text().includes('- ""')]).toEqual([
    false,
    false,
    item === '',
  ]);
});

describe('two connections of one name', () => {
  const other = { id: 'other', entityId: 'urn:other' };

  test('that the server holds so are warned of, also while something else changes', async () => {
    const { run, change } = await imported({}, other);
    for (const [from, to] of [
      ['', ''],
      ['active: true', 'active: false'],
    ] as const) {
      change(from, to);
      const { out, exitCode } = await run('plan');
      expect(exitCode, out).toBe(0);
      expect(out).toMatch(/warning the name "Legacy" is also used at/);
    }
  });

  test('that only the definition gives are refused', async () => {
    const { run, change } = await imported({}, { ...other, name: 'Other' });
    change('name: Legacy', 'name: Other');
    const { out, exitCode } = await run('plan');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/error the name "Other" is also used at/);
  });
});

test('a value that its version isn’t said to know is warned of, but refused for another version', async () => {
  const certificate = readFileSync(new URL('../core/connection/fixtures/partner.pem', import.meta.url), 'utf8');
  const certs = [
    { x509File: { id: 'Partner', fileData: certificate }, activeVerificationCert: true, primaryVerificationCert: true },
  ];
  const { run } = await imported({ credentials: { ...held.credentials, certs } });
  const { out, exitCode } = await run('plan');
  expect(exitCode, out).toBe(0);
  expect(out).toMatch(/warning PingFederate 12.2.2.0 takes no capital letters in "id"/);
  expect((await run('plan --target-version 12.1')).out).toMatch(/error PingFederate 12.1 takes no capital letters/);
});

test('what a newer server holds beside it doesn’t hide that the server holds it', async () => {
  const { run, change } = await imported({ spBrowserSso: { ...held.spBrowserSso, postQuantum: { required: true } } });
  change('name: Legacy', 'name: Legacy portal');
  const { out, exitCode } = await run('plan');
  expect(exitCode, out).toBe(0);
  expect(out).toMatch(/warning a policy contract mapping can't take a value from ASSERTION/);
});

test('what the server holds without anything in it isn’t missed in the definition', async () => {
  const [mapping] = held.spBrowserSso.authenticationPolicyContractAssertionMappings;
  const empty = { ...mapping, authenticationPolicyContractRef: { id: '' } };
  const { run } = await imported({
    spBrowserSso: { ...held.spBrowserSso, authenticationPolicyContractAssertionMappings: [empty] },
  });
  const { out, exitCode } = await run('plan');
  expect(exitCode, out).toBe(0);
  expect(out).toMatch(/warning item 1 of "authenticationPolicyContractAssertionMappings" lacks/);
});

describe('what a connector of another release left in a connection', () => {
  /** A connection that provisions, changed on the server behind everybody's back. */
  async function provisioned() {
    const connectors = (await loadCatalogue(['zoom'])).map(({ descriptor }) => descriptor);
    const sandbox = await startSandbox({ connectors });
    onTestFinished(() => sandbox.stop());
    const variables = {
      PF_ADMIN_URL: sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: '2FederateM0re',
      ZOOM_CLIENT_SECRET: 'planted',
    };
    const made = await pfconn(repository({ 'connections/zoom.yaml': provisioning('zoom') }), 'apply', variables);
    expect(made.exitCode, made.out).toBe(0);
    const live = structuredClone(sandbox.state.get('/idp/spConnections', 'zoom')?.value) as never as {
      outboundProvision: {
        targetSettings: { name: string; value: string }[];
        channels: { attributeMapping: { fieldName: string; saasFieldInfo: object }[] }[];
      };
    };
    const { targetSettings, channels } = live.outboundProvision;
    const action = targetSettings.find(({ name }) => name === 'Remove User Action');
    if (action) action.value = 'Suspend';
    targetSettings.push({ name: 'Old Setting', value: 'x' });
    channels[0]?.attributeMapping.push({ fieldName: 'custom_7', saasFieldInfo: { attributeNames: ['costCentre'] } });
    sandbox.state.put('/idp/spConnections', 'zoom', live as never);
    const root = repository({});
    return { root, run: (line: string) => pfconn(root, line, variables) };
  }

  test('is imported, and plans to nothing', async () => {
    const { run } = await provisioned();
    const imported = await run('import');
    expect(imported.exitCode, imported.out + imported.err).toBe(0);
    expect(imported.out).toMatch(/warning "Remove User Action" doesn't take "Suspend"/);
    expect(imported.out).toMatch(/warning Zoom Provisioner has no field "custom_7"/);
    const { out, exitCode } = await run('plan');
    expect(exitCode, out).toBe(0);
    expect(out).toMatch(/The server is as the definitions say/);
  });

  test('stays while something else is changed', async () => {
    const { root, run } = await provisioned();
    expect((await run('import')).exitCode).toBe(0);
    const path = join(root, 'connections/zoom.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('name: Name of zoom', 'name: Zoom'));
    const { out, exitCode } = await run('plan');
    expect(exitCode, out).toBe(0);
    expect(out).toMatch(/1 to change/);
    expect(out).not.toMatch(/^error/m);
  });
});

test('a changed adapter’s attributes are written, because a server that makes the connection asks for them', async () => {
  const override = {
    id: 'HTMLFormAdapter',
    name: 'Changed',
    parentRef: { id: 'HTMLFormAdapter' },
    pluginDescriptorRef: { id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter' },
    configuration: { tables: [], fields: [{ name: 'Challenge Retries', value: '5' }] },
    attributeContract: { coreAttributes: [{ name: 'username', pseudonym: false, masked: false }], inherited: true },
  };
  const mapping = {
    idpAdapterRef: { id: 'HTMLFormAdapter' },
    adapterOverrideSettings: override,
    attributeContractFulfillment: { SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'username' } },
  };
  const spBrowserSso = { ...held.spBrowserSso, enabledProfiles: ['IDP_INITIATED_SSO'], adapterMappings: [mapping] };
  const { run, text } = await imported({
    spBrowserSso: { ...spBrowserSso, authenticationPolicyContractAssertionMappings: [] },
  });
  expect(text()).toMatch(/attributeContract:\n +coreAttributes:\n +- name: username\n/);
  expect((await run('plan')).out).toMatch(/The server is as the definitions say/);
});

test('what another version knows is said where nothing changes, too', async () => {
  const { run } = await imported();
  const { out } = await run('plan --target-version 13.1');
  expect(out).toMatch(/note checked as for PingFederate 13.1 \(the server is 12.2.2.0\): it also knows/);
  expect(out).toMatch(/The server is as the definitions say/);
});
