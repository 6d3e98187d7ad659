/** A small connection for sign-on; `more` are members of it, `acs` its endpoint, `constant` an attribute for everybody. */
export function signOn(id: string, { more = '', acs = 'https://partner.example/acs', constant = 'a' } = {}): string {
  return `kind: SpConnection
id: ${id}
name: Name of ${id}
entityId: urn:example:${id}
active: false
${more}
credentials:
  signingSettings: { signingKeyPairRef: signing-2026, algorithm: SHA256withRSA }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints: [{ binding: POST, url: "${acs}", index: 0, isDefault: true }]
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract: { coreAttributes: [{ name: SAML_SUBJECT }], extendedAttributes: [{ name: extra }] }
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: corp-login
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: mail }
        extra: { source: { type: TEXT }, value: "${constant}" }
`;
}

/** A provisioning connection for Zoom. */
export function provisioning(
  id: string,
  { account = 'account', secret = '${secret:ZOOM_CLIENT_SECRET}', constant = 'Sales' } = {},
): string {
  return `kind: SpConnection
id: ${id}
name: Name of ${id}
entityId: urn:example:${id}
active: false
outboundProvision:
  connector: zoom
  targetSettings: { Account ID: "${account}", Client ID: client, Client Secret: "${secret}" }
  channels:
    - name: Staff
      active: false
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: dc=example,dc=com
        userSourceLocation: { filter: (objectClass=user) }
      attributeMapping:
        Username: mail
        Email: mail
        Given Name: givenName
        Family Name: sn
        Department: { defaultValue: "${constant}" }
        User Type: { defaultValue: Licensed }
`;
}
