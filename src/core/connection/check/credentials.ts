import { X509Certificate } from 'node:crypto';
import type { Json, JsonObject, Pointer } from '../../document/json.ts';
import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import { certificateContent } from '../../meaning/certificate.ts';
import { dateOf, daysLeft, soonDays } from '../../metadata/expiry.ts';
import { isSecretReference } from '../../secret.ts';
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
  for (const side of ['inboundBackChannelAuth', 'outboundBackChannelAuth']) {
    const password = objectIn(objectIn(credentials, side), 'httpBasicCredentials')?.password;
    if (typeof password === 'string' && password !== '' && !isSecretReference(password)) {
      report(
        'password-in-clear',
        `${at}/${side}/httpBasicCredentials/password`,
        'a password stands in the file in clear',
        'write ${secret:NAME} and set the secret NAME where the run gets its secrets',
      );
    }
  }
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
  const needing = bindings.find((binding) => binding === 'ARTIFACT' || binding === 'SOAP');
  if (!needing) return;
  const side = needing === 'ARTIFACT' ? 'outboundBackChannelAuth' : 'inboundBackChannelAuth';
  if (!objectIn(credentials, side)) {
    report('back-channel-missing', at, `the binding ${needing} needs credentials.${side}`);
  }
}

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

function checkCertificate(check: Check, item: JsonObject, pointer: Pointer): void {
  const at = `${pointer}/x509File/fileData`;
  const text = textIn(objectIn(item, 'x509File'), 'fileData');
  // An unfilled reference has a finding of its own.
  if (text === undefined || text.includes('${')) return;
  const read = readCertificate(text);
  if (typeof read === 'string') {
    check.report(
      read === 'not-a-certificate' ? 'certificate-unreadable' : 'certificate-with-private-key',
      at,
      words[read],
      'give the certificate alone, as a PEM text that begins with -----BEGIN CERTIFICATE-----',
    );
    return;
  }
  const count = text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 1;
  if (count > 1) {
    check.report(
      'certificate-several',
      at,
      `${count} certificates stand here, and only the first is taken`,
      'give one alone; each further one is an item of `certs` of its own',
    );
  }
  if (check.now) checkDates(check, read, at, check.now);
}

const words = {
  'private-key': 'a private key stands where a certificate belongs; it must not be here at all',
  'pkcs-12': 'a PKCS#12 file stands where a certificate belongs; such a file can hold a private key',
  'not-a-certificate': 'this is no X.509 certificate',
} as const;

/** The certificate in a text (PEM, its base64 alone, or base64 of a PEM file), or what it is instead. */
function readCertificate(text: string): X509Certificate | keyof typeof words {
  const content = certificateContent(text);
  const der = Buffer.from(content, 'base64');
  if (/PRIVATE KEY-----/.test(text) || /PRIVATE KEY-----/.test(der.toString('latin1'))) return 'private-key';
  if (!/^[A-Za-z0-9+/]+=*$/.test(content))
    return isPkcs12(Buffer.from(text, 'latin1')) ? 'pkcs-12' : 'not-a-certificate';
  try {
    return new X509Certificate(der);
  } catch {
    return isPkcs12(der) ? 'pkcs-12' : 'not-a-certificate';
  }
}

/** A PKCS#12 file begins with version 3 and the type PKCS#7 data or signed data (RFC 7292). */
function isPkcs12(der: Buffer): boolean {
  const start = der.subarray(0, 40).toString('hex');
  return start.startsWith('30') && start.includes('020103') && start.includes('2a864886f70d0107');
}

function checkDates({ report }: Check, certificate: X509Certificate, at: Pointer, now: Date): void {
  const from = new Date(certificate.validFrom);
  const to = new Date(certificate.validTo);
  const name = certificate.subject.replaceAll('\n', ', ');
  if (to < now) {
    report('certificate-expired', at, `the certificate of ${name} expired on ${dateOf(to)}`);
  } else if (from > now) {
    report('certificate-not-yet-valid', at, `the certificate of ${name} is valid from ${dateOf(from)} on`);
  } else if (daysLeft(to, now) < soonDays) {
    const days = Math.floor(daysLeft(to, now));
    report('certificate-expiring', at, `the certificate of ${name} expires on ${dateOf(to)}, in ${days} days`);
  }
}
