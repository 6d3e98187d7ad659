import type { Pointer } from '../../document/json.ts';
import { didYouMean } from '../../document/nearest.ts';
import { idIn, objectIn, textIn, textsIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/** The names for SAML, WS-Trust and WS-Federation with SAML tokens. */
const algorithms = [
  'SHA1withRSA',
  'SHA256withRSA',
  'SHA384withRSA',
  'SHA512withRSA',
  'SHA256withRSAandMGF1',
  'SHA384withRSAandMGF1',
  'SHA512withRSAandMGF1',
  'SHA256withECDSA',
  'SHA384withECDSA',
  'SHA512withECDSA',
  'SHA1withDSA',
];

/** WS-Federation with JSON web tokens has names of its own. */
const jwtAlgorithms = ['RSA', 'RSASSA-PSS', 'ECDSA'].flatMap((family) =>
  [256, 384, 512].map((bits) => `${family} SHA${bits}`),
);

/** The key that messages are signed with, and the algorithm's name. */
export function checkSigning({ document, report }: Check): void {
  const credentials = objectIn(document, 'credentials');
  const settings = objectIn(credentials, 'signingSettings');
  const signing = ['spBrowserSso', 'wsTrust'].find((part) => objectIn(document, part));
  if (signing && !idIn(settings, 'signingKeyPairRef')) {
    report(
      'signing-key-missing',
      [credentials ? '/credentials' : `/${signing}`, 'key'],
      `${signing} needs a key to sign with`,
      'set credentials.signingSettings.signingKeyPairRef to the id of a signing key pair on the server',
    );
  }
  const exchange = objectIn(document, 'oauthTokenExchangeSettings');
  if (exchange && !signing && !idIn(settings, 'signingKeyPairRef')) {
    const message = 'PingFederate signs the tokens it exchanges, and likely asks for a key';
    report('exchange-key-missing', [credentials ? '/credentials' : '/oauthTokenExchangeSettings', 'key'], message);
  }
  const algorithm = textIn(settings, 'algorithm');
  // Exchanged tokens have the names of JSON web tokens, beside those of whatever else the connection signs.
  if (algorithm === undefined || exchange) return;
  const sso = objectIn(document, 'spBrowserSso');
  const isJwt = sso?.protocol === 'WSFED' && sso.wsFedTokenType === 'JWT';
  const [allowed, others] = isJwt ? [jwtAlgorithms, algorithms] : [algorithms, jwtAlgorithms];
  // A name that isn't known at all has a finding of its own: the server may know it.
  if (!others.includes(algorithm)) return;
  const at = '/credentials/signingSettings/algorithm';
  const message = `"${algorithm}" is for ${isJwt ? 'SAML tokens' : 'WS-Federation with JSON web tokens only'}`;
  report('signing-algorithm', at, message, didYouMean(algorithm, allowed) ?? `one of ${allowed.join(', ')}`);
}

/** That what is to be encrypted can be: the partner's certificate and both algorithms are there. */
export function checkEncryption(check: Check): void {
  const { document, report } = check;
  const policy = objectIn(objectIn(document, 'spBrowserSso'), 'encryptionPolicy');
  const policyAt = '/spBrowserSso/encryptionPolicy';
  if (policy?.encryptAssertion === true && textsIn(policy, 'encryptedAttributes').length > 0) {
    report(
      'encrypted-attributes',
      `${policyAt}/encryptedAttributes`,
      'the whole assertion is encrypted already',
      'drop encryptedAttributes, or set encryptAssertion: false',
    );
  }
  const wish = firstWish(check);
  if (wish) checkMeans(check, wish);
}

function firstWish({ document }: Check): Pointer | undefined {
  const policy = objectIn(objectIn(document, 'spBrowserSso'), 'encryptionPolicy');
  const at = '/spBrowserSso/encryptionPolicy';
  if (policy?.encryptAssertion === true) return `${at}/encryptAssertion`;
  if (textsIn(policy, 'encryptedAttributes').length > 0) return `${at}/encryptedAttributes`;
  if (policy?.encryptSloSubjectNameId === true) return `${at}/encryptSloSubjectNameId`;
  if (objectIn(document, 'wsTrust')?.encryptSaml2Assertion === true) return '/wsTrust/encryptSaml2Assertion';
  const query = objectIn(objectIn(document, 'attributeQuery'), 'policy');
  return query?.encryptAssertion === true ? '/attributeQuery/policy/encryptAssertion' : undefined;
}

function checkMeans({ document, report }: Check, wish: Pointer): void {
  const credentials = objectIn(document, 'credentials');
  const certificates = itemsIn(credentials, 'certs', '/credentials');
  const missing = [
    ...(certificates.some(({ item }) => item.encryptionCert === true)
      ? []
      : ['a certificate with encryptionCert: true']),
    ...(textIn(credentials, 'blockEncryptionAlgorithm') ? [] : ['blockEncryptionAlgorithm']),
    ...(textIn(credentials, 'keyTransportAlgorithm') ? [] : ['keyTransportAlgorithm']),
  ];
  if (missing.length > 0) {
    report('encryption-incomplete', wish, `encryption needs ${missing.join(', ')} in credentials`);
  }
}
