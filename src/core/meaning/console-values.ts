/**
 * The console's words for the admin API's values: one table for plans, warnings, pages and imports. Only members whose
 * values are PingFederate's own are looked up, so that a text that a person wrote never becomes another.
 */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  active: { true: 'active', false: 'inactive' },
  guidBinary: { true: 'Binary', false: 'Text' },
  defaultStatus: { true: 'enabled', false: 'disabled' },
  ldapType: {
    ACTIVE_DIRECTORY: 'Active Directory',
    PING_DIRECTORY: 'PingDirectory',
    PING_DS: 'PingDS',
    ORACLE_DIRECTORY_SERVER: 'Oracle Directory Server',
    ORACLE_UNIFIED_DIRECTORY: 'Oracle Unified Directory',
    UNBOUNDID_DS: 'UnboundID',
    GENERIC: 'Generic',
  },
  loggingMode: { NONE: 'None', STANDARD: 'Standard', ENHANCED: 'Enhanced', FULL: 'Full' },
  protocol: {
    SAML20: 'SAML 2.0',
    SAML11: 'SAML 1.1',
    SAML10: 'SAML 1.0',
    WSFED: 'WS-Federation',
    OIDC: 'OpenID Connect',
  },
  token: { SAML20: 'SAML 2.0', SAML11: 'SAML 1.1', SAML11_O365: 'SAML 1.1 for Office 365', JWT: 'JWT' },
  wsTrustVersion: { WSTRUST12: 'WS-Trust 1.2', WSTRUST13: 'WS-Trust 1.3' },
  enabledProfiles: {
    IDP_INITIATED_SSO: 'IdP-initiated SSO',
    SP_INITIATED_SSO: 'SP-initiated SSO',
    IDP_INITIATED_SLO: 'IdP-initiated SLO',
    SP_INITIATED_SLO: 'SP-initiated SLO',
  },
  binding: { POST: 'POST', REDIRECT: 'Redirect', ARTIFACT: 'Artifact', SOAP: 'SOAP' },
  spSamlIdentityMapping: { STANDARD: 'Standard', PSEUDONYM: 'Pseudonym', TRANSIENT: 'Transient' },
  spWsFedIdentityMapping: {
    EMAIL_ADDRESS: 'e-mail address',
    USER_PRINCIPLE_NAME: 'user principal name',
    COMMON_NAME: 'common name',
  },
  changedUsersAlgorithm: {
    ACTIVE_DIRECTORY_USN: 'Active Directory USN',
    TIMESTAMP: 'Timestamp',
    TIMESTAMP_NO_NEGATION: 'Timestamp, no negation',
  },
  accountStatusAlgorithm: {
    ACCOUNT_STATUS_ALGORITHM_AD: 'Active Directory bitmap',
    ACCOUNT_STATUS_ALGORITHM_FLAG: 'flag',
  },
  characterCase: { LOWER: 'lower case', UPPER: 'upper case', NONE: 'as it is' },
  parser: {
    EXTRACT_CN_FROM_DN: 'CN of a DN',
    EXTRACT_USERNAME_FROM_EMAIL: 'the part before the @',
    NONE: 'none',
  },
  searchScope: { OBJECT: 'object', ONE_LEVEL: 'one level', SUBTREE: 'subtree' },
  binaryEncoding: { BASE64: 'Base64', HEX: 'hexadecimal', SID: 'SID' },
  condition: {
    EQUALS: 'is',
    EQUALS_CASE_INSENSITIVE: 'is (in any case)',
    EQUALS_DN: 'is the DN',
    NOT_EQUAL: 'isn’t',
    NOT_EQUAL_CASE_INSENSITIVE: 'isn’t (in any case)',
    NOT_EQUAL_DN: 'isn’t the DN',
    MULTIVALUE_CONTAINS: 'contains',
    MULTIVALUE_CONTAINS_CASE_INSENSITIVE: 'contains (in any case)',
    MULTIVALUE_CONTAINS_DN: 'contains the DN',
    MULTIVALUE_DOES_NOT_CONTAIN: 'doesn’t contain',
    MULTIVALUE_DOES_NOT_CONTAIN_CASE_INSENSITIVE: 'doesn’t contain (in any case)',
    MULTIVALUE_DOES_NOT_CONTAIN_DN: 'doesn’t contain the DN',
  },
  source: {
    ACCOUNT_LINK: 'the account link',
    ACTOR_TOKEN: 'the actor token',
    ADAPTER: 'the adapter',
    ASSERTION: 'the assertion',
    ATTRIBUTE_QUERY: 'the attribute query',
    AUTHENTICATION_POLICY_CONTRACT: 'the contract',
    CLAIMS: 'the claims',
    CLIENT_TAGS: 'the client’s tags',
    CONTEXT: 'the context',
    CUSTOM_DATA_STORE: 'the data store',
    EXPRESSION: 'OGNL',
    EXTENDED_CLIENT_METADATA: 'the client’s extended properties',
    EXTENDED_PROPERTIES: 'the extended properties',
    FRAGMENT: 'the fragment',
    IDENTITY_STORE_GROUP: 'the identity store’s group',
    IDENTITY_STORE_USER: 'the identity store’s user',
    IDP_CONNECTION: 'the IdP connection',
    INPUTS: 'the inputs',
    JDBC_DATA_STORE: 'the database',
    LDAP_DATA_STORE: 'LDAP',
    LOCAL_IDENTITY_PROFILE: 'the local identity profile',
    MAPPED_ATTRIBUTES: 'the mapped attributes',
    NO_MAPPING: 'nothing',
    OAUTH_PERSISTENT_GRANT: 'the persistent grant',
    PASSWORD_CREDENTIAL_VALIDATOR: 'the password credential validator',
    PING_ONE_LDAP_GATEWAY_DATA_STORE: 'the PingOne LDAP gateway',
    REQUEST: 'the request',
    SCIM_GROUP: 'the SCIM group',
    SCIM_USER: 'the SCIM user',
    SUBJECT_TOKEN: 'the subject token',
    TEXT: 'text',
    TOKEN: 'the token',
    TOKEN_EXCHANGE_PROCESSOR_POLICY: 'the token exchange policy',
    TRACKED_HTTP_PARAMS: 'the tracked HTTP parameters',
  },
  backChannel: { INBOUND: 'inbound', OUTBOUND: 'outbound' },
  sourceKind: { LDAP: 'LDAP', JDBC: 'JDBC', CUSTOM: 'custom', PING_ONE_LDAP_GATEWAY: 'PingOne LDAP gateway' },
  connectionTargetType: {
    STANDARD: 'Standard',
    SALESFORCE: 'Salesforce',
    SALESFORCE_CP: 'Salesforce customer portal',
    SALESFORCE_PP: 'Salesforce partner portal',
    PINGONE_SCIM11: 'PingOne SCIM 1.1',
  },
  blockEncryptionAlgorithm: {
    AES_128: 'AES-128',
    AES_256: 'AES-256',
    AES_128_GCM: 'AES-128 GCM',
    AES_192_GCM: 'AES-192 GCM',
    AES_256_GCM: 'AES-256 GCM',
    Triple_DES: 'Triple DES',
  },
  keyTransportAlgorithm: { RSA_OAEP: 'RSA-OAEP', RSA_OAEP_256: 'RSA-OAEP SHA-256', RSA_v15: 'RSA v1.5' },
};

