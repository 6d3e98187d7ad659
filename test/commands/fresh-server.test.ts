import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from './rehearsal.ts';

/** What a connection stands on, from nothing: each refers to the one before by its name. */
const definitions: Record<string, string> = {
  'store.yaml': `kind: DataStore
id: corp-ad
type: LDAP
name: Corporate AD
ldapType: ACTIVE_DIRECTORY
hostnames: ldap.example.com:636
useSsl: true
userDN: cn=pingfederate,dc=example,dc=com
password: \${secret:LDAP_PASSWORD}
binaryAttributes: [objectGUID]
`,
  'key.yaml': `kind: SigningKeyPair
id: signing-2026
generate: { commonName: sso.example.com, organization: Example, country: US, validDays: 730, keyAlgorithm: RSA }
`,
  'contract.yaml': `kind: AuthenticationPolicyContract
id: corplogin
name: Corporate login
extendedAttributes: [mail]
`,
  'validator.yaml': `kind: PasswordCredentialValidator
id: corpldap
name: Corporate passwords
type: LDAP Username Password Credential Validator
configuration:
  fields:
    LDAP Datastore: { name: Corporate AD }
    Search Base: dc=example,dc=com
    Search Filter: sAMAccountName=\${username}
`,
  'adapter.yaml': `kind: IdpAdapter
id: htmlform
name: Sign-on form
type: HTML Form IdP Adapter
configuration:
  tables:
    Credential Validators:
      - Password Credential Validator Instance: { name: Corporate passwords }
attributeContract: { coreAttributes: [{ name: username, pseudonym: true }, { name: policy.action }] }
attributeMapping: {}
`,
  'properties.yaml': 'kind: ExtendedProperties\nproperties:\n  owner: { description: Who answers for it }\n',
  'sso.yaml': `kind: SpConnection
id: zoom-sso
name: Zoom Single Sign-On
entityId: zoom.example.com
active: true
credentials: { signingSettings: { signingKeyPairRef: signing-2026 } }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints: [{ binding: POST, url: https://zoom.example.com/saml/SSO, isDefault: true }]
  spSamlIdentityMapping: STANDARD
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract: { coreAttributes: [{ name: SAML_SUBJECT, nameFormat: urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified }] }
  adapterMappings:
    - idpAdapterRef: { name: Sign-on form }
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: ADAPTER }, value: username } }
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: { name: Corporate login }
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: mail } }
extendedProperties: { owner: identity-team }
`,
  'provisioning.yaml': `kind: SpConnection
id: zoom-provisioning
name: Zoom Provisioning
entityId: urn:zoom-provisioning
active: true
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: account
    Client ID: client
    Client Secret: \${secret:ZOOM_CLIENT_SECRET}
  channels:
    - name: Staff
      active: true
      channelSource:
        directory: active-directory
        dataSource: { name: Corporate AD }
        baseDn: dc=example,dc=com
        userSourceLocation: { filter: (objectClass=user) }
      attributeMapping: { Username: mail, Email: mail, Given Name: givenName, Family Name: sn, User Type: { defaultValue: Licensed } }
`,
};

let stage: Rehearsal;
beforeEach(async () => {
  const variables = { LDAP_PASSWORD: 'planted-ldap-password' };
  stage = await rehearse(definitions, { sandbox: { seed: { operations: [] } }, variables });
});
afterEach(() => stage.stop());

const actions = async () => (await stage.plan()).plan?.changes.map(({ action }) => action);

test('is filled in one run, needs nothing after it, and is emptied again in order', async () => {
  const filled = (await stage.apply()).outcome;
  expect(filled).toMatchObject({ complete: true });
  const order = filled?.changes.map(({ id }) => id) ?? [];
  for (const [first, then] of [
    ['corp-ad', 'corpldap'],
    ['corpldap', 'htmlform'],
    ['htmlform', 'zoom-sso'],
    ['corplogin', 'zoom-sso'],
    ['signing-2026', 'zoom-sso'],
    ['corp-ad', 'zoom-provisioning'],
  ] as const)
    expect(order.indexOf(first)).toBeLessThan(order.indexOf(then));
  expect(new Set(await actions())).toEqual(new Set(['no-op']));
  expect(JSON.stringify([filled, stage.said])).not.toContain('planted-');

  for (const [file, text] of Object.entries(definitions)) {
    const [kind = ''] = text.split('\n');
    const [id = ''] = text.split('\n').filter((line) => line.startsWith('id:'));
    const gone = `${kind}\n${id}\nlifecycle: { state: absent }\n`;
    stage.write({ [file]: kind.endsWith('ExtendedProperties') ? undefined : gone });
  }
  expect((await stage.apply(await stage.yes())).outcome).toMatchObject({ complete: true });
  for (const kind of [
    'DataStore',
    'SigningKeyPair',
    'AuthenticationPolicyContract',
    'IdpAdapter',
    'SpConnection',
  ] as const)
    expect(await stage.console.of(kind).list()).toEqual([]);
});

test('of which one thing fails is filled as far as it goes, and the next run does the rest', async () => {
  stage.variables.LDAP_PASSWORD = '';
  const first = await stage.apply({ onFailure: 'continue' });
  expect(first.outcome?.complete ?? false).toBe(false);
  stage.variables.LDAP_PASSWORD = 'planted-ldap-password';
  expect((await stage.apply()).outcome).toMatchObject({ complete: true });
  expect(new Set(await actions())).toEqual(new Set(['no-op']));
});
