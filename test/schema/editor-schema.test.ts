import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogueEntries } from '../../scripts/generate/catalogue.ts';
import { connectorsFrom } from '../../src/core/connector/connectors.ts';
import { lowerOutboundProvision } from '../../src/core/connector/lower/lower-outbound-provision.ts';
import { readPulled } from '../../src/core/connector/pulled.ts';
import { isSection } from '../../src/core/connector/setting-kinds.ts';
import type { CatalogueEntry } from '../../src/core/connector/types.ts';
import { hasErrors } from '../../src/core/diagnostics/diagnostic.ts';
import { startOf } from '../../src/core/diagnostics/place.ts';
import type { Json, JsonObject } from '../../src/core/document/json.ts';
import { editorSchema } from '../../src/core/schema/editor-schema.ts';
import { validators } from '../../src/generated/definitions.js';
import { cases } from '../seeds/cases.ts';

const validate = validators.SpConnection;

const schema = JSON.parse(readFileSync('schemas/connection.schema.json', 'utf8')) as JsonObject;
const compile = (of: JsonObject) => new Ajv2020({ strict: false, validateFormats: false }).compile(of);
const editorValidates = compile(schema);

const examples = [
  'connections/zoom.yaml',
  'connections/zoom-sso.yaml',
  'docs/examples/certificates.yaml',
  'docs/examples/ws-federation.yaml',
  'docs/examples/ws-trust.yaml',
  'docs/examples/attribute-query.yaml',
].map((path) => {
  const document = parse(readFileSync(path, 'utf8')) as JsonObject;
  // What a connector takes isn't in the validator; with a type that nobody knows, it isn't in the editor's schema either.
  if (document.outboundProvision)
    Object.assign(document.outboundProvision, { connector: undefined, type: 'Home Made' });
  return JSON.parse(JSON.stringify(document)) as JsonObject;
});

/** Every place of a value, as paths. */
function placesIn(value: Json | undefined, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, below]) => placesIn(below as Json, [...path, key]))];
}

function change(document: Json, place: (string | number)[], value: Json | undefined): void {
  const parent = place.slice(0, -1).reduce<JsonObject>((at, key) => at[key] as JsonObject, document as JsonObject);
  const member = place.at(-1) as string;
  if (value === undefined) delete parent[member];
  else parent[member] = value;
}

const others: (Json | undefined)[] = [
  undefined,
  'text',
  '',
  7,
  -1,
  true,
  null,
  [],
  ['text'],
  {},
  { id: 'a' },
  'SAML20',
  'POST',
  'LDAP',
  'a b',
];

const openLists = ['blockEncryptionAlgorithm', 'keyTransportAlgorithm', 'algorithm'];

test('the editor and the command line agree on what is valid', () => {
  const disturbed = fc.constantFrom(...examples).chain((example) =>
    fc.record({
      example: fc.constant(example),
      place: fc.constantFrom(...placesIn(example).filter((path) => path.length > 0)),
      value: fc.constantFrom(...others),
    }),
  );
  fc.assert(
    fc.property(disturbed, ({ example, place, value }) => {
      const document = structuredClone(example);
      change(document, place, value);
      // Open lists: the command line warns, or says which known name was meant.
      if (typeof value === 'string' && openLists.includes(String(place.at(-1)))) return;
      expect(editorValidates(document)).toBe(validate(document));
    }),
    { numRuns: cases(800) },
  );
});

const catalogue = catalogueEntries();
const connectors = connectorsFrom({ catalogue });
const definitionWith = (outboundProvision: JsonObject): JsonObject => ({
  kind: 'SpConnection',
  id: 'a',
  name: 'A',
  entityId: 'a',
  outboundProvision,
});

/** True when the command line's own check finds no mistake in the connector's names and values. */
function isTaken(connector: string, outboundProvision: JsonObject): boolean {
  const { diagnostics } = lowerOutboundProvision({
    written: outboundProvision,
    connector: connectors.find(connector),
    connectors,
    connection: 'a',
    placeOf: () => startOf('a.yaml'),
  });
  return !hasErrors(diagnostics);
}

