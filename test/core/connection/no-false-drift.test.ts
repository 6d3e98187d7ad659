import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import { fieldAt } from '../../../src/core/connection/fields/table.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import { isObject, type Json, type JsonObject, valueAt } from '../../../src/core/document/json.ts';
import { cases } from '../../seeds/cases.ts';
import { liveConnections } from './support/arbitrary-connection.ts';
import { desiredFrom } from './support/desired.ts';
import { diceFrom, disturb, withUnknownMembers } from './support/disturb.ts';
import { valuesBelow, withValueAt } from './support/leaves.ts';

const runs = { numRuns: cases(100) };
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('the same connection in other words', () => {
  test('a saved answer of the server is a definition without differences', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (live, seed) => {
        const later = disturb(live, diceFrom(seed));
        expect(compareDesired({ desired: desiredFrom(live), live: later })).toEqual([]);
      }),
      runs,
    );
  });

  test('so is what is left of it without defaults', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (live, seed) => {
        const document = withoutDefaults('SpConnection', live);
        expect(compareDesired({ desired: desiredFrom(document), live: disturb(live, diceFrom(seed)) })).toEqual([]);
      }),
      runs,
    );
  });

  test('what the body says is no difference either, with or without a server to start from', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (live, seed) => {
        const desired = desiredFrom(withoutDefaults('SpConnection', live));
        const { body } = buildBody({
          desired,
          live: disturb(live, diceFrom(seed)),
          secrets: new Map(),
          version: '13.1.0.0',
        });
        expect(compareDesired({ desired, live: body as Live })).toEqual([]);
        const created = buildBody({ desired, secrets: new Map(), version: '13.1.0.0' });
        expect(compareDesired({ desired, live: created.body as Live })).toEqual([]);
      }),
      runs,
    );
  });
});

describe('one changed leaf', () => {
  test('gives one difference, at that leaf', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (live, seed) => {
        const dice = diceFrom(seed);
        const leaves = changeableLeaves(live);
        fc.pre(leaves.length > 0);
        const leaf = leaves[Math.floor(dice() * leaves.length)] as Leaf;
        const desired = desiredFrom(withValueAt(live, leaf.pointer, leaf.other));
        const differences = compareDesired({ desired, live: disturb(live, dice) });
        expect(differences.map(({ pointer }) => pointer)).toEqual([leaf.reportedAt]);
      }),
      { numRuns: cases(250) },
    );
  });
});

describe('the body', () => {
  test('loses no member of tomorrow and no secret, whatever is changed', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (generated, seed) => {
        const dice = diceFrom(seed);
        const { document: live, pointers } = withUnknownMembers(generated, dice);
        const leaves = changeableLeaves(generated).filter(({ pointer }) => !/fileData$/.test(pointer));
        const leaf = leaves[Math.floor(dice() * leaves.length)];
        const document = withoutDefaults(
          'SpConnection',
          leaf ? withValueAt(generated, leaf.pointer, leaf.other) : generated,
        );
        const { body } = buildBody({
          desired: desiredFrom(document),
          live: live as Live,
          secrets: new Map(),
          version: '13.1.0.0',
        });
        const kept = new Set(
          valuesBelow(body).flatMap(({ value }) =>
            isObject(value) && isObject(value.memberOfTomorrow) ? [value.memberOfTomorrow.kept] : [],
          ),
        );
        expect(pointers.filter((pointer) => !kept.has(pointer.replace('/memberOfTomorrow', '')))).toEqual([]);
        expect(secretsIn(body)).toEqual(secretsIn(live));
      }),
      runs,
    );
  });

  test('holds nothing that the server alone decides, but for what the API demands', () => {
    fc.assert(
      fc.property(liveConnections(), seeds, (live, seed) => {
        const { body } = buildBody({
          desired: desiredFrom(withoutDefaults('SpConnection', live)),
          live: disturb(live, diceFrom(seed)),
          secrets: new Map(),
          version: '13.1.0.0',
        });
        const readOnly = valuesBelow(body).filter(({ pointer }) => {
          const rule = fieldAt('SpConnection', pointer, body);
          return rule?.readOnly && !rule.echoed;
        });
        expect(readOnly.map(({ pointer }) => pointer)).toEqual([]);
      }),
      runs,
    );
  });
});

interface Leaf {
  pointer: string;
  /** The pointer of the expected difference: a set of texts differs as a whole. */
  reportedAt: string;
  other: Json;
}

/** Leaves whose change is a change of that leaf, and not of another item or another kind of connection. */
function changeableLeaves(live: Live): Leaf[] {
  return valuesBelow(live).flatMap(({ pointer, value }) => {
    if (typeof value === 'object' || isIdentity(pointer, live)) return [];
    const rule = fieldAt('SpConnection', pointer, live);
    if (rule?.kind !== 'scalar' || rule.readOnly || isBelowReadOnly(pointer, live)) return [];
    if (isInherited(pointer, live)) return [];
    if (rule.encryptedFormOf || rule.secret?.encrypted === 'encryptedPassword') return [];
    const isInSet = fieldAt('SpConnection', parent(pointer), live)?.kind === 'set';
    return [
      {
        pointer,
        reportedAt: isInSet ? parent(pointer) : pointer,
        other: rule.pem ? 'QUJD' : otherThan(value, rule.default !== undefined),
      },
    ];
  });
}

const parent = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));

function otherThan(value: Json, hasDefault: boolean): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1000;
  return hasDefault ? `other than ${value}` : `${value} changed`;
}

/** What picks the kind of an object or the item itself. */
function isIdentity(pointer: string, live: JsonObject): boolean {
  if (/\/inherited$/.test(pointer) || /^\/(?:type|id)$/.test(pointer)) return true;
  const list = fieldAt('SpConnection', parent(parent(pointer)), live);
  const member = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (/attributeSources\/\d+\/type$/.test(pointer)) return true;
  return list?.kind === 'keyed' && Boolean(list.strict) && list.key.includes(member);
}

function isBelowReadOnly(pointer: string, live: JsonObject): boolean {
  for (let at = pointer; at !== ''; at = parent(at)) if (fieldAt('SpConnection', at, live)?.readOnly) return true;
  return false;
}

/** What an adapter's override takes from its parent shows the parent's values: they are no difference here. */
function isInherited(pointer: string, live: JsonObject): boolean {
  for (let at = parent(pointer); at !== ''; at = parent(at)) if (valueAt(live, `${at}/inherited`) === true) return true;
  return false;
}

function secretsIn(document: Json): string[] {
  return valuesBelow(document)
    .filter(({ pointer }) => /\/encrypted(?:Value|Password)$/.test(pointer))
    .map(({ pointer, value }) => `${valueAt(document, pointer)}${value}`)
    .sort();
}
