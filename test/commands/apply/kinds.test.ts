import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

const contracts = '/authenticationPolicyContracts';
const connections = '/idp/spConnections';
let stage: Rehearsal;
afterEach(() => stage.stop());

const contract = (
  id: string,
  { name = `Contract ${id}`, attributes = ['mail'] } = {},
) => `kind: AuthenticationPolicyContract
id: ${id}
name: ${name}
extendedAttributes: [${attributes.join(', ')}]
`;
const validator = `kind: PasswordCredentialValidator
id: corporate
name: Corporate password
type: LDAP Username Password Credential Validator
configuration: { fields: { LDAP Datastore: corp-ad, Search Base: dc=example, Search Filter: cn=x } }
`;
const adapter = `kind: IdpAdapter
id: corporateForm
name: Corporate form
type: HTML Form IdP Adapter
configuration: { tables: { Credential Validators: [{ Password Credential Validator Instance: corporate }] } }
attributeContract: { coreAttributes: [{ name: username, pseudonym: true }] }
`;
const absent = (kind: string, id: string) => `kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`;

/** A connection that signs on by a policy contract. */
const byContract = (id: string, contractId: string) =>
  `${signOn(id).split('  adapterMappings:')[0]}  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: ${contractId}
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject }
`;

const said = ({ outcome }: Result) => outcome?.changes.map(({ key, status, message }) => [key, status, message]);
const writes = () =>
  stage.sandbox.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const held = (path: string, id: string) => stage.sandbox.state.get(path, id)?.value;

describe('a connection and the contract that it signs on by', () => {
  beforeEach(async () => {
    stage = await rehearse({ 'zoom.yaml': byContract('zoom', 'workforce'), 'contract.yaml': contract('workforce') });
  });

  test('are made in one run, the contract first and in one write, and nothing is left to do', async () => {
    const result = await stage.apply();
    expect(said(result)).toEqual([
      ['AuthenticationPolicyContract/workforce', 'done', undefined],
      ['zoom', 'done', undefined],
    ]);
    expect(writes().slice(0, 2)).toEqual([`POST ${contracts}`, `POST ${connections}`]);
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op', 'no-op']);
  });

  test('where the contract is refused the connection is left alone, and what needs neither goes on', async () => {
    stage.write({ 'other.yaml': signOn('other') });
    stage.sandbox.faults.add({ match: { method: 'POST', path: contracts }, fault: 422 });
    expect(said(await stage.apply())).toEqual([
      ['AuthenticationPolicyContract/workforce', 'failed', expect.stringContaining('422')],
      ['other', 'done', undefined],
      ['zoom', 'skipped', 'the policy contract workforce failed'],
    ]);
    expect(writes()).not.toContain(`DELETE ${connections}/zoom`);
  });

  test('what hangs on what was left alone is left alone as well, for the same reason', async () => {
    const byForm = signOn('by-form').replace('HTMLFormAdapter', 'corporateForm');
    stage.write({ 'validator.yaml': validator, 'adapter.yaml': adapter, 'by-form.yaml': byForm });
    stage.sandbox.faults.add({ match: { method: 'POST', path: '/passwordCredentialValidators' }, fault: 422 });
    const result = await stage.apply({ onFailure: 'continue' });
    const why = 'the password credential validator corporate failed';
    expect(said(result)?.filter(([, status]) => status !== 'done')).toEqual([
      ['PasswordCredentialValidator/corporate', 'failed', expect.stringContaining('422')],
      ['IdpAdapter/corporateForm', 'skipped', why],
      ['by-form', 'skipped', why],
    ]);
    expect(writes().filter((one) => /idp\/adapters/.test(one))).toEqual([]);
  });

  test('are both put back when a later change fails, the connection first', async () => {
    stage.write({ 'zz.yaml': signOn('zz') });
    stage.sandbox.faults.add({ match: { method: 'POST', path: connections, nth: 2 }, fault: 422 });
    const result = await stage.apply({ onFailure: 'rollback' });
    expect(said(result)).toEqual([
      ['AuthenticationPolicyContract/workforce', 'rolled-back', 'put back as it was, because zz failed'],
      ['zoom', 'rolled-back', 'put back as it was, because zz failed'],
      ['zz', 'failed', expect.stringContaining('422')],
    ]);
    expect(writes().slice(-2)).toEqual([`DELETE ${connections}/zoom`, `DELETE ${contracts}/workforce`]);
  });

  test('go in one run, the connection first, although the contract counts as in use for a moment', async () => {
    await stage.apply();
    stage.write({
      'zoom.yaml': absent('SpConnection', 'zoom'),
      'contract.yaml': absent('AuthenticationPolicyContract', 'workforce'),
    });
    stage.sandbox.faults.add({ match: { method: 'DELETE', path: `${contracts}/workforce` }, fault: 500 });
    stage.sandbox.requests.length = 0;
    expect(said(await stage.apply(await stage.yes()))).toEqual([
      ['zoom', 'done', undefined],
      ['AuthenticationPolicyContract/workforce', 'done', undefined],
    ]);
    expect(writes().filter((one) => one.startsWith('DELETE'))).toEqual([
      `DELETE ${connections}/zoom`,
      `DELETE ${contracts}/workforce`,
      `DELETE ${contracts}/workforce`,
    ]);
  });

  test('come back from a backup in the order in which they need each other', async () => {
    await stage.apply();
    stage.write({
      'zoom.yaml': absent('SpConnection', 'zoom'),
      'contract.yaml': absent('AuthenticationPolicyContract', 'workforce'),
    });
    await stage.apply({ ...(await stage.yes()), backup: 'backup' });
    stage.sandbox.requests.length = 0;
    expect(said(await stage.restore('backup'))?.map(([key, status]) => `${key} ${status}`)).toEqual([
      'AuthenticationPolicyContract/workforce done',
      'zoom done',
    ]);
    expect(writes().slice(0, 2)).toEqual([`POST ${contracts}`, `POST ${connections}`]);
  });

  test('where the connection can’t go the contract is left alone', async () => {
    await stage.apply();
    stage.write({
      'zoom.yaml': absent('SpConnection', 'zoom'),
      'contract.yaml': absent('AuthenticationPolicyContract', 'workforce'),
    });
    stage.sandbox.faults.add({ match: { method: 'DELETE', path: `${connections}/zoom` }, fault: 422, times: 0 });
    expect(said(await stage.apply(await stage.yes()))).toEqual([
      ['zoom', 'failed', expect.stringContaining('activated again')],
      ['AuthenticationPolicyContract/workforce', 'skipped', 'zoom failed'],
    ]);
  });
});