function provisioningOf(entry: CatalogueEntry): { targetSettings: JsonObject; channels: JsonObject[] } & JsonObject {
  const connector = connectors.find(entry.connector);
  const { configDescriptor, saasPluginFieldInfoDescriptors } = entry.descriptor;
  const settings = configDescriptor.fields.filter((setting) => !isSection(setting, connector));
  const attributeMapping = Object.fromEntries(
    saasPluginFieldInfoDescriptors.map(({ code, label, options }) => [
      label ?? code,
      options?.length ? { defaultValue: options[0]?.code } : 'mail',
    ]),
  );
  const channelSource = {
    directory: 'pingdirectory',
    dataSource: 'a',
    baseDn: 'dc=a',
    userSourceLocation: { groupDN: 'cn=a,dc=a' },
  };
  return {
    connector: entry.connector,
    targetSettings: Object.fromEntries(
      settings.map(({ name, label, type, optionValues }) => [
        label ?? name,
        type === 'CHECK_BOX' ? true : (optionValues?.[0]?.value ?? 'text'),
      ]),
    ),
    channels: [{ name: 'a', channelSource, attributeMapping }],
  } as ReturnType<typeof provisioningOf>;
}

test.each(catalogue.map((entry) => [entry.connector, entry] as const))(
  '%s: the editor and the command line take the same names and values',
  (word, entry) => {
    const whole = provisioningOf(entry);
    const settings = entry.descriptor.configDescriptor.fields;
    const variants: [string, JsonObject][] = [
      ['everything that the console shows', whole],
      ['an unknown setting', { ...whole, targetSettings: { ...whole.targetSettings, 'Quite Unknown Thing': 'a' } }],
      [
        'an unknown field',
        { ...whole, channels: [{ ...whole.channels[0], attributeMapping: { 'Quite Unknown Thing': 'a' } }] },
      ],
      ...settings
        .filter(({ type, optionValues }) => type === 'CHECK_BOX' || optionValues?.length)
        .map(({ name, label }): [string, JsonObject] => [
          `no such value of ${label ?? name}`,
          { ...whole, targetSettings: { ...whole.targetSettings, [label ?? name]: 'quite unknown' } },
        ]),
    ];
    const verdicts = variants.map(([what, provisioning]) => [what, editorValidates(definitionWith(provisioning))]);
    expect(verdicts).toEqual(variants.map(([what, provisioning]) => [what, isTaken(word, provisioning)]));
    expect(verdicts[0]).toEqual(['everything that the console shows', true]);
  },
);

const descriptor = {
  id: 'ZoomPlus',
  description: 'Zoom Provisioner',
  configDescriptor: {
    fields: [
      { type: 'TEXT' as const, name: 'acct', label: 'Account', required: true },
      {
        type: 'SELECT' as const,
        name: 'rm',
        label: 'On Removal',
        optionValues: [
          { name: 'Keep', value: 'k' },
          { name: 'Drop', value: 'd' },
        ],
      },
    ],
  },
  saasPluginFieldInfoDescriptors: [{ code: 'uname', label: 'User Name', required: true }],
};
const pulled = readPulled([
  { path: 'schemas/connectors/zoom.json', text: JSON.stringify({ connector: 'zoom', descriptor }) },
  { path: 'schemas/connectors/own.json', text: JSON.stringify({ ...descriptor, id: 'Own', description: 'Our Own' }) },
]);

test('what a server describes itself wins, by word and by type; the rest of the catalogue stays', () => {
  const few = catalogue.filter(({ connector }) => ['zoom', 'slack'].includes(connector));
  const text = editorSchema('SpConnection', schema, { catalogue: few, pulled });
  const validates = compile(JSON.parse(text) as JsonObject);
  const takes = (targetSettings: JsonObject, by: JsonObject) => validates(definitionWith({ ...by, targetSettings }));
  for (const by of [{ connector: 'zoom' }, { type: 'ZoomPlus' }, { connector: 'Own' }, { type: 'Own' }]) {
    expect(takes({ acct: 'a', 'On Removal': 'k' }, by)).toBe(true);
    expect(takes({ Account: 'a', rm: 'Drop' }, by)).toBe(true);
    expect(takes({ 'Account ID': 'a' }, by)).toBe(false);
    expect(takes({ Account: 'a', 'On Removal': 'x' }, by)).toBe(false);
  }
  expect(takes({ 'OAuth 2 Access Token': 'a' }, { connector: 'slack' })).toBe(true);
  expect(takes({ acct: 'a' }, { connector: 'slack' })).toBe(false);
  expect(takes({ anything: 'goes' }, { type: 'Slack' })).toBe(true);
  expect(takes({}, { connector: 'unheard-of' })).toBe(false);
});

test('the file can be made again from itself: a pull changes only what is about connectors, and can be taken back', () => {
  const after = JSON.parse(editorSchema('SpConnection', schema, { catalogue, pulled })) as JsonObject;
  expect(editorSchema('SpConnection', after, { catalogue, pulled: [] })).toBe(
    readFileSync('schemas/connection.schema.json', 'utf8'),
  );
});
