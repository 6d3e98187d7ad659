import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LanguageServer, startLanguageServer } from './language-server.ts';
import { yamlSettings } from './settings.ts';

let editor: LanguageServer;
beforeAll(async () => {
  editor = await startLanguageServer(yamlSettings());
});
afterAll(async () => editor?.stop());

const head = 'kind: SpConnection\nid: a\nname: A\nentityId: a\n';
const zoom = `${head}outboundProvision:\n  connector: zoom\n`;
const slack = `${head}outboundProvision:\n  connector: slack\n`;
const zoomChannel = `${zoom}  channels:\n    - name: Staff\n`;
const sso = `${head}spBrowserSso:\n`;

/** A half-typed definition with `|` for the cursor, and everything that is offered there, snippets left out. */
const places: [what: string, text: string, offered: string[]][] = [
  [
    'the top of a new file',
    '|',
    [
      'active',
      'additionalAllowedEntitiesConfiguration',
      'applicationIconUrl',
      'applicationName',
      'attributeQuery',
      'baseUrl',
      'connectionTargetType',
      'contactInfo',
      'credentials',
      'defaultVirtualEntityId',
      'entityId',
      'extendedProperties',
      'id',
      'kind',
      'licenseConnectionGroup',
      'lifecycle',
      'loggingMode',
      'metadataReloadSettings',
      'name',
      'oauthTokenExchangeSettings',
      'outboundProvision',
      'samlMetadata',
      'spBrowserSso',
      'unknown',
      'virtualEntityIds',
      'wsTrust',
    ],
  ],
  ['kind', 'kind: |', ['SpConnection']],
  ['a switch', `${head}active: |`, ['false', 'true']],
  ['an enumeration', `${head}loggingMode: |`, ['ENHANCED', 'FULL', 'NONE', 'STANDARD']],
  [
    'the lifecycle',
    `${head}lifecycle:\n  |`,
    ['accept', 'allowReplace', 'allowSecretIn', 'ignoreChanges', 'protect', 'state'],
  ],
  ['whether it is to exist', `${head}lifecycle:\n  state: |`, ['absent', 'draft', 'present']],
  ['SAML metadata', `${head}samlMetadata:\n  |`, ['entityId', 'file', 'replace', 'verificationCertificate']],
  [
    'a signing algorithm',
    `${head}credentials:\n  signingSettings:\n    algorithm: SHA256withR|`,
    expect.arrayContaining(['SHA256withRSA', 'SHA256withRSAandMGF1', 'SHA256withECDSA']) as never,
  ],
  ['a protocol', `${sso}  protocol: |`, ['SAML10', 'SAML11', 'SAML20', 'WSFED']],
  [
    'a profile',
    `${sso}  enabledProfiles:\n    - |`,
    ['IDP_INITIATED_SLO', 'IDP_INITIATED_SSO', 'SP_INITIATED_SLO', 'SP_INITIATED_SSO'],
  ],
  ['a binding of the partner', `${sso}  incomingBindings:\n    - |`, ['ARTIFACT', 'POST', 'REDIRECT', 'SOAP']],
  ['a binding for assertions', `${sso}  ssoServiceEndpoints:\n    - binding: |`, ['ARTIFACT', 'POST']],
  ['an endpoint for logout', `${sso}  sloServiceEndpoints:\n    - url: /slo\n      |`, ['binding', 'responseUrl']],
  [
    'the kind of an attribute source',
    `${head}attributeQuery:\n  attributeSources:\n    - type: |`,
    ['CUSTOM', 'JDBC', 'LDAP', 'PING_ONE_LDAP_GATEWAY'],
  ],
  [
    'a database source',
    `${head}attributeQuery:\n  attributeSources:\n    - type: JDBC\n      |`,
    ['attributeContractFulfillment', 'columnNames', 'dataStoreRef', 'description', 'filter', 'id', 'schema', 'table'],
  ],
  [
    'outbound provisioning',
    `${head}outboundProvision:\n  |`,
    ['channels', 'connector', 'customSchema', 'targetSettings', 'type'],
  ],
  [
    'a connector',
    `${head}outboundProvision:\n  connector: |`,
    expect.arrayContaining(['zoom', 'slack', 'pingone', 'scim', 'github-emu', 'salesforce']) as never,
  ],
  [
    "Zoom's settings",
    `${zoom}  targetSettings:\n    |`,
    [
      'Account ID',
      'Client ID',
      'Client Secret',
      'Remove User Action',
      'User Create',
      'User Disable / Delete',
      'User Update',
    ],
  ],
  [
    "Zoom's settings that are left",
    `${zoom}  targetSettings:\n    Account ID: a\n    Client ID: a\n    Client Secret: a\n    User Create: true\n    User Update: true\n    |`,
    ['Remove User Action', 'User Disable / Delete'],
  ],
  ['what happens to people who leave', `${zoom}  targetSettings:\n    Remove User Action: |`, ['Delete', 'Disable']],
  ['a check box of the connector', `${zoom}  targetSettings:\n    User Create: |`, ['false', 'true']],
  ['a secret of the connector', `${zoom}  targetSettings:\n    Client Secret: |`, ['${secret:ZOOM_CLIENT_SECRET}']],
  [
    "Slack's settings",
    `${slack}  targetSettings:\n    |`,
    ['OAuth 2 Access Token', 'Unique User Identifier', 'User Create', 'User Disable', 'User Update'],
  ],
  ['a choice of Slack', `${slack}  targetSettings:\n    Unique User Identifier: |`, ['primaryEmail', 'userName']],
  [
    'a channel',
    `${zoom}  channels:\n    - |`,
    ['active', 'attributeMapping', 'channelSource', 'maxThreads', 'name', 'timeout'],
  ],
  [
    'a directory',
    `${zoomChannel}      channelSource:\n        directory: |`,
    ['active-directory', 'generic', 'oracle-directory-server', 'oracle-unified-directory', 'pingdirectory', 'pingds'],
  ],
  [
    'how changes are found',
    `${zoomChannel}      channelSource:\n        changeDetectionSettings:\n          changedUsersAlgorithm: |`,
    ['ACTIVE_DIRECTORY_USN', 'TIMESTAMP', 'TIMESTAMP_NO_NEGATION'],
  ],
  [
    "Zoom's attributes",
    `${zoomChannel}      attributeMapping:\n        |`,
    [
      'Department',
      'Email',
      'Family Name',
      'Given Name',
      'Locale',
      'Organization',
      'Phone',
      'Roles',
      'Title',
      'User Type',
      'Username',
    ],
  ],
  [
    'the settings of a mapped attribute',
    `${zoomChannel}      attributeMapping:\n        Title:\n          |`,
    ['attributeNames', 'characterCase', 'createOnly', 'defaultValue', 'expression', 'masked', 'parser', 'trim'],
  ],
  [
    "Zoom's user types",
    `${zoomChannel}      attributeMapping:\n        User Type:\n          defaultValue: |`,
    ['Basic', 'Licensed', 'On-Prem'],
  ],
  ['any connector without one', `${head}outboundProvision:\n  type: Home Made\n  targetSettings:\n    |`, []],
];

