import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Live } from '../../src/core/connection/types.ts';
import { entriesOfServer } from '../../src/core/inventory/inventory.ts';
import { planChanges } from '../../src/core/plan/plan-changes.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import { inventoryMarkdown } from '../../src/core/report/inventory/draw-inventory.ts';
import { inventoryView } from '../../src/core/report/inventory/view.ts';
import { marksOf } from '../../src/core/report/machine/marks.ts';
import { driftMarkdown } from '../../src/core/report/markdown/drift-markdown.ts';
import { planMarkdown } from '../../src/core/report/markdown/plan-markdown.ts';
import { liveConnections } from '../core/connection/support/arbitrary-connection.ts';
import { exampleConnectors } from '../core/connection/support/descriptor.ts';
import { desiredFrom } from '../core/connection/support/desired.ts';
import { serverWith } from '../core/plan/server.ts';
import { cases } from '../seeds/cases.ts';
import { apiWordsIn } from './api-words.ts';

const connectors = exampleConnectors;

function planOf(wanted: Live, live: Live | undefined): Plan {
  return planChanges({
    desired: [desiredFrom({ ...wanted, name: 'x', entityId: 'x' })],
    server: serverWith(live ? [live] : []),
    environment: 'production',
    connectors,
    options: { allowReplace: true, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  });
}

/** Everything that people read of a plan, by what it is. */
function textsOf(plan: Plan): [kind: string, text: string][] {
  const findings = [...plan.findings, ...plan.changes.flatMap(({ findings: own }) => own)];
  return [
    ['comment', planMarkdown(plan, { limit: 60_000, connectors })],
    ['summary', planMarkdown(plan, { limit: 900_000, connectors, all: true })],
    ['drift', driftMarkdown(plan, { limit: 60_000, connectors, lookedAt: '2026-11-28T05:17:00.000Z' })],
    ...marksOf({ diagnostics: [], plan }).map(({ message }): [string, string] => ['annotation', message]),
    ...findings.map(({ code, message, hint = '' }): [string, string] => [code, `${message}; ${hint}`]),
    ...plan.changes.flatMap(({ waits = [] }) => waits.map(({ why }): [string, string] => ['wait', why])),
  ];
}

test('no text for people holds a path or a value of the API, whatever differs', () => {
  fc.assert(
    fc.property(liveConnections(), fc.option(liveConnections(), { nil: undefined }), (wanted, live) => {
      const texts = textsOf(planOf(wanted, live));
      expect(texts.flatMap(([kind, text]) => apiWordsIn(text).map((word) => `${kind}: ${word}`))).toEqual([]);
    }),
    { numRuns: cases(30) },
  );
});

test('nor does an inventory', () => {
  fc.assert(
    fc.property(liveConnections(), (live) => {
      const entries = entriesOfServer([{ ...live, name: 'x' }], { resources: {}, connectors });
      const made = new Date('2026-11-28T12:00:00Z');
      const text = inventoryMarkdown(inventoryView({ environment: 'production', version: '12.2.2', made, entries }));
      expect(apiWordsIn(text)).toEqual([]);
    }),
    { numRuns: cases(30) },
  );
});

test('what the search would find', () => {
  expect(apiWordsIn('spBrowserSso.adapterMappings[x] is ONE_LEVEL  by urn:oasis:x')).toEqual([
    'ONE_LEVEL',
    'adapterMappings',
    'spBrowserSso',
    'spBrowserSso.adapterMappings[',
    'urn:oasis:x',
  ]);
  expect(apiWordsIn('Browser SSO › one level, POST; subject from LDAP, SAML_SUBJECT')).toEqual([]);
});
