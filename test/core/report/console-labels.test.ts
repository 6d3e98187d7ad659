import { expect, test } from 'vitest';
import { fields } from '../../../src/core/connection/fields/table.ts';
import { consoleTable, consoleWords } from '../../../src/core/report/console-words.ts';
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
  const others = Object.entries(consoleTable).filter(([, way]) => way !== '' && way.split(' › ').at(-1) !== '*');
  expect(others.map(([path]) => path)).toEqual(screens);
});

test('no member of the field table is named after its machine name', () => {
  // What the console has no screen for, alternatives that are told apart by what they hold, what is said whole.
  const without =
    /^(ResourceLink|CertView|ParameterValues|IdpAdapter|AttributeSource|.*BackChannelAuth|AdditionalAllowedEntities.*|Entity|SaasAttributeMapping)\./;
  const unnamed = Object.entries(fields).flatMap(([model, { members }]) =>
    Object.keys(members)
      .filter((member) => labels[model]?.[member] === undefined)
      .map((member) => `${model}.${member}`),
  );
  expect(unnamed.filter((name) => !without.test(name))).toEqual([]);
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
  ['somethingNewer.oneMore', 'Something Newer › One More'],
])('%s is %s', (path, words) => {
  expect(consoleWords(pathFrom(path)).join(' › ')).toBe(words);
});
