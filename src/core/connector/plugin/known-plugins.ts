import type { PluginKind } from './types.ts';

/** What is known of a plugin where nobody has its descriptor at hand. */
interface KnownPlugin {
  kind: PluginKind;
  /** Its class. */
  id: string;
  name: string;
  /** The attributes that every instance has. */
  attributes?: readonly string[];
  /** Fields that PingFederate keeps secret. */
  secretFields?: readonly string[];
  /** Columns that it keeps secret, by table. */
  secretColumns?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Plugins that come with PingFederate, as public exports of servers and the vendor's pages have them. A descriptor wins:
 * these rows serve where a definition is checked without any.
 */
const knownPlugins: readonly KnownPlugin[] = [
  {
    kind: 'PasswordCredentialValidator',
    id: 'org.sourceid.saml20.domain.LDAPUsernamePasswordCredentialValidator',
    name: 'LDAP Username Password Credential Validator',
  },
  {
    kind: 'PasswordCredentialValidator',
    id: 'org.sourceid.saml20.domain.SimpleUsernamePasswordCredentialValidator',
    name: 'Simple Username Password Credential Validator',
    secretColumns: { Users: ['Password', 'Confirm Password'] },
  },
  {
    kind: 'PasswordCredentialValidator',
    id: 'org.sourceid.saml20.domain.RadiusUsernamePasswordCredentialValidator',
    name: 'RADIUS Username Password Credential Validator',
    secretColumns: { 'RADIUS Servers': ['Shared Secret'] },
  },
  {
    kind: 'IdpAdapter',
    id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter',
    name: 'HTML Form IdP Adapter',
    attributes: ['policy.action', 'username'],
  },
  {
    kind: 'IdpAdapter',
    id: 'com.pingidentity.adapters.httpbasic.idp.HttpBasicIdpAuthnAdapter',
    name: 'HTTP Basic IdP Adapter',
  },
  {
    kind: 'IdpAdapter',
    id: 'com.pingidentity.adapters.identifierfirst.idp.IdentifierFirstAdapter',
    name: 'Identifier First Adapter',
  },
  {
    kind: 'IdpAdapter',
    id: 'com.pingidentity.adapters.opentoken.IdpAuthnAdapter',
    name: 'OpenToken IdP Adapter',
    secretFields: ['Password', 'Confirm Password'],
  },
  {
    kind: 'DataStore',
    id: 'com.pingidentity.pf.datastore.other.RestDataSourceDriver',
    name: 'REST API',
    secretFields: ['Client Secret', 'Password'],
  },
];

export const knownOf = (kind: PluginKind): readonly KnownPlugin[] => knownPlugins.filter((one) => one.kind === kind);

/** True for a field, or a column of a table, that is known to be kept secret without a descriptor that says so. */
export function isKnownSecret(kind: PluginKind, plugin: string, field: string, table: string | undefined): boolean {
  const known = knownOf(kind).find(({ id }) => id === plugin);
  const secrets = table === undefined ? known?.secretFields : known?.secretColumns?.[table];
  return secrets?.includes(field) ?? false;
}
