import { expect, test } from 'vitest';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { finding } from '../../../src/core/diagnostics/diagnostic.ts';
import { startOf } from '../../../src/core/diagnostics/place.ts';
import { withoutHeld } from '../../../src/core/import/held-findings.ts';

const live = { type: 'SP', id: 'a', name: 'A', entityId: 'urn:a', loggingMode: 'FULL' };
const lifecycle = {
  state: 'present' as const,
  protect: false,
  ignoreChanges: [],
  allowSecretIn: [],
  accept: [],
  allowReplace: false,
};
const desired = (document: object) => ({
  kind: 'SpConnection' as const,
  id: 'a',
  key: 'a',
  name: 'A',
  entityId: 'urn:a',
  file: 'a.yaml',
  document: { ...document } as never,
  placeOf: () => startOf('a.yaml'),
  lifecycle,
});
const context = { connectors: connectorsFrom({ catalogue: [] }), now: new Date('2026-08-01') };

test('what the schema finds in the definition alone stays an error, although nothing would change', () => {
  const found = finding('value-not-allowed', startOf('a.yaml'), '"SpConnektion" isn’t a kind', { key: 'a' });
  expect(withoutHeld([found], { live: [live], version: '12.2.2.0', desired: [desired(live)] }, context)).toEqual([
    found,
  ]);
});

test.each([
  ['a definition that says just what the server has', live, 'warning'],
  ['one that changes something', { ...live, loggingMode: 'STANDARD' }, 'error'],
])('what the rules find in %s alone', (_, document, severity) => {
  const found = finding('attribute-not-fulfilled', startOf('a.yaml'), 'from nowhere', { key: 'a' });
  const held = { live: [live], version: '12.2.2.0', desired: [desired(document)] };
  expect(withoutHeld([found], held, context)).toMatchObject([{ severity }]);
});
