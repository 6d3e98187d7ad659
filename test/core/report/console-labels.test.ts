import { expect, test } from 'vitest';
import { fieldAt, fields } from '../../../src/core/connection/fields/table.ts';
import { definable } from '../../../src/core/kinds.ts';
import { consoleTables } from '../../../src/core/report/console-tables.ts';
import { consoleWords } from '../../../src/core/report/console-words.ts';
import { labels } from '../../../src/generated/labels.ts';
import { pathFrom } from './samples.ts';

/** Where the console shows several members of ours on one screen, or one of ours under another name. */
const screens = [
  'defaultVirtualEntityId',
  'contactInfo',
  'outboundProvision.type',
  'outboundProvision.channels',
  'outboundProvision.channels[].channelSource.groupMembershipDetection',
  'outboundProvision.channels[].channelSource.changeDetectionSettings',
  'outboundProvision.channels[].channelSource.accountManagementSettings',
  'outboundProvision.channels[].attributeMapping[].saasFieldInfo.attributeNames',
  'spBrowserSso.artifact',
  'spBrowserSso.adapterMappings',
  'spBrowserSso.authenticationPolicyContractAssertionMappings',
  'credentials.decryptionKeyPairRef',
  'credentials.secondaryDecryptionKeyPairRef',
  'credentials.inboundBackChannelAuth',
  'credentials.outboundBackChannelAuth',
  'wsTrust.tokenProcessorMappings',
];

test('a field has one label, in plans, in warnings, in the editor and on the reference page: its title', () => {
  const others = Object.entries(consoleTables.SpConnection ?? {}).filter(
    ([, way]) => way !== '' && way.split(' › ').at(-1) !== '*',
  );
  expect(others.map(([path]) => path)).toEqual(screens);
});

test('no member of the field table is named after its machine name', () => {
  // What only the server writes never differs. What the console has no screen for, alternatives that are told apart by what they hold, what is said whole.
  const without =
    /^(ResourceLink|CertView|ParameterValues|IdpAdapterOverride|AttributeSource|.*BackChannelAuth|AdditionalAllowedEntities.*|Entity|SaasAttributeMapping)\./;
  const unnamed = Object.entries(fields).flatMap(([model, { members }]) =>
    Object.entries(members)
      .filter(([member, rule]) => !rule.readOnly && labels[model]?.[member] === undefined)
      .map(([member]) => `${model}.${member}`),
  );
  expect(unnamed.filter((name) => !without.test(name))).toEqual([]);
});

test('each kind that can be defined says where the console shows it', () => {
  expect(definable.filter((kind) => consoleTables[kind] === undefined)).toEqual([]);
});

test('no table names a member that its kind doesn’t have', () => {
  const known = Object.entries(consoleTables).flatMap(([kind, table = {}]) =>
    fields[kind] ? Object.keys(table).map((path) => [kind, path] as const) : [],
  );
  const at = (path: string) => `/${path.replaceAll('[]', '/0').replaceAll('.', '/')}`;
  const unknown = known.filter(([kind, path]) => fieldAt(kind, at(path)) === undefined);
  expect(unknown.map(([kind, path]) => `${kind} ${path}`)).toEqual([]);
});

test.each([
  [
    'credentials.inboundBackChannelAuth.verificationSubjectDN',
    'Credentials › Back-Channel Authentication › Inbound › Subject DN',
  ],
  [
    'spBrowserSso.encryptionPolicy.encryptAssertion',
    'Browser SSO › Protocol Settings › Encryption Policy › The entire assertion',
  ],
  [
    'wsTrust.tokenProcessorMappings[x].attributeSources',
    'WS-Trust STS › Token Creation › IdP Token Processor Mapping › x › Attribute Sources & User Lookup',
  ],
  ['DataStore/name', 'Data Store Type › Name'],
  ['DataStore/hostnames', 'LDAP Configuration › Hostname(s)'],
  ['DataStore/maxConnections', 'LDAP Configuration › Advanced LDAP Options › Maximum Connections'],
  ['DataStore/connectionUrl', 'Database Config › JDBC URL'],
  ['AuthenticationPolicyContract/name', 'Contract Info › Contract Name'],
  ['AuthenticationPolicyContract/extendedAttributes[mail]', 'Contract Attributes › Extend the Contract › mail'],
  ['PasswordCredentialValidator/configuration.fields[Search Base].value', 'Instance Configuration › Search Base'],
  ['DataStore/password', 'Password'],
  ['DataStore/configuration.fields[Base URL].value', 'Configure Data Store Instance › Base URL'],
  ['IdpAdapter/name', 'Type › Instance Name'],
  ['IdpAdapter/configuration.fields[Challenge Retries].value', 'IdP Adapter › Challenge Retries'],
  [
    'IdpAdapter/configuration.tables[Credential Validators].rows[0].fields[Password Credential Validator Instance].value',
    'IdP Adapter › Credential Validators › #1 › Password Credential Validator Instance',
  ],
  [
    'IdpAdapter/attributeContract.coreAttributes[username].pseudonym',
    'Adapter Attributes › Core attributes › username › Pseudonym',
  ],
  ['ExtendedProperties/items[owner].description', 'owner › Description'],
  ['MetadataUrl/url', 'URL'],
  ['somethingNewer.oneMore', 'Something Newer › One More'],
])('%s is %s', (path, words) => {
  expect(consoleWords(pathFrom(path)).join(' › ')).toBe(words);
});
