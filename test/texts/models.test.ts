import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sectionOf } from '../../src/action/publish-comment.ts';
import { defaultMarkerProperty } from '../../src/core/connection/marker-property.ts';
import { readComment, writeComment } from '../../src/core/report/markdown/comment-body.ts';
import { driftMarkdown } from '../../src/core/report/markdown/drift-markdown.ts';
import { type Rehearsal, signOn } from '../commands/rehearsal.ts';
import { crowd } from '../core/people/example.ts';
import { countedResult, uncountedResult } from './counted.ts';
import { commentOn, contextOf, edited, scene, settled, summaryOn, zoom, zoomSso } from './scene.ts';

/**
 * Each situation that a reader meets, made by the real renderer from a real plan or outcome against the sandbox. The
 * files beside this one are what GitHub would show: look at them as a reader when one changes.
 */

let stage: Rehearsal;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:02:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await stage.stop();
});

const golden = (name: string) => `./golden/${name}.md`;
const expectText = (text: string, name: string) => expect(`${text}\n`).toMatchFileSnapshot(golden(name));

const partner = (number: number, edits: [string, string][] = []) =>
  edited(signOn(`partner-${number}`, { name: `Partner ${number}` }), ...edits);
const partners = (count: number, edits: [string, string][] = []) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`partner-${index + 1}.yaml`, partner(index + 1, edits)]),
  );
const enhanced: [string, string] = ['active: true', 'active: true\nloggingMode: ENHANCED'];

const gone = (number: number) =>
  `kind: SpConnection\nid: partner-${number}\nname: Partner ${number}\nlifecycle: { state: absent }\n`;

test('01 a first provisioning', async () => {
  stage = await scene({ 'zoom.yaml': zoom() });
  await expectText(commentOn(contextOf(await stage.plan())), '01-create-provisioning');
});

test('02 a first sign-on', async () => {
  stage = await scene({ 'zoom-sso.yaml': zoomSso() });
  await expectText(commentOn(contextOf(await stage.plan())), '02-create-sso');
});

test('03 a change that touches nobody much', async () => {
  stage = await scene({ 'zoom.yaml': zoom(), 'zoom-sso.yaml': zoomSso() });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(zoom(), ['Title: title', 'Title: jobTitle']) });
  await expectText(commentOn(contextOf(await stage.plan())), '03-harmless');
});

test('03b what no rule can judge is said to be so', async () => {
  const ognl = (expression: string) =>
    edited(zoomSso(), [
      'firstName: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: givenName }',
      `firstName: { source: { type: EXPRESSION }, value: '${expression}' }`,
    ]);
  stage = await scene({ 'zoom-sso.yaml': ognl('#this.get("givenName")') });
  await stage.apply();
  stage.write({ 'zoom-sso.yaml': ognl('#this.get("givenName").toString().trim()') });
  await expectText(commentOn(contextOf(await stage.plan())), '03b-not-judged');
});

const deletes: [string, string] = ['Remove User Action: Disable', 'Remove User Action: Delete'];
const berlin: [string, string] = ['baseDn: dc=corp', 'baseDn: ou=berlin,dc=corp'];

test('04 accounts are deleted', async () => {
  stage = await scene({ 'zoom.yaml': zoom() });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(zoom(), deletes, berlin) });
  await expectText(commentOn(contextOf(await stage.plan())), '04-irreversible');
});

async function sixty() {
  stage = await scene({ 'zoom.yaml': zoom(), ...partners(63) });
  await stage.apply();
  stage.write({
    ...partners(62, [enhanced]),
    'zoom.yaml': edited(zoom(), deletes),
    'partner-63.yaml': gone(63),
    'partner-17.yaml': partner(17, [enhanced, ['value: username', 'value: mail']]),
    'partner-41.yaml': partner(41, [['active: true', 'active: false\nloggingMode: ENHANCED']]),
  });
  return contextOf(await stage.plan());
}

test('05 sixty equal changes, three dangerous ones and a deletion, in the comment and in the job summary', async () => {
  const context = await sixty();
  await expectText(commentOn(context), '05-sixty');
  await expectText(summaryOn(context), '20-summary-plan');
});

