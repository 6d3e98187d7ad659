import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../src/core/document/nearest.ts';

const properties = ['dataSource', 'dataStore', 'name', 'active', 'channels', 'User Disable / Delete'];

test.each([
  ['datastore', ['dataStore']],
  ['data-source', ['dataSource']],
  ['nmae', ['name']],
  ['activ', ['active']],
  ['chanel', ['channels']],
  ['user disable/delete', ['User Disable / Delete']],
  ['corporate channels', ['channels']],
  ['xyz', []],
  ['', []],
])('%s → %j', (word, expected) => {
  expect(nearest(word, properties)).toEqual(expected);
});

test('says it in words', () => {
  expect(didYouMean('dataStor', properties)).toBe('did you mean "dataStore"?');
  expect(didYouMean('dat', ['data', 'date'])).toBe('did you mean "data" or "date"?');
  expect(didYouMean('zzz', properties)).toBeUndefined();
});

test('a long word is not compared letter by letter', () => {
  expect(nearest('x'.repeat(100_000), ['y'.repeat(100_000)])).toEqual([]);
});
