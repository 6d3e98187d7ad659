import { labels } from '../../generated/labels.ts';
import type { FieldRule, ModelName } from '../connection/fields/rule.ts';
import { ruleAt } from '../connection/fields/table.ts';
import { type ItemStep, isMember, type Path } from '../document/path.ts';
/** Finds the console's label for a connector's machine name; `undefined` when there is none. */
export type LabelOf = (kind: 'setting' | 'field', name: string) => string | undefined;

const noLabels: LabelOf = () => undefined;

/**
 * The way to a field in the administrative console, outermost first:
 * `outboundProvision.channels[Staff].channelSource.baseDn` →
 * `['Outbound Provisioning', 'Manage Channels', 'Staff', 'Source Location', 'Base DN']`.
 */
export function consoleWords(path: Path, labelOf: LabelOf = noLabels): string[] {
  const words: string[] = [];
  let pattern = '';
  for (const [depth, step] of path.entries()) {
    const list = pattern;
    if (isMember(step)) {
      pattern = pattern === '' ? step.member : `${pattern}.${step.member}`;
      words.push(...memberWords(step.member, pattern, ruleAt(path.slice(0, depth))));
    } else {
      pattern += '[]';
      words.push(itemWords(step, list, labelOf));
    }
  }
  return words.filter((word) => word !== '');
}

/** @param owner what holds the member: entries of a map have names that people gave */
function memberWords(member: string, pattern: string, owner: FieldRule | undefined): string[] {
  if (owner?.kind === 'map') return [member];
  if (owner?.kind === 'object' && saysNothing(member, owner.model)) return [];
  const model = owner?.kind === 'object' ? owner.model : 'SpConnection';
  const label = labels[model]?.[member] ?? spoken(member);
  return (consoleTable[pattern] ?? '*').split(' › ').map((word) => (word === '*' ? label : word));
}

/** The id of what a reference leads to, and the values of an extended property: the step before says it all. */
function saysNothing(member: string, model: ModelName): boolean {
  return (model === 'ResourceLink' && member === 'id') || (model === 'ParameterValues' && member === 'values');
}

/** Items without a name are counted as people do. */
function itemWords({ item, index }: ItemStep, list: string, labelOf: LabelOf): string {
  if (item === undefined) return `#${Number(index) + 1}`;
  if (list === 'outboundProvision.targetSettings') return labelOf('setting', item) ?? item;
  if (list === 'outboundProvision.channels[].attributeMapping') return labelOf('field', item) ?? item;
  return item;
}

/** `guidAttributeName` → `Guid Attribute Name`, `responseUrl` → `Response URL`, `idpAdapterRef` → `IdP Adapter`. */
function spoken(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const words = apart.charAt(0).toUpperCase() + apart.slice(1);
  return words.replace(/ Refs?$/, '').replace(/\b(Url|Id|Dn|Sso|Slo|Idp|Guid)\b/g, (word) => acronyms[word] ?? word);
}

const acronyms: Record<string, string> = {
  Url: 'URL',
  Id: 'ID',
  Dn: 'DN',
  Sso: 'SSO',
  Slo: 'SLO',
  Idp: 'IdP',
  Guid: 'GUID',
};

/**
 * Where the administrative console shows each part of an SP connection: the tabs, then `*` for the field's own label,
 * which is its title in `schemas/source/`. A list's items are `[]`. What isn't here has its label alone. Another text
 * than `*` is a screen on which the console shows several members, or one under another name; an empty text adds nothing.
 */
export const consoleTable: Readonly<Record<string, string>> = {
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
