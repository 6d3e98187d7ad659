import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { lowerOutboundProvision } from '../../../src/core/connector/lower/lower-outbound-provision.ts';
import { provisionOf } from '../../../src/core/connector/new-definition.ts';
import type { CatalogueEntry } from '../../../src/core/connector/types.ts';
import { type Json, type JsonObject, valueAt } from '../../../src/core/document/json.ts';
import { checkNestedSearch } from '../../../src/core/provisioning/channels.ts';
import { checkProvisioning } from '../../../src/core/provisioning/check-desired.ts';
import { checkDataStores } from '../../../src/core/provisioning/data-stores.ts';
import { cases } from '../../seeds/cases.ts';

const entries = catalogueEntries();
const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The descriptor under machine names that nobody has seen, as a server would have it. */
function onServer({ descriptor }: CatalogueEntry) {
  const disguised = structuredClone(descriptor);
  for (const [index, setting] of disguised.configDescriptor.fields.entries()) setting.name = `setting_${index}`;
  for (const [index, field] of disguised.saasPluginFieldInfoDescriptors.entries()) field.code = `field_${index}`;
  return disguised;
}

function lower(written: JsonObject, entry: CatalogueEntry) {
  const connectors = connectorsFrom({ live: [onServer(entry)], catalogue: [entry] });
  const word = String(written.connector ?? written.type);
  return lowerOutboundProvision({
    written,
    connector: connectors.find(word),
    connectors,
    connection: 'c',
    placeOf: () => place,
  });
}

describe.each(entries.map((entry) => [entry.connector, entry] as const))('%s', (word, entry) => {
  const written = provisionOf({ source: 'catalogue', descriptor: entry.descriptor, entry }, word);
  const once = lower(written, entry);

  test('labels written from the catalogue are understood by a server with other names', () => {
    expect(once.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const names = (once.value.targetSettings as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(names.filter((name) => /^setting_\d+$/.test(name)));
  });

  test('what PingFederate is sent means the same when it is written down as it is', () => {
    const again = lower(once.value, entry);
    expect(again.value).toEqual(once.value);
    expect(again.diagnostics).toEqual([]);
  });

  test('each place leads to something that was written', () => {
    for (const [sent, from] of once.places) {
      expect([sent, valueAt(once.value, sent) !== undefined]).toEqual([sent, true]);
      expect([from, valueAt(written, from) !== undefined]).toEqual([from, true]);
    }
  });
});

test('anything that a schema might let through is answered, never thrown at', () => {
  const key = fc.constantFrom(
    'Username',
    'User Create',
    'constructor',
    '__proto__',
    'name',
    'fieldName',
    'value',
    'filter',
    'groupDN',
    'baseDn',
    'directory',
  );
  const value = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Json>(null, true, 7, 1e300, '', 'mail', '${secret:S}', '${x}', 'active-directory'),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(key, tie('json'), { maxKeys: 4 }),
    ),
  })).json;
  const channel = fc.record(
    { name: value, active: value, maxThreads: value, timeout: value, channelSource: value, attributeMapping: value },
    { requiredKeys: [] },
  );
  const provision = fc.record(
    { targetSettings: value, channels: fc.oneof(value, fc.array(channel, { maxLength: 3 })), customSchema: value },
    { requiredKeys: [] },
  );
  const entry = entries.find(({ connector }) => connector === 'zoom')!;
  const connector = connectorsFrom({ live: [onServer(entry)], catalogue: [entry] }).find('zoom');
  fc.assert(
    fc.property(provision, (written) => {
      const { value: outboundProvision } = lower({ connector: 'zoom', ...(written as JsonObject) }, entry);
      const desired = {
        kind: 'SpConnection' as const,
        id: 'c',
        key: 'c',
        name: 'c',
        entityId: 'c',
        file: 'c.yaml',
        document: { outboundProvision },
        placeOf: () => place,
        lifecycle: {
          state: 'present' as const,
          protect: false,
          ignoreChanges: [],
          allowSecretIn: [],
          accept: [],
          allowReplace: false,
        },
      };
      expect(
        Array.isArray([
          ...checkProvisioning(desired, connector),
          ...checkDataStores(desired, [{ id: 'mail' }]),
          ...checkNestedSearch(desired, { version: '11.1' }),
        ]),
      ).toBe(true);
    }),
    { numRuns: cases(400) },
  );
});
