import { describe, expect, test } from 'vitest';
import type { Difference } from '../../../src/core/connection/types.ts';
import { consequencesOf } from '../../../src/core/consequences/findings.ts';
import { judgeChange } from '../../../src/core/consequences/judge-change.ts';
import { nobody } from '../../../src/core/consequences/users.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { type Path, pathText } from '../../../src/core/document/path.ts';
import { type Spot, spotsOfTable } from './leaves.ts';

const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
const channel = { name: 'key', active: true, channelSource: { userSourceLocation: { groupDN: 'cn=g' } } };
const active: JsonObject = {
  id: 'z',
  active: true,
  baseUrl: 'https://a.org',
  spBrowserSso: {
    protocol: 'SAML20',
    enabledProfiles: ['SP_INITIATED_SSO', 'SP_INITIATED_SLO'],
    incomingBindings: ['ARTIFACT'],
  },
  wsTrust: { encryptSaml2Assertion: true },
  outboundProvision: { type: 'X', channels: [channel] },
};

/** A few changes of each kind of value. */
function changesAt({ path, is }: Spot): Difference[] {
  const base = { path, pointer: '', place };
  const pair = (live: Json, desired: Json): Difference => ({ ...base, kind: 'changed', live, desired });
  if (is === 'item') {
    return [
      { ...base, kind: 'added', desired: { name: 'key' } },
      { ...base, kind: 'removed', live: { name: 'key' } },
    ];
  }
  if (is === 'texts') return [pair(['a'], ['b']), pair(['a', 'b'], ['a'])];
  if (is === 'list') return [pair(['a', 'b'], ['b', 'a'])];
  return [
    pair(true, false),
    pair(false, true),
    pair(1, 100),
    pair(100, 1),
    pair('old', 'new'),
    { ...base, kind: 'added', desired: 'new' },
    { ...base, kind: 'removed', live: 'old' },
    { ...base, kind: 'changed', secret: true },
  ];
}

const canDiffer = ({ is, rule }: Spot) => is !== 'part' && (is !== 'list' || (rule.kind === 'keyed' && rule.ordered));

function judged(difference: Difference, document: JsonObject = active) {
  return judgeChange({
    kind: 'SpConnection',
    users: nobody,
    name: 'z',
    before: document,
    after: document,
    differences: [difference],
    connector: undefined,
    target: 'the target',
    isActiveDirectory: () => false,
    keyTypeOf: () => '',
    today: new Date('2026-11-28T00:00:00Z'),
  });
}

/** Nothing that can differ is passed over in silence: it has an effect, or the table asserts that it has none. */
describe('every leaf of an active connection is judged', () => {
  test.each(
    spotsOfTable()
      .filter(canDiffer)
      .map((spot) => [pathText(spot.path), spot] as const),
  )('%s', (_, spot) => {
    for (const difference of changesAt(spot)) {
      const judgements = judged(difference);
      expect(judgements.length).toBeGreaterThan(0);
      for (const one of judgements) expect([one.verdict, difference]).not.toEqual(['not-judged', difference]);
      for (const { message, subject } of consequencesOf(judgements, 'z')) {
        expect(message).not.toMatch(/[{}]|undefined|\[object|""/);
        expect(message.length).toBeLessThanOrEqual(330);
        expect(message).toContain(subject);
      }
    }
  });
});

const newer: Path = [{ member: 'spBrowserSso' }, { member: 'constructor' }];

test('a member that nobody knows is said not to be judged', () => {
  const difference: Difference = { kind: 'changed', path: newer, pointer: '', live: 'a', desired: 'b', place };
  expect(consequencesOf(judged(difference), 'z')).toMatchObject([
    { code: 'not-judged', severity: 'warning', message: expect.stringMatching(/^not judged: /) },
  ]);
});

test('nothing in a connection that rests is said aloud', () => {
  const resting = { ...active, active: false };
  const loud = spotsOfTable()
    .filter(({ path }) => path[0] && 'member' in path[0] && !['active', 'id'].includes(path[0].member))
    .flatMap((spot) => changesAt(spot))
    .flatMap((difference) => consequencesOf(judged(difference, resting), 'z'))
    .filter(({ severity }) => severity !== 'info');
  expect(loud.map(({ message }) => message)).toEqual([]);
});
