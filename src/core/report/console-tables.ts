import type { DefinableKind, KindName } from '../kinds.ts';

/** By the members that lead to it, a list's items as `[]`. */
type ConsoleTable = Readonly<Record<string, string>>;

const connection: ConsoleTable = {
  name: 'General Info › *',
  entityId: 'General Info › *',
  baseUrl: 'General Info › *',
  active: 'Activation & Summary › *',
  virtualEntityIds: 'General Info › *',
  defaultVirtualEntityId: 'General Info › Virtual Server IDs › Default',
  contactInfo: 'General Info',
  applicationName: 'General Info › *',
  applicationIconUrl: 'General Info › *',
  loggingMode: 'General Info › *',
  licenseConnectionGroup: 'General Info › *',
  additionalAllowedEntitiesConfiguration: 'General Info › *',

  'outboundProvision.type': 'Connection Type › Outbound Provisioning Type',
  'outboundProvision.targetSettings[].value': '',
  'outboundProvision.targetSettings[].encryptedValue': '',
  'outboundProvision.channels': 'Manage Channels',
  'outboundProvision.channels[].name': 'Channel Info › *',
  'outboundProvision.channels[].active': 'Activation & Summary › *',
  'outboundProvision.channels[].maxThreads': 'Channel Info › *',
  'outboundProvision.channels[].timeout': 'Channel Info › *',
  'outboundProvision.channels[].channelSource': '',
  'outboundProvision.channels[].channelSource.dataSource': 'Source › *',
  'outboundProvision.channels[].channelSource.guidAttributeName': 'Source Settings › *',
  'outboundProvision.channels[].channelSource.guidBinary': 'Source Settings › *',
  'outboundProvision.channels[].channelSource.groupMembershipDetection': 'Source Settings',
  'outboundProvision.channels[].channelSource.changeDetectionSettings': 'Source Settings',
  'outboundProvision.channels[].channelSource.accountManagementSettings': 'Source Settings',
  'outboundProvision.channels[].channelSource.baseDn': 'Source Location › *',
  'outboundProvision.channels[].channelSource.userSourceLocation': 'Source Location › *',
  'outboundProvision.channels[].channelSource.groupSourceLocation': 'Source Location › *',
  'outboundProvision.channels[].attributeMapping[].saasFieldInfo': '',
  'outboundProvision.channels[].attributeMapping[].saasFieldInfo.attributeNames': 'Attributes',

  'spBrowserSso.protocol': 'Connection Type › *',
  'spBrowserSso.incomingBindings': 'Protocol Settings › *',
  'spBrowserSso.ssoServiceEndpoints': 'Protocol Settings › *',
  'spBrowserSso.sloServiceEndpoints': 'Protocol Settings › *',
  'spBrowserSso.artifact': 'Protocol Settings › Artifact',
  'spBrowserSso.signAssertions': 'Protocol Settings › Signature Policy › *',
  'spBrowserSso.signResponseAsRequired': 'Protocol Settings › Signature Policy › *',
  'spBrowserSso.requireSignedAuthnRequests': 'Protocol Settings › Signature Policy › *',
  'spBrowserSso.alwaysSignArtifactResponse': 'Protocol Settings › Signature Policy › *',
  'spBrowserSso.encryptionPolicy': 'Protocol Settings › *',
  'spBrowserSso.urlWhitelistEntries': 'Protocol Settings › *',
  'spBrowserSso.defaultTargetUrl': 'Protocol Settings › *',
  'spBrowserSso.spSamlIdentityMapping': 'Assertion Creation › *',
  'spBrowserSso.spWsFedIdentityMapping': 'Assertion Creation › *',
  'spBrowserSso.attributeContract': 'Assertion Creation › *',
  'spBrowserSso.attributeContract.coreAttributes': '',
  'spBrowserSso.adapterMappings': 'Assertion Creation › Authentication Source Mapping',
  'spBrowserSso.authenticationPolicyContractAssertionMappings': 'Assertion Creation › Authentication Source Mapping',
  'spBrowserSso.messageCustomizations': 'Protocol Settings › *',

  'credentials.certs': 'Signature Verification Settings › *',
  'credentials.decryptionKeyPairRef': 'Select Decryption Keys › Primary',
  'credentials.secondaryDecryptionKeyPairRef': 'Select Decryption Keys › Secondary',
  'credentials.blockEncryptionAlgorithm': 'Select XML Encryption Certificate › *',
  'credentials.keyTransportAlgorithm': 'Select XML Encryption Certificate › *',
  'credentials.inboundBackChannelAuth': 'Back-Channel Authentication › Inbound',
  'credentials.outboundBackChannelAuth': 'Back-Channel Authentication › Outbound',
  'credentials.verificationSubjectDN': 'Signature Verification Settings › *',
  'credentials.verificationIssuerDN': 'Signature Verification Settings › *',

  'wsTrust.partnerServiceIds': 'Protocol Settings › *',
  'wsTrust.tokenProcessorMappings': 'Token Creation › IdP Token Processor Mapping',
  'wsTrust.attributeContract': 'Token Creation › *',
  'wsTrust.minutesBefore': 'Token Lifetime › *',
  'wsTrust.minutesAfter': 'Token Lifetime › *',
  'oauthTokenExchangeSettings.resourceUris': 'Protocol Settings › *',
  'oauthTokenExchangeSettings.processorPolicyMappings': 'Token Creation › *',
  'oauthTokenExchangeSettings.attributeContract': 'Token Creation › *',
  'oauthTokenExchangeSettings.minutesBefore': 'Token Lifetime › *',
  'oauthTokenExchangeSettings.minutesAfter': 'Token Lifetime › *',
};

