import { models } from '../rule.ts';
import { keyed, link, listOf, map, object, part, readOnly, scalar } from '../shorthand.ts';

/** An adapter's settings overridden for one connection. The server adds what the adapter's descriptor defines. */
export const adapterModels = models({
  // IdpAdapter extends PluginInstance; both models' members stand here together.
  IdpAdapter: {
    members: {
      // Ignored in an override, and demanded by the API's schema all the same.
      id: { ...readOnly, echoed: '/parentRef' },
      name: { ...readOnly, echoed: '/parentRef' },
      pluginDescriptorRef: { kind: 'object', model: 'ResourceLink', readOnly: true, echoed: true },
      parentRef: link('IdpAdapter'),
      configuration: object('PluginConfiguration', { required: {} }),
      lastModified: { ...readOnly, since: '12.0' },
      authnCtxClassRef: scalar(),
      attributeMapping: part('IdpAdapterContractMapping', { absent: 'as-live' }),
      attributeContract: part('IdpAdapterAttributeContract', { absent: 'as-live' }),
    },
  },
  PluginConfiguration: {
    members: {
      tables: keyed('ConfigTable', ['name'], { strict: true, absentItem: 'as-live' }),
      fields: keyed('ConfigField', ['name'], { strict: true, absentItem: 'as-live' }),
    },
  },
  ConfigTable: { members: { name: scalar(), rows: listOf('ConfigRow'), inherited: scalar({ absent: 'as-live' }) } },
  ConfigRow: {
    members: {
      fields: keyed('ConfigField', ['name'], { strict: true, absentItem: 'as-live', required: [] }),
      defaultRow: scalar(),
    },
  },
  ConfigField: {
    members: {
      name: scalar(),
      value: scalar({ secret: { encrypted: 'encryptedValue' } }),
      encryptedValue: scalar({ encryptedFormOf: 'value' }),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterContractMapping: {
    members: {
      attributeSources: keyed('AttributeSource', ['id', 'description', 'dataStoreRef/id'], { ordered: true }),
      attributeContractFulfillment: map('AttributeFulfillmentValue', { required: {} }),
      issuanceCriteria: object('IssuanceCriteria'),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterAttributeContract: {
    members: {
      coreAttributes: keyed('IdpAdapterAttribute', ['name'], { strict: true, absentItem: 'as-live', listed: true }),
      extendedAttributes: keyed('IdpAdapterAttribute', ['name'], { strict: true }),
      uniqueUserKeyAttribute: scalar(),
      maskOgnlValues: scalar(),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterAttribute: { members: { name: scalar(), pseudonym: scalar(), masked: scalar() } },
});
