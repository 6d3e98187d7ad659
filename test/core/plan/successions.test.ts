import { expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { desiredFrom, samlConnection } from '../connection/support/desired.ts';
import { zoom } from './rivals.ts';
import { serverWith } from './server.ts';

const connectors = connectorsFrom({ catalogue: catalogueEntries() });

type Asked = [document: JsonObject, lifecycle?: Partial<Lifecycle>];

const planOf = (live: Live[], ...desired: Asked[]) =>
  planChanges({
    desired: desired.map(([document, lifecycle]) => desiredFrom(document, lifecycle)),
    server: serverWith(live),
    environment: 'production',
    connectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  });

const said = (live: Live[], ...desired: Asked[]) =>
  planOf(live, ...desired).changes.map(
    ({ action, id, findings, waits = [], waitsFor = [] }) =>
      `${action} ${id} ${findings.map(({ code, tier }) => `${code} ${tier}`)}${waits.length > 0 ? ' waits' : ''}${waitsFor.length > 0 ? ' waits too' : ''}`,
  );

const gone = { state: 'absent' } as const;
const other = { id: 'zoom-2', name: 'Zoom 2' };
const off = { active: false };
const same = { settings: { 'Client ID': 'x' } };

test('a connection that signs on and is made anew under another id is one exchange', () => {
  expect(said([samlConnection()], [samlConnection(), gone], [samlConnection(other)])).toEqual([
    'delete zoom-sso made-anew 2',
    'create zoom-2 ',
  ]);
  expect(said([samlConnection(off)], [samlConnection(off), gone], [samlConnection({ ...other, ...off })])).toEqual([
    'delete zoom-sso made-anew 6',
    'create zoom-2 ',
  ]);
});

test('the new one is known by its entity id, its account or its addresses', () => {
  const elsewhere = { ...other, entityId: 'https://2.example.com' };
  expect(said([samlConnection()], [samlConnection(), gone], [samlConnection(elsewhere)])).toEqual([
    'delete zoom-sso made-anew 2',
    'create zoom-2 partner-name-changed 3',
  ]);
  expect(said([zoom('a', same)], [zoom('a'), gone], [zoom('b', same)])).toEqual([
    'delete a made-anew 1 waits',
    'create b  waits too',
  ]);
  expect(said([zoom('a')], [zoom('a'), gone], [zoom('b', { account: '2' })])).toEqual([
    'create b connection-switched 2',
    'delete a delete-strands-people 1 waits',
  ]);
});

test('of the new one only what differs is said', () => {
  const narrower = zoom('b', { ...same, base: 'ou=berlin,ou=people,dc=example' });
  const [, made] = planOf([zoom('a', same)], [zoom('a'), gone], [narrower]).changes;
  expect(made).toMatchObject({ action: 'create', succeeds: 'a', findings: [{ code: 'scope-changed' }] });
});

test('an idle connection that goes is said, and waits for nobody', () => {
  expect(said([samlConnection(off)], [samlConnection(off), gone])).toEqual(['delete zoom-sso delete-idle 3']);
  expect(said([zoom('a', { active: false })], [zoom('a'), gone])).toEqual(['delete a delete-strands-people 1 waits']);
});
