import { expect, test } from 'vitest';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { planJson } from '../../../src/core/report/machine/plan-json.ts';
import { resultJson } from '../../../src/core/report/machine/result-json.ts';
import { toSarif } from '../../../src/core/report/machine/sarif.ts';
import { planMarkdown } from '../../../src/core/report/markdown/plan-markdown.ts';
import { ranked } from '../../../src/core/report/ranking.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { serverWith } from '../plan/server.ts';
import { change, found } from './samples.ts';

const connection = (number: number): Live =>
  samlConnection({ id: `partner-${number}`, name: `Partner ${number}`, entityId: `https://p${number}.example.com` });

/** Every partner gets another logging mode; those listed are changed otherwise, or go. */
function plan(count: number, others: Record<number, (live: Live) => Desired>) {
  const live = Array.from({ length: count }, (_, index) => connection(index + 1));
  const desired = live.map(
    (one, index) => others[index + 1]?.(one) ?? desiredFrom({ ...one, loggingMode: 'ENHANCED' } as JsonObject),
  );
  return planChanges({
    desired,
    server: serverWith(live),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  });
}

const to = (pointer: string, value: string | boolean) => (live: Live) => desiredFrom(withValueAt(live, pointer, value));
const gone = (live: Live) => desiredFrom(live, { state: 'absent' });
const subject = '/spBrowserSso/adapterMappings/0/attributeContractFulfillment/SAML_SUBJECT/value';

test('among a thousand harmless changes the three bad ones come first, in every report', () => {
  const made = plan(1003, { 77: to('/active', false), 500: to(subject, 'mail'), 901: gone });
  const worst = ['partner-901', 'partner-77', 'partner-500'];
  const json = planJson(made, undefined);
  expect(json.consequences.slice(0, 3).map(({ connections, tier, rank }) => [...connections, tier, rank])).toEqual([
    ['partner-901', 'irreversible', 1],
    ['partner-77', 'people', 2],
    ['partner-500', 'people', 2],
  ]);
  const sarif = toSarif(made.changes.flatMap(({ findings }) => findings)).runs[0]!.results;
  const named = sarif
    .slice(0, 3)
    .map((one) => one.locations[0]!.physicalLocation.artifactLocation.uri.split(/[/.]/)[1]);
  expect(named.sort()).toEqual([...worst].sort());
  const lines = renderPlan(made, { colour: false, showUnmanaged: false, full: true }).split('\n');
  const told = lines.slice(lines.indexOf('Look at this first:') + 1).filter((line) => /^ {2}!/.test(line));
  expect(told.slice(0, 3).map((line) => /Partner \d+/.exec(line)?.[0])).toEqual([
    'Partner 901',
    'Partner 77',
    'Partner 500',
  ]);
  const text = planMarkdown(made, { limit: 60_000 });
  const at = ['Partner 901', 'Partner 77', 'Partner 500'].map((name) => text.indexOf(name));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(Math.max(...at)).toBeLessThan(text.includes('<table') ? text.indexOf('<table') : 3_000);
});

test('one sentence that is true of several connections is one item, before those of one', () => {
  const made = plan(6, {
    2: to('/active', false),
    4: to(subject, 'mail'),
    5: to(subject, 'mail'),
    6: to('/active', false),
  });
  const [first, second] = planJson(made, undefined).consequences;
  expect(first).toMatchObject({ code: 'connection-switched', connections: ['partner-2', 'partner-6'], certain: true });
  expect(second).toMatchObject({ code: 'subject-changed', connections: ['partner-4', 'partner-5'] });
});

test('what a small plan says stands beside the change alone', () => {
  const text = renderPlan(plan(2, { 1: to('/active', false) }), { colour: false, showUnmanaged: false });
  expect(text).not.toContain('Look at this first');
});

test('data say where the console has a setting, by the name that it has there', () => {
  const live = provisioningConnection();
  const made = planChanges({
    desired: [desiredFrom(withValueAt(live, '/outboundProvision/targetSettings/4/value', 'Delete'))],
    server: serverWith([live]),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  });
  const { plan: told } = resultJson('plan', {
    exitCode: 0,
    definitions: 1,
    diagnostics: [],
    plan: made,
    connectors: exampleConnectors,
  });
  expect(told?.changes[0]?.differences.map(({ console: way }) => way)).toEqual([
    'Outbound Provisioning › Target › Remove action',
  ]);
});

test('of what is as bad, what is certain comes before what may be, whatever it reaches', () => {
  const finding = (message: string, more: Partial<Diagnostic>) =>
    found('warning', message, { code: 'scope-changed', tier: 2, ...more });
  const changes = [
    change({ action: 'update', id: 'a', findings: [finding('may be', { certain: false })] }),
    change({ action: 'update', id: 'b', findings: [finding('is', {})] }),
    change({ action: 'update', id: 'c', findings: [finding('is worst, perhaps', { tier: 1, certain: false })] }),
  ];
  expect(ranked(changes).map(({ finding: { message } }) => message)).toEqual(['is worst, perhaps', 'is', 'may be']);
});
