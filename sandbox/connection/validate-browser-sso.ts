import type { JsonObject } from '../json.ts';
import { type ConnectionContext, listAt, objectAt, report, textAt, textsAt } from './context.ts';

/** The rules of browser SSO. */
export function validateBrowserSso(connection: JsonObject, context: ConnectionContext): void {
  const sso = objectAt(connection, 'spBrowserSso');
  if (!sso) return;
  if (sso.protocol === 'OIDC') report(context, 'spBrowserSso.protocol', 'OIDC is not a protocol of SP connections.');
  if (String(sso.protocol).startsWith('SAML')) checkProfiles(sso, context);
  if (sso.protocol === 'SAML20') checkSaml20(sso, context);
  checkEndpoints(sso, connection, context);
  checkEncryptionPolicy(sso, context);
  checkVerification(sso, connection, context);
  const mappings = ['adapterMappings', 'authenticationPolicyContractAssertionMappings'];
  if (mappings.every((member) => listAt(sso, member).length === 0)) {
    report(context, 'spBrowserSso.adapterMappings', 'At least one adapter or policy contract must be mapped.');
  }
  listAt(sso, 'adapterMappings').forEach((mapping, index) => {
    if (textAt(objectAt(mapping, 'idpAdapterRef'), 'id') || objectAt(mapping, 'adapterOverrideSettings')) return;
    const path = `spBrowserSso.adapterMappings[${index}].idpAdapterRef`;
    report(context, path, 'An adapter is required.', 'missing_required_field');
  });
}

function checkProfiles(sso: JsonObject, context: ConnectionContext): void {
  const profiles = textsAt(sso, 'enabledProfiles');
  if (profiles.length === 0) {
    report(context, 'spBrowserSso.enabledProfiles', 'At least one profile is required.', 'missing_required_field');
  }
  const logout = profiles.some((profile) => profile.endsWith('SLO'));
  if (logout && listAt(sso, 'sloServiceEndpoints').length === 0) {
    report(
      context,
      'spBrowserSso.sloServiceEndpoints',
      'Single logout needs at least one endpoint.',
      'missing_required_field',
    );
  }
}

function checkSaml20(sso: JsonObject, context: ConnectionContext): void {
  const profiles = textsAt(sso, 'enabledProfiles');
  const bindings = textsAt(sso, 'incomingBindings');
  const receives = profiles.some((profile) => profile !== 'IDP_INITIATED_SSO');
  if (receives && bindings.length === 0) {
    report(
      context,
      'spBrowserSso.incomingBindings',
      'At least one incoming binding is required.',
      'missing_required_field',
    );
  }
  if (bindings.includes('ARTIFACT') && !objectAt(sso, 'artifact')) {
    report(context, 'spBrowserSso.artifact', 'The artifact binding needs artifact settings.', 'missing_required_field');
  }
  const { unsignedResponses } = context.world.switches;
  if (unsignedResponses === 'refuse' && sso.signResponseAsRequired === false && sso.signAssertions !== true) {
    report(context, 'spBrowserSso.signResponseAsRequired', 'It can be false only when assertions are signed.');
  }
}

/** A relative address needs the connection's base URL; an index is given once. */
function checkEndpoints(sso: JsonObject, connection: JsonObject, context: ConnectionContext): void {
  const endpoints = listAt(sso, 'ssoServiceEndpoints');
  if (endpoints.length === 0) {
    report(context, 'spBrowserSso.ssoServiceEndpoints', 'At least one endpoint is required.', 'missing_required_field');
  }
  for (const member of ['ssoServiceEndpoints', 'sloServiceEndpoints']) {
    listAt(sso, member).forEach((endpoint, index) => {
      for (const address of ['url', 'responseUrl']) {
        const url = textAt(endpoint, address);
        if (url?.startsWith('/') && !textAt(connection, 'baseUrl')) {
          report(context, `spBrowserSso.${member}[${index}].${address}`, 'A relative URL needs a base URL.');
        }
      }
    });
  }
  if (sso.protocol !== 'SAML20') return;
  const indexes = endpoints.map((endpoint) => endpoint.index).filter((index) => index !== undefined);
  if (new Set(indexes).size < indexes.length) {
    report(context, 'spBrowserSso.ssoServiceEndpoints', 'Each endpoint needs an index of its own.');
  }
  if (endpoints.filter((endpoint) => endpoint.isDefault === true).length > 1) {
    report(context, 'spBrowserSso.ssoServiceEndpoints', 'Only one endpoint can be the default.');
  }
}

function checkEncryptionPolicy(sso: JsonObject, context: ConnectionContext): void {
  const policy = objectAt(sso, 'encryptionPolicy');
  const encrypted = textsAt(policy, 'encryptedAttributes');
  const path = 'spBrowserSso.encryptionPolicy.encryptedAttributes';
  if (policy?.encryptAssertion === true && encrypted.length > 0) {
    report(context, path, 'Single attributes cannot be encrypted when the whole assertion is.');
  }
  const contract = objectAt(sso, 'attributeContract');
  const names = ['coreAttributes', 'extendedAttributes'].flatMap((member) =>
    listAt(contract, member).map((a) => a.name),
  );
  for (const name of encrypted) {
    if (!names.includes(name)) report(context, path, `'${name}' is not part of the attribute contract.`);
  }
}

/** Signatures that must be checked need a certificate, or a subject that anchors it. */
function checkVerification(sso: JsonObject, connection: JsonObject, context: ConnectionContext): void {
  if (sso.protocol !== 'SAML20') return;
  const profiles = textsAt(sso, 'enabledProfiles');
  const signed = profiles.includes('SP_INITIATED_SSO') && sso.requireSignedAuthnRequests === true;
  if (!signed && !profiles.some((profile) => profile.endsWith('SLO'))) return;
  const credentials = objectAt(connection, 'credentials');
  if (textAt(credentials, 'verificationSubjectDN')) return;
  if (!listAt(credentials, 'certs').some((cert) => cert.primaryVerificationCert === true)) {
    report(context, 'credentials.certs', 'A primary verification certificate is required.', 'missing_required_field');
  }
}
