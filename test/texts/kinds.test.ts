import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderOutcome } from '../../src/core/report/terminal/render-outcome.ts';
import { type Rehearsal, signOn } from '../commands/rehearsal.ts';
import { commentOn, contextOf, edited, scene } from './scene.ts';
import { settledText, typed, withEnvironment } from './terminal-scene.ts';

/** Plans, outcomes and drift over several kinds of object, by the real command line against the sandbox. */

let stage: Rehearsal;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:02:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await stage.stop();
});

const golden = (name: string) => join(import.meta.dirname, 'golden', name);

const contract = `kind: AuthenticationPolicyContract
id: partner-login
name: Partner login
extendedAttributes: [mail, givenName, sn]
`;

const store = `kind: DataStore
id: headquarters
name: Headquarters
type: LDAP
ldapType: ACTIVE_DIRECTORY
hostnames: [ad1.example.com, ad2.example.com]
useSsl: true
userDN: cn=pingfederate,dc=example,dc=com
password: \${secret:DIRECTORY_PASSWORD}
`;

const validator = `kind: PasswordCredentialValidator
id: corporatePassword
name: Corporate password
type: LDAP Username Password Credential Validator
configuration:
  fields:
    LDAP Datastore: { name: Headquarters }
    Search Base: ou=people,dc=example,dc=com
    Search Filter: sAMAccountName=\${username}
`;

const form = `kind: IdpAdapter
id: corporateForm
name: Corporate form
type: HTML Form IdP Adapter
configuration:
  fields:
    Challenge Retries: 5
  tables:
    Credential Validators:
      - Password Credential Validator Instance: { name: Corporate password }
attributeContract:
  coreAttributes:
    - { name: username, pseudonym: true }
`;

/** A connection to which people come by the form. */
const byForm = (number: number) =>
  edited(signOn(`partner-${number}`, { name: `Partner ${number}` }), ['HTMLFormAdapter', '{ name: Corporate form }']);

const key = `kind: SigningKeyPair
id: signing-2027
generate:
  commonName: Example signing 2027
  organization: Example
  country: US
  validDays: 365
  keyAlgorithm: RSA
  keySize: 2048
`;

const ground = {
  'data-stores/headquarters.yaml': store,
  'password-validators/corporate.yaml': validator,
  'idp-adapters/form.yaml': form,
};

/** A connection to which people come by the contract. */
const partner = (number: number) =>
  edited(
    signOn(`partner-${number}`, { name: `Partner ${number}` }),
    ['adapterMappings', 'authenticationPolicyContractAssertionMappings'],
    ['idpAdapterRef: HTMLFormAdapter', 'authenticationPolicyContractRef: { name: Partner login }'],
  )
    .replaceAll('type: ADAPTER', 'type: AUTHENTICATION_POLICY_CONTRACT')
    .replaceAll('value: username', 'value: mail');

const files = { 'partner-login.yaml': contract, 'partner-1.yaml': partner(1), 'partner-2.yaml': partner(2) };

async function open(definitions: Record<string, string> = files): Promise<void> {
  stage = await scene(definitions);
  withEnvironment(stage);
}

async function expectTerminal(line: string, name: string): Promise<number> {
  const { exitCode, out } = await typed(stage, `${line} --environment production`, { columns: 88 });
  const text = settledText(out);
  // A command stays in one piece, to be copied.
  const lines = text.split('\n').filter((one) => !one.includes('pfconn '));
  expect(Math.max(...lines.map((one) => one.length))).toBeLessThanOrEqual(88);
  await expect(text).toMatchFileSnapshot(golden(`${name}.txt`));
  return exitCode;
}

async function expectComment(name: string, run: 'plan' | 'apply' = 'plan'): Promise<void> {
  const context = contextOf(run === 'plan' ? await stage.plan() : await stage.apply(), { command: run });
  await expect(commentOn(context)).toMatchFileSnapshot(golden(`${name}.md`));
}

test('30 from nothing', async () => {
  await open();
  await expectTerminal('plan', '30-from-nothing');
  await expectComment('30-from-nothing');
  expect(await expectTerminal('apply', '30b-from-nothing-applied')).toBe(0);
  expect(await expectTerminal('plan', '30c-nothing-more')).toBe(0);
});

