import { expect, test } from 'vitest';
import { browserSso, channel, connector, errorsOf, open, provisioning } from './client.ts';

const { outboundProvision } = provisioning();

test('name, entity id and id of another connection are reported together', async () => {
  const { call } = await open();
  await call('POST', '/idp/spConnections', browserSso());
  const reply = await call('POST', '/idp/spConnections', browserSso());
  expect(reply.status).toBe(422);
  expect(reply.json.message).toBe('Validation error(s) occurred. Please review the error(s) and address accordingly.');
  expect(errorsOf(reply)).toEqual([
    "id: The ID 'sso' is already in use.",
    'entityId: The Connection ID you specified is already in use.',
    'name: The Connection Name you specified is already in use.',
  ]);
});

const mapping = (attributeContractFulfillment: object, more: object = {}) =>
  browserSso(
    'sso',
    {},
    {
      authenticationPolicyContractAssertionMappings: [
        { authenticationPolicyContractRef: { id: 'corp-login' }, attributeContractFulfillment, ...more },
      ],
    },
  );
const at = 'spBrowserSso.authenticationPolicyContractAssertionMappings[0]';
const text = { source: { type: 'TEXT' }, value: 'x' };

test.each<[string, object, string]>([
  [
    'no protocol at all',
    { name: 'n', entityId: 'e' },
    ': A connection needs at least one of browser SSO, WS-Trust STS, attribute query and provisioning.',
  ],
  ['an id with a blank', browserSso('a b'), 'id: The ID may contain only letters, digits, ".", "_" and "-".'],
  [
    'virtual ids without a default',
    browserSso('sso', { virtualEntityIds: ['a'] }),
    'defaultVirtualEntityId: A default is required when there are virtual entity IDs.',
  ],
  ['an IdP connection', browserSso('sso', { type: 'IDP' }), 'type: The connection type must be SP.'],
  [
    'a key that is not there',
    browserSso('sso', { credentials: { signingSettings: { signingKeyPairRef: { id: 'no' } } } }),
    "credentials.signingSettings.signingKeyPairRef.id: The signing key pair ID 'no' is not valid.",
  ],
  [
    'no signing settings',
    browserSso('sso', { credentials: {} }),
    'credentials.signingSettings: Signing settings are required.',
  ],
  [
    'an issuer without a subject',
    browserSso('sso', { credentials: { ...browserSso().credentials, verificationIssuerDN: 'CN=x' } }),
    'credentials.verificationIssuerDN: The issuer DN can be given only together with the subject DN.',
  ],
  [
    'an algorithm of another key',
    browserSso('sso', {
      credentials: { signingSettings: { signingKeyPairRef: { id: 'signing-2026' }, algorithm: 'SHA256withECDSA' } },
    }),
    "credentials.signingSettings.algorithm: 'SHA256withECDSA' does not suit the RSA key.",
  ],
  [
    'an algorithm that nobody knows',
    browserSso('sso', {
      credentials: { signingSettings: { signingKeyPairRef: { id: 'signing-2026' }, algorithm: 'SHA256withRAS' } },
    }),
    "credentials.signingSettings.algorithm: 'SHA256withRAS' is not a recognized algorithm.",
  ],
  [
    'an encryption that nobody knows',
    browserSso('sso', { credentials: { ...browserSso().credentials, keyTransportAlgorithm: 'RSA_OEAP' } }),
    "credentials.keyTransportAlgorithm: 'RSA_OEAP' is not a recognized algorithm.",
  ],
  [
    'an adapter mapping without an adapter',
    browserSso(
      'sso',
      {},
      { adapterMappings: [{ idpAdapterRef: { id: '' }, attributeContractFulfillment: { SAML_SUBJECT: text } }] },
    ),
    'spBrowserSso.adapterMappings[0].idpAdapterRef: An adapter is required.',
  ],
  [
    'encryption without a certificate',
    browserSso('sso', {}, { encryptionPolicy: { encryptAssertion: true } }),
    'credentials.certs: An encryption certificate is required.',
  ],
  [
    'no profile',
    browserSso('sso', {}, { enabledProfiles: [] }),
    'spBrowserSso.enabledProfiles: At least one profile is required.',
  ],
  [
    'SP-initiated without bindings',
    browserSso('sso', {}, { enabledProfiles: ['SP_INITIATED_SSO'] }),
    'spBrowserSso.incomingBindings: At least one incoming binding is required.',
  ],
  [
    'logout without an endpoint',
    browserSso('sso', {}, { enabledProfiles: ['SP_INITIATED_SLO'], incomingBindings: ['POST'] }),
    'spBrowserSso.sloServiceEndpoints: Single logout needs at least one endpoint.',
  ],
  [
    'a relative address',
    browserSso('sso', {}, { ssoServiceEndpoints: [{ binding: 'POST', index: 0, url: '/acs' }] }),
    'spBrowserSso.ssoServiceEndpoints[0].url: A relative URL needs a base URL.',
  ],
  [
    'an attribute that is not fulfilled',
    mapping({}),
    `${at}.attributeContractFulfillment: The attribute 'SAML_SUBJECT' is not fulfilled.`,
  ],
  [
    'an attribute that is not in the contract',
    mapping({ SAML_SUBJECT: text, mail: text }),
    `${at}.attributeContractFulfillment.mail: 'mail' is not part of the attribute contract.`,
  ],
  [
    'a source of another kind',
    mapping({ SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'x' } }),
    `${at}.attributeContractFulfillment.SAML_SUBJECT.source.type: The source type 'ADAPTER' cannot be used here.`,
  ],
  [
    'a data store that was not looked up',
    mapping({ SAML_SUBJECT: { source: { type: 'LDAP_DATA_STORE', id: 'x' }, value: 'mail' } }),
    `${at}.attributeContractFulfillment.SAML_SUBJECT.source.id: There is no attribute source 'x' in this mapping.`,
  ],
  [
    'a context that is not one',
    mapping({ SAML_SUBJECT: { source: { type: 'CONTEXT' }, value: 'Weather' } }),
    `${at}.attributeContractFulfillment.SAML_SUBJECT.value: 'Weather' is not a context value.`,
  ],
  [
    'an extended property nobody defined',
    browserSso('sso', { extendedProperties: { team: { values: ['x'] } } }),
    "extendedProperties.team: The extended property 'team' is not defined.",
  ],
  [
    'two values of a single-valued property',
    browserSso('sso', { extendedProperties: { owner: { values: ['x', 'y'] } } }),
    "extendedProperties.owner: The extended property 'owner' takes a single value.",
  ],
  [
    'a plugin that is not installed',
    provisioning('out', { outboundProvision: { ...outboundProvision, type: 'Zoom' } }),
    "outboundProvision.type: The provisioning plugin 'Zoom' is not installed.",
  ],
  [
    'a setting that is not known',
    provisioning('out', {
      outboundProvision: { ...outboundProvision, targetSettings: [{ name: 'apiKey', value: 'x' }] },
    }),
    "outboundProvision.targetSettings[0]: The setting 'apiKey' is not known to the plugin.",
  ],
  [
    'a value that is no option',
    provisioning('out', {
      outboundProvision: { ...outboundProvision, targetSettings: [{ name: 'removeAction', value: 'disable' }] },
    }),
    "outboundProvision.targetSettings[4].value: 'disable' is not a valid value for 'Remove User Action'.",
  ],
  [
    'two channels of one name',
    provisioning('out', { outboundProvision: { ...outboundProvision, channels: [channel('a'), channel('a')] } }),
    "outboundProvision.channels[1].name: The channel name 'a' is used more than once.",
  ],
  [
    'two attributes without an expression',
    provisioning('out', {
      outboundProvision: {
        ...outboundProvision,
        channels: [
          channel('a', {
            attributeMapping: [{ fieldName: 'userName', saasFieldInfo: { attributeNames: ['a', 'b'] } }],
          }),
        ],
      },
    }),
    'outboundProvision.channels[0].attributeMapping[0].saasFieldInfo.expression: An expression is required when more than one attribute is mapped.',
  ],
  [
    'a required field on an active channel',
    provisioning('out', {
      active: true,
      outboundProvision: { ...outboundProvision, channels: [channel('a', { active: true, attributeMapping: [] })] },
    }),
    "outboundProvision.channels[0].attributeMapping[0].saasFieldInfo: The field 'userName' is required.",
  ],
])('422 for %s', async (_, body, error) => {
  const { call } = await open({ connectors: [connector] });
  const reply = await call('POST', '/idp/spConnections', body);
  expect(reply.status).toBe(422);
  expect(errorsOf(reply)).toContain(error);
});

test('an inactive channel may be incomplete', async () => {
  const { call } = await open({ connectors: [connector] });
  const body = provisioning('out', {
    active: true,
    outboundProvision: { ...outboundProvision, channels: [channel('a', { attributeMapping: [] })] },
  });
  expect((await call('POST', '/idp/spConnections', body)).status).toBe(201);
});

test('the target refuses its credentials when a channel becomes active, unless external validation is bypassed', async () => {
  const { call } = await open({ connectors: [connector], switches: { refusedTargetCredentials: ['out'] } });
  const active = (on: boolean) =>
    provisioning('out', {
      active: on,
      outboundProvision: { ...outboundProvision, channels: [channel('a', { active: true })] },
    });
  expect((await call('POST', '/idp/spConnections', active(false))).status).toBe(201);
  const refused = await call('PUT', '/idp/spConnections/out', active(true));
  expect([refused.status, refused.json.validationErrors[0].errorId]).toEqual([422, 'plugin_validation_error']);
  expect((await call('GET', '/idp/spConnections/out')).json.active).toBe(false);
  const bypassed = await call('PUT', '/idp/spConnections/out', active(true), { 'X-BypassExternalValidation': 'true' });
  expect(bypassed.status).toBe(200);
});
