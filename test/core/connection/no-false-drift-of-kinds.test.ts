import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { cases } from '../../seeds/cases.ts';
import { liveDataStores, liveExtendedProperties } from './support/arbitrary-connection.ts';
import { desiredFrom } from './support/desired.ts';
import { diceFrom, disturbOther } from './support/disturb.ts';

const runs = { numRuns: cases(200) };
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

const generated: [KindName, fc.Arbitrary<Live>][] = [
  ['DataStore', liveDataStores()],
  ['ExtendedProperties', liveExtendedProperties()],
];

const desiredOf = (kind: KindName, document: JsonObject): Desired => ({ ...desiredFrom(document), kind });

const bodyOf = (desired: Desired, live?: Live) =>
  buildBody({ desired, live, secrets: new Map(), version: '13.1.0' }).body as Live;

describe.each(generated)('the same %s in other words', (kind, lives) => {
  test('a saved answer of the server is a definition without differences, and so is what is left without defaults', () => {
    fc.assert(
      fc.property(lives, seeds, (live, seed) => {
        const later = disturbOther(kind, live, diceFrom(seed));
        expect(compareDesired({ desired: desiredOf(kind, live), live: later })).toEqual([]);
        const tidied = { ...withoutDefaults(kind, live), id: live.id };
        expect(compareDesired({ desired: desiredOf(kind, tidied), live: later })).toEqual([]);
      }),
      runs,
    );
  });

  test('what the body says is no difference either, with or without a server to start from', () => {
    fc.assert(
      fc.property(lives, seeds, (live, seed) => {
        const desired = desiredOf(kind, { ...withoutDefaults(kind, live), id: live.id });
        const later = disturbOther(kind, live, diceFrom(seed));
        expect(compareDesired({ desired, live: bodyOf(desired, later) })).toEqual([]);
        expect(compareDesired({ desired, live: bodyOf(desired) })).toEqual([]);
      }),
      runs,
    );
  });
});
