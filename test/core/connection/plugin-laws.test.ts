import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { PluginDescriptor, SettingDescriptor } from '../../../src/core/connector/plugin/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { cases } from '../../seeds/cases.ts';
import { desiredOf } from './support/desired.ts';

/** Laws of plugin configuration, for plugins with any fields and tables. */

const runs = { numRuns: cases(100) };
const word = fc.stringMatching(/^[A-Z][a-z]{1,6}$/);

const setting = (name: string): fc.Arbitrary<SettingDescriptor> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constantFrom('TEXT' as const, 'HASHED_TEXT' as const, 'CHECK_BOX' as const),
    encrypted: fc.boolean(),
    defaultValue: fc.constantFrom('', 'one', 'two'),
  });
const settings = (most: number) =>
  fc.uniqueArray(word, { minLength: 1, maxLength: most }).chain((names) => fc.tuple(...names.map(setting)));
const isSecret = ({ type, encrypted }: SettingDescriptor) => type === 'HASHED_TEXT' || encrypted === true;

const plugin: fc.Arbitrary<PluginDescriptor> = fc.record({
  id: fc.constant('com.example.Plugin'),
  configDescriptor: fc.record({
    fields: settings(4),
    tables: fc.uniqueArray(fc.record({ name: word, columns: settings(3) }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
  }),
});

/** Every field of a list as a server answers it. */
const answered = (described: readonly SettingDescriptor[]): fc.Arbitrary<JsonObject[]> =>
  fc.tuple(...described.map((one) => fieldOf(one)));
const fieldOf = (one: SettingDescriptor): fc.Arbitrary<JsonObject> =>
  isSecret(one)
    ? fc.nat(99).map((n): JsonObject => ({ name: one.name, encryptedValue: `OBF:JWE:${n}` }))
    : fc.constantFrom('', 'one', 'two', 'three').map((value): JsonObject => ({ name: one.name, value }));

function instanceOf({ id, configDescriptor }: PluginDescriptor): fc.Arbitrary<Live> {
  const tables = (configDescriptor.tables ?? []).map(({ name, columns }) =>
    fc
      .array(answered(columns), { maxLength: 4 })
      .map((rows): JsonObject => ({ name, rows: rows.map((fields) => ({ fields, defaultRow: false })) })),
  );
  return fc.tuple(answered(configDescriptor.fields), fc.tuple(...tables)).map(
    ([fields, listed]): Live => ({
      id: 'x',
      name: 'X',
      pluginDescriptorRef: { id, location: 'https://pf' },
      configuration: { fields, tables: listed },
      attributeContract: { coreAttributes: [{ name: 'username' }], extendedAttributes: [] },
      lastModified: '2026-01-01T00:00:00.000Z',
    }),
  );
}

/** The next answer: encrypted anew, fields in another order. */
function answeredAgain(live: Live): Live {
  const text = JSON.stringify(live).replaceAll('OBF:JWE:', 'OBF:JWE:1');
  return JSON.parse(text, (name, value) => (name === 'fields' ? [...value].reverse() : value)) as Live;
}

/** What is encrypted, wherever it stands. */
const secretsIn = (document: JsonObject) =>
  JSON.stringify(document)
    .match(/OBF:JWE:\d+/g)
    ?.sort() ?? [];

const installed = plugin.chain((descriptor) =>
  fc.record({ descriptor: fc.constant(descriptor), live: instanceOf(descriptor) }),
);
const kind = 'PasswordCredentialValidator';
const desiredFrom = (document: JsonObject): Desired => desiredOf(kind, { ...document, id: 'x' });

describe('an instance of any plugin', () => {
  test('as a server answers it, or as it is imported, is no difference to a later answer', () => {
    fc.assert(
      fc.property(installed, ({ descriptor, live }) => {
        const later = answeredAgain(live);
        for (const document of [live, withoutDefaults(kind, live, descriptor)])
          expect(compareDesired({ desired: desiredFrom(document), live: later, descriptor })).toEqual([]);
      }),
      runs,
    );
  });

  test('a body says what is desired and keeps what nobody wrote, secrets above all', () => {
    fc.assert(
      fc.property(installed, ({ descriptor, live }) => {
        const desired = desiredFrom(withoutDefaults(kind, live, descriptor));
        const { body } = buildBody({ desired, live, descriptor, secrets: new Map(), version: '12.2.2.0' });
        expect(compareDesired({ desired: desiredFrom(live), live: body as Live, descriptor })).toEqual([]);
        expect(secretsIn(body)).toEqual(secretsIn(live));
      }),
      runs,
    );
  });

  test('rows in another order, or fewer of them, keep each its own secrets', () => {
    const users = fc.uniqueArray(word, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        users.chain((names) => fc.record({ names: fc.constant(names), left: fc.shuffledSubarray(names) })),
        ({ names, left }) => {
          const row = (name: string) => [{ name: 'User', value: name }];
          const held = (name: string) => [...row(name), { name: 'Password', encryptedValue: `hash of ${name}` }];
          const rows = (of: (name: string) => JsonObject[], list: string[]) => ({
            configuration: { tables: [{ name: 'Users', rows: list.map((name) => ({ fields: of(name) })) }] },
          });
          const desired = desiredFrom({ name: 'X', ...rows(row, left) });
          const live = { id: 'x', name: 'X', ...rows(held, names) } as Live;
          const { body } = buildBody({ desired, live, secrets: new Map(), version: '12.2.2.0' });
          expect(body.configuration).toEqual(rows(held, left).configuration);
        },
      ),
      runs,
    );
  });
});
