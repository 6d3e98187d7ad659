import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { objectsIn } from '../../../src/core/document/readers.ts';
import { outcomeJson } from '../../../src/core/report/machine/outcome-json.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const said = ({ outcome }: Result) => outcome?.changes.map(({ key, status, message }) => [key, status, message]);
const statuses = (result: Result) => said(result)?.map(([key, status]) => `${key} ${status}`);
const writes = () =>
  stage.sandbox.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
/** A connection whose creation is refused, so that everything before it is put back. */
const refused = { method: 'POST', path: '/idp/spConnections' };

describe('what a server has one of', () => {
  const path = '/extendedProperties';
  const properties = (more: string) => `kind: ExtendedProperties\nproperties:\n${more}`;
  const names = () =>
    objectsIn(stage.sandbox.state.setting(path), 'items').map(({ name, description }) => `${name}: ${description}`);
  const byHand = (...items: JsonObject[]) =>
    stage.sandbox.state.set(path, { items: [...objectsIn(stage.sandbox.state.setting(path), 'items'), ...items] });

  beforeEach(async () => {
    stage = await rehearse({ 'p.yaml': properties('  team: Who answers\n') });
    byHand({ name: 'theirs', description: 'Of somebody else' });
  });

  test('is replaced as a whole, and what nobody defined stays', async () => {
    const before = names();
    const result = await stage.apply();
    expect(said(result)).toEqual([['ExtendedProperties/extended-properties', 'done', undefined]]);
    expect(writes()).toEqual([`PUT ${path}`]);
    expect(new Set(names())).toEqual(new Set([...before, 'team: Who answers']));
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op']);
  });

  test('isn’t written where somebody else wrote it after the plan', async () => {
    const meanwhile = () => byHand({ name: 'new', description: 'By hand' });
    stage.sandbox.faults.add({ match: { method: 'GET', path, nth: 2 }, fault: 'meanwhile', meanwhile });
    expect(said(await stage.apply())).toEqual([
      ['ExtendedProperties/extended-properties', 'conflict', expect.stringContaining('somebody else changed it')],
    ]);
    expect(writes()).toEqual([]);
    expect(names()).toContain('new: By hand');
  });

  test.each(['reset-after-store', 'reset-before', 'timeout', 422] as const)(
    'is as the report says after %s',
    async (fault) => {
      stage.sandbox.faults.add({ match: { method: 'PUT', path }, fault });
      const result = await stage.apply();
      const isDone = fault !== 422;
      expect(statuses(result)).toEqual([`ExtendedProperties/extended-properties ${isDone ? 'done' : 'failed'}`]);
      expect(names().includes('team: Who answers')).toBe(isDone);
    },
  );

  test('is put back by its content when a later change fails, unless somebody else has changed it since', async () => {
    const before = names();
    stage.write({ 'z.yaml': signOn('z') });
    stage.sandbox.faults.add({ match: refused, fault: 422, times: 0 });
    expect(statuses(await stage.apply({ onFailure: 'rollback' }))).toEqual([
      'ExtendedProperties/extended-properties rolled-back',
      'z failed',
    ]);
    expect(names()).toEqual(before);
    stage.sandbox.faults.clear();
    stage.write({ 'y.yaml': signOn('y') });
    const meanwhile = () => byHand({ name: 'new', description: 'By hand' });
    stage.sandbox.faults.add({ match: { ...refused, nth: 1 }, fault: 'meanwhile', meanwhile });
    stage.sandbox.faults.add({ match: { ...refused, nth: 2 }, fault: 422 });
    expect(statuses(await stage.apply({ onFailure: 'rollback' }))).toEqual([
      'ExtendedProperties/extended-properties left-alone',
      'y rolled-back',
      'z failed',
    ]);
    expect(names()).toContain('new: By hand');
  });

  test('loses a property with its values only when somebody said yes to it', async () => {
    stage.write({ 'p.yaml': properties('  theirs: { state: absent }\n') });
    const { plan } = await stage.plan();
    expect(plan?.changes[0]?.waits).toMatchObject([{ why: expect.stringContaining('lose their values of') }]);
    expect(statuses(await stage.apply())).toEqual(['ExtendedProperties/extended-properties waits']);
    expect(names()).toContain('theirs: Of somebody else');
    expect((await stage.apply(await stage.yes())).outcome?.complete).toBe(true);
    expect(names()).not.toContain('theirs: Of somebody else');
  });

  test('is restored without what was added since being lost', async () => {
    await stage.apply();
    stage.write({ 'p.yaml': properties('  team: Who pays\n') });
    await stage.apply({ backup: 'backup' });
    byHand({ name: 'new', description: 'By hand' });
    expect(statuses(await stage.restore('backup'))).toEqual(['ExtendedProperties/extended-properties done']);
    expect(names()).toEqual(expect.arrayContaining(['team: Who answers', 'theirs: Of somebody else', 'new: By hand']));
  });
});