test.each(places)('offers %s', async (_what, text, offered) => {
  const completions = await editor.complete('connections/typed.yaml', text);
  const isSnippet = ({ label, insertText }: { label: string; insertText: string }) =>
    !insertText.startsWith(label) && !insertText.startsWith(`"${label}`) && !insertText.startsWith('\\$');
  const labels = completions.filter((completion) => !isSnippet(completion)).map(({ label }) => label);
  expect(labels.sort()).toEqual(offered);
});

test('offers whole connections on an empty line, with references that an editor leaves alone', async () => {
  const completions = await editor.complete('connections/typed.yaml', '|');
  const snippet = completions.find(({ label }) => label === 'SP connection with SAML 2.0 browser SSO');
  expect(snippet?.insertText).toMatch(/^kind: SpConnection\nid: \$\{1:partner-sso\}\n/);
  const secret = await editor.complete('connections/typed.yaml', `${zoom}  targetSettings:\n    Client Sec|`);
  expect(secret.find(({ label }) => label === 'Client Secret')?.insertText).toBe(
    'Client Secret: ${1:\\${secret:ZOOM_CLIENT_SECRET\\}}',
  );
});

test('offers what an environment may hold', async () => {
  const completions = await editor.complete('environments/typed.yaml', '|');
  expect(completions.map(({ label }) => label).sort()).toEqual([
    'exclude',
    'include',
    'overrides',
    'replicate',
    'variables',
  ]);
});
