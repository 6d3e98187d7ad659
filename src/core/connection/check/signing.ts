import { didYouMean } from '../../document/nearest.ts';
import { idIn, objectIn, textIn } from '../../document/readers.ts';
import type { Check } from './check.ts';

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
