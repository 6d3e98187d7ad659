import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import type { Check } from './check.ts';

const singleLogout = ['IDP_INITIATED_SLO', 'SP_INITIATED_SLO'];

/** The protocol, profiles and bindings of browser SSO. */
export function checkProfiles(check: Check): void {
  const { document, report } = check;
  const sso = objectIn(document, 'spBrowserSso');
  if (!sso) return;
  const protocol = textIn(sso, 'protocol') ?? '';
  if (protocol === 'OIDC') {
    report(
      'protocol-not-for-sp',
      '/spBrowserSso/protocol',
      'OIDC is no protocol for an SP connection',
      'use SAML20, SAML11, SAML10 or WSFED; OpenID Connect clients are configured elsewhere in PingFederate',
    );
  }
  if (protocol.startsWith('SAML')) checkEnabledProfiles(check, protocol, textsIn(sso, 'enabledProfiles'));
}

function checkEnabledProfiles({ document, report }: Check, protocol: string, profiles: string[]): void {
  const at = '/spBrowserSso';
  const sso = objectIn(document, 'spBrowserSso');
  if (profiles.length === 0) {
    report(
      'profiles-missing',
      [at, 'key'],
      `a ${protocol} connection needs at least one profile in enabledProfiles`,
      'IDP_INITIATED_SSO, SP_INITIATED_SSO, IDP_INITIATED_SLO, SP_INITIATED_SLO',
    );
  }
  if (protocol !== 'SAML20') return;
  const needing = profiles.filter((profile) => profile !== 'IDP_INITIATED_SSO');
  if (needing.length > 0 && textsIn(sso, 'incomingBindings').length === 0) {
    report(
      'bindings-missing',
      `${at}/enabledProfiles`,
      `${needing[0]} needs at least one of the bindings in incomingBindings`,
      'POST, REDIRECT, ARTIFACT, SOAP',
    );
  }
  const logout = profiles.find((profile) => singleLogout.includes(profile));
  const endpoints = sso?.sloServiceEndpoints;
  if (logout && !(Array.isArray(endpoints) && endpoints.length > 0)) {
    report('slo-endpoint-missing', `${at}/enabledProfiles`, `${logout} needs an endpoint in sloServiceEndpoints`);
  }
}
