import type { DescriptorsByKind, PluginDescriptor } from '../../../../src/core/connector/plugin/types.ts';

/** An HTML Form adapter as a server describes one, with a few of its fields. */
export const htmlForm: PluginDescriptor = {
  id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter',
  name: 'HTML Form IdP Adapter',
  attributeContract: ['policy.action', 'username'],
  supportsExtendedContract: true,
  configDescriptor: {
    fields: [
      { type: 'TEXT', name: 'Challenge Retries', label: 'Challenge Retries', defaultValue: '3', required: true },
      {
        type: 'RADIO_GROUP',
        name: 'Session State',
        label: 'Session State',
        defaultValue: 'None',
        optionValues: [
          { name: 'Globally', value: '1' },
          { name: 'None', value: 'None' },
        ],
      },
      { type: 'CHECK_BOX', name: 'AllowChanges', label: 'Allow Password Changes', defaultValue: 'false' },
      { type: 'TEXT', name: 'API Key', label: 'API Key', encrypted: true },
    ],
    tables: [
      {
        name: 'Credential Validators',
        label: 'Credential Validators',
        columns: [
          {
            type: 'SELECT',
            name: 'Password Credential Validator Instance',
            label: 'Password Credential Validator Instance',
            optionValues: [{ name: 'Old', value: 'old' }],
          },
        ],
      },
    ],
  },
};

export const simple: PluginDescriptor = {
  id: 'org.sourceid.saml20.domain.SimpleUsernamePasswordCredentialValidator',
  name: 'Simple Username Password Credential Validator',
  attributeContract: ['username'],
  supportsExtendedContract: false,
  configDescriptor: {
    fields: [],
    tables: [
      {
        name: 'Users',
        columns: [
          { type: 'TEXT', name: 'Username', required: true },
          { type: 'HASHED_TEXT', name: 'Password', required: true },
          { type: 'HASHED_TEXT', name: 'Confirm Password', required: true },
          { type: 'CHECK_BOX', name: 'Relax Password Requirements', defaultValue: 'false' },
        ],
      },
    ],
  },
};

export const ldap: PluginDescriptor = {
  id: 'org.sourceid.saml20.domain.LDAPUsernamePasswordCredentialValidator',
  name: 'LDAP Username Password Credential Validator',
  attributeContract: ['username'],
  supportsExtendedContract: true,
  configDescriptor: {
    fields: [
      { type: 'SELECT', name: 'LDAP Datastore', label: 'LDAP Datastore', required: true, optionValues: [] },
      { type: 'TEXT', name: 'Search Base', label: 'Search Base', required: true },
      { type: 'TEXT', name: 'Search Filter', label: 'Search Filter', required: true },
      {
        type: 'SELECT',
        name: 'Scope of Search',
        label: 'Scope of Search',
        defaultValue: 'Subtree',
        optionValues: [
          { name: 'One Level', value: 'One Level' },
          { name: 'Subtree', value: 'Subtree' },
        ],
      },
    ],
  },
};

/** A server on which they are installed. */
export const installed: DescriptorsByKind = { IdpAdapter: [htmlForm], PasswordCredentialValidator: [ldap, simple] };
