import { afterEach, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import type { Inputs } from '../../../src/commands/inputs.ts';
import { planJson } from '../../../src/core/report/machine/plan-json.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { provisioning, type Rehearsal, rehearse, signOn, tokensOf } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const plan = (more: Partial<Inputs> = {}) => stage.plan(more);
const apply = (more: Partial<Inputs> = {}) => stage.apply(more);
const yes = () => stage.yes();

const absent = (id: string, accept = '') =>
  `kind: SpConnection\nid: ${id}\nlifecycle: { state: absent${accept && `, accept: [${accept}]`} }\n`;
const replaced = (id: string, accept = '', more: Parameters<typeof provisioning>[1] = {}) =>
  provisioning(id, { ...more, more: `lifecycle: { allowReplace: true${accept && `, accept: [${accept}]`} }\n` });

async function open(before: Record<string, string>, after: Record<string, string | undefined>) {
  stage = await rehearse(before);
  const first = await apply();
  expect(first.failure).toBeUndefined();
  stage.write(after);
}

/** What is said of tokens that are of no use. */
const needless = ({ plan: made }: Result) => (made?.findings ?? []).filter(({ code }) => code === 'token-not-needed');

const said = (result: Awaited<ReturnType<Rehearsal['apply']>>) =>
  (result.outcome?.changes ?? []).map(({ id, status }) => `${id} ${status}`).sort();

test('a replacement waits, the others are applied, and the pasted token lets it through once', async () => {
  await open(
    { 'a.yaml': signOn('a'), 'b.yaml': signOn('b') },
    { 'a.yaml': replaced('a'), 'b.yaml': signOn('b', { company: 'New' }) },
  );
  const held = await apply();
  expect(said(held)).toEqual(['a waits', 'b done']);
  expect(held.exitCode).toBe(1);
  expect(held.failure?.reason).toBe('unacknowledged');
  const [token = ''] = tokensOf(held);
  expect(token).toMatch(/^replace-[0-9a-f]{8,}$/);
  const [finding] = held.outcome?.changes.find(({ id }) => id === 'a')?.diagnostics ?? [];
  expect(finding).toMatchObject({ code: 'waits-for-yes', severity: 'error', place: { file: 'connections/a.yaml' } });
  expect(finding?.hint).toContain(`accept: [${token}]`);
  expect(await stage.live('a')).not.toHaveProperty('outboundProvision');

  const before = (await plan()).plan;
  stage.write({ 'a.yaml': replaced('a', token) });
  const after = (await plan()).plan;
  expect(after?.digest).toBe(before?.digest);
  expect(after?.changes[0]).toMatchObject({ id: 'a', accepted: [{ token }] });
  expect(said(await apply())).toEqual(['a done']);

  // Used up: it is reported, and the same change again needs another one.
  const used = await plan();
  expect(renderPlan(used.plan!, { colour: false, showUnmanaged: false })).toMatch(
    /^ {3}The token replace-.*?connections\/a\.yaml:\d+$/ms,
  );
  expect(needless(used)).toMatchObject([
    { code: 'token-not-needed', severity: 'info', place: { file: 'connections/a.yaml' }, hint: 'remove it' },
  ]);
  stage.write({ 'a.yaml': signOn('a') + `lifecycle: { allowReplace: true }\n` });
  await apply(await yes());
  stage.write({ 'a.yaml': replaced('a', token) });
  expect(said(await apply())).toEqual(['a waits']);
});

test('`state: absent` is a yes to the deletion, not to accounts that nobody looks after', async () => {
  await open({ 'a.yaml': signOn('a'), 'b.yaml': provisioning('b') }, { 'a.yaml': absent('a'), 'b.yaml': absent('b') });
  const held = await apply();
  expect(said(held)).toEqual(['a done', 'b waits']);
  const [token = ''] = tokensOf(held);
  expect(token).toMatch(/^leave-accounts-/);
  const [finding] = held.outcome?.changes.find(({ id }) => id === 'b')?.diagnostics ?? [];
  expect(finding?.place).toMatchObject({ file: 'connections/b.yaml', line: 3 });
  stage.write({ 'b.yaml': absent('b', token) });
  expect(said(await apply())).toEqual(['b done']);
});

test('a write in between voids a token, and so does another environment, connection or value', async () => {
  await open({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') }, { 'a.yaml': replaced('a'), 'b.yaml': replaced('b') });
  const [a = '', b = ''] = tokensOf(await plan());
  expect(a).not.toBe(b);

  stage.write({ 'a.yaml': replaced('a', b), 'b.yaml': replaced('b', a) });
  const swapped = await apply();
  expect(said(swapped)).toEqual(['a waits', 'b waits']);
  expect(needless(swapped).map(({ code, hint }) => [code, hint])).toEqual([
    ['token-not-needed', 'write it under lifecycle.accept of "b"'],
    ['token-not-needed', 'write it under lifecycle.accept of "a"'],
  ]);

  stage.write({ 'a.yaml': replaced('a', a, { baseDn: 'dc=other' }), 'b.yaml': replaced('b', b) });
  expect(said(await apply())).toEqual(['a waits', 'b done']);

  stage.write({ 'a.yaml': replaced('a', a) });
  const live = await stage.console.of('SpConnection').read('a');
  await stage.console.of('SpConnection').replace('a', { ...live!, contactInfo: { company: 'By hand' } });
  await stage.console.of('SpConnection').replace('a', live!);
  const touched = await apply();
  expect(said(touched)).toEqual(['a waits']);
  expect(needless(touched).map(({ place }) => place.file)).toEqual(['connections/a.yaml', 'connections/b.yaml']);
});

test('a token for another environment has no effect, and is not called needless', async () => {
  await open({ 'a.yaml': signOn('a') }, { 'a.yaml': replaced('a') });
  const { writeFileSync, mkdirSync } = await import('node:fs');
  mkdirSync(`${stage.root}/environments`);
  for (const name of ['test', 'production'])
    writeFileSync(`${stage.root}/environments/${name}.yaml`, 'variables: {}\n');
  const [token = ''] = tokensOf(await plan({ environment: 'test' }));
  stage.write({ 'a.yaml': replaced('a', token) });
  const elsewhere = await plan({ environment: 'production' });
  expect(tokensOf(elsewhere)).toHaveLength(1);
  expect(needless(elsewhere)).toEqual([]);
  expect(tokensOf(await plan({ environment: 'test' }))).toEqual([]);
});

test('who needs a name that a waiting connection has waits with it, along the chain', async () => {
  const names = (a: string, b: string, c: string) => ({
    'b.yaml': signOn('b', { name: b }),
    'c.yaml': signOn('c', { name: c }),
    'd.yaml': signOn('d', { company: a }),
  });
  await open(
    { 'a.yaml': signOn('a', { name: 'One' }), ...names('Old', 'Two', 'Three') },
    { 'a.yaml': replaced('a').replace(/^name: .*/m, 'name: Zero'), ...names('New', 'One', 'Two') },
  );
  const held = await apply({ onFailure: 'rollback' });
  expect(said(held)).toEqual(['a waits', 'b waits', 'c waits', 'd done']);
  expect(held.outcome?.changes.find(({ id }) => id === 'c')?.diagnostics).toMatchObject([
    { code: 'waits-with-another', message: expect.stringContaining('"b"') },
  ]);
  expect(said(await apply(await yes()))).toEqual(['a done', 'b done', 'c done']);
});

test('a circle waits as a whole', async () => {
  await open(
    { 'a.yaml': signOn('a', { name: 'One' }), 'b.yaml': signOn('b', { name: 'Two' }) },
    { 'a.yaml': replaced('a').replace(/^name: .*/m, 'name: Two'), 'b.yaml': signOn('b', { name: 'One' }) },
  );
  expect(said(await apply({ onFailure: 'stop' }))).toEqual(['a waits', 'b waits']);
  expect(await stage.live('b')).toMatchObject({ name: 'Two' });
  expect(said(await apply(await yes()))).toEqual(['a done', 'b done']);
});

test('several tokens on a command line; one that fits nothing is said', async () => {
  await open({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') }, { 'a.yaml': replaced('a'), 'b.yaml': replaced('b') });
  const { accept } = await yes();
  const done = await apply({ accept: [...accept, accept[0]!.replace(/^replace-..../, 'replace-0000')] });
  expect(said(done)).toEqual(['a done', 'b done']);
  expect(needless(done).map(({ code }) => code)).toEqual(['token-not-needed']);
});

test('a server that tells no dates: what the connection holds stands for the date', async () => {
  stage = await rehearse({ 'a.yaml': signOn('a') }, { sandbox: { version: '10.3.0.0' } });
  await apply();
  stage.write({ 'a.yaml': replaced('a') });
  const [first] = tokensOf(await plan());
  expect(tokensOf(await plan())).toEqual([first]);
  const live = await stage.console.of('SpConnection').read('a');
  expect(live).not.toHaveProperty('modificationDate');
  await stage.console.of('SpConnection').replace('a', { ...live!, applicationName: 'By hand' });
  expect(tokensOf(await plan())).not.toEqual([first]);
});

test('the plan says what waits and what to write where, as text and as data', async () => {
  await open({ 'a.yaml': signOn('a') }, { 'a.yaml': replaced('a') });
  const { plan: made } = await plan();
  const [token] = made?.changes[0]?.waits?.map((one) => one.token) ?? [];
  const text = renderPlan(made!, {
    colour: false,
    showUnmanaged: false,
    applyWith: (added) => `pfconn apply ${added}`,
  });
  expect(text).toMatch(/^The apply waits for an acknowledgement\. If it is meant, add/m);
  expect(text).toMatch(/^ {2}connections\/a\.yaml:\d+$/m);
  expect(text).toContain(
    `    lifecycle:\n      accept: [${token}]\n\nor, for this machine only:\n    pfconn apply --accept ${token}`,
  );
  expect(planJson(made!, undefined).changes[0]?.waits).toMatchObject([
    { token, place: { file: 'connections/a.yaml' } },
  ]);
});

test('accounts that are deleted wait for one yes to all that leads to it; another filter needs another one', async () => {
  const deleting = (baseDn: string, accept = '', company = 'Example') =>
    provisioning('a', {
      baseDn,
      more: `contactInfo: { company: ${company} }\nlifecycle: { accept: [${accept}] }\n`,
    }).replace('Remove User Action: Disable', 'Remove User Action: Delete');
  await open({ 'a.yaml': provisioning('a') }, { 'a.yaml': deleting('ou=berlin,dc=example,dc=com') });
  const held = await apply();
  expect(said(held)).toEqual(['a waits']);
  const tokens = tokensOf(held);
  expect(tokens).toMatchObject([expect.stringMatching(/^delete-accounts-/)]);
  stage.write({ 'a.yaml': deleting('ou=munich,dc=example,dc=com', tokens[0]) });
  expect(said(await apply())).toEqual(['a waits']);
  // What has nothing to do with it may come along.
  stage.write({ 'a.yaml': deleting('ou=berlin,dc=example,dc=com', tokens[0], 'Other') });
  expect(said(await apply())).toEqual(['a done']);
});

test('what stops people waits where the run asks for it', async () => {
  await open({ 'a.yaml': signOn('a') }, { 'a.yaml': signOn('a', { active: false }) });
  expect(tokensOf(await plan())).toEqual([]);
  const held = await apply({ acknowledge: 'stops' });
  expect(said(held)).toEqual(['a waits']);
  expect(said(await apply({ acknowledge: 'stops', accept: tokensOf(held) }))).toEqual(['a done']);
});