describe('a contract of the same id as a connection', () => {
  beforeEach(async () => {
    stage = await rehearse({ 'c.yaml': contract('same'), 's.yaml': signOn('same') });
    await stage.apply();
    stage.write({
      'c.yaml': contract('same', { attributes: ['mail', 'sn'] }),
      's.yaml': signOn('same', { company: 'New' }),
    });
  });

  test('has an outcome of its own, and one that somebody else changed is left alone', async () => {
    const { value } = stage.sandbox.state.get(contracts, 'same')!;
    stage.sandbox.faults.add({
      match: { method: 'GET', path: `${contracts}/same` },
      fault: 'meanwhile',
      meanwhile: () =>
        stage.sandbox.state.put(contracts, 'same', { ...value, name: 'By hand', lastModified: '2030-01-01T00:00:00Z' }),
    });
    expect(said(await stage.apply())).toEqual([
      [
        'AuthenticationPolicyContract/same',
        'conflict',
        expect.stringMatching(/^somebody else changed it at 2030-.*\(name\)/),
      ],
      ['same', 'done', undefined],
    ]);
    expect(held(contracts, 'same')).toMatchObject({ name: 'By hand' });
  });

  test('is backed up beside it, and both are put back', async () => {
    await stage.apply({ backup: 'backup' });
    const result = await stage.restore('backup');
    expect(said(result)?.map(([key, status]) => [key, status])).toEqual([
      ['AuthenticationPolicyContract/same', 'done'],
      ['same', 'done'],
    ]);
    expect(JSON.stringify(held(contracts, 'same'))).not.toContain('"sn"');
    expect(held(connections, 'same')).toMatchObject({ contactInfo: { company: 'Example' } });
  });

  test('that comes to be another one at the end of the run is found', async () => {
    stage.sandbox.faults.add({
      match: { method: 'GET', path: contracts, nth: 2 },
      fault: 'meanwhile',
      meanwhile: () => stage.sandbox.state.remove(contracts, 'same'),
    });
    expect(said(await stage.apply())).toEqual([
      ['AuthenticationPolicyContract/same', 'gone', expect.stringContaining('gone at the end of the run')],
      ['same', 'done', undefined],
    ]);
  });
});

test('where connections go out as they are saved, what they need goes out before the first of them', async () => {
  const nodes = [
    { index: 1, mode: 'CLUSTERED_CONSOLE' as const },
    { index: 2, mode: 'CLUSTERED_ENGINE' as const, appliesAfterMs: 10 },
  ];
  stage = await rehearse(
    {
      'zoom.yaml': byContract('zoom', 'workforce'),
      'contract.yaml': contract('workforce'),
      'other.yaml': signOn('other'),
    },
    { sandbox: { cluster: { nodes, replicateConnectionsOnSave: true } } },
  );
  // Who leaves it to somebody else leaves all of it.
  stage.write({ 'early.yaml': contract('early') });
  const left = await stage.apply({ replicate: 'never', only: ['AuthenticationPolicyContract/early', 'other'] });
  expect([left.outcome?.replication.status, writes().filter((one) => one.endsWith('/replicate'))]).toEqual([
    'skipped',
    [],
  ]);
  stage.sandbox.requests.length = 0;
  const { outcome } = await stage.apply({ replicate: 'always', replicationTimeoutMs: 10_000 });
  expect([outcome?.complete, outcome?.replication.status]).toEqual([true, 'on-save']);
  const order = writes().filter((one) => !one.startsWith('PUT'));
  expect(order).toEqual([`POST ${contracts}`, 'POST /cluster/replicate', `POST ${connections}`]);
});
