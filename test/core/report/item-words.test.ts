import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { itemWords } from '../../../src/core/report/item-words.ts';

const words = (list: string, of: string, value: JsonObject) =>
  itemWords(
    [
      { member: list, of },
      { item: 'x', by: 'name' },
    ],
    value,
  )?.text;

test('an extended property is one thing on a line', () => {
  const property = (value: JsonObject) => words('items', 'ExtendedProperties', value);
  expect(property({ name: 'owner' })).toBe('owner');
  expect(property({ name: 'owner', description: 'Who answers', multiValued: false })).toBe('owner (Who answers)');
  expect(property({ name: 'regions', multiValued: true })).toBe('regions, several values');
});

test('so is an address for some nodes', () => {
  const hosts = { hostnames: ['eu1', 'eu2'], tags: 'eu' };
  expect(words('hostnamesTags', 'DataStore', hosts)).toBe('eu1, then eu2, for nodes with the tag eu');
  const url = { connectionUrl: 'jdbc:x', defaultSource: true };
  expect(words('connectionUrlTags', 'DataStore', url)).toBe('jdbc:x, default');
});