test('05b a replacement, a deletion', async () => {
  const sso = edited(zoomSso(), ['id: zoom-sso', 'id: zoom'], ['name: Zoom Single Sign-On', 'name: Zoom']);
  const wiki = edited(
    zoom(),
    ['id: zoom-provisioning', 'id: wiki'],
    ['name: Zoom Provisioning', 'name: Wiki Provisioning'],
    ['  protect: true # never deleted or replaced by this tool\n', ''],
  );
  stage = await scene({ 'zoom.yaml': sso, 'wiki.yaml': wiki });
  await stage.apply();
  const provisioning = zoom().slice(zoom().indexOf('outboundProvision:'), zoom().indexOf('extendedProperties:'));
  stage.write({
    'zoom.yaml': edited(
      `${sso}\n${provisioning}lifecycle: { allowReplace: true }\n`,
      ['      active: true\n      maxThreads', '      active: false\n      maxThreads'],
      ['lifecycle: {', '\nlifecycle: {'],
    ),
    'wiki.yaml': 'kind: SpConnection\nid: wiki\nname: Wiki Provisioning\nlifecycle: { state: absent }\n',
  });
  await expectText(commentOn(contextOf(await stage.plan())), '05b-replace-delete');
});

test('05b a connection that was made in the console is taken over', async () => {
  stage = await scene({ 'partner-1.yaml': partner(1), 'partner-2.yaml': partner(2) });
  await stage.apply();
  await stage.console.put('/extendedProperties', { items: [{ name: defaultMarkerProperty, multiValued: false }] });
  stage.variables.PFCONN_REPOSITORY = 'example-org/identity';
  stage.write({ 'partner-2.yaml': partner(2, [enhanced]) });
  await expectText(commentOn(contextOf(await stage.plan())), '05b-take-over');
});

test('05c more deletions than are allowed', async () => {
  const files = partners(40);
  stage = await scene(files);
  await stage.apply();
  stage.write(Object.fromEntries(Object.keys(files).map((name, index) => [name, gone(index + 1)])));
  await expectText(commentOn(contextOf(await stage.plan({ maxDeletes: { count: 5 } }))), '05c-many-dangers');
});

test('06 two environments: what differs in a table, the rest once', async () => {
  stage = await scene({ 'zoom.yaml': zoom(), 'zoom-sso.yaml': zoomSso() });
  const production = sectionOf(contextOf(await stage.plan()), undefined);
  const staged = (text: string) =>
    text
      .replaceAll('dc=corp,dc=example', 'ou=staging,dc=corp,dc=example')
      .replaceAll('example-account-id', 'example-staging-account-id')
      .replaceAll('https://example.zoom.us', 'https://example-staging.zoom.us');
  stage.write({
    'zoom.yaml': edited(staged(zoom()), ['active: true\n\noutbound', 'active: false\n\noutbound']),
    'zoom-sso.yaml': edited(staged(zoomSso()), ['loggingMode: STANDARD', 'loggingMode: ENHANCED']),
  });
  const staging = sectionOf(contextOf(await stage.plan(), { environment: 'staging' }), undefined);
  const body = writeComment([production, staging]);
  await expectText(settled(body), '06-two-environments');
  expect(
    readComment(body)
      ?.map(({ text }) => text)
      .sort(),
  ).toEqual([production.text, staging.text].sort());
});

test('07 mistakes in the definitions', async () => {
  stage = await scene({
    'zoom.yaml': edited(zoom(), ['Remove User Action', 'Remove user Actoin']),
    'zoom-sso.yaml': edited(zoomSso(), ['incomingBindings: [POST, REDIRECT]', 'incomingBindings: [Post, REDIRECT]']),
  });
  await expectText(commentOn(contextOf(await stage.plan())), '07-errors');
});

test('08 the server lacks what a definition refers to', async () => {
  stage = await scene({
    'zoom.yaml': edited(zoom(), ['dataSource: corp-ad', 'dataSource: corp-ad-3']),
    'zoom-sso.yaml': edited(zoomSso(), ['signingKeyPairRef: signing-2026', 'signingKeyPairRef: signing-2031']),
  });
  await expectText(commentOn(contextOf(await stage.plan())), '08-missing-reference');
});

/** Another group decides who is in. */
async function otherFilter() {
  stage = await scene({ 'zoom.yaml': zoom() });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(zoom(), ['memberOf=cn=zoom-users', 'memberOf=cn=zoom-staff']) });
  return stage.plan();
}

test('09 another filter, and people counted', async () => {
  const result = await otherFilter();
  const all = crowd(1204);
  const people = { was: all, willBe: [...all.slice(0, 36), ...crowd(4, 2000)] };
  await expectText(commentOn(contextOf(countedResult(result, people))), '09-people-counted');
  await expectText(
    commentOn(contextOf(countedResult(result, people, { maxLeavers: { percent: 5 } }))),
    '09b-people-limit',
  );
  await expectText(commentOn(contextOf(countedResult(result, { was: all, willBe: all }))), '09c-people-same');
});

