import { describe, expect, it, test } from 'vitest';
import { resourceNames } from '../../../src/core/connection/references/resource-names.ts';
import { readImportSource } from '../../../src/core/import/read-import-source.ts';
import { company } from './import-support.ts';

const connection = { id: 'a', entityId: 'urn:a', name: 'A' };
const ids = (document: unknown) =>
  readImportSource('file.json', JSON.stringify(document)).value?.connections.map(({ id }) => id);

describe('a document to import', () => {
  it('is a bulk export, an answer of the API, a list, or one connection', () => {
    const operations = [
      { resourceType: '/idp/spConnections', operationType: 'SAVE', items: [connection] },
      { resourceType: '/sp/idpConnections', operationType: 'SAVE', items: [{ ...connection, id: 'idp' }] },
      { resourceType: '/idp/spConnections', operationType: 'DELETE', itemIds: ['b'] },
      { resourceType: '/idp/spConnections', operationType: 'DELETE', items: [{ ...connection, id: 'c' }] },
    ];
    expect(ids({ metadata: {}, operations })).toEqual(['a']);
    // As some editors save it.
    const marked = readImportSource('file.json', `\ufeff${JSON.stringify(connection)}`);
    expect([marked.value?.connections.map(({ id }) => id), marked.diagnostics]).toEqual([['a'], []]);
    expect(ids({ items: [connection] })).toEqual(['a']);
    expect(ids([connection])).toEqual(['a']);
    expect(ids(connection)).toEqual(['a']);
  });

  it('tells the version and the names of what its connections refer to', () => {
    const { version, resources } = company();
    const { nameOf } = resourceNames(resources);
    expect(version).toBe('12.2.2.0');
    expect(nameOf('AuthenticationPolicyContract', 'QGxlec5CX693lBQL')).toBe('Default');
    expect(nameOf('AuthenticationPolicyContract', 'constructor')).toBeUndefined();
  });

  it.each([
    ['<html>', 'this is not JSON'],
    ['null', 'there is no SP connection in it'],
    ['{"operations":[]}', 'there is no SP connection in it'],
    ['{"id":"../x","entityId":"e"}', 'its connections have no id that can be used'],
    ['{"id":"","entityId":"e"}', 'its connections have no id that can be used'],
    ['{"type":"IDP","id":"a","entityId":"e"}', 'it holds IdP connections'],
    ['{"id":"a"}', 'there is no SP connection in it'],
  ])('%s is refused', (text, message) => {
    const { value, diagnostics } = readImportSource('file.json', text);
    expect(value).toBeUndefined();
    expect(diagnostics.map((each) => each.message)).toEqual([message]);
  });

  it('may hold connections that can’t be taken, which is said', () => {
    const text = JSON.stringify({ items: [connection, { entityId: 'nameless' }, { ...connection, type: 'IDP' }] });
    expect(readImportSource('file.json', text).diagnostics.map(({ message }) => message)).toEqual([
      '1 connection is left out: type IDP, for signing people on here',
      '1 connection is left out: no id that can be used',
    ]);
  });
});

test('an export that saves an object several times leaves the last of it', () => {
  const save = (...items: object[]) => ({ resourceType: '/dataStores', operationType: 'SAVE', items });
  const operations = [save({ id: 'a', name: 'First' }, { id: 'b' }), save({ id: 'a', name: 'Last' })];
  const { value } = readImportSource('file.json', JSON.stringify({ operations }), ['DataStore']);
  expect(value?.resources.DataStore).toEqual([{ id: 'a', name: 'Last' }, { id: 'b' }]);
});
