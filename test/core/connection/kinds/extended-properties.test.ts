import { expect, test } from 'vitest';
import { buildBody } from '../../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../../src/core/connection/compare-desired.ts';
import type { Desired, Live } from '../../../../src/core/connection/types.ts';
import type { Json } from '../../../../src/core/document/json.ts';
import { pathText } from '../../../../src/core/document/path.ts';
import { desiredFrom } from '../support/desired.ts';

const live: Live = {
  id: 'extended-properties',
  items: [
    { name: 'managedBy', description: 'Who manages the connection', multiValued: false },
    { name: 'regions', multiValued: true },
    { name: 'costCentre', multiValued: false },
  ],
};

const desired = (items: Json): Desired => ({
  ...desiredFrom({ id: 'extended-properties', items }),
  kind: 'ExtendedProperties',
});

const differences = (items: Json) =>
  compareDesired({ desired: desired(items), live }).map(({ kind, path }) => `${kind} ${pathText(path)}`);

const itemsSent = (items: Json) =>
  buildBody({ desired: desired(items), live, secrets: new Map(), version: '12.2.2.0' }).body.items;

test('what nobody defined stays, the marker’s among it', () => {
  expect(differences([{ name: 'regions', multiValued: true }])).toEqual([]);
  expect(differences([{ name: 'owner' }])).toEqual(['added items[owner]']);
  expect(itemsSent([{ name: 'owner' }])).toEqual([{ name: 'owner' }, ...(live.items as Json[])]);
});

test('one that says so goes, and one that is gone already is no difference', () => {
  expect(differences([{ name: 'costCentre', state: 'absent' }])).toEqual(['removed items[costCentre]']);
  expect(itemsSent([{ name: 'costCentre', state: 'absent' }])).toEqual((live.items as Json[]).slice(0, 2));
  expect(differences([{ name: 'gone', state: 'absent' }])).toEqual([]);
  expect(itemsSent([{ name: 'gone', state: 'absent' }])).toEqual(live.items);
});

test('one that takes one value only from now on', () =>
  expect(differences([{ name: 'regions' }])).toEqual(['changed items[regions].multiValued']));
