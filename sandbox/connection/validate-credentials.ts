import type { JsonObject } from '../json.ts';
import { isAtLeast, isNewerThanModel } from '../model/versions.ts';
import { type ConnectionContext, listAt, objectAt, report, textAt, textsAt } from './context.ts';

/** The rules of certificates, signing and encryption. */
export function validateCredentials(connection: JsonObject, context: ConnectionContext): void {
  const credentials = objectAt(connection, 'credentials');
  if (credentials) {
    checkCertificates(listAt(credentials, 'certs'), 'credentials.certs', context);
    checkAnchor(credentials, 'credentials', context);
    const inbound = objectAt(credentials, 'inboundBackChannelAuth');
    if (inbound) checkAnchor(inbound, 'credentials.inboundBackChannelAuth', context);
    checkAlgorithm(connection, credentials, context);
    checkEncryptionAlgorithms(credentials, context);
  }
  checkSigning(connection, context);
  checkEncryption(connection, context);
  checkExpired(connection, context);
}

function checkCertificates(certs: JsonObject[], path: string, context: ConnectionContext): void {
  for (const [flag, what] of [
    ['primaryVerificationCert', 'primary verification certificate'],
    ['secondaryVerificationCert', 'secondary verification certificate'],
    ['encryptionCert', 'encryption certificate'],
  ] as const) {
    if (certs.filter((cert) => cert[flag] === true).length > 1) report(context, path, `Only one ${what} is allowed.`);
  }
  const ids = certs.map((cert) => textAt(objectAt(cert, 'x509File'), 'id'));
  ids.forEach((id, index) => {
    if (id !== undefined && ids.indexOf(id) !== index) {
      report(context, `${path}[${index}].x509File.id`, `The certificate ID '${id}' is already in use.`);
    }
  });
}

function checkAnchor(holder: JsonObject, path: string, context: ConnectionContext): void {
  if (textAt(holder, 'verificationIssuerDN') && !textAt(holder, 'verificationSubjectDN')) {
    report(context, `${path}.verificationIssuerDN`, 'The issuer DN can be given only together with the subject DN.');
  }
}

/** Signing settings are needed by everything that signs: browser SSO, WS-Trust and, likely, token exchange. */
function checkSigning(connection: JsonObject, context: ConnectionContext): void {
  const parts = ['spBrowserSso', 'wsTrust', 'oauthTokenExchangeSettings'];
  const needed = parts.some((part) => objectAt(connection, part));
  if (needed && !objectAt(objectAt(connection, 'credentials'), 'signingSettings')) {
    report(context, 'credentials.signingSettings', 'Signing settings are required.', 'missing_required_field');
  }
}

/** Those of signatures in XML; JSON Web Tokens name theirs otherwise. */
const signatureAlgorithm = /^SHA(1with[DR]SA|(256|384|512)with(RSA(andMGF1)?|ECDSA))$/;

const encryptionAlgorithms: Record<string, readonly string[]> = {
  blockEncryptionAlgorithm: ['AES_128', 'AES_256', 'AES_128_GCM', 'AES_192_GCM', 'AES_256_GCM', 'Triple_DES'],
  keyTransportAlgorithm: ['RSA_OAEP', 'RSA_OAEP_256', 'RSA_v15'],
};

/** The versions that brought later algorithms. */
const algorithmsSince: Record<string, string> = { RSA_OAEP_256: '11.2' };

/** A server newer than the model may know more algorithms. */
const isNewer = ({ world }: ConnectionContext) => isNewerThanModel(world.version);

function checkEncryptionAlgorithms(credentials: JsonObject, context: ConnectionContext): void {
  for (const [member, known] of Object.entries(encryptionAlgorithms)) {
    const value = textAt(credentials, member);
    const since = algorithmsSince[value ?? ''] ?? '0';
    if (value && !(known.includes(value) && isAtLeast(context.world.version, since)) && !isNewer(context)) {
      report(context, `credentials.${member}`, `'${value}' is not a recognized algorithm.`);
    }
  }
}

function checkAlgorithm(connection: JsonObject, credentials: JsonObject, context: ConnectionContext): void {
  const signing = objectAt(credentials, 'signingSettings');
  const key = context.world.store.get('/keyPairs/signing', textAt(objectAt(signing, 'signingKeyPairRef'), 'id') ?? '');
  const algorithm = textAt(signing, 'algorithm') ?? '';
  const sso = objectAt(connection, 'spBrowserSso');
  const jwt = sso ? sso.wsFedTokenType === 'JWT' : objectAt(connection, 'oauthTokenExchangeSettings') !== undefined;
  if (!algorithm || jwt || (isNewer(context) && !signatureAlgorithm.test(algorithm))) return;
  const tooNew = algorithm.endsWith('MGF1') && !isAtLeast(context.world.version, '11.3');
  if (tooNew || !signatureAlgorithm.test(algorithm)) {
    report(context, 'credentials.signingSettings.algorithm', `'${algorithm}' is not a recognized algorithm.`);
    return;
  }
  if (!key) return;
  const suits: Record<string, RegExp> = { RSA: /withRSA/, EC: /withECDSA/, DSA: /withDSA/ };
  const kind = String(key.value.keyAlgorithm);
  if (suits[kind] && !suits[kind].test(algorithm)) {
    report(context, 'credentials.signingSettings.algorithm', `'${algorithm}' does not suit the ${kind} key.`);
  }
}

function checkEncryption(connection: JsonObject, context: ConnectionContext): void {
  if (!encrypts(connection)) return;
  const credentials = objectAt(connection, 'credentials');
  if (!listAt(credentials, 'certs').some((cert) => cert.encryptionCert === true)) {
    report(context, 'credentials.certs', 'An encryption certificate is required.', 'missing_required_field');
  }
  for (const member of ['blockEncryptionAlgorithm', 'keyTransportAlgorithm']) {
    if (!textAt(credentials, member))
      report(context, `credentials.${member}`, `${member} is required.`, 'missing_required_field');
  }
}

function encrypts(connection: JsonObject): boolean {
  const policy = objectAt(objectAt(connection, 'spBrowserSso'), 'encryptionPolicy');
  return (
    policy?.encryptAssertion === true ||
    policy?.encryptSloSubjectNameId === true ||
    textsAt(policy, 'encryptedAttributes').length > 0 ||
    objectAt(connection, 'wsTrust')?.encryptSaml2Assertion === true ||
    objectAt(objectAt(connection, 'attributeQuery'), 'policy')?.encryptAssertion === true
  );
}

function checkExpired(connection: JsonObject, context: ConnectionContext): void {
  if (connection.active !== true || context.world.switches.expiredCertificateOnActive === 'allow') return;
  listAt(objectAt(connection, 'credentials'), 'certs').forEach((cert, index) => {
    if (objectAt(cert, 'certView')?.status === 'EXPIRED') {
      report(context, `credentials.certs[${index}]`, 'The certificate has expired.', 'expired_certificate');
    }
  });
}
