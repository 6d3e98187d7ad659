import { describe, expect, test } from 'vitest';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import { questionsOf, standing } from '../../../src/core/people/questions.ts';
import { connection, type Example } from '../consequences/zoom-example.ts';
import { question, zoom } from './example.ts';

const sides = ({ before, after }: { before?: unknown; after?: unknown }) =>
  `${before ? ' before' : ''}${after ? ' after' : ''}`;

/** The channels that are asked about, with the sides that run. */
function asked(from: Example, to: Example): string[] {
  const [before, after] = [connection(from), connection(to)];
  const desired = {
    kind: 'SpConnection',
    document: after,
    lifecycle: { ignoreChanges: [] },
    placeOf: () => ({}),
  } as never;
  const differences = compareDesired({ desired, live: before, descriptor: zoom.descriptor });
  return questionsOf({ before, after, connector: zoom, differences }).map(
    ({ channel, before, after, isOneScope, resting }) =>
      `${channel}${sides({ before, after })}${isOneScope ? ' once' : ''}${resting ? `, rests${sides(resting)}` : ''}`,
  );
}

test.each<[string, Example, Example, string[]]>([
  ['another filter', {}, { users: { filter: '(a=b)' } }, ['Staff before after']],
  ['another mapping', {}, { mapping: {} }, ['Staff before after once']],
  ['an option', {}, { settings: { 'User Update': 'false' } }, ['Staff before after once']],
  ['it is switched off', {}, { active: false }, ['Staff before']],
  ['its channel begins', { channel: { active: false } }, {}, ['Staff after']],
  [
    'its channel begins with another filter',
    { channel: { active: false } },
    { users: { filter: '(a=b)' } },
    ['Staff after, rests before'],
  ],
  [
    'another filter while it is off',
    { active: false },
    { active: false, users: { filter: '(a=b)' } },
    ['Staff, rests before after'],
  ],
  ['another mapping while it is off', { active: false }, { active: false, mapping: {} }, []],
  ['threads', {}, { channel: { maxThreads: 2 } }, []],
  ['how changes are noticed', {}, { source: { changeDetectionSettings: { changedUsersAlgorithm: 'TIMESTAMP' } } }, []],
  ['another data store', {}, { source: { dataSource: { id: 'other' } } }, ['Staff before after']],
])('%s', (_, from, to, expected) => {
  expect(asked(from, to)).toEqual(expected);
});

test('how things stand is asked although nothing changes', () => {
  expect(questionsOf(standing(connection(), zoom)).map(({ isOneScope }) => isOneScope)).toEqual([true]);
});

describe('what is read of each person', () => {
  test('of those before the GUID and the status, of those afterwards what both sides map', () => {
    const { before, after } = question(
      {},
      { mapping: { Username: { attributeNames: ['MAIL'] }, Title: { attributeNames: ['cn'] } } },
    );
    expect(before?.attributes).toEqual(['objectGUID', 'userAccountControl']);
    expect(after?.attributes).toEqual(['objectGUID', 'userAccountControl', 'mail', 'title', 'cn']);
    expect(after?.binary).toEqual(['objectGUID']);
  });

  test('nothing for what only PingFederate works out', () => {
    const { after } = question({}, { mapping: { Title: { attributeNames: ['secret', 'cn'], expression: '#secret' } } });
    expect(after?.attributes).toEqual(['objectGUID', 'userAccountControl', 'mail', 'title']);
  });
});
