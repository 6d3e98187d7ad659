import type { JsonObject } from '../json.ts';
import { completeOverride } from '../plugins/override.ts';
import { type ConnectionContext, fill, listAt, objectAt, textAt } from './context.ts';
import { completeMapping } from './mappings.ts';
import { byDeclaration, byHash } from './order.ts';

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** What a server adds to browser SSO; each protocol has its own defaults. */
export function completeBrowserSso(sso: JsonObject, connection: JsonObject, context: ConnectionContext): void {
  const saml20 = sso.protocol === 'SAML20';
  byDeclaration(sso, 'SpBrowserSso', 'enabledProfiles');
  byDeclaration(sso, 'SpBrowserSso', 'incomingBindings');
  if (saml20) completeSaml20(sso);
  if (sso.protocol === 'WSFED') completeWsFed(sso);
  sso.ssoApplicationEndpoint = applicationEndpoint('idp', String(connection.entityId ?? ''), context);
  fill(sso, { ssoServiceEndpoints: [], adapterMappings: [] });
  if (saml20) for (const endpoint of listAt(sso, 'ssoServiceEndpoints')) fill(endpoint, { isDefault: false });
  completeContract(sso, saml20);
  for (const mapping of listAt(sso, 'adapterMappings')) {
    completeMapping(mapping, 'browser', context.world);
    const override = objectAt(mapping, 'adapterOverrideSettings');
    if (override) completeOverride('/idp/adapters', mapping, override, context.world);
  }
  for (const mapping of listAt(sso, 'authenticationPolicyContractAssertionMappings'))
    completeMapping(mapping, 'browser', context.world);
}

function completeSaml20(sso: JsonObject): void {
  fill(sso, { signResponseAsRequired: true, signAssertions: false, requireSignedAuthnRequests: false });
  sso.encryptionPolicy = encryptionPolicy(sso);
}

function completeWsFed(sso: JsonObject): void {
  fill(sso, { wsTrustVersion: 'WSTRUST12' });
  if (sso.wsFedTokenType === 'SAML20' || objectAt(sso, 'encryptionPolicy'))
    sso.encryptionPolicy = encryptionPolicy(sso);
}

function encryptionPolicy(sso: JsonObject): JsonObject {
  const policy = objectAt(sso, 'encryptionPolicy') ?? {};
  fill(policy, {
    encryptAssertion: false,
    encryptedAttributes: [],
    encryptSloSubjectNameId: false,
    sloSubjectNameIDEncrypted: false,
  });
  return policy;
}

/** The address at which a person starts single sign-on for this partner, on either side. */
export function applicationEndpoint(
  side: 'idp' | 'sp',
  entityId: string,
  { world }: Pick<ConnectionContext, 'world'>,
): string {
  const info = objectAt(world.store.setting('/serverSettings'), 'federationInfo');
  const baseUrl = textAt(info, 'baseUrl') ?? 'https://localhost:9031';
  const partner = side === 'idp' ? 'PartnerSpId' : 'PartnerIdpId';
  return `${baseUrl}/${side}/startSSO.ping?${partner}=${encodeURIComponent(entityId)}`;
}

/** The server puts SAML_SUBJECT there by itself; only its format is the administrator's choice. */
function completeContract(sso: JsonObject, saml20: boolean): void {
  const contract = objectAt(sso, 'attributeContract') ?? {};
  const subject = listAt(contract, 'coreAttributes').find((attribute) => attribute.name === 'SAML_SUBJECT');
  const own: JsonObject = { ...subject, name: 'SAML_SUBJECT' };
  if (saml20) fill(own, { nameFormat: UNSPECIFIED });
  contract.coreAttributes = [own];
  contract.extendedAttributes = byHash(listAt(contract, 'extendedAttributes'));
  sso.attributeContract = contract;
}
