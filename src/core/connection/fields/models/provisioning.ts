import { models } from '../rule.ts';
import { keyed, link, object, part, scalar, scalarWithDefault, texts } from '../shorthand.ts';

/** Outbound provisioning: the target, its channels and their mappings. */
export const provisioningModels = models({
  OutboundProvision: {
    members: {
      type: scalar(),
      // The server answers with every setting of the plugin, section headings among them.
      targetSettings: keyed('ConfigField', ['name'], {
        strict: true,
        absentItem: 'blank',
        defaults: 'setting',
        required: [],
      }),
      customSchema: part('Schema'),
      // Channel ids are internal; people and the API know a channel by its name.
      // The one that runs first takes a person who is in two of them.
      channels: keyed('Channel', ['name'], { strict: true, ordered: true, required: [] }),
    },
  },
  Schema: {
    members: {
      // Shown for SCIM 1.1 although nobody sent it.
      namespace: scalarWithDefault('urn:scim:schemas:extension:custom:1.0', { evidence: 'likely' }),
      attributes: keyed('SchemaAttribute', ['name'], { strict: true }),
    },
  },
  SchemaAttribute: { members: { name: scalar(), multiValued: scalar(), types: texts(), subAttributes: texts() } },
  Channel: {
    members: {
      active: scalar({ required: false }),
      channelSource: part('ChannelSource'),
      // The server answers with an entry for every field of the plugin; a new version adds fields by itself.
      attributeMapping: keyed('SaasAttributeMapping', ['fieldName'], {
        strict: true,
        absentItem: 'blank',
        defaults: 'field',
        required: [],
      }),
      name: scalar(),
      maxThreads: scalarWithDefault(1, { required: 1 }),
      timeout: scalarWithDefault(60, { required: 60 }),
    },
  },
  ChannelSource: {
    members: {
      dataSource: link('DataStore'),
      guidAttributeName: scalar(),
      guidBinary: scalar({ required: false }),
      changeDetectionSettings: object('ChangeDetectionSettings', { required: {} }),
      groupMembershipDetection: object('GroupMembershipDetection', { required: {} }),
      accountManagementSettings: object('AccountManagementSettings', { required: {} }),
      baseDn: scalar(),
      userSourceLocation: object('ChannelSourceLocation', { required: {} }),
      groupSourceLocation: object('ChannelSourceLocation'),
    },
  },
  ChangeDetectionSettings: {
    members: {
      userObjectClass: scalar(),
      groupObjectClass: scalar(),
      changedUsersAlgorithm: scalar(),
      usnAttributeName: scalar(),
      timeStampAttributeName: scalar(),
    },
  },
  GroupMembershipDetection: {
    members: { memberOfGroupAttributeName: scalar(), groupMemberAttributeName: scalar({ requiredUntil: '12.0' }) },
  },
  AccountManagementSettings: {
    members: {
      accountStatusAttributeName: scalar(),
      accountStatusAlgorithm: scalar(),
      flagComparisonValue: scalar(),
      flagComparisonStatus: scalarWithDefault(true, { evidence: 'likely' }),
      defaultStatus: scalarWithDefault(true, { evidence: 'likely' }),
    },
  },
  ChannelSourceLocation: { members: { groupDN: scalar(), filter: scalar(), nestedSearch: scalar() } },
  SaasAttributeMapping: {
    members: { fieldName: scalar(), saasFieldInfo: object('SaasFieldConfiguration', { required: {} }) },
  },
  SaasFieldConfiguration: {
    members: {
      attributeNames: texts(),
      defaultValue: scalar(),
      expression: scalar(),
      createOnly: scalar(),
      trim: scalar(),
      characterCase: scalarWithDefault('NONE'),
      parser: scalarWithDefault('NONE'),
      masked: scalar(),
    },
  },
});