test('30 a fresh server from nothing', async () => {
  await open({
    ...ground,
    'keys/signing-2027.yaml': key,
    'partner-login.yaml': contract,
    'partner-1.yaml': edited(byForm(1), ['signingKeyPairRef: signing-2026', 'signingKeyPairRef: signing-2027']),
    'partner-2.yaml': partner(2),
  });
  stage.variables.DIRECTORY_PASSWORD = 'planted-directory-password';
  await expectTerminal('plan', '30d-fresh-server');
  await expectComment('30d-fresh-server');
  expect(await expectTerminal('apply', '30e-fresh-server-applied')).toBe(0);
  expect(await expectTerminal('plan', '30f-nothing-more')).toBe(0);
});

test('32 a contract in use is to be deleted', async () => {
  await open();
  await stage.apply();
  const byId = (number: number) => edited(partner(number), ['{ name: Partner login }', 'partner-login']);
  stage.write({
    'partner-1.yaml': byId(1),
    'partner-2.yaml': byId(2),
    'partner-login.yaml': 'kind: AuthenticationPolicyContract\nid: partner-login\nlifecycle: { state: absent }\n',
  });
  await expectTerminal('plan', '32-contract-in-use');
  await expectComment('32-contract-in-use');
});

test('33 the host of a directory changes under three connections', async () => {
  await open({ ...ground, 'partner-1.yaml': byForm(1), 'partner-2.yaml': byForm(2), 'partner-3.yaml': byForm(3) });
  stage.variables.DIRECTORY_PASSWORD = 'planted-directory-password';
  await stage.apply();
  stage.write({ 'data-stores/headquarters.yaml': edited(store, ['ad1.example.com', 'ad3.example.com']) });
  await expectTerminal('plan', '33-host-changes');
  await expectComment('33-host-changes');
});

test('35b an apply of which a data store fails', async () => {
  await open({ ...ground, 'partner-1.yaml': byForm(1), 'partner-2.yaml': signOn('partner-2', { name: 'Partner 2' }) });
  stage.variables.DIRECTORY_PASSWORD = 'planted-directory-password';
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/dataStores' }, fault: 422 });
  const context = contextOf(await stage.apply({ onFailure: 'continue' }), {
    command: 'apply',
  });
  await expect(commentOn(context)).toMatchFileSnapshot(golden('35b-store-fails.md'));
});

test('31 a contract that two connections need changes', async () => {
  await open();
  await stage.apply();
  stage.write({ 'partner-login.yaml': edited(contract, ['mail, givenName, sn', 'mail, department']) });
  await expectTerminal('plan', '31-contract-changes');
  await expectComment('31-contract-changes');
});

test('34 drift', async () => {
  await open();
  await stage.apply();
  const contracts = stage.console.of('AuthenticationPolicyContract');
  const live = JSON.stringify(await contracts.read('partner-login'));
  await contracts.replace('partner-login', JSON.parse(live.replace('"givenName"', '"telephone"')));
  const other = JSON.stringify(await stage.live('partner-2'));
  await stage.console.of('SpConnection').replace('partner-2', JSON.parse(other.replace('"Example"', '"Other"')));
  expect(await expectTerminal('drift', '34-drift')).toBe(2);
});

test('36 a key that would be changed', async () => {
  await open({ 'signing-2027.yaml': key });
  await stage.apply();
  stage.write({ 'signing-2027.yaml': edited(key, ['organization: Example', 'organization: Example Inc']) });
  expect(await expectTerminal('plan', '36-key-changed')).toBe(1);
  await expectComment('36-key-changed');
});

test('35 an apply of which a contract fails', async () => {
  await open();
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/authenticationPolicyContracts' }, fault: 422 });
  const { outcome, plan } = await stage.apply({ environment: 'production' });
  const again = () => 'pfconn apply --environment production';
  const text = settledText(renderOutcome(outcome!, { colour: false, width: 88, plan, again }));
  await expect(text).toMatchFileSnapshot(golden('35-applied-in-part.txt'));
});
