import { models } from '../rule.ts';
import { keyed, link, listOf, map, part, scalar, scalarWithDefault, texts } from '../shorthand.ts';

/** What every kind of attribute source has. */
const source = {
  type: scalar(),
  dataStoreRef: link('DataStore'),
  id: scalar(),
  description: scalar(),
  attributeContractFulfillment: map('AttributeFulfillmentValue'),
} as const;

const ldap = {
  baseDn: scalar(),
  searchScope: scalar(),
  searchFilter: scalar(),
  // The server works the list out from the mappings when it isn't given.
  searchAttributes: texts({ absent: 'as-live', since: '10.3' }),
  binaryAttributeSettings: map('BinaryLdapAttributeSettings', { absentItem: 'blank' }),
  memberOfNestedGroup: scalar(),
} as const;

/** Where attribute values come from and under which conditions they are issued. */
export const attributeModels = models({
  AttributeFulfillmentValue: { members: { source: part('SourceTypeIdKey'), value: scalar() } },
  SourceTypeIdKey: {
    members: {
      type: scalar({
        valuesSince: { CLIENT_TAGS: { since: '13.1' }, EXTENDED_PROPERTIES: { since: '12.2', evidence: 'likely' } },
      }),
      id: scalar(),
    },
  },
  AttributeSource: {
    members: source,
    variants: {
      by: 'type',
      models: {
        LDAP: 'LdapAttributeSource',
        PING_ONE_LDAP_GATEWAY: 'LdapAttributeSource',
        JDBC: 'JdbcAttributeSource',
        CUSTOM: 'CustomAttributeSource',
      },
    },
  },
  LdapAttributeSource: { members: { ...source, ...ldap } },
  JdbcAttributeSource: {
    members: {
      ...source,
      schema: scalar(),
      table: scalar(),
      columnNames: texts({ absent: 'as-live', since: '10.3' }),
      filter: scalar(),
    },
  },
  CustomAttributeSource: {
    members: {
      ...source,
      // The server answers with every filter field of the data store, and drops empty values.
      filterFields: keyed('FieldEntry', ['name'], { strict: true, absentItem: 'blank' }),
    },
  },
  FieldEntry: { members: { name: scalar(), value: scalar() } },
  BinaryLdapAttributeSettings: { members: { binaryEncoding: scalarWithDefault('BASE64') } },
  IssuanceCriteria: {
    members: {
      conditionalCriteria: listOf('ConditionalIssuanceCriteriaEntry'),
      expressionCriteria: listOf('ExpressionIssuanceCriteriaEntry'),
    },
  },
  ConditionalIssuanceCriteriaEntry: {
    members: {
      source: part('SourceTypeIdKey'),
      attributeName: scalar(),
      condition: scalar(),
      value: scalar(),
      errorResult: scalar(),
    },
  },
  ExpressionIssuanceCriteriaEntry: { members: { expression: scalar(), errorResult: scalar() } },
});
