import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Snapshot } from '../../sandbox/store/store.ts';
import type { PeopleLimits } from '../../src/core/plan/people/limits.ts';
import { columnsOf } from '../../src/core/report/terminal/columns.ts';
import { renderOutcome } from '../../src/core/report/terminal/render-outcome.ts';
import { renderPlan } from '../../src/core/report/terminal/render-plan.ts';
import { type Rehearsal, signOn } from '../commands/rehearsal.ts';
import { crowd } from '../core/people/example.ts';
import { countedResult, type People } from './counted.ts';
import { edited, scene, zoom, zoomSso } from './scene.ts';
import { settledText, typed, withEnvironment } from './terminal-scene.ts';

/**
 * Each situation that somebody meets at a terminal, by the real command line against the sandbox. Look at the files
 * beside this one as a person with ten seconds when one changes.
 */

let stage: Rehearsal;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:02:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const folder = join(import.meta.dirname, 'golden');
const golden = (name: string) => `./golden/${name}.txt`;

/** Plain as in a pipe, and the same with colours on a terminal. */
async function expectText(line: string, name: string): Promise<number> {
  const { exitCode, out } = await typed(stage, line, { columns: 120 });
  const text = settledText(out);
  await expect(text).toMatchFileSnapshot(golden(name));
  return exitCode;
}

async function open(files: Record<string, string>): Promise<void> {
  stage = await staged(files);
  onTestFinished(stage.stop);
}

async function staged(files: Record<string, string>): Promise<Rehearsal> {
  const made = await scene(files);
  withEnvironment(made);
  return made;
}

const partner = (number: number, edits: [string, string][] = []) =>
  edited(signOn(`partner-${number}`, { name: `Partner ${number}` }), ...edits);
const partners = (count: number, edits: [string, string][] = []) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`partner-${index + 1}.yaml`, partner(index + 1, edits)]),
  );
const enhanced: [string, string] = ['active: true', 'active: true\nloggingMode: ENHANCED'];
const deletes: [string, string] = ['Remove User Action: Disable', 'Remove User Action: Delete'];
const berlin: [string, string] = ['baseDn: dc=corp', 'baseDn: ou=berlin,dc=corp'];
const payroll = () =>
  edited(zoomSso(), ['id: zoom-sso', 'id: payroll'], ['name: Zoom Single Sign-On', 'name: Example Payroll']);

/** Applied once: each test that begins with it finds the server as it was then. */
let full: { stage: Rehearsal; applied: Snapshot } | undefined;
afterAll(() => full?.stage.stop());

async function sixtyApplied(): Promise<{ stage: Rehearsal; applied: Snapshot }> {
  const made = await staged({ 'zoom.yaml': zoom(), ...partners(59) });
  await made.apply();
  return { stage: made, applied: structuredClone(made.sandbox.state.snapshot()) };
}

async function sixty(): Promise<void> {
  full ??= await sixtyApplied();
  stage = full.stage;
  stage.sandbox.faults.clear();
  stage.sandbox.state.restore(structuredClone(full.applied));
  stage.write({
    ...partners(59, [enhanced]),
    'zoom.yaml': edited(zoom(), deletes, berlin),
    'partner-41.yaml': partner(41, [['active: true', 'active: false\nloggingMode: ENHANCED']]),
    'payroll.yaml': payroll(),
  });
}

test('15 a plan', async () => {
  await sixty();
  expect(await expectText('plan --environment production', '15-terminal-plan')).toBe(0);
  await expectText('plan --environment production --full', '15c-terminal-plan-full');
});

/** A filter that another group decides, with the people that a directory has for it. */
async function otherFilter(people: People, limits: Partial<PeopleLimits> = {}) {
  await open({ 'zoom.yaml': zoom() });
  await stage.apply();
  stage.write({
    'zoom.yaml': edited(
      zoom(),
      ['memberOf=cn=zoom-users', 'memberOf=cn=zoom-staff'],
      ['Title: title', 'Title: jobTitle'],
    ),
  });
  const { plan, connectors } = countedResult(await stage.plan({ environment: 'production' }), people, {
    smallestCount: 1,
    ...limits,
  });
  const applyWith = (added: string) => `pfconn apply --environment production${added === '' ? '' : ` ${added}`}`;
  return settledText(renderPlan(plan!, { colour: false, showUnmanaged: false, connectors, applyWith }));
}

test('15f people counted', async () => {
  const all = [...crowd(55, 0, { userAccountControl: '514' }), ...crowd(1149, 55, { title: 'Boss', jobTitle: 'Head' })];
  const people = { was: all, willBe: [...all.slice(1168), ...crowd(3, 2000)] };
  await expect(await otherFilter(people, { maxLeavers: { percent: 5 } })).toMatchFileSnapshot(
    golden('15f-terminal-people'),
  );
});

test('15g people counted by an account that sees less', async () => {
  const message = 'group "zoom-users" names 1,204 members below the base, and the account sees 834 of them';
  const doubts = [{ code: 'directory-sees-less', message, closes: true } as const];
  const text = await otherFilter({ was: crowd(834), willBe: crowd(23), doubts });
  await expect(text).toMatchFileSnapshot(golden('15g-terminal-people-doubted'));
});

