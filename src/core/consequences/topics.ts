import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { isMember, kindIn } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import type { Said } from './judge.ts';
import { optionRole } from './of-target.ts';
import { shapeOf } from './places.ts';
import type { Severity } from './row.ts';
import type { Move, Situation } from './situation.ts';

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

/** The code of the finding on a move. What connections share is one topic each: the object changes, comes, or goes. */
export function codeOf({ path, word, place }: Move): DiagnosticCode {
  if (place.of !== undefined && path.length === 0) return word === 'unset' ? 'object-deleted' : 'object-created';
  if (kindIn(path) !== undefined) return 'object-changed';
  const shape = shapeOf(path);
  const code = known.get(shape) ?? patterns.find(({ pattern }) => isAt(path, pattern))?.code ?? 'setting-changed';
  known.set(shape, code);
  return code;
}

/** Where a finding stands inside its tier. */
export interface Weight {
  /** False where the sentence depends on something that the plan can't see. */
  certain: boolean;
  /** More people before fewer, losses before gains, sooner before later: less comes first. */
  order: number;
}

/** The weight of what a row says about a situation. */
export function weightOf(said: Said, severity: Severity, situation: Situation): Weight {
  const certain = said.evidence === 'sure' && severity !== 'unknown' && !isBound(said, situation);
  const gains = severity === 'grants' ? 1 : 0;
  return { certain, order: reachOf(situation) * 100 + gains * 10 + delayOf(situation) };
}

/** Said with an "if", or of values that can't be compared. */
const isBound = ({ says }: Said, { move }: Situation) =>
  move.word === 'unknown' || /\b(if|unless|may|perhaps|can’t tell)\b/.test(says);

const ofOneValue = new Set(['attributeContractFulfillment', 'attributeMapping', 'extendedAttributes']);
const ofSome = new Set([
  'channels',
  'adapterMappings',
  'authenticationPolicyContractAssertionMappings',
  'tokenProcessorMappings',
  'processorPolicyMappings',
]);

/** Everyone of the connection, one channel or mapping, one attribute. */
function reachOf({ move }: Situation): number {
  const members = move.path.flatMap((step) => (isMember(step) ? [step.member] : []));
  if (members.some((member) => ofOneValue.has(member))) return 2;
  return members.some((member) => ofSome.has(member)) ? 1 : 0;
}

/** At once, with the next synchronisation, or when somebody leaves some day. */
function delayOf({ move, subject }: Situation): number {
  const [first] = move.path;
  if (!first || !isMember(first) || first.member !== 'outboundProvision') return 0;
  return optionRole(subject.connector, move.item)?.startsWith('remove') ? 2 : 1;
}
