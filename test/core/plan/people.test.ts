import { expect, test } from 'vitest';
import type { Connectors } from '../../../src/core/connector/types.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import { countedChange, withPeople } from '../../../src/core/plan/people.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { connection, type Example } from '../consequences/zoom-example.ts';
import { zoom } from '../people/example.ts';
import { serverWith } from './server.ts';

const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
const connectors: Connectors = {
  source: 'live',
  find: () => zoom,
  lookUp: () => ({ state: 'found', connector: zoom }),
  names: () => [],
};

function planOf(from: Example | undefined, to: Example) {
  const lifecycle: Lifecycle = {
    state: 'present',
    protect: false,
    ignoreChanges: [],
    allowSecretIn: [],
    accept: [],
    allowReplace: false,
  };
  const document = connection(to);
  return planChanges({
    desired: [{ id: 'z', name: 'z', entityId: 'z', file: 'c.yaml', document, placeOf: () => place, lifecycle }],
    server: serverWith(from ? [connection(from)] : []),
    environment: 'production',
    connectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
}

test('what is to be counted of a change', () => {
  const [update] = planOf({}, { users: { filter: '(a=b)' } }).changes;
  expect(countedChange(update!, connectors)).toMatchObject({
    before: { id: 'z' },
    after: { id: 'z' },
    connector: zoom,
  });
  const [create] = planOf(undefined, {}).changes;
  expect(countedChange(create!, connectors)).toMatchObject({ before: undefined, after: { id: 'z' } });
  const [none] = planOf({}, {}).changes;
  expect(countedChange(none!, connectors)).toBeUndefined();
});

test('the numbers stand at the change, and its digest stays', () => {
  const plan = planOf({}, { users: { filter: '(a=b)' } });
  const counted = withPeople(plan, new Map([['z', { state: 'not-asked' }]]), { smallestCount: 10, mustCount: false });
  expect(counted.changes[0]?.people).toEqual({ state: 'not-asked' });
  expect(counted.digest).toBe(plan.digest);
});