describe('a certificate authority', () => {
  const path = '/certificates/ca';
  const certificate = (name: string) =>
    readFileSync(join(import.meta.dirname, `../../edges/pingfederate/fixtures/${name}.pem`), 'utf8');
  const last = 'kind: CertificateAuthority\nid: z-last\ncertificate: ${file:other.pem}\n';
  const authority = 'kind: CertificateAuthority\nid: corp-root\ncertificate: ${file:root.pem}\n';
  const gone = 'kind: CertificateAuthority\nid: corp-root\nlifecycle: { state: absent }\n';
  const isThere = () => stage.sandbox.state.get(path, 'corp-root') !== undefined;

  beforeEach(async () => {
    stage = await rehearse({ 'root.pem': certificate('ca'), 'ca.yaml': authority });
  });

  test('is imported once, compared by its certificate, and deleted by its id', async () => {
    expect(said(await stage.apply())).toEqual([['CertificateAuthority/corp-root', 'done', undefined]]);
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op']);
    stage.write({ 'ca.yaml': gone });
    expect(said(await stage.apply())).toEqual([['CertificateAuthority/corp-root', 'done', undefined]]);
    expect([writes(), isThere()]).toEqual([[`POST ${path}/import`, `DELETE ${path}/corp-root`], false]);
  });

  test.each(['reset-after-store', 'reset-before', 'timeout', 'empty', 'unexpected'] as const)(
    'is there once after %s',
    async (fault) => {
      stage.sandbox.faults.add({ match: { method: 'POST', path: `${path}/import` }, fault, stage: 'after' });
      expect(statuses(await stage.apply())).toEqual(['CertificateAuthority/corp-root done']);
      expect(isThere()).toBe(true);
    },
  );

  test('that was imported is deleted again, and one that was deleted is imported again, when a later change fails', async () => {
    stage.write({ 'z.yaml': signOn('z') });
    stage.sandbox.faults.add({ match: refused, fault: 422, times: 0 });
    expect(statuses(await stage.apply({ onFailure: 'rollback' }))).toEqual([
      'CertificateAuthority/corp-root rolled-back',
      'z failed',
    ]);
    expect(isThere()).toBe(false);
    stage.sandbox.faults.clear();
    stage.write({ 'z.yaml': undefined, 'other.pem': certificate('other'), 'last.yaml': last });
    await stage.apply();
    stage.write({
      'ca.yaml': gone,
      'last.yaml': 'kind: CertificateAuthority\nid: z-last\nlifecycle: { state: absent }\n',
    });
    stage.sandbox.faults.add({ match: { method: 'DELETE', path: `${path}/z-last` }, fault: 403, times: 0 });
    expect(said(await stage.apply({ onFailure: 'rollback' }))).toEqual([
      ['CertificateAuthority/corp-root', 'rolled-back', expect.stringContaining('put back as it was')],
      ['CertificateAuthority/z-last', 'failed', expect.stringContaining('403')],
    ]);
    expect(isThere()).toBe(true);
    stage.sandbox.faults.clear();
  });

  test('that was deleted is restored from a backup', async () => {
    await stage.apply();
    stage.write({ 'ca.yaml': gone });
    await stage.apply({ backup: 'backup' });
    const restored = await stage.restore('backup');
    expect(statuses(restored)).toEqual(['CertificateAuthority/corp-root done']);
    expect(restored.outcome?.changes.map(({ name }) => name)).toEqual(['CN=Test authority (tests only)']);
    stage.write({ 'ca.yaml': authority });
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op']);
  });
});

describe('a signing key pair', () => {
  const made = (id: string) => `kind: SigningKeyPair
id: ${id}
generate: { commonName: ${id}.example.com, organization: Example, country: US, validDays: 365, keyAlgorithm: EC }
`;
  const gone = (id: string) => `kind: SigningKeyPair\nid: ${id}\nlifecycle: { state: absent }\n`;
  const isThere = (id: string) => stage.sandbox.state.get('/keyPairs/signing', id) !== undefined;

  beforeEach(async () => {
    stage = await rehearse({ 'a.yaml': made('a'), 'z.yaml': made('z') });
    await stage.apply();
  });

  test('that was made is deleted again when a later change fails', async () => {
    stage.write({ 'b.yaml': made('b'), 'c.yaml': signOn('c') });
    stage.sandbox.faults.add({ match: refused, fault: 422 });
    expect(statuses(await stage.apply({ onFailure: 'rollback' }))).toEqual([
      'SigningKeyPair/b rolled-back',
      'c failed',
    ]);
    expect(isThere('b')).toBe(false);
  });

  test('that is deleted never comes back, which is said before it goes and when it is missed', async () => {
    stage.write({ 'a.yaml': gone('a'), 'z.yaml': gone('z') });
    stage.sandbox.faults.add({ match: { method: 'DELETE', path: '/keyPairs/signing/z' }, fault: 403, times: 0 });
    const result = await stage.apply({ ...(await stage.yes()), onFailure: 'rollback', backup: 'backup' });
    expect(stage.said).toContainEqual(expect.stringContaining('SigningKeyPair/a is deleted for good'));
    expect(said(result)).toEqual([
      ['SigningKeyPair/a', 'rollback-failed', expect.stringContaining('PingFederate gives no private key out')],
      ['SigningKeyPair/z', 'failed', expect.stringContaining('403')],
    ]);
    const restored = await stage.restore('backup');
    expect(restored.diagnostics.map(({ code, key }) => `${code} ${key}`)).toContain(
      'key-not-restored SigningKeyPair/a',
    );
    expect([isThere('a'), isThere('z')]).toEqual([false, true]);
  });
});

