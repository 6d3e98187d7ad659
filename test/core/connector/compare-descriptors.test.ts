import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { compareDescriptors } from '../../../src/core/connector/compare-descriptors.ts';
import type { ConnectorDescriptor } from '../../../src/core/connector/types.ts';

const before: ConnectorDescriptor = {
  id: 'x',
  configDescriptor: {
    fields: [
      { type: 'TEXT', name: 'URL', label: 'Base URL', required: true },
      { type: 'SELECT', name: 'mode', label: 'Mode', optionValues: [{ name: 'A', value: 'a' }] },
    ],
  },
  saasPluginFieldInfoDescriptors: [{ code: 'mail', label: 'Email' }],
};

test('what came, went and changed, in words', () => {
  const after: ConnectorDescriptor = {
    id: 'x',
    configDescriptor: {
      fields: [
        { type: 'TEXT', name: 'SCIM_URL', label: 'Base Url' },
        { type: 'CHECK_BOX', name: 'new', label: 'New Thing', defaultValue: 'true' },
      ],
    },
    saasPluginFieldInfoDescriptors: [
      { code: 'mail', label: 'Email', required: true, maxLength: 40, options: [{ code: 'a', label: 'A' }] },
    ],
  };
  expect(compareDescriptors(before, after)).toEqual([
    { kind: 'changed', message: 'setting "Base Url": name URL → SCIM_URL; required "true" → "false"' },
    { kind: 'added', message: 'setting "New Thing" (new) is new' },
    { kind: 'removed', message: 'setting "Mode" isn\'t there' },
    {
      kind: 'changed',
      message: 'field "Email": required "false" → "true"; options none → "a"; maximum length none → "40"',
    },
  ]);
});

test('a machine name that was only assumed is no difference', () => {
  const after = structuredClone(before);
  after.configDescriptor.fields[0]!.name = 'SCIM_URL';
  expect(compareDescriptors(before, after, { settings: ['URL'], fields: [] })).toEqual([]);
  expect(compareDescriptors(before, after)).toEqual([
    { kind: 'changed', message: 'setting "Base URL": name URL → SCIM_URL' },
  ]);
});

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...catalogueEntries()), ({ descriptor }) => {
      expect(compareDescriptors(descriptor, structuredClone(descriptor))).toEqual([]);
    }),
  );
});