test('15b nothing to do', async () => {
  await open({ 'zoom.yaml': zoom(), ...partners(2) });
  await stage.apply();
  expect(await expectText('plan --environment production', '15b-terminal-plan-nothing')).toBe(0);
});

test('15d what the server lacks', async () => {
  await open({
    'zoom.yaml': edited(zoom(), ['dataSource: corp-ad', 'dataSource: corp-ad-3']),
    'zoom-sso.yaml': edited(zoomSso(), ['signingKeyPairRef: signing-2026', 'signingKeyPairRef: signing-2031']),
  });
  expect(await expectText('plan --environment production', '15d-terminal-plan-refused')).toBe(1);
});

test('15e a deletion and a replacement', async () => {
  await open({ 'zoom.yaml': zoom(), ...partners(5) });
  await stage.apply();
  stage.write({
    ...Object.fromEntries(
      [1, 2, 3].map((number) => [
        `partner-${number}.yaml`,
        `kind: SpConnection\nid: partner-${number}\nname: Partner ${number}\nlifecycle: { state: absent }\n`,
      ]),
    ),
  });
  expect(await expectText('plan --environment production', '15e-terminal-plan-deletes')).toBe(0);
});

test('16 an apply, in part', async () => {
  await sixty();
  stage.write({ 'zoom.yaml': edited(zoom(), ['Title: title', 'Title: jobTitle']) });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/partner-22' }, fault: 503, times: 0 });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/partner-9' }, fault: 422 });
  const { outcome, plan } = await stage.apply({ environment: 'production' });
  const again = () => 'pfconn apply --environment production';
  const text = settledText(renderOutcome(outcome!, { colour: false, plan, again }));
  await expect(text).toMatchFileSnapshot(golden('16-terminal-apply'));
});

test('16d an apply that does all of it', async () => {
  await open({ 'zoom.yaml': zoom(), 'zoom-sso.yaml': zoomSso() });
  expect(await expectText('apply --environment production', '16d-terminal-apply-well')).toBe(0);
});

test('16e an apply of which a part waits for a yes', async () => {
  await sixty();
  expect(await expectText('apply --environment production', '16e-terminal-apply-waits')).toBe(1);
});

test('16c drift', async () => {
  await open({ 'zoom.yaml': zoom(), 'partner-41.yaml': partner(41) });
  await stage.apply();
  const live = JSON.stringify(await stage.live('zoom-provisioning'));
  await stage.console
    .of('SpConnection')
    .replace('zoom-provisioning', JSON.parse(live.replace('"value":"Disable"', '"value":"Delete"')));
  const other = JSON.stringify(await stage.live('partner-41'));
  await stage.console
    .of('SpConnection')
    .replace('partner-41', JSON.parse(other.replace('"company":"Example"', '"company":"Other"')));
  expect(await expectText('drift --environment production', '16c-terminal-drift')).toBe(2);
});

test('20 help, and the help of a command', async () => {
  await open({});
  await expectText('--help', '20-terminal-help');
  await expectText('plan --help', '20b-terminal-help-plan');
  await expectText('apply --help', '20d-terminal-help-apply');
});

test('20c what a finding means', async () => {
  await open({});
  await expectText('explain scope-changed', '20c-terminal-explain');
});

test('17 mistakes', async () => {
  await open({
    'zoom.yaml': edited(
      zoom(),
      ['Remove User Action', 'Remove user Actoin'],
      ['(&(objectClass=user)', '(&((objectClass=user)'],
    ),
    'zoom-sso.yaml': edited(zoomSso(), ['incomingBindings: [POST, REDIRECT]', 'incomingBindings: [Post, REDIRECT]']),
    'zoom-eu.yaml': edited(
      zoomSso(),
      ['id: zoom-sso', 'id: zoom-eu'],
      ['entityId: example.zoom.us', 'entityId: ${var:ZOOM_HOTS}'],
    ),
  });
  withEnvironment(stage, 'production', 'variables: { ZOOM_HOST: eu.zoom.us }\n');
  expect(await expectText('validate --environment production', '17-terminal-validate')).toBe(1);
});

test('18 a check-up', async () => {
  await open({ 'zoom.yaml': zoom(), 'zoom-sso.yaml': edited(zoomSso(), ['signing-2026', 'signing-2031']) });
  delete stage.variables.ZOOM_CLIENT_SECRET;
  expect(await expectText('doctor --environment production', '18-terminal-doctor')).toBe(1);
});

test('19 the demo', async () => {
  await open({});
  const text = settledText((await typed(stage, 'demo', { columns: 120 })).out);
  await expect(text.replace(/leave-accounts-[0-9a-f]+/, 'leave-accounts-fb3d087bab8e')).toMatchFileSnapshot(
    golden('19-terminal-demo'),
  );
});

const texts = () => readdirSync(folder).filter((name) => name.endsWith('.txt'));

test.each(texts())('%s keeps to its columns', (name) => {
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n'))
    if (!/^ +\d* │|pfconn [a-z]+ --/.test(line)) expect(columnsOf(line), line).toBeLessThanOrEqual(100);
});
