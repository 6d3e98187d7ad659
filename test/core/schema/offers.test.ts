import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import type { Snapshot } from '../../../src/core/connection/references/snapshot.ts';
import { readPulled } from '../../../src/core/connector/pulled.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { editorSchema } from '../../../src/core/schema/editor-schema.ts';

const schema = JSON.parse(readFileSync('schemas/connection.schema.json', 'utf8')) as JsonObject;
const catalogue = catalogueEntries();

const snapshot = (environment: string, stores: JsonObject[]): Snapshot => ({
  file: `schemas/servers/${environment}.json`,
  environment,
  server: 'https://pf',
  version: '12.2',
  resources: { DataStore: stores },
});

/** The schema that an editor gets, and the member of one of its parts. */
function made(sources: { snapshots?: Snapshot[]; pulled?: ReturnType<typeof readPulled> }, from = schema) {
  const text = editorSchema('SpConnection', from, { catalogue, pulled: [], ...sources });
  const whole = JSON.parse(text) as { $defs: Record<string, { properties?: Record<string, JsonObject> }> };
  return { text, at: (part: string, member: string) => whole.$defs[part]?.properties?.[member], whole };
}

test('data stores are offered once, by name or else by id, to channels those of directories', () => {
  const snapshots = [
    snapshot('staging', [
      { id: 'a', name: 'Corporate AD', type: 'LDAP' },
      { id: 'hr', name: 'HR', type: 'JDBC' },
      { id: 'untold', name: 'Untold' },
      { id: 'nameless', type: 'LDAP' },
    ]),
    snapshot('production', [{ id: 'b', name: 'Corporate AD', type: 'LDAP' }]),
  ];
  const { at, whole } = made({ snapshots });
  const labels = (part: string, member: string) =>
    (at(part, member)?.defaultSnippets as { label: string; body: unknown }[] | undefined)?.map(({ label }) => label);
  expect(labels('ChannelSource', 'dataSource')).toEqual(['Corporate AD', 'Untold', 'nameless']);
  expect(at('ChannelSource', 'dataSource')?.defaultSnippets).toMatchObject([
    { body: { name: 'Corporate AD' }, description: 'data store a' },
    { body: { name: 'Untold' } },
    { body: 'nameless' },
  ]);
  const elsewhere = Object.keys(whole.$defs).filter((part) => labels(part, 'dataStoreRef')?.includes('HR'));
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(made({}, whole as never).text).toBe(made({}).text);
});

test('a connector that a server describes stands once, beside those of the catalogue', () => {
  const described: Record<string, JsonObject | undefined> = {
    Zoom: catalogue.find(({ connector }) => connector === 'zoom')?.descriptor as JsonObject | undefined,
    HomeMade: { configDescriptor: { fields: [{ type: 'TEXT', name: 'Place' }] }, saasPluginFieldInfoDescriptors: [] },
  };
  const descriptor = (id: string) => ({
    path: `schemas/connectors/${id}.json`,
    text: JSON.stringify({ descriptor: { ...described[id], id } }),
  });
  const words = (...ids: string[]) =>
    made({ pulled: readPulled(ids.map(descriptor)) }).at('OutboundProvision', 'connector')?.enum as string[];
  const usual = words();
  expect(words('Zoom').sort()).toEqual([...usual].sort());
  expect(words('HomeMade').sort()).toEqual([...usual, 'HomeMade'].sort());
});
