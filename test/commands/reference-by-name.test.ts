import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { drift } from '../../src/commands/plan.ts';
import { objectsIn } from '../../src/core/document/readers.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import { planJson } from '../../src/core/report/machine/plan-json.ts';
import { renderPlan } from '../../src/core/report/terminal/render-plan.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from './rehearsal.ts';

/** Definitions that refer by name, against a server whose ids are its own. */

const seed = JSON.parse(readFileSync(new URL('../fixtures/promotion/production.seed.json', import.meta.url), 'utf8'));
const key = 'CN=Example signing key, O=Example, C=US';

async function production(files: Record<string, string>): Promise<Rehearsal> {
  const rehearsal = await rehearse(files, { sandbox: { seed: structuredClone(seed) } });
  onTestFinished(rehearsal.stop);
  return rehearsal;
}

const zoom = (reference: string) => provisioning('zoom').replace('dataSource: corp-ad', `dataSource: ${reference}`);
const portal = (reference: string) =>
  signOn('portal').replace('signingKeyPairRef: signing-2026', `signingKeyPairRef: ${reference}`);

const terminalText = (plan: Plan) =>
  renderPlan(plan, { colour: false, showUnmanaged: false } as Parameters<typeof renderPlan>[1]);

const told = ({ plan, diagnostics }: Awaited<ReturnType<Rehearsal['plan']>>) =>
  [...(plan?.changes.flatMap(({ findings }) => findings) ?? []), ...diagnostics]
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, hint, place }) => `${place.line} ${code}: ${message} (${hint ?? ''})`);

test('becomes the id that the server has, and nothing differs afterwards', async () => {
  const { apply, live, run } = await production({
    'zoom.yaml': zoom('{ name: corp-ad }'),
    'portal.yaml': portal(`{ subject: "${key}" }`).replace('HTMLFormAdapter', '{ name: HTML Form }'),
  });
  expect((await apply()).exitCode).toBe(0);
  const held = JSON.stringify([await live('zoom'), await live('portal')]);
  expect(held).toContain('"dataSource":{"id":"LDAP-8F21C0DE77AA41B2A9C3E5D7F9B1A3C5E7D90112"');
  expect(held).toContain('"signingKeyPairRef":{"id":"q7w2m3k9z0x8c5v1b4n6t2y8u"');
  expect(held).toContain('"idpAdapterRef":{"id":"HTMLFormAdapter"');
  expect((await run(drift)).exitCode).toBe(0);
});

test.each([
  ['a subject written in another way', '{ subject: "cn=example signing key,o=Example,c=us" }'],
  ['a common name', '{ subject: Example Signing key }'],
  ['a name', `{ name: "${key}" }`],
])('a key by %s', async (_, reference) => {
  const { plan } = await production({ 'portal.yaml': portal(reference) });
  const result = await plan();
  expect(told(result)).toEqual([]);
  expect(JSON.stringify(result.plan?.changes)).toContain('q7w2m3k9z0x8c5v1b4n6t2y8u');
});

test.each([
  ['as PingFederate shows it', `{ subject: 'CN=Signer, O="Example, Inc. + \\"Co\\"", C=US' }`],
  ['by RFC 4514', `{ subject: 'CN=Signer,O=Example\\, Inc. \\+ \\"Co\\",C=US' }`],
  ['by its common name', '{ subject: Signer }'],
])('a key whose organisation has a comma in its name, %s', async (_, reference) => {
  const { plan, console: admin } = await production({ 'portal.yaml': portal(reference) });
  const organization = 'Example, Inc. + "Co"';
  const asked = { commonName: 'Signer', organization, country: 'US', validDays: 365, keyAlgorithm: 'RSA' };
  const made = await admin.post('/keyPairs/signing/generate', { id: 'comma', ...asked });
  expect(made.subjectDN).toBe('CN=Signer, O="Example, Inc. + \\"Co\\"", C=US');
  const result = await plan();
  expect(told(result)).toEqual([]);
  expect(JSON.stringify(result.plan?.changes)).toContain('{"id":"comma"}');
});

