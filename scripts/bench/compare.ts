import { compareDesired } from '../../src/core/connection/compare-desired.ts';
import type { Desired, Live } from '../../src/core/connection/types.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import type { Say } from './measure.ts';

/** One comparison of a large connection: 38 mappings in a channel, 20 attribute sources. In microseconds. */
export function benchCompare(say: Say): void {
  const document = large();
  const live = { ...structuredClone(document), id: 'large' } as Live;
  const place = { file: 'large.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const desired: Desired = {
    kind: 'SpConnection',
    id: 'large',
    key: 'large',
    name: 'Large',
    entityId: 'large',
    file: 'large.yaml',
    document,
    placeOf: () => place,
    lifecycle: {
      state: 'present',
      protect: false,
      ignoreChanges: [],
      allowSecretIn: [],
      accept: [],
      allowReplace: false,
    },
  };
  const rounds = 2000;
  for (let round = 0; round < rounds; round++) compareDesired({ desired, live });
  const start = performance.now();
  for (let round = 0; round < rounds; round++) compareDesired({ desired, live });
  const each = ((performance.now() - start) / rounds) * 1000;
  say('one comparison, 38 mappings and 20 attribute sources', `${each.toFixed(0)} µs`);
}

function large(): JsonObject {
  const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  return {
    type: 'SP',
    id: 'large',
    name: 'Large',
    entityId: 'large',
    spBrowserSso: {
      protocol: 'SAML20',
      ssoServiceEndpoints: [],
      adapterMappings: [
        {
          idpAdapterRef: { id: 'HTMLFormAdapter' },
          attributeContractFulfillment: Object.fromEntries(
            names(40, 'attribute').map((name) => [name, { source: { type: 'TEXT' }, value: name }]),
          ),
          attributeSources: names(20, 'source').map((id) => ({
            type: 'LDAP',
            id,
            dataStoreRef: { id: 'corp-ad' },
            baseDn: 'dc=example,dc=com',
            searchScope: 'SUBTREE',
            searchFilter: 'uid=${username}',
            searchAttributes: names(10, 'ldap'),
          })),
        },
      ],
    },
    outboundProvision: {
      type: 'PingOne',
      targetSettings: names(9, 'SETTING').map((name) => ({ name, value: 'true' })),
      channels: [
        {
          name: 'Staff',
          active: true,
          attributeMapping: names(38, 'field').map((fieldName) => ({
            fieldName,
            saasFieldInfo: { attributeNames: [fieldName], trim: true },
          })),
        },
      ],
    },
  };
}
