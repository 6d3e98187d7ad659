import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOver } from '../../../src/core/definition/lay-over.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { valueAt } from '../../../src/core/document/json.ts';
import { computed } from '../../computed.ts';
import { load } from './check.ts';

/** Overrides that reach into lists. */

const definition = `kind: SpConnection
id: zoom
name: Zoom
entityId: https://zoom.us
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints:
    - { binding: POST, url: /acs, index: 0, isDefault: true }
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract:
    coreAttributes: [{ name: SAML_SUBJECT }]
  adapterMappings:
    - idpAdapterRef: { name: HTML Form }
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: ADAPTER }, value: username }
    - idpAdapterRef: Kerberos
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: ADAPTER }, value: username }
outboundProvision:
  connector: zoom
  targetSettings:
    - { name: accountId, value: one }
  channels:
    - name: Staff
      active: true
      channelSource: { directory: active-directory, dataSource: corp-ad, baseDn: dc=staff }
      attributeMapping:
        - { fieldName: userName, saasFieldInfo: { attributeNames: [mail] } }
    - name: \${var:OTHER}
      active: true
      channelSource: { directory: active-directory, dataSource: corp-ad, baseDn: dc=partners }
`;

function loaded(overrides: string) {
  const lines = overrides.replace(/^/gm, '    ');
  const environment = `variables: { OTHER: Partners }\noverrides:\n  zoom:\n${lines}\n`;
  return load({ files: { 'connections/zoom.yaml': definition }, environment });
}

const errors = (overrides: string) =>
  loaded(overrides).diagnostics.map(
    ({ code, place, message, hint }) => `${place.file}:${place.line} ${code} ${message} (${hint ?? ''})`,
  );

const at = (overrides: string, pointer: string) => valueAt(loaded(overrides).value[0]?.data, pointer);

describe('a mapping in the place of a list', () => {
  test('reaches an item by its name, and leaves the others and their places alone', () => {
    const overrides = 'outboundProvision: { channels: { Staff: { channelSource: { baseDn: dc=test } } } }';
    const [one] = loaded(overrides).value;
    expect(valueAt(one?.data, '/outboundProvision/channels')).toMatchObject([
      { name: 'Staff', active: true, channelSource: { baseDn: 'dc=test' } },
      { name: 'Partners', active: true, channelSource: { baseDn: 'dc=partners' } },
    ]);
    const place = (pointer: string) => {
      const { file, line } = one!.locate(`/outboundProvision/channels${pointer}`);
      return `${file}:${line}`;
    };
    expect(place('/0/channelSource/baseDn')).toBe('environments/dev.yaml:4');
    expect(place('')).toBe('connections/zoom.yaml:25');
    expect(place('/0')).toBe('connections/zoom.yaml:25');
    expect(place('/0/active')).toBe('connections/zoom.yaml:26');
    expect(place('/1/channelSource/baseDn')).toBe('connections/zoom.yaml:32');
  });

  test.each([
    [
      'a variable in the key',
      'outboundProvision: { channels: { Partners: { active: false } } }',
      '/outboundProvision/channels/1/active',
      false,
    ],
    [
      'an adapter by its name',
      'spBrowserSso: { adapterMappings: { HTML Form: { restrictVirtualEntityIds: true } } }',
      '/spBrowserSso/adapterMappings/0/restrictVirtualEntityIds',
      true,
    ],
    [
      'an adapter by its id',
      'spBrowserSso: { adapterMappings: { Kerberos: { restrictVirtualEntityIds: true } } }',
      '/spBrowserSso/adapterMappings/1/restrictVirtualEntityIds',
      true,
    ],
    [
      'an endpoint by its number',
      'spBrowserSso: { ssoServiceEndpoints: { "0": { url: /test } } }',
      '/spBrowserSso/ssoServiceEndpoints/0/url',
      '/test',
    ],
    [
      'an endpoint by its address',
      'spBrowserSso: { ssoServiceEndpoints: { /acs: { url: /test } } }',
      '/spBrowserSso/ssoServiceEndpoints/0/url',
      '/test',
    ],
    [
      'a setting',
      'outboundProvision: { targetSettings: { accountId: two } }',
      '/outboundProvision/targetSettings/0/value',
      'two',
    ],
    [
      'a mapped field',
      'outboundProvision: { channels: { Staff: { attributeMapping: { userName: uid } } } }',
      '/outboundProvision/channels/0/attributeMapping/0/saasFieldInfo/attributeNames',
      ['uid'],
    ],
    [
      'one of its members',
      'outboundProvision: { channels: { Staff: { attributeMapping: { userName: { trim: true } } } } }',
      '/outboundProvision/channels/0/attributeMapping/0/saasFieldInfo',
      { attributeNames: ['mail'], trim: true },
    ],
  ])('%s', (_, overrides, pointer, value) => {
    expect(errors(overrides)).toEqual([]);
    expect(at(overrides, pointer)).toEqual(value);
  });

  test('null takes an item away, and what follows keeps its place', () => {
    const overrides = 'outboundProvision: { channels: { Staff: null } }';
    const [one] = loaded(overrides).value;
    expect(valueAt(one?.data, '/outboundProvision/channels')).toMatchObject([{ name: 'Partners' }]);
    expect(one!.locate('/outboundProvision/channels/0/active').line).toBe(31);
  });

  test('a list still takes the place of the whole list', () => {
    expect(at('outboundProvision: { channels: [] }', '/outboundProvision/channels')).toEqual([]);
  });

  test('a key that leads to nothing is refused where it stands', () => {
    expect(errors('outboundProvision: { channels: { Staf: { active: false } } }')).toEqual([
      'environments/dev.yaml:4 override-key-unknown no item of the list is "Staf" (did you mean "Staff"?)',
    ]);
    expect(errors('outboundProvision: { channels: { Suppliers: null } }')).toEqual([
      'environments/dev.yaml:4 override-key-unknown no item of the list is "Suppliers" (the list has Staff, Partners)',
    ]);
    expect(errors('spBrowserSso: { ssoServiceEndpoints: { "0": { url: /a }, /acs: { binding: POST } } }')).toEqual([
      'environments/dev.yaml:4 override-key-ambiguous "/acs" and "0" lead to the same item (write both under one of them)',
    ]);
  });

  test('a key without a letter takes no item away', () => {
    const override = 'outboundProvision: { channels: { "": null } }';
    expect(errors(override)).toEqual([expect.stringMatching(/:4 override-key-unknown no item of the list is ""/)]);
    const channels = [{ name: 'Staff' }, { name: 'Partners' }];
    const patch = { outboundProvision: { channels: { '': null } } };
    const { value } = layOver('SpConnection', { outboundProvision: { channels } }, patch, (text) => text);
    expect(value).toEqual({ outboundProvision: { channels } });
  });

  test.each([
    [10, '(the list has a0, a1, a2, a3, a4, a5, a6, a7, a8, a9)'],
    [11, '(to add an item, write the whole list)'],
    [0, '(to add an item, write the whole list)'],
  ])('of %d items the hint has the keys, as far as they are few', (count, hint) => {
    const names = Array.from({ length: count }, (_, index) => `a${index}`);
    const { diagnostics } = load({
      files: {
        'p.yaml': `kind: AuthenticationPolicyContract\nid: p\nname: P\nextendedAttributes: [${names.join(', ')}]\n`,
      },
      environment: 'overrides: { p: { extendedAttributes: { department: null } } }\n',
    });
    expect(diagnostics.map(({ message, hint: said }) => `${message} (${said})`)).toEqual([
      `no item of the list is "department" ${hint}`,
    ]);
  });

  test('many keys for many items take no time', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ name: `c${index}` }));
    const keys = Object.fromEntries(items.map(({ name }) => [`${name}x`, {}]));
    const start = computed();
    const override = { outboundProvision: { channels: keys } };
    expect(
      layOver('SpConnection', { outboundProvision: { channels: items } }, override, (text) => text).problems,
    ).toHaveLength(20_000);
    expect(computed() - start).toBeLessThan(2_000);
  });
});

