import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { compareEnvironments } from '../../../src/core/plan/compare-environments.ts';
import type { Change } from '../../../src/core/plan/types.ts';
import { neverApplied } from '../../../src/core/report/drift.ts';
import { planJson } from '../../../src/core/report/machine/plan-json.ts';
import { driftMarkdown } from '../../../src/core/report/markdown/drift-markdown.ts';
import { planMarkdown } from '../../../src/core/report/markdown/plan-markdown.ts';
import { changeLines } from '../../../src/core/report/markdown/reviewed-plan.ts';
import { renderComparison } from '../../../src/core/report/terminal/render-comparison.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { isSecretMember, showValue, withoutSecrets } from '../../../src/core/report/values.ts';
import { cases } from '../../seeds/cases.ts';
import { liveConnections } from '../connection/support/arbitrary-connection.ts';
import { desiredFrom, samlConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { change, changed, planOf, zoomUpdate } from './samples.ts';

const lookedAt = '2026-11-28T05:17:00.000Z';

function changeOf(document: JsonObject, live: Live | undefined): Change {
  const desired = desiredFrom({ ...document, id: 'x', name: 'x', entityId: 'x' });
  const differences = compareDesired({ desired, live });
  const base = {
    kind: 'SpConnection' as const,
    id: 'x',
    key: 'x',
    name: 'x',
    entityId: 'x',
    findings: [],
    digest: 'sha256:x',
    desired,
    differences,
  };
  return live ? { ...base, action: 'update', live } : { ...base, action: 'create' };
}

/** A change with one of its differences alone. */
const alone = (change: Change, index: number): Change =>
  'differences' in change ? { ...change, differences: [change.differences[index]!] } : change;

/** A new connection's settings have a text of their own, see `all-settings.ts`; here they are as if they were changed. */
const asUpdate = (change: Change): Change =>
  change.action === 'create' ? { ...change, action: 'update', live: { id: 'x', name: 'x', entityId: 'x' } } : change;

const terminal = (change: Change) => {
  const lines = renderPlan(planOf([asUpdate(change)]), { colour: false, showUnmanaged: false, full: true }).split('\n');
  return lines.filter((line) => /:\d+$/.test(line));
};

/** Lines of the job summary's differences, or of a new connection's settings. */
function inSummary(change: Change): number {
  const text = planMarkdown(planOf([change]), { limit: 900_000, all: true });
  return text.match(change.action === 'create' ? /^ {2,}\S.*: /gm : /^[+-] /gm)?.length ?? 0;
}

/** Lines that say which side they are. */
function inDrift(change: Change): number {
  return (
    driftMarkdown(planOf([change]), { limit: 900_000, all: true, lookedAt }).match(/ {4}\((in git|live now)\)$/gm)
      ?.length ?? 0
  );
}

test('each difference of --json stands in the texts as well', () => {
  fc.assert(
    fc.property(liveConnections(), fc.option(liveConnections(), { nil: undefined }), (wanted, live) => {
      const change = changeOf(wanted, live && { ...live, id: 'x' });
      const { differences } = planJson(planOf([change]), undefined).changes[0]!;
      differences.forEach(({ path }, index) => {
        // The id is the headline.
        if (path === 'id') return;
        expect(terminal(alone(change, index)).length, path).toBeGreaterThan(0);
        const one = alone(change, index);
        expect(changeLines(one).length, path).toBeGreaterThan(1);
        expect(inSummary(one), path).toBeGreaterThan(0);
        if (live) expect(inDrift(one), path).toBeGreaterThan(0);
      });
    }),
    { numRuns: cases(12) },
  );
});

test('what is marked as a secret shows neither side, whatever it holds', () => {
  const [at] = zoomUpdate.action === 'update' ? zoomUpdate.differences.filter(({ secret }) => secret) : [];
  const ref = changed('credentials.signingSettings.signingKeyPairRef', { id: 'planted-before' }, { id: 'planted' });
  const differences = [
    { ...at!, live: 'planted-before', desired: { clear: 'planted-after' } },
    { ...ref, secret: true as const },
  ];
  const one = change({ action: 'update', id: 'zoom', differences });
  const named = 'desired' in one ? { ...one, desired: { ...one.desired!, nameOf: () => 'planted name' } } : one;
  const plan = planOf([named as Change]);
  const texts = [
    JSON.stringify(planJson(plan, undefined)),
    renderPlan(plan, { colour: false, showUnmanaged: false, full: true }),
    planMarkdown(plan, { limit: 900_000, all: true }),
    driftMarkdown(plan, { limit: 900_000, all: true, lookedAt }),
    changeLines(named as Change).join('\n'),
  ];
  for (const text of texts) expect(text).not.toContain('planted');
});

test.each([
  ['password', 'x', true],
  ['confirmPassphrase', 'x', true],
  ['clientSecret', 'x', true],
  ['secretary', 'x', false],
  ['encryptedValue', 'x', true],
  ['encryptedPassword', 'OBF:JWE:x', true],
  ['other', 'OBF:JWE:x', true],
  ['password', '${secret:ZOOM}', false],
  // Where a secret is kept is none.
  ['encryptedPassword', 'OBF:MGR:vault:path', false],
  ['password', 'OBF:MGR:vault:path', false],
  ['name', 'x', false],
])('%s: %s is a secret: %s', (name, value, isSecret) => {
  expect(isSecretMember(name, value)).toBe(isSecret);
  const kept = JSON.stringify(withoutSecrets({ [name]: value, more: [{ [name]: value }] }));
  expect(kept.includes('(secret)')).toBe(isSecret);
  // On the way to people's eyes a reference is no name of a secret either.
  const isNever = isSecret || value.startsWith('${secret:');
  expect(showValue({ [name]: value, b: 1 }).includes('(secret)')).toBe(isNever);
});

test('what git changed after the server was saved last was never applied: the last commit of any of its files counts', () => {
  const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`;
  const own = changed('loggingMode', 'STANDARD', 'FULL', 3, 'connections/zoom.yaml');
  const overridden = changed('baseUrl', 'https://a', 'https://b', 7, 'environments/production.yaml');
  const saved = (modificationDate?: string) =>
    change({
      action: 'update',
      id: 'zoom',
      differences: [own, overridden],
      live: modificationDate ? { modificationDate } : {},
    });
  const commits = (definition: number, environment: number) =>
    new Map([
      ['connections/zoom.yaml', { sha: 'd', at: at(definition) }],
      ['environments/production.yaml', { sha: 'e', at: at(environment) }],
      ['connections/other.yaml', { sha: 'o', at: at(23) }],
    ]);
  expect(neverApplied(saved(at(12)), commits(9, 15))?.sha).toBe('e');
  expect(neverApplied(saved(at(12)), commits(15, 9))?.sha).toBe('d');
  expect(neverApplied(saved(at(12)), commits(14, 15))?.sha).toBe('e');
  expect(neverApplied(saved(at(12)), commits(9, 12))).toBeUndefined();
  expect(neverApplied(saved(), commits(9, 15))).toBeUndefined();
  expect(neverApplied(saved(at(12)), undefined)).toBeUndefined();
});

test('a difference between environments is told once, and every one is', () => {
  fc.assert(
    fc.property(liveConnections(), liveConnections(), (dev, live) => {
      const [one] = compareEnvironments([
        { environment: 'dev', connections: [desiredFrom(dev)], textAt: () => 'x' },
        { environment: 'live', connections: [desiredFrom({ ...live, id: dev.id })], textAt: () => 'x' },
      ]);
      const text = renderComparison([one!], { environments: ['dev', 'live'], colour: false });
      expect(text.match(/ {2}dev {3}/g)?.length ?? 0).toBe(one!.differences.length);
      expect(text.match(/ {2}live {2}/g)?.length ?? 0).toBe(one!.differences.length);
    }),
    { numRuns: cases(40) },
  );
});

test('an item that holds nothing but its key is shown by it', () => {
  const live = samlConnection();
  const at = '/spBrowserSso/attributeContract/extendedAttributes';
  const change = changeOf(withValueAt(live, at, [{ name: 'mail' }, { name: 'phone' }]), { ...live, id: 'x' });
  const text = renderPlan(planOf([change]), { colour: false, showUnmanaged: false });
  expect(text).toMatch(/\+ .*Extend the Contract +phone/);
  expect(text).toMatch(/- .*Extend the Contract +department/);
  expect(inDrift(change)).toBeGreaterThan(1);
  const summary = planMarkdown(planOf([change]), { limit: 900_000, all: true });
  expect(summary).toMatch(/^\+ .*phone$/m);
  expect(summary).toMatch(/^- .*department$/m);
  expect('differences' in change && change.differences.map(({ path }) => pathText(path))).toContain(
    'spBrowserSso.attributeContract.extendedAttributes[phone]',
  );
});
