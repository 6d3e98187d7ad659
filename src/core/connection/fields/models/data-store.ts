import type { JsonObject } from '../../../document/json.ts';
import { textAt, textOf } from '../../../document/readers.ts';
import { models } from '../rule.ts';
import { link, object, readOnly, scalar, scalarWithDefault, setOf, texts, textsInOrder } from '../shorthand.ts';

/** What every data store has. */
const store = {
  type: scalar(),
  // What both sides were matched by.
  id: scalar({ absent: 'as-live' }),
  maskAttributeValues: scalar(),
  lastModified: readOnly,
} as const;

/** `Who "null"`: PingFederate prints a user that isn't there as Java does. */
const orNull = (text: string | undefined) => (text ? text : 'null');

/** What a store is called that nobody named: a client of the API works it out alike, and its tests hold servers to it. */
const made = (nameOf: (store: JsonObject) => string): ReturnType<typeof scalar> =>
  scalar({ absent: 'as-live', default: nameOf, evidence: 'likely' });

const ldapName = (one: JsonObject) =>
  `${[one.hostnames ?? []].flat().map(textOf).join(' ')} (${orNull(textAt(one, '/userDN'))})`;
const jdbcName = (one: JsonObject) => `${textOf(one.connectionUrl)} (${orNull(textAt(one, '/userName'))})`;
const gatewayName = (one: JsonObject) =>
  [textAt(one, '/pingOneConnectionRef/id'), textOf(one.pingOneEnvironmentId), textOf(one.pingOneLdapGatewayId)].join(
    ':',
  );

const ldapType = scalar({ valuesSince: { PING_DS: { since: '12.1' } } });

/**
 * Set in the console to 3000 or 60000, or switched on there; a client of the API sends 0 and off. What a server takes
 * where none is sent isn't public, so what it holds is left alone.
 */
const leftToServer = scalar({ absent: 'as-live', evidence: 'guess' });

export const dataStoreModels = models({
  DataStore: {
    members: store,
    variants: {
      by: 'type',
      models: {
        LDAP: 'LdapDataStore',
        PING_ONE_LDAP_GATEWAY: 'PingOneLdapGatewayDataStore',
        JDBC: 'JdbcDataStore',
        CUSTOM: 'CustomDataStore',
      },
    },
  },
  LdapDataStore: {
    addresses: { whole: 'hostnames', tagged: 'hostnamesTags' },
    members: {
      ...store,
      name: made(ldapName),
      ldapType,
      // The next one is asked when the first doesn't answer.
      hostnames: textsInOrder(),
      hostnamesTags: setOf('LdapTagConfig', ['tags', 'defaultSource']),
      bindAnonymously: scalar(),
      userDN: scalar(),
      password: scalar({ secret: { encrypted: 'encryptedPassword', always: true, goesWith: 'userDN' } }),
      encryptedPassword: scalar({ encryptedFormOf: 'password' }),
      clientTlsCertificateRef: link('SslClientKeyPair', { since: '11.3' }),
      useSsl: scalar(),
      useStartTLS: scalar({ since: '12.1' }),
      verifyHost: scalarWithDefault(true),
      useDnsSrvRecords: scalar(),
      ldapDnsSrvPrefix: scalarWithDefault('_ldap._tcp'),
      ldapsDnsSrvPrefix: scalarWithDefault('_ldaps._tcp'),
      // It is set up in PingDirectory itself, so a server doesn't keep it for one.
      followLDAPReferrals: scalar({ unless: { sibling: 'ldapType', is: ['PING_DIRECTORY'] } }),
      retryFailedOperations: scalar({ since: '11.3' }),
      testOnBorrow: scalar(),
      testOnReturn: scalar(),
      createIfNecessary: leftToServer,
      minConnections: scalarWithDefault(10),
      maxConnections: scalarWithDefault(100),
      maxWait: scalarWithDefault(-1),
      timeBetweenEvictions: leftToServer,
      readTimeout: leftToServer,
      connectionTimeout: leftToServer,
      dnsTtl: leftToServer,
      binaryAttributes: texts(),
    },
  },
  LdapTagConfig: { members: { hostnames: textsInOrder(), tags: scalar(), defaultSource: scalar() } },
  JdbcDataStore: {
    addresses: { whole: 'connectionUrl', tagged: 'connectionUrlTags' },
    members: {
      ...store,
      name: made(jdbcName),
      connectionUrl: scalar(),
      connectionUrlTags: setOf('JdbcTagConfig', ['tags', 'defaultSource']),
      driverClass: scalar(),
      userName: scalar({ requiredUntil: '11.3.1' }),
      password: scalar({ secret: { encrypted: 'encryptedPassword', always: true } }),
      encryptedPassword: scalar({ encryptedFormOf: 'password' }),
      validateConnectionSql: scalar(),
      allowMultiValueAttributes: scalar(),
      minPoolSize: scalarWithDefault(10),
      maxPoolSize: scalarWithDefault(100),
      blockingTimeout: scalarWithDefault(5000),
      idleTimeout: scalarWithDefault(5),
    },
  },
  JdbcTagConfig: { members: { connectionUrl: scalar(), tags: scalar(), defaultSource: scalar() } },
  CustomDataStore: {
    members: {
      ...store,
      name: scalar(),
      pluginDescriptorRef: link(),
      // Described up to 11.3 and again from 13.0 on.
      parentRef: link('DataStore', { since: '13.0' }),
      configuration: object('PluginConfiguration', { required: {} }),
      lastModified: { ...readOnly, since: '12.0' },
    },
  },
  PingOneLdapGatewayDataStore: {
    members: {
      ...store,
      name: made(gatewayName),
      ldapType,
      pingOneConnectionRef: link('PingOneConnection'),
      pingOneEnvironmentId: scalar(),
      pingOneLdapGatewayId: scalar(),
      useSsl: scalar(),
      useStartTLS: scalar({ since: '12.1' }),
      binaryAttributes: texts(),
      lastModified: { ...readOnly, since: '12.0' },
    },
  },
});