/** Members that share a list of words under another name. */
const sameAs: Readonly<Record<string, string>> = {
  wsFedTokenType: 'token',
  defaultTokenType: 'token',
  incomingBindings: 'binding',
};

/** The console's word for a value of a member; `undefined` where it has none of its own. */
export function consoleValue(member: string, value: string): string | undefined {
  if (member === 'nameFormat') return formatWords(value);
  if (member === 'algorithm') return signatureWords(value);
  const list = words[sameAs[member] ?? member] ?? {};
  return Object.hasOwn(list, value) ? list[value] : undefined;
}

/** `urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress` → `e-mail address`. */
function formatWords(value: string): string | undefined {
  const format = /^urn:[\w:.]*:(?:nameid|attrname)-format:(\w+)$/.exec(value)?.[1];
  if (format === undefined) return undefined;
  return formats[format] ?? format.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
}

const formats: Record<string, string> = {
  emailAddress: 'e-mail address',
  X509SubjectName: 'X.509 subject name',
  uri: 'URI',
};

/** `SHA256withRSA` → `RSA SHA-256`. */
function signatureWords(value: string): string | undefined {
  const parts = /^SHA(\d+)with(RSA|DSA|ECDSA)(andMGF1)?$/.exec(value);
  return parts ? `${parts[3] ? 'RSASSA-PSS' : parts[2]} SHA-${parts[1]}` : undefined;
}
