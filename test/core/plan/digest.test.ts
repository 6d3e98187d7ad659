import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { digestOfChange } from '../../../src/core/plan/digest.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { Change, Plan } from '../../../src/core/plan/types.ts';
import { cases } from '../../seeds/cases.ts';
import { liveConnections } from '../connection/support/arbitrary-connection.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { diceFrom, disturb } from '../connection/support/disturb.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { serverWith } from './server.ts';

function plan(documents: JsonObject[], live: Live[], environment = 'production', now = '2026-11-24'): Plan {
  return planChanges({
    desired: documents.map((document) => desiredFrom(document)),
    server: serverWith(live),
    environment,
    connectors: exampleConnectors,
    options: { allowReplace: true, prune: false, rotate: [] },
    now: new Date(now),
  });
}

const changed = samlConnection({ applicationName: 'Zoom' });

test('what was reviewed before there were other kinds than connections stays reviewed', () => {
  const pinned = 'sha256:571f034e9974de79c87f3149e6d091bb7043ae1280378c7a714cff68cb445258';
  expect(plan([changed], [samlConnection()]).digest).toBe(pinned);
});

describe('the digest is the same', () => {
  const digest = plan([changed], [samlConnection()]).digest;

  test('for members in another order', () => {
    const turned = Object.fromEntries(Object.entries(changed).reverse());
    expect(plan([turned], [Object.fromEntries(Object.entries(samlConnection()).reverse()) as Live]).digest).toBe(
      digest,
    );
  });

  test('for secrets in another order', () => {
    const live = provisioningConnection();
    const secret = (name: string) => ({ name, value: `\${secret:${name}}` });
    const sent = (...names: string[]) => {
      const settings = [{ name: 'Target', value: '' }, { name: 'URL', value: 'https://x' }, ...names.map(secret)];
      return plan([withValueAt(live, '/outboundProvision/targetSettings', settings) as JsonObject], [live]).digest;
    };
    expect(sent('SECRET', 'OTHER')).toBe(sent('OTHER', 'SECRET'));
  });

  test('on another day, and with other dates and links on the server', () => {
    const live = samlConnection({ modificationDate: '2027-01-01T00:00:00.000Z' });
    expect(
      plan(
        [changed],
        [JSON.parse(JSON.stringify(live).replaceAll('https://pf:9999', 'https://other'))],
        'production',
        '2030-01-01',
      ).digest,
    ).toBe(digest);
  });

  test('whatever else needs nothing', () => {
    expect(plan([changed, provisioningConnection()], [samlConnection(), provisioningConnection()]).digest).toBe(digest);
  });

  test('for the same server in other words', () => {
    fc.assert(
      fc.property(
        liveConnections(),
        liveConnections(),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (wanted, live, seed) => {
          const document = withoutDefaults('SpConnection', { ...wanted, id: 'x', name: 'x', entityId: 'x' });
          const before = plan([document], [{ ...live, id: 'x' }]).digest;
          expect(plan([document], [{ ...disturb(live, diceFrom(seed, false)), id: 'x' }]).digest).toBe(before);
        },
      ),
      { numRuns: cases(80) },
    );
  });
});

describe('the digest is another', () => {
  test.each([
    ['for another value', plan([samlConnection({ applicationName: 'Zoom!' })], [samlConnection()])],
    ['for another value on the server', plan([changed], [samlConnection({ applicationName: 'Old' })])],
    ['for another environment', plan([changed], [samlConnection()], 'test')],
    ['for one more change', plan([changed, provisioningConnection()], [samlConnection()])],
    ['for a create instead of an update', plan([changed], [])],
  ])('%s', (_, other) => expect(other.digest).not.toBe(plan([changed], [samlConnection()]).digest));

  test('for a change of another value to the same', () => {
    const from = (applicationName: string) => plan([changed], [samlConnection({ applicationName })]).digest;
    expect(from('Old')).not.toBe(from('Older'));
  });

  test('for another way out of a circle, and for another reason to replace', () => {
    const circle = (more: Live[]) =>
      plan(
        [samlConnection({ id: 'a', name: 'B', entityId: 'a' }), samlConnection({ id: 'b', name: 'A', entityId: 'b' })],
        [
          samlConnection({ id: 'a', name: 'A', entityId: 'a' }),
          samlConnection({ id: 'b', name: 'B', entityId: 'b' }),
          ...more,
        ],
      ).digest;
    const inItsWay = samlConnection({ id: 'x', name: 'pfconn-interim-a', entityId: 'x' });
    expect(circle([inItsWay])).not.toBe(circle([samlConnection({ id: 'x', name: 'x', entityId: 'x' })]));
    const change: Omit<Extract<Change, { action: 'delete' }>, 'digest'> = {
      action: 'delete',
      kind: 'SpConnection',
      id: 'a',
      key: 'a',
      name: 'A',
      entityId: 'a',
      live: samlConnection(),
      reason: 'prune',
      findings: [],
    };
    expect(digestOfChange({ ...change, reason: 'absent' } as typeof change)).not.toBe(digestOfChange(change));
  });

  test('for a secret with another name', () => {
    const live = provisioningConnection();
    const withSecret = (name: string): Json => ({ name: 'SECRET', value: `\${secret:${name}}` });
    const document = (name: string) =>
      withValueAt(
        { ...live, applicationName: 'x' },
        '/outboundProvision/targetSettings/2',
        withSecret(name),
      ) as JsonObject;
    expect(plan([document('A')], [live]).digest).not.toBe(plan([document('B')], [live]).digest);
    expect(plan([document('A')], [live]).changes[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

test('two plans of the same input are equal', () => {
  const input = () => plan([changed, provisioningConnection()], [samlConnection()]);
  expect(JSON.stringify(input())).toBe(JSON.stringify(input()));
});
