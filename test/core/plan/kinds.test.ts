import { expect, test } from 'vitest';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf, samlConnection } from '../connection/support/desired.ts';
import { serverWith } from './server.ts';

test('an object of another kind may share its id with a connection', () => {
  const server = serverWith([samlConnection()], {
    resources: { AuthenticationPolicyContract: [{ id: 'zoom-sso', name: 'Staff' }] },
  });
  const made = planChanges({
    desired: [
      desiredFrom(samlConnection()),
      desiredOf('AuthenticationPolicyContract', { id: 'zoom-sso' }, { state: 'absent' }),
    ],
    server,
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24'),
  });
  expect(made.changes.map(({ action, key, name }) => [action, key, name])).toEqual([
    ['delete', 'AuthenticationPolicyContract/zoom-sso', 'Staff'],
    ['no-op', 'zoom-sso', 'Zoom'],
  ]);
  expect(made.unmanaged).toEqual([]);
});
