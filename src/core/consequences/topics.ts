import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import { shapeOf } from './places.ts';
import type { Move } from './situation.ts';

/** What a finding is called, by where the change is; the first pattern that fits. */
const topics: readonly (readonly [pattern: string, code: DiagnosticCode])[] = [
  ['active', 'connection-switched'],
  ['outboundProvision.channels[*].active', 'channel-switched'],
  ['id', 'partner-name-changed'],
  ['entityId', 'partner-name-changed'],
  ['virtualEntityIds', 'partner-name-changed'],
  ['defaultVirtualEntityId', 'partner-name-changed'],
  ['metadataReloadSettings.**', 'metadata-reload-changed'],
  ['baseUrl', 'endpoint-changed'],
  ['spBrowserSso.ssoServiceEndpoints.**', 'endpoint-changed'],
  ['spBrowserSso.ssoServiceEndpoints[*].**', 'endpoint-changed'],
  ['spBrowserSso.sloServiceEndpoints[*].**', 'endpoint-changed'],
  ['spBrowserSso.artifact.**', 'endpoint-changed'],
  ['spBrowserSso.defaultTargetUrl', 'endpoint-changed'],
  ['spBrowserSso.urlWhitelistEntries[*].**', 'endpoint-changed'],
  ['credentials.signingSettings.**', 'signing-changed'],
  ['spBrowserSso.signAssertions', 'signing-changed'],
  ['spBrowserSso.signResponseAsRequired', 'signing-changed'],
  ['spBrowserSso.alwaysSignArtifactResponse', 'signing-changed'],
  ['credentials.blockEncryptionAlgorithm', 'encryption-changed'],
  ['credentials.keyTransportAlgorithm', 'encryption-changed'],
  ['credentials.certs[*].encryptionCert', 'encryption-changed'],
  ['credentials.decryptionKeyPairRef.**', 'encryption-changed'],
  ['credentials.secondaryDecryptionKeyPairRef.**', 'encryption-changed'],
  ['spBrowserSso.encryptionPolicy.**', 'encryption-changed'],
  ['credentials.outboundBackChannelAuth.**', 'back-channel-changed'],
  ['credentials.inboundBackChannelAuth.**', 'back-channel-changed'],
  ['credentials.**', 'partner-trust-changed'],
  ['spBrowserSso.requireSignedAuthnRequests', 'partner-trust-changed'],
  ['spBrowserSso.assertionLifetime.**', 'lifetime-changed'],
  ['wsTrust.minutesBefore', 'lifetime-changed'],
  ['wsTrust.minutesAfter', 'lifetime-changed'],
  ['oauthTokenExchangeSettings.minutesBefore', 'lifetime-changed'],
  ['oauthTokenExchangeSettings.minutesAfter', 'lifetime-changed'],
  ['**.issuanceCriteria.**', 'issuance-criteria-changed'],
  ['**.attributeContractFulfillment.SAML_SUBJECT.**', 'subject-changed'],
  ['**.attributeContractFulfillment.TOKEN_SUBJECT.**', 'subject-changed'],
  ['spBrowserSso.attributeContract.coreAttributes[*].**', 'subject-changed'],
  ['spBrowserSso.spSamlIdentityMapping', 'subject-changed'],
  ['spBrowserSso.spWsFedIdentityMapping', 'subject-changed'],
  ['**.attributeContractFulfillment.**', 'attribute-changed'],
  ['**.attributeSources.**', 'lookup-changed'],
  ['**.attributeSources[*].**', 'lookup-changed'],
  ['**.abortSsoTransactionAsFailSafe', 'lookup-changed'],
  ['spBrowserSso.adapterMappings[*].adapterOverrideSettings.**', 'adapter-override-changed'],
  ['**.attributeContract.**', 'attribute-changed'],
  ['attributeQuery.**', 'attribute-query-changed'],
  ['wsTrust.tokenProcessorMappings.**', 'sign-on-mapping-changed'],
  ['wsTrust.tokenProcessorMappings[*].**', 'sign-on-mapping-changed'],
  ['oauthTokenExchangeSettings.processorPolicyMappings.**', 'sign-on-mapping-changed'],
  ['oauthTokenExchangeSettings.processorPolicyMappings[*].**', 'sign-on-mapping-changed'],
  ['spBrowserSso.adapterMappings.**', 'sign-on-mapping-changed'],
  ['spBrowserSso.adapterMappings[*].**', 'sign-on-mapping-changed'],
  ['spBrowserSso.authenticationPolicyContractAssertionMappings.**', 'sign-on-mapping-changed'],
  ['spBrowserSso.authenticationPolicyContractAssertionMappings[*].**', 'sign-on-mapping-changed'],
  ['wsTrust.**', 'tokens-changed'],
  ['oauthTokenExchangeSettings.**', 'tokens-changed'],
  ['spBrowserSso.**', 'sign-on-changed'],
  ['outboundProvision.channels[*].attributeMapping[*].**', 'field-mapping-changed'],
  ['outboundProvision.channels[*].channelSource.accountManagementSettings.**', 'account-status-changed'],
  ['outboundProvision.channels[*].channelSource.dataSource.**', 'recognition-changed'],
  ['outboundProvision.channels[*].channelSource.guidAttributeName', 'recognition-changed'],
  ['outboundProvision.channels[*].channelSource.guidBinary', 'recognition-changed'],
  ['outboundProvision.channels[*].channelSource.**', 'scope-changed'],
  ['outboundProvision.channels.**', 'channel-changed'],
  ['outboundProvision.channels[*].**', 'channel-changed'],
  ['outboundProvision.**', 'target-changed'],
];

const patterns = topics.map(([pattern, code]) => ({ pattern: pathPattern(pattern), code }));

const known = new Map<string, DiagnosticCode>();

/** The code of the finding on a move. */
export function codeOf({ path }: Move): DiagnosticCode {
  const shape = shapeOf(path);
  const code = known.get(shape) ?? patterns.find(({ pattern }) => isAt(path, pattern))?.code ?? 'setting-changed';
  known.set(shape, code);
  return code;
}
