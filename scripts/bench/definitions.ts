import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A repository with `count` definitions of about 110 lines: two in three provision Zoom, the others are for sign-on.
 * They refer to what the sandbox's own example company has.
 */
export function writeDefinitions(root: string, count: number): void {
  mkdirSync(join(root, 'connections'), { recursive: true });
  mkdirSync(join(root, 'environments'), { recursive: true });
  writeFileSync(join(root, 'environments/bench.yaml'), 'variables:\n  BASE_DN: dc=example,dc=com\n');
  for (const [index, text] of definitionTexts(count).entries())
    writeFileSync(join(root, 'connections', `c${String(index).padStart(5, '0')}.yaml`), text);
}

/** The same as texts. */
export function definitionTexts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => (index % 3 === 2 ? signOn(index) : provisioning(index)));
}

function provisioning(index: number): string {
  const fields = ['Email', 'Department', 'Given Name', 'Family Name', 'Locale', 'Organization', 'Title'];
  return `kind: SpConnection
id: zoom-${index}
name: Zoom ${index}
entityId: https://zoom-${index}.example.com
active: true
contactInfo:
  company: Example
  email: team-${index}@example.com
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: account-${index}
    Client ID: client-${index}
    Client Secret: \${secret:ZOOM_SECRET}
    User Create: true
    User Update: true
    User Disable / Delete: true
    Remove User Action: Disable
  channels:
${['Staff', 'Partners'].map((name) => channel(name, index, fields)).join('')}`;
}

function channel(name: string, index: number, fields: string[]): string {
  return `    - name: ${name}
      active: true
      maxThreads: 2
      timeout: 90
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: ou=${name.toLowerCase()},\${var:BASE_DN}
        userSourceLocation:
          groupDN: cn=zoom-${index},ou=groups,\${var:BASE_DN}
          nestedSearch: true
          filter: (&(objectClass=user)(!(employeeType=robot))(|(departmentNumber=7)(departmentNumber=9)(title=*manager*))(mail=*))
      attributeMapping:
        Username:
          attributeNames: [mail]
          trim: true
${fields.map((field) => `        ${field}:\n          attributeNames: [${field.toLowerCase().replaceAll(' ', '')}]\n          trim: true\n`).join('')}        User Type:
          defaultValue: Licensed
`;
}

function signOn(index: number): string {
  return `kind: SpConnection
id: sso-${index}
name: Sign-on ${index}
entityId: https://sp-${index}.example.com
active: true
baseUrl: https://sp-${index}.example.com
credentials:
  signingSettings:
    signingKeyPairRef: signing-2026
    algorithm: SHA256withRSA
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO, SP_INITIATED_SSO]
  incomingBindings: [POST, REDIRECT]
  spSamlIdentityMapping: STANDARD
  ssoServiceEndpoints:
    - { binding: POST, url: /saml/acs, index: 0, isDefault: true }
  attributeContract:
    extendedAttributes:
${Array.from({ length: 20 }, (_, each) => `      - name: attribute${each}\n        nameFormat: urn:oasis:names:tc:SAML:2.0:attrname-format:basic\n`).join('')}  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: corp-login
      attributeContractFulfillment:
        SAML_SUBJECT:
          source: { type: AUTHENTICATION_POLICY_CONTRACT }
          value: subject
${Array.from({ length: 20 }, (_, each) => `        attribute${each}:\n          source: { type: TEXT }\n          value: text ${each}\n`).join('')}  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
`;
}