/** The settings of a plugin's instance, all on one tab; a table's rows are counted. */
const plugin = (tab: string): ConsoleTable => ({
  name: 'Type › *',
  id: 'Type › *',
  pluginDescriptorRef: 'Type › *',
  parentRef: 'Type › *',
  configuration: tab,
  'configuration.fields': '',
  'configuration.fields[].value': '',
  'configuration.fields[].encryptedValue': '',
  'configuration.tables': '',
  'configuration.tables[].rows': '',
  'configuration.tables[].rows[].fields': '',
  'configuration.tables[].rows[].fields[].value': '',
  'configuration.tables[].rows[].fields[].encryptedValue': '',
});

const onTab = (tab: string, members: readonly string[]): ConsoleTable =>
  Object.fromEntries(members.map((member) => [member, `${tab} › *`]));

const dataStore: ConsoleTable = {
  ...plugin('Configure Data Store Instance'),
  type: 'Data Store Type › Type',
  name: 'Data Store Type › Name',
  id: 'Data Store Type › *',
  maskAttributeValues: 'Data Store Type › *',
  ...onTab('LDAP Configuration', [
    ...['ldapType', 'hostnames', 'hostnamesTags', 'bindAnonymously', 'userDN', 'clientTlsCertificateRef'],
    ...['useSsl', 'useStartTLS', 'verifyHost', 'useDnsSrvRecords', 'followLDAPReferrals', 'retryFailedOperations'],
    ...['pingOneConnectionRef', 'pingOneEnvironmentId', 'pingOneLdapGatewayId', 'binaryAttributes'],
  ]),
  ...onTab('LDAP Configuration › Advanced LDAP Options', [
    ...['testOnBorrow', 'testOnReturn', 'createIfNecessary', 'minConnections', 'maxConnections', 'maxWait'],
    ...['timeBetweenEvictions', 'readTimeout', 'connectionTimeout', 'dnsTtl', 'ldapDnsSrvPrefix', 'ldapsDnsSrvPrefix'],
  ]),
  ...onTab('Database Config', [
    ...['connectionUrl', 'connectionUrlTags', 'driverClass', 'userName', 'validateConnectionSql'],
    ...['allowMultiValueAttributes', 'minPoolSize', 'maxPoolSize', 'blockingTimeout', 'idleTimeout'],
  ]),
};

const idpAdapter: ConsoleTable = {
  ...plugin('IdP Adapter'),
  name: 'Type › Instance Name',
  id: 'Type › Instance ID',
  pluginDescriptorRef: 'Type › Type',
  parentRef: 'Type › Parent Instance',
  attributeContract: '',
  'attributeContract.coreAttributes': 'Adapter Attributes › *',
  'attributeContract.extendedAttributes': 'Extended Contract › *',
  'attributeContract.uniqueUserKeyAttribute': 'Adapter Attributes › *',
  'attributeContract.maskOgnlValues': 'Adapter Attributes › *',
  attributeMapping: 'Adapter Contract Mapping',
};

const validator: ConsoleTable = {
  ...plugin('Instance Configuration'),
  attributeContract: '',
  'attributeContract.coreAttributes': 'Extended Contract › *',
  'attributeContract.extendedAttributes': 'Extended Contract › *',
};

const policyContract: ConsoleTable = {
  name: 'Contract Info › *',
  id: 'Contract Info › *',
  coreAttributes: 'Contract Attributes › *',
  extendedAttributes: 'Contract Attributes › *',
};

/**
 * Where the administrative console shows each part of an object, by its kind: the tabs, then `*` for the field's own
 * label, which is its title in `schemas/source/`. What isn't here has its label alone. Another text than `*` is a screen
 * on which the console shows several members, or one under another name; an empty text adds nothing.
 */
export const consoleTables: Readonly<Partial<Record<string, ConsoleTable>>> = {
  SpConnection: connection,
  DataStore: dataStore,
  PasswordCredentialValidator: validator,
  IdpAdapter: idpAdapter,
  AuthenticationPolicyContract: policyContract,
  // Each is one screen.
  ExtendedProperties: { items: '' },
  MetadataUrl: { 'x509File.fileData': '' },
  CertificateAuthority: {},
  SigningKeyPair: {},
  SslClientKeyPair: {},
} satisfies Record<DefinableKind, ConsoleTable> & Partial<Record<KindName, ConsoleTable>>;
