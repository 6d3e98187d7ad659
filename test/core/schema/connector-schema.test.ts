import { expect, test } from 'vitest';
import type { CatalogueEntry, Connector, ConnectorDescriptor } from '../../../src/core/connector/types.ts';
import { connectorSchema, fieldSchema, settingSchema } from '../../../src/core/schema/connector-schema.ts';

const descriptor: ConnectorDescriptor = {
  id: 'Acme',
  description: 'Acme Provisioner',
  configDescriptor: {
    fields: [
      { type: 'TEXT', name: 'tenant', label: 'Tenant', description: 'The tenant to write to.', required: true },
      { type: 'TEXT', name: 'API Token', label: 'API Token', required: true, encrypted: true },
      { type: 'TEXT', name: 'Provisioning Options', label: 'Provisioning Options' },
      { type: 'CHECK_BOX', name: 'createUsers', label: 'User Create', defaultValue: 'true' },
      {
        type: 'SELECT',
        name: 'removal',
        label: 'On Removal',
        defaultValue: 'off',
        optionValues: [
          { name: 'Disable', value: 'off' },
          { name: 'Delete', value: 'del' },
        ],
      },
    ],
  },
  saasPluginFieldInfoDescriptors: [
    { code: 'userName', label: 'User Name', required: true, maxLength: 40 },
    {
      code: 'plan',
      label: 'Plan',
      options: [
        { code: 'f', label: 'Free' },
        { code: 'Pro', label: 'Pro' },
      ],
      defaultValue: 'f',
    },
  ],
};
const entry = {
  connector: 'acme',
  displayName: 'Acme Provisioner',
  groups: false,
  assumed: { id: true, settings: ['tenant'], fields: [] },
  complete: { settings: true, fields: false, limits: true },
  retired: [{ label: 'Password', since: '2.0', reason: 'use API Token' }],
  unconfirmed: ['Region'],
  mapping: { 'User Name': 'mail' },
} as Partial<CatalogueEntry> as CatalogueEntry;
const fromCatalogue: Connector = { source: 'catalogue', descriptor, entry };
const fromServer: Connector = { source: 'pulled', descriptor, entry };
const setting = (name: string) => descriptor.configDescriptor.fields.find((each) => each.name === name)!;

test('a text says that it is required; its machine name is shown when it is known', () => {
  expect(settingSchema(setting('tenant'), fromCatalogue)).toEqual({
    title: 'Tenant',
    markdownDescription: 'The tenant to write to.\n\nRequired.',
    type: ['string', 'number', 'boolean'],
  });
  expect(settingSchema(setting('tenant'), fromServer).markdownDescription).toBe(
    'The tenant to write to.\n\nRequired. Machine name: `tenant`.',
  );
});

test('a secret suggests a name for itself', () => {
  expect(settingSchema(setting('API Token'), fromCatalogue)).toEqual({
    title: 'API Token',
    markdownDescription: 'Required. A secret: write `${secret:NAME}`.',
    type: ['string', 'number', 'object'],
    examples: ['${secret:ACME_API_TOKEN}'],
  });
});

test('a check box is a switch, a choice takes its values and understands its words', () => {
  expect(settingSchema(setting('createUsers'), fromCatalogue)).toMatchObject({
    type: ['boolean', 'string'],
    default: true,
  });
  expect(settingSchema(setting('removal'), fromCatalogue)).toMatchObject({
    default: 'off',
    anyOf: [
      { enum: ['off', 'del'], markdownEnumDescriptions: ['Disable', 'Delete'] },
      { enum: ['Disable', 'Delete'], doNotSuggest: true },
      { type: 'string' },
    ],
  });
});

test('a field says what it wants and suggests what usually fills it', () => {
  const [userName, plan] = descriptor.saasPluginFieldInfoDescriptors;
  expect(fieldSchema(userName!, fromCatalogue)).toEqual({
    title: 'User Name',
    markdownDescription: 'Required on an active channel. At most 40 characters.',
    examples: ['mail'],
    $ref: '#/$defs/FieldMapping',
  });
  expect(fieldSchema(plan!, fromCatalogue)).toMatchObject({
    markdownDescription: 'One of `f`, `Pro`.',
    defaultSnippets: [
      { label: '{ defaultValue: f }', description: 'Free, the default' },
      { label: '{ defaultValue: Pro }', description: 'Pro' },
    ],
  });
});

interface Part {
  properties: Record<string, { doNotSuggest?: boolean; deprecationMessage?: string }>;
  required?: string[];
  additionalProperties: unknown;
}
interface Parts {
  targetSettings: Part;
  channels: { items: { properties: { attributeMapping: Part; channelSource?: Part } } };
}

/** The parts of a connector's schema: what may stand where, and whether anything else may. */
function shapeOf(connector: Connector) {
  const { targetSettings, channels } = connectorSchema(connector).properties as never as Parts;
  const { attributeMapping, channelSource } = channels.items.properties;
  const offered = ({ properties }: Part) =>
    Object.keys(properties).filter((name) => !properties[name]?.doNotSuggest && !properties[name]?.deprecationMessage);
  return {
    settings: offered(targetSettings),
    required: targetSettings.required,
    otherSettings: targetSettings.additionalProperties,
    understood: Object.keys(targetSettings.properties).sort(),
    fields: offered(attributeMapping),
    otherFields: attributeMapping.additionalProperties,
    groups: channelSource?.properties.groupSourceLocation?.deprecationMessage,
  };
}

test('the catalogue offers labels, understands machine names, and leaves open what it does not know', () => {
  expect(shapeOf(fromCatalogue)).toEqual({
    settings: ['Tenant', 'API Token', 'User Create', 'On Removal'],
    required: ['API Token'],
    otherSettings: false,
    understood: [
      'API Token',
      'On Removal',
      'Password',
      'Region',
      'Tenant',
      'User Create',
      'createUsers',
      'removal',
      'tenant',
    ],
    fields: ['User Name', 'Plan'],
    otherFields: { $ref: '#/$defs/FieldMapping' },
    groups: "The Acme Provisioner doesn't provision groups: leave groupSourceLocation out",
  });
});

test("the server's own list is whole", () => {
  expect(shapeOf(fromServer)).toMatchObject({
    otherSettings: false,
    otherFields: false,
    understood: ['API Token', 'On Removal', 'Tenant', 'User Create', 'createUsers', 'removal', 'tenant'],
  });
});

test.each(['catalogue', 'pulled'] as const)('fields that the target alone knows leave the list open: %s', (source) => {
  const complete = { settings: true, fields: true, limits: true };
  const fields = (dynamicFields: boolean) =>
    shapeOf({ source, descriptor, entry: { ...entry, complete, dynamicFields } }).otherFields;
  expect(fields(false)).toBe(false);
  expect(fields(true)).toEqual({ $ref: '#/$defs/FieldMapping' });
});

test('a label that two settings share is written by machine name', () => {
  const twice: ConnectorDescriptor = {
    ...descriptor,
    configDescriptor: {
      fields: [
        { type: 'TEXT', name: 'userUrl', label: 'URL' },
        { type: 'TEXT', name: 'groupUrl', label: 'URL' },
      ],
    },
  };
  expect(shapeOf({ source: 'pulled', descriptor: twice }).settings).toEqual(['userUrl', 'groupUrl']);
});