test('whatever is laid over, an untouched item stands where it stood', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__x', '1');
  const channels = fc
    .uniqueArray(name, { maxLength: 5 })
    .map((names) => names.map((one) => ({ name: one, active: true })));
  const patch = fc.dictionary(name, fc.oneof(fc.constant(null), fc.constant({ active: false })), { maxKeys: 4 });
  fc.assert(
    fc.property(channels, patch, (items, changes) => {
      const original = { outboundProvision: { channels: items } };
      const override = { outboundProvision: { channels: changes } } as JsonObject;
      const { value, origin, problems } = layOver('SpConnection', original, override, (text) => text);
      const result = valueAt(value, '/outboundProvision/channels') as { name: string; active: boolean }[];
      const names = items.map((one) => one.name);
      expect(problems.map(({ key }) => key)).toEqual(
        Object.keys(changes).filter((key) => !(names as string[]).includes(key)),
      );
      expect(result.map((one) => one.name)).toEqual(
        names.filter((one) => !Object.hasOwn(changes, one) || changes[one]),
      );
      result.forEach((item, index) => {
        const pointer = `/outboundProvision/channels/${index}/active`;
        const from = origin(pointer);
        expect(from.isOverride).toBe(!item.active);
        expect(valueAt((from.isOverride ? override : original) as Json, from.pointer)).toBe(item.active);
      });
    }),
  );
});

test('a field that a list leaves unmapped is mapped as one that is mapped is mapped otherwise', () => {
  const original = { outboundProvision: { channels: [{ name: 'A', attributeMapping: [{ fieldName: 'title' }] }] } };
  const laid = (title: Json) => {
    const patch = { outboundProvision: { channels: { A: { attributeMapping: { title } } } } };
    const { value } = layOver('SpConnection', original, patch, (text) => text);
    return valueAt(value, '/outboundProvision/channels/0/attributeMapping/0');
  };
  const filled = (attributeNames: string[], more = {}) => ({
    fieldName: 'title',
    saasFieldInfo: { attributeNames, ...more },
  });
  expect(laid('mail')).toEqual(filled(['mail']));
  expect(laid(['mail', 'uid'])).toEqual(filled(['mail', 'uid']));
  expect(laid({ attributeNames: ['mail'], trim: true })).toEqual(filled(['mail'], { trim: true }));
  expect(laid({ saasFieldInfo: { attributeNames: ['mail'] } })).toEqual(filled(['mail']));
});

test('items that are bare texts are reached by what they say', () => {
  const { value, diagnostics } = load({
    files: {
      'a.yaml': 'kind: AuthenticationPolicyContract\nid: a\nname: A\nextendedAttributes: [mail, { name: sn }, title]\n',
    },
    environment: 'overrides: { a: { extendedAttributes: { mail: null, sn: { name: surname } } } }\n',
  });
  expect(diagnostics).toEqual([]);
  expect(value[0]?.data.extendedAttributes).toEqual([{ name: 'surname' }, 'title']);
});
