import type { Json } from '../../document/json.ts';
import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import { checkCertificate } from './certificate.ts';
import { type Check, itemsIn } from './check.ts';

/** Who verifies what with which certificate, and the back channel. */
export function checkCredentials(check: Check): void {
  const { document, report } = check;
  const credentials = objectIn(document, 'credentials');
  const at = '/credentials';
  checkRoles(check, credentials, at);
  checkRoles(check, objectIn(credentials, 'inboundBackChannelAuth'), `${at}/inboundBackChannelAuth`);
  for (const [holder, pointer] of [
    [credentials, at],
    [objectIn(credentials, 'inboundBackChannelAuth'), `${at}/inboundBackChannelAuth`],
  ] as const) {
    if (textIn(holder, 'verificationIssuerDN') && !textIn(holder, 'verificationSubjectDN')) {
      report(
        'issuer-without-subject',
        `${pointer}/verificationIssuerDN`,
        'verificationIssuerDN counts only together with verificationSubjectDN',
      );
    }
  }
  checkVerification(check);
  checkBackChannel(check);
}

const roles = {
  primaryVerificationCert: 'the primary verification certificate',
  secondaryVerificationCert: 'the secondary verification certificate',
  encryptionCert: 'the encryption certificate',
} as const;

/** Each role belongs to one certificate. */
function checkRoles({ report }: Check, holder: Json | undefined, at: string): void {
  const certificates = itemsIn(holder, 'certs', at);
  for (const [role, words] of Object.entries(roles)) {
    for (const { pointer } of certificates.filter(({ item }) => item[role] === true).slice(1)) {
      report('certificate-role-twice', `${pointer}/${role}`, `a second certificate is ${words}; only one can be`);
    }
  }
  const active = certificates.filter(({ item }) => item.activeVerificationCert === true);
  if (active.length > 0 && !certificates.some(({ item }) => item.primaryVerificationCert === true)) {
    report(
      'primary-certificate-missing',
      active[0]?.pointer ?? at,
      'no verification certificate is the primary one',
      'set primaryVerificationCert: true on the one that the partner signs with now',
    );
  }
}

/** Signed requests can be verified only with a certificate, or with the subject of one. */
function checkVerification({ document, report }: Check): void {
  const sso = objectIn(document, 'spBrowserSso');
  const credentials = objectIn(document, 'credentials');
  const profiles = textsIn(sso, 'enabledProfiles');
  const signsRequests = sso?.requireSignedAuthnRequests === true && profiles.includes('SP_INITIATED_SSO');
  const signsLogout = sso?.protocol === 'SAML20' && profiles.some((profile) => profile.endsWith('_SLO'));
  if (!signsRequests && !signsLogout) return;
  if (textIn(credentials, 'verificationSubjectDN')) return;
  const certificates = itemsIn(credentials, 'certs', '/credentials');
  if (certificates.some(({ item }) => item.activeVerificationCert === true || item.primaryVerificationCert === true))
    return;
  const why = signsRequests ? 'requireSignedAuthnRequests' : 'single logout';
  const pointer = signsRequests ? '/spBrowserSso/requireSignedAuthnRequests' : '/spBrowserSso/enabledProfiles';
  report(
    'verification-certificate-missing',
    pointer,
    `${why} needs a verification certificate in credentials.certs`,
    'add the partner’s certificate with activeVerificationCert and primaryVerificationCert, or set verificationSubjectDN',
  );
}

/** Artifacts and SOAP travel over the back channel. */
function checkBackChannel({ document, report }: Check): void {
  const sso = objectIn(document, 'spBrowserSso');
  const credentials = objectIn(document, 'credentials');
  const bindings = textsIn(sso, 'incomingBindings');
  const at = '/spBrowserSso/incomingBindings';
  if (bindings.includes('ARTIFACT') && !objectIn(sso, 'artifact')) {
    report(
      'artifact-settings-missing',
      at,
      'the binding ARTIFACT needs spBrowserSso.artifact with a resolver location',
    );
  }
  for (const [binding, side] of Object.entries(sides)) {
    if (!bindings.includes(binding) || objectIn(credentials, side)) continue;
    report('back-channel-missing', at, `the binding ${binding} needs credentials.${side}`);
  }
}

/** PingFederate fetches what an artifact stands for, and is asked by SOAP. */
const sides = { ARTIFACT: 'outboundBackChannelAuth', SOAP: 'inboundBackChannelAuth' } as const;

/** That what stands where a certificate belongs is one, and still valid. */
export function checkCertificates(check: Check): void {
  const credentials = objectIn(check.document, 'credentials');
  const inbound = objectIn(credentials, 'inboundBackChannelAuth');
  const certificates = [
    ...itemsIn(credentials, 'certs', '/credentials'),
    ...itemsIn(inbound, 'certs', '/credentials/inboundBackChannelAuth'),
  ];
  for (const { item, pointer } of certificates) checkCertificate(check, item, pointer);
}
