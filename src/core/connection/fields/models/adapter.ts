import { models } from '../rule.ts';
import { keyed, link, listOf, map, object, part, readOnly, scalar } from '../shorthand.ts';

/** What an administrator says of an adapter, wherever it stands. */
const adapter = {
  parentRef: link('IdpAdapter'),
  configuration: object('PluginConfiguration', { required: {} }),
  lastModified: { ...readOnly, since: '12.0' },
  authnCtxClassRef: scalar(),
} as const;

/** What every instance of a plugin has; what it is made of can't change. */
const instance = {
  // What both sides were matched by.
  id: scalar({ absent: 'as-live' }),
  name: scalar(),
  pluginDescriptorRef: link(),
} as const;

/** Instances of plugins, and an adapter's settings overridden for one connection. */
export const adapterModels = models({
  // IdpAdapter and PasswordCredentialValidator extend PluginInstance; its members stand with theirs.
  IdpAdapter: {
    members: {
      ...instance,
      ...adapter,
      // The server maps each attribute to itself where nothing is written, and demands the member all the same.
      attributeMapping: part('IdpAdapterContractMapping', { absent: 'as-live', required: {} }),
      attributeContract: part('IdpAdapterAttributeContract', { absent: 'as-live' }),
    },
  },
  // The server adds what the adapter's descriptor defines.
  IdpAdapterOverride: {
    api: 'IdpAdapter',
    members: {
      ...adapter,
      // Ignored in an override, and demanded by the API's schema all the same.
      id: { ...readOnly, echoed: '/parentRef' },
      name: { ...readOnly, echoed: '/parentRef' },
      pluginDescriptorRef: { kind: 'object', model: 'ResourceLink', readOnly: true, echoed: true },
      attributeMapping: part('IdpAdapterContractMapping', { absent: 'as-live' }),
      attributeContract: part('IdpAdapterAttributeContract', { absent: 'as-live' }),
    },
  },
  PasswordCredentialValidator: {
    members: {
      ...instance,
      parentRef: link('PasswordCredentialValidator'),
      configuration: object('PluginConfiguration', { required: {} }),
      lastModified: readOnly,
      attributeContract: part('PasswordCredentialValidatorAttributeContract', { absent: 'as-live', required: {} }),
    },
  },
  PasswordCredentialValidatorAttributeContract: {
    inherits: true,
    members: {
      coreAttributes: keyed('PasswordCredentialValidatorAttribute', ['name'], { readOnly: true }),
      extendedAttributes: keyed('PasswordCredentialValidatorAttribute', ['name'], { strict: true }),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  PasswordCredentialValidatorAttribute: { bare: 'name', members: { name: scalar() } },
  PluginConfiguration: {
    members: {
      tables: keyed('ConfigTable', ['name'], { strict: true, absentItem: 'as-live' }),
      fields: keyed('ConfigField', ['name'], { strict: true, absentItem: 'as-live', defaults: 'setting' }),
    },
  },
  ConfigTable: {
    inherits: true,
    members: {
      name: scalar(),
      rows: listOf('ConfigRow', { moves: true }),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  ConfigRow: {
    members: {
      fields: keyed('ConfigField', ['name'], {
        strict: true,
        absentItem: 'as-live',
        required: [],
        defaults: 'setting',
      }),
      defaultRow: scalar(),
    },
  },
  ConfigField: {
    inherits: true,
    members: {
      name: scalar(),
      value: scalar({ secret: { encrypted: 'encryptedValue' } }),
      encryptedValue: scalar({ encryptedFormOf: 'value' }),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterContractMapping: {
    inherits: true,
    members: {
      attributeSources: keyed('AttributeSource', ['id', 'description', 'dataStoreRef/id'], { ordered: true }),
      attributeContractFulfillment: map('AttributeFulfillmentValue', { required: {}, absentItem: 'own-attribute' }),
      issuanceCriteria: object('IssuanceCriteria'),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterAttributeContract: {
    inherits: true,
    members: {
      coreAttributes: keyed('IdpAdapterAttribute', ['name'], { strict: true, absentItem: 'as-live', listed: true }),
      extendedAttributes: keyed('IdpAdapterAttribute', ['name'], { strict: true }),
      uniqueUserKeyAttribute: scalar(),
      maskOgnlValues: scalar(),
      inherited: scalar({ absent: 'as-live' }),
    },
  },
  IdpAdapterAttribute: { bare: 'name', members: { name: scalar(), pseudonym: scalar(), masked: scalar() } },
});