test('a key by its fingerprint, with and without colons', async () => {
  const { plan, console: admin, write } = await production({ 'portal.yaml': portal('x') });
  const pairs = objectsIn(await admin.get('/keyPairs/signing'), 'items');
  const pair = pairs[0] as Record<string, string>;
  const colons = (pair.sha256Fingerprint ?? '').replace(/(..)(?=.)/g, '$1:').toLowerCase();
  for (const fingerprint of [pair.sha1Fingerprint, colons]) {
    write({ 'portal.yaml': portal(`{ fingerprint: "${fingerprint}" }`) });
    expect(told(await plan())).toEqual([]);
  }
});

test('a name that the server does not have is refused at its line, with what it has', async () => {
  const { plan } = await production({ 'zoom.yaml': zoom('{ name: corp-id }') });
  expect(told(await plan())).toEqual([
    '20 missing-reference: the server has no data store called "corp-id" (did you mean "corp-ad"?)',
  ]);
});

test('nothing like it: what there is; an id where the name belongs: how to write it', async () => {
  const { plan, write } = await production({ 'portal.yaml': portal('{ subject: CN=Other }') });
  expect(told(await plan())).toEqual([
    `9 missing-reference: the server has no signing key pair with the subject "CN=Other" (it has ${key})`,
  ]);
  write({ 'portal.yaml': portal('{ name: q7w2m3k9z0x8c5v1b4n6t2y8u }') });
  expect(told(await plan())).toEqual([
    '9 missing-reference: the server has no signing key pair called "q7w2m3k9z0x8c5v1b4n6t2y8u" (that is an id; write it as it is, without a mapping)',
  ]);
});

test('a name that two have is refused with their ids', async () => {
  const twice = structuredClone(seed);
  const stores = twice.operations.find(({ resourceType }: { resourceType: string }) => resourceType === '/dataStores');
  stores.items.push({ ...stores.items[0], id: 'LDAP-second' });
  const { plan, stop } = await rehearse({ 'zoom.yaml': zoom('{ name: corp-ad }') }, { sandbox: { seed: twice } });
  onTestFinished(stop);
  expect(told(await plan())).toEqual([
    '20 ambiguous-reference: the server has 2 of this kind called "corp-ad", with the ids "LDAP-8F21C0DE77AA41B2A9C3E5D7F9B1A3C5E7D90112" and "LDAP-second" (write the id of the one that is meant)',
  ]);
});

test('an id and a name at once, a way that the kind does not know, and neither', async () => {
  const { plan, write } = await production({ 'zoom.yaml': zoom('{ id: a, name: b }') });
  expect(told(await plan())).toEqual([
    '20 reference-unclear: the data store is named by "id" and "name", which could mean two (keep one of them; name alone works wherever the ids differ)',
  ]);
  write({ 'zoom.yaml': zoom('{ fingerprint: AB }') });
  expect(told(await plan())).toEqual([
    '20 reference-unclear: no data store is known by its fingerprint (write its "id" or "name")',
  ]);
  write({ 'zoom.yaml': zoom('{}') });
  expect(told(await plan())).toEqual([`20 reference-unclear: the data store isn't named (write its "id" or "name")`]);
});

test('the plan speaks of names, also of what was there before', async () => {
  const other = structuredClone(seed);
  const stores = other.operations.find(({ resourceType }: { resourceType: string }) => resourceType === '/dataStores');
  stores.items.push({ ...stores.items[0], id: 'LDAP-5555', name: 'branch-ad' });
  const { plan, apply, write, stop } = await rehearse(
    { 'zoom.yaml': zoom('{ name: branch-ad }') },
    { sandbox: { seed: other } },
  );
  onTestFinished(stop);
  const created = terminalText((await apply()).plan!);
  expect(created).toContain('branch-ad');
  expect(created).not.toContain('LDAP-');
  write({ 'zoom.yaml': zoom('{ name: corp-ad }') });
  const { plan: changed } = await plan();
  expect(terminalText(changed!)).toMatch(/Active Data Store +branch-ad → corp-ad/);
  expect(JSON.stringify(changed?.changes[0]?.findings)).not.toContain('LDAP-');
  const [difference] = planJson(changed!, undefined).changes[0]!.differences;
  expect(difference).toMatchObject({ live: 'LDAP-5555', names: { live: 'branch-ad', desired: 'corp-ad' } });
});
