import { expect, test } from 'vitest';
import type { Desired } from '../../../src/core/connection/types.ts';
import type { Place } from '../../../src/core/diagnostics/place.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { compareEnvironments } from '../../../src/core/plan/compare-environments.ts';

/** The steps of a path say what its text says. */
const compared = (environments: Parameters<typeof compareEnvironments>[0]) =>
  compareEnvironments(environments).map(({ differences, ...one }) => ({
    ...one,
    differences: differences.map(({ at: _, ...difference }) => difference),
  }));

/** An environment whose every value stands in `file` as `text`. */
function environment(
  name: string,
  documents: Record<string, JsonObject>,
  text = 'a value',
  file = 'connections/a.yaml',
) {
  const place: Place = { file, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const connections = Object.entries(documents).map(
    ([id, document]) => ({ kind: 'SpConnection', id, document, placeOf: () => place }) as unknown as Desired,
  );
  return { environment: name, connections, textAt: () => text };
}

test('items of a list are told apart by their names, wherever they stand', () => {
  const setting = (name: string, value: string) => ({ name, value });
  const with_ = (...targetSettings: JsonObject[]) => ({ a: { outboundProvision: { type: 'x', targetSettings } } });
  const dev = environment('dev', with_(setting('one', '1'), setting('two', '2')));
  const production = environment('production', with_(setting('new', '0'), setting('one', '1'), setting('two', 'II')));
  const at = 'outboundProvision.targetSettings';
  expect(compared([dev, production])[0]?.differences).toEqual([
    { path: `${at}[new].name`, values: [undefined, 'new'], because: 'nothing' },
    { path: `${at}[new].value`, values: [undefined, '0'], because: 'nothing' },
    { path: `${at}[two].value`, values: ['2', 'II'], because: 'nothing' },
  ]);
  expect(compared([production, dev])[0]?.differences).toHaveLength(3);
});

test('what PingFederate takes for the same is none: a default, a bare reference, a set in another order', () => {
  const [one] = compared([
    environment('dev', {
      a: { loggingMode: 'STANDARD', virtualEntityIds: ['x', 'y'], credentials: { decryptionKeyPairRef: 'k' } },
    }),
    environment('production', {
      a: { virtualEntityIds: ['y', 'x'], credentials: { decryptionKeyPairRef: { id: 'k' } } },
    }),
  ]);
  expect(one?.differences).toEqual([]);
});

test('three environments beside each other, and a member that isn’t known', () => {
  const [one] = compared([
    environment('dev', { a: { applicationName: 'x', tomorrow: 1 } }),
    environment('test', { a: { applicationName: 'x' } }),
    environment('production', { a: { applicationName: 'y', tomorrow: 1 } }),
  ]);
  expect(one?.differences).toEqual([
    { path: 'tomorrow', values: [1, undefined, 1], because: 'nothing' },
    { path: 'applicationName', values: ['x', 'x', 'y'], because: 'nothing' },
  ]);
});

test.each([
  ['${var:HOST}', 'connections/a.yaml', 'variable'],
  ['x ${env:HOST} y', 'connections/a.yaml', 'variable'],
  ['plain', 'connections/a.yaml', 'nothing'],
  ['plain', 'environments/dev.yaml', 'override'],
])('%s in %s explains a difference as: %s', (text, file, because) => {
  const [one] = compared([
    environment('dev', { a: { baseUrl: 'p' } }, text, file),
    environment('production', { a: { baseUrl: 'q' } }),
  ]);
  expect(one?.differences).toEqual([{ path: 'baseUrl', values: ['p', 'q'], because }]);
});

test('three environments, of which one hasn’t the connection', () => {
  const [one] = compared([
    environment('dev', { a: { baseUrl: 'p' } }),
    environment('staging', {}),
    environment('production', { a: { baseUrl: 'p' } }),
  ]);
  expect(one).toMatchObject({ id: 'a', missingIn: ['staging'], differences: [] });
});

test('objects of two kinds that share an id stay apart', () => {
  const twins = (name: string) => {
    const both = environment(name, { sso: { name: 'Sign-on' } });
    const contract = { ...both.connections[0], kind: 'AuthenticationPolicyContract', document: { name } } as Desired;
    return { ...both, connections: [...both.connections, contract] };
  };
  const found = compared([twins('dev'), twins('production')]);
  expect(found.map(({ kind, id, differences }) => [kind, id, differences.length])).toEqual([
    ['AuthenticationPolicyContract', 'sso', 1],
    ['SpConnection', 'sso', 0],
  ]);
});
