import { expect, test } from 'vitest';
import type { DesiredConnection } from '../../../src/core/connection/types.ts';
import type { Place } from '../../../src/core/diagnostics/place.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { compareEnvironments } from '../../../src/core/plan/compare-environments.ts';

/** An environment whose every value stands in `file` as `text`. */
function environment(
  name: string,
  documents: Record<string, JsonObject>,
  text = 'a value',
  file = 'connections/a.yaml',
) {
  const place: Place = { file, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const connections = Object.entries(documents).map(
    ([id, document]) => ({ id, document, placeOf: () => place }) as unknown as DesiredConnection,
  );
  return { environment: name, connections, textAt: () => text };
}

test('items of a list are told apart by their names, wherever they stand', () => {
  const setting = (name: string, value: string) => ({ name, value });
  const dev = environment('dev', { a: { settings: [setting('one', '1'), setting('two', '2')] } });
  const production = environment('production', {
    a: { settings: [setting('new', '0'), setting('one', '1'), setting('two', 'II')] },
  });
  expect(compareEnvironments([dev, production])[0]?.differences).toEqual([
    { path: 'settings[two].value', values: ['2', 'II'], because: 'nothing' },
    { path: 'settings[new].name', values: [undefined, 'new'], because: 'nothing' },
    { path: 'settings[new].value', values: [undefined, '0'], because: 'nothing' },
  ]);
});

test('a name that stands twice is none: the order counts', () => {
  const twice = [
    { name: 'x', value: 1 },
    { name: 'x', value: 2 },
  ];
  const [one] = compareEnvironments([
    environment('dev', { a: { list: twice } }),
    environment('production', { a: { list: [...twice].reverse() } }),
  ]);
  expect(one?.differences.map(({ path }) => path)).toEqual(['list[0].value', 'list[1].value']);
});

test.each([
  ['${var:HOST}', 'connections/a.yaml', 'variable'],
  ['x ${env:HOST} y', 'connections/a.yaml', 'variable'],
  ['plain', 'connections/a.yaml', 'nothing'],
  ['plain', 'environments/dev.yaml', 'override'],
])('%s in %s explains a difference as: %s', (text, file, because) => {
  const [one] = compareEnvironments([
    environment('dev', { a: { b: 1 } }, text, file),
    environment('production', { a: { b: 2 } }),
  ]);
  expect(one?.differences).toEqual([{ path: 'b', values: [1, 2], because }]);
});

test('three environments, of which one hasn’t the connection', () => {
  const [one] = compareEnvironments([
    environment('dev', { a: { b: 1 } }),
    environment('staging', {}),
    environment('production', { a: { b: 1 } }),
  ]);
  expect(one).toEqual({ id: 'a', missingIn: ['staging'], differences: [] });
});
