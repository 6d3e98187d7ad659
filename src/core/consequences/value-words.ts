/** Values of the admin API as people say them. What isn't here is shown as it is. */
const words: Record<string, string> = {
  SAML20: 'SAML 2.0',
  SAML11: 'SAML 1.1',
  SAML10: 'SAML 1.0',
  SAML11_O365: 'SAML 1.1 for Office 365',
  WSFED: 'WS-Federation',
  OIDC: 'OpenID Connect',
  WSTRUST12: 'WS-Trust 1.2',
  WSTRUST13: 'WS-Trust 1.3',
  JWT: 'JWT',
  POST: 'POST',
  REDIRECT: 'redirect',
  ARTIFACT: 'artifact',
  SOAP: 'SOAP',
  IDP_INITIATED_SSO: 'IdP-initiated sign-on',
  SP_INITIATED_SSO: 'SP-initiated sign-on',
  IDP_INITIATED_SLO: 'IdP-initiated logout',
  SP_INITIATED_SLO: 'SP-initiated logout',
  AES_128: 'AES-128 CBC',
  AES_256: 'AES-256 CBC',
  AES_128_GCM: 'AES-128 GCM',
  AES_192_GCM: 'AES-192 GCM',
  AES_256_GCM: 'AES-256 GCM',
  Triple_DES: 'Triple DES',
  RSA_OAEP: 'RSA-OAEP',
  RSA_OAEP_256: 'RSA-OAEP with SHA-256',
  RSA_v15: 'RSA 1.5',
  USER_PRINCIPLE_NAME: 'user principal name',
  EMAIL_ADDRESS: 'e-mail address',
  COMMON_NAME: 'common name',
  STANDARD: 'standard',
  PSEUDONYM: 'pseudonym',
  TRANSIENT: 'transient',
  ACTIVE_DIRECTORY_USN: 'the USN of Active Directory',
  TIMESTAMP: 'timestamps',
  TIMESTAMP_NO_NEGATION: 'timestamps without negation',
  ACCOUNT_STATUS_ALGORITHM_AD: 'the bitmask of Active Directory',
  ACCOUNT_STATUS_ALGORITHM_FLAG: 'a flag',
  PING_ONE_LDAP_GATEWAY: 'a PingOne LDAP gateway',
  ONE_LEVEL: 'one level',
  SUBTREE: 'subtree',
  OBJECT: 'the object alone',
  EXTRACT_CN_FROM_DN: 'the CN of a DN',
  EXTRACT_USERNAME_FROM_EMAIL: 'the part before the @',
  BASE64: 'Base64',
  HEX: 'hexadecimal',
  SID: 'a SID',
};

/** `SHA256withRSA` → RSA SHA-256, `urn:…:nameid-format:emailAddress` → e-mail address; other texts in quotes. */
export function valueWords(value: string): string {
  if (value === '') return 'nothing';
  if (Object.hasOwn(words, value)) return words[value]!;
  const signature = /^SHA(\d+)with(RSA|DSA|ECDSA)(andMGF1)?$/.exec(value);
  if (signature) return `${signature[3] ? 'RSASSA-PSS' : signature[2]} with SHA-${signature[1]}`;
  const format = /^urn:oasis:names:tc:SAML:[\d.]+:(?:nameid|attrname)-format:(\w+)$/.exec(value);
  if (format)
    return `"${format[1]!
      .replaceAll(/([A-Z])/g, ' $1')
      .trim()
      .toLowerCase()}"`;
  return /^-?\d+(\.\d+)?$/.test(value) || value === 'true' || value === 'false' ? value : `"${short(value)}"`;
}

const longest = 70;

/** Cut in the middle, so that both ends stay. */
function short(value: string): string {
  if (value.length <= longest) return value;
  return `${value.slice(0, longest / 2)}…${value.slice(-longest / 2 + 1)}`;
}
