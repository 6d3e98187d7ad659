import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerOfFieldPath } from '../../../src/core/apply/refusals.ts';
import { type Json, pointerTo, valueAt } from '../../../src/core/document/json.ts';
import { cases } from '../../seeds/cases.ts';

const body: Json = {
  name: 'x',
  outboundProvision: {
    channels: [{ name: 'A' }, { channelSource: { baseDn: 'dc' }, attributeMapping: [{ fieldName: 'f' }] }],
  },
  extendedProperties: { 'my.team': { values: ['a'] }, 'a[b]': { values: [] }, my: { other: 1 } },
  spBrowserSso: { attributeContractFulfillment: { SAML_SUBJECT: { value: 'v' }, 'urn:oid:1.2.3': { value: 'w' } } },
};

test.each([
  ['name', '/name'],
  ['outboundProvision.channels[1].channelSource.baseDn', '/outboundProvision/channels/1/channelSource/baseDn'],
  [
    'outboundProvision.channels[1].attributeMapping[0].fieldName',
    '/outboundProvision/channels/1/attributeMapping/0/fieldName',
  ],
  ['outboundProvision.channels.1.attributeMapping.0', '/outboundProvision/channels/1/attributeMapping/0'],
  ['extendedProperties.my.team.values[0]', '/extendedProperties/my.team/values/0'],
  ['extendedProperties[my.team].values[0]', '/extendedProperties/my.team/values/0'],
  ["extendedProperties['my.team'].values", '/extendedProperties/my.team/values'],
  ['extendedProperties.my.other', '/extendedProperties/my/other'],
  ['extendedProperties.a[b].values', '/extendedProperties/a[b]/values'],
  [
    'spBrowserSso.attributeContractFulfillment[SAML_SUBJECT].value',
    '/spBrowserSso/attributeContractFulfillment/SAML_SUBJECT/value',
  ],
  [
    'spBrowserSso.attributeContractFulfillment.urn:oid:1.2.3.value',
    '/spBrowserSso/attributeContractFulfillment/urn:oid:1.2.3/value',
  ],
  ['credentials.signingSettings', '/credentials'],
  ['outboundProvision.channels[7].name', '/outboundProvision/channels'],
  ['', ''],
  ['...', ''],
  ['[', ''],
])('%s → %s', (path, pointer) => {
  expect(pointerOfFieldPath(path, body)).toBe(pointer);
});

test('any path through any document is found again, and any text ends', () => {
  const key = fc.stringMatching(/^[a-zA-Z:_-]{1,8}$/);
  const tree = fc.letrec<{ node: Json }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.nat()), fc.string(), (document, choices, text) => {
      const segments: (string | number)[] = [];
      for (let value: Json | undefined = document; typeof value === 'object' && value !== null; ) {
        const names: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
        const name = names[(choices.next().value as number) % Math.max(names.length, 1)];
        if (name === undefined) break;
        segments.push(name);
        value = valueAt(document, pointerTo(segments));
      }
      const path = segments
        .map((one) => (typeof one === 'number' ? `[${one}]` : `.${one}`))
        .join('')
        .replace(/^\./, '');
      expect(pointerOfFieldPath(path, document)).toBe(pointerTo(segments));
      pointerOfFieldPath(text, document);
    }),
    { numRuns: cases(300) },
  );
});