describe('a data store', () => {
  const path = '/dataStores';
  const store = (host: string) => `kind: DataStore
id: hr
type: LDAP
name: HR
ldapType: ACTIVE_DIRECTORY
hostnames: ${host}
useSsl: true
userDN: cn=pf,dc=example
password: \${secret:HR_PASSWORD}
`;
  const open = async () => {
    stage = await rehearse(
      { 's.yaml': store('one.example.com') },
      { variables: { HR_PASSWORD: 'planted-hr-password' } },
    );
  };

  test('keeps its password through a change, a rollback and a restore, and no report holds it', async () => {
    await open();
    const made = await stage.apply();
    expect(statuses(made)).toEqual(['DataStore/hr done']);
    delete stage.variables.HR_PASSWORD;
    stage.write({ 's.yaml': store('two.example.com'), 'z.yaml': signOn('z') });
    stage.sandbox.faults.add({ match: refused, fault: 422, times: 0 });
    const back = await stage.apply({ onFailure: 'rollback' });
    expect(statuses(back)).toEqual(['DataStore/hr rolled-back', 'z failed']);
    expect(stage.sandbox.state.get(path, 'hr')?.value).toMatchObject({ hostnames: ['one.example.com'] });
    stage.sandbox.faults.clear();
    const changed = await stage.apply({ backup: 'backup' });
    expect(statuses(changed)).toEqual(['DataStore/hr done', 'z done']);
    const restored = await stage.restore('backup');
    expect(statuses(restored)).toEqual(['DataStore/hr done']);
    expect(stage.sandbox.state.get(path, 'hr')?.value).toMatchObject({ hostnames: ['one.example.com'] });
    expect(stage.secretOf('hr', 'DataStore')).toBe('planted-hr-password');
    const records = [made, back, changed, restored].map(({ outcome, plan }) => outcome && outcomeJson(outcome, plan));
    expect(JSON.stringify(records)).not.toMatch(/planted|OBF:JWE/);
  });

  test('whose password alone somebody else changed after the plan is left alone', async () => {
    await open();
    await stage.apply();
    stage.write({ 's.yaml': store('two.example.com') });
    const { value } = stage.sandbox.state.get(path, 'hr')!;
    const meanwhile = () => stage.sandbox.state.put(path, 'hr', { ...value, lastModified: '2030-01-01T00:00:00.000Z' });
    stage.sandbox.faults.add({ match: { method: 'GET', path: `${path}/hr` }, fault: 'meanwhile', meanwhile });
    expect(said(await stage.apply())).toEqual([
      ['DataStore/hr', 'conflict', expect.stringContaining('nothing that can be read back: perhaps a secret')],
    ]);
  });

  test('whose answer was lost is put back by its content: a store has no date of its creation', async () => {
    await open();
    stage.write({ 'z.yaml': signOn('z') });
    stage.sandbox.faults.add({ match: { method: 'POST', path }, fault: 'reset-after-store' });
    stage.sandbox.faults.add({ match: refused, fault: 422, times: 0 });
    expect(statuses(await stage.apply({ onFailure: 'rollback' }))).toEqual(['DataStore/hr rolled-back', 'z failed']);
    expect(stage.sandbox.state.get(path, 'hr')).toBeUndefined();
  });

  test('that the server can’t reach is refused at its line, and what reads from it is left alone', async () => {
    stage = await rehearse(
      { 's.yaml': store('one.example.com') },
      { variables: { HR_PASSWORD: 'planted-hr-password' }, sandbox: { switches: { unreachableDataStores: ['hr'] } } },
    );
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['DataStore/hr failed']);
    expect(result.outcome?.changes[0]?.diagnostics.map(({ code }) => code)).toEqual(['refused-by-server']);
    expect(statuses(await stage.apply({ bypassExternalValidation: true }))).toEqual(['DataStore/hr done']);
  });
});