test('09d people counted by an account that sees less', async () => {
  const message = 'group "zoom-users" names 1,204 members below the base, and the account sees 834 of them';
  const doubts = [{ code: 'directory-sees-less', message, closes: true } as const];
  const people = { was: crowd(834), willBe: crowd(23), doubts };
  await expectText(commentOn(contextOf(countedResult(await otherFilter(), people))), '09d-people-doubted');
});

test('09e people of a new connection', async () => {
  stage = await scene({ 'zoom.yaml': zoom() });
  const result = countedResult(await stage.plan(), { was: [], willBe: crowd(1204) });
  const comment = commentOn(contextOf(result));
  expect(comment).toContain('. **1,204 people**, counted on 27\u00a0Nov\u00a02026 at 14:02 UTC.');
  expect(comment).not.toContain('| Now |');
});

test('10 another filter', async () => {
  await expectText(commentOn(contextOf(uncountedResult(await otherFilter()))), '10-people-unknown');
});

test('11 applied', async () => {
  stage = await scene({ 'zoom.yaml': zoom(), 'zoom-sso.yaml': zoomSso() });
  await expectText(commentOn(contextOf(await stage.apply(), { command: 'apply' })), '11-outcome-well');
});

test('12 applied in part, then run again; and the job summary', async () => {
  stage = await scene({ 'zoom.yaml': zoom(), ...partners(8) });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(zoom(), ['Title: title', 'Title: jobTitle']), ...partners(8, [enhanced]) });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/partner-5' }, fault: 422 });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/partner-7' }, fault: 503, times: 0 });
  const first = contextOf(await stage.apply({ onFailure: 'continue' }), { command: 'apply' });
  await expectText(commentOn(first), '12-outcome-partial');
  await expectText(summaryOn(first), '21-summary-apply');
  const standing = sectionOf(first, undefined);
  vi.setSystemTime(new Date('2026-11-27T14:52:00Z'));
  stage.sandbox.faults.clear();
  const second = contextOf(await stage.apply(), { command: 'apply', runId: 7004 });
  await expectText(commentOn(second, standing), '12b-outcome-rerun');
});

test('13 outdated', async () => {
  stage = await scene({ 'zoom.yaml': zoom() });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(zoom(), deletes, berlin) });
  const standing = sectionOf(contextOf(await stage.plan()), undefined);
  const { outdatedSection } = await import('../../src/core/report/markdown/outdated.ts');
  const { links } = contextOf(await stage.plan(), { head: 'a1b2c3d'.padEnd(40, '0') });
  const text = outdatedSection({
    text: standing.text,
    environment: 'production',
    oldHead: standing.marker.head,
    newHead: 'a1b2c3d'.padEnd(40, '0'),
    links,
  });
  await expectText(settled(text), '13-outdated');
});

test('14 drift', async () => {
  stage = await scene({ 'zoom.yaml': zoom(), 'partner-41.yaml': partner(41) });
  await stage.apply();
  const live = (await stage.live('zoom-provisioning')) as { id: string };
  const changed = JSON.parse(JSON.stringify(live).replace('"value":"Disable"', '"value":"Delete"'));
  await stage.console.of('SpConnection').replace('zoom-provisioning', changed);
  const { plan, connectors } = await stage.plan();
  const { links } = contextOf(await stage.plan());
  const text = driftMarkdown(
    { ...plan!, environment: 'production' },
    {
      links,
      connectors,
      limit: 60_000,
      lookedAt: '2026-11-28T05:17:00.000Z',
      isIssue: true,
      adoption: { number: '124', url: 'https://github.com/example-org/identity/pull/124' },
    },
  );
  await expectText(settled(text), '14-drift-issue');
});

test('14b what was merged and never applied is no drift', async () => {
  stage = await scene({ 'partner-41.yaml': partner(41), 'partner-42.yaml': partner(42) });
  await stage.apply();
  stage.write({ 'partner-41.yaml': partner(41, [['active: true', 'active: false']]) });
  const result = await stage.plan();
  const { links } = contextOf(result);
  const text = driftMarkdown(
    { ...result.plan!, environment: 'production' },
    {
      links,
      connectors: result.connectors,
      limit: 60_000,
      lookedAt: '2026-11-28T05:17:00.000Z',
      isIssue: true,
      commits: new Map([
        ['connections/partner-41.yaml', { sha: 'a1b2c3d'.padEnd(40, '0'), at: '2026-11-27T15:08:00Z' }],
      ]),
    },
  );
  await expectText(settled(text), '14b-drift-known');
});
