import { expect, test } from 'vitest';
import { browserSso, open } from './client.ts';

const metadata = (inside = '', role = '') => `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:partner">
  <md:SPSSODescriptor AuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"${role}>
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://sp.example.com/slo"/>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.com/acs" index="3"/>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" Location="https://sp.example.com/art" index="4" isDefault="true"/>
    <md:AttributeConsumingService index="0"><md:RequestedAttribute Name="mail"/></md:AttributeConsumingService>
  </md:SPSSODescriptor>
  <md:ContactPerson contactType="technical"><md:GivenName>Ann</md:GivenName><md:EmailAddress>mailto:ann@example.com</md:EmailAddress></md:ContactPerson>
  ${inside}
</md:EntityDescriptor>`;

const request = (xml: string, more = {}) => ({
  connectionType: 'SP',
  expectedProtocol: 'SAML20',
  samlMetadata: Buffer.from(xml).toString('base64'),
  ...more,
});

test('metadata becomes a connection that is still to be completed; nothing is stored', async () => {
  const { call } = await open();
  const { status, json } = await call('POST', '/connectionMetadata/convert', request(metadata()));
  expect([status, json.signatureStatus, json.certTrustStatus]).toEqual([200, 'UNSIGNED', 'NOT_TRUSTED']);
  expect(json.connection).toMatchObject({
    type: 'SP',
    entityId: 'urn:partner',
    active: false,
    baseUrl: 'https://sp.example.com',
    contactInfo: { firstName: 'Ann', email: 'ann@example.com' },
    spBrowserSso: {
      protocol: 'SAML20',
      requireSignedAuthnRequests: true,
      enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO', 'IDP_INITIATED_SLO', 'SP_INITIATED_SLO'],
      sloServiceEndpoints: [{ binding: 'REDIRECT', url: '/slo' }],
      ssoServiceEndpoints: [
        { binding: 'POST', url: '/acs', isDefault: false, index: 3 },
        { binding: 'ARTIFACT', url: '/art', isDefault: true, index: 4 },
      ],
      attributeContract: {
        coreAttributes: [
          { name: 'SAML_SUBJECT', nameFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
        ],
        extendedAttributes: [{ name: 'mail' }],
      },
    },
  });
  expect((await call('GET', '/idp/spConnections')).json.items).toEqual([]);
});

test.each([
  ['no XML', 'nothing'],
  ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${metadata()}`],
  ['an identity provider', '<EntityDescriptor entityID="x"><IDPSSODescriptor/></EntityDescriptor>'],
])('%s is refused', async (_, xml) => {
  const { call } = await open();
  const reply = await call('POST', '/connectionMetadata/convert', request(xml));
  expect([reply.status, reply.json.validationErrors[0].fieldPath]).toEqual([422, 'samlMetadata']);
});

test('of several entities the expected one is taken', async () => {
  const { call } = await open();
  const one = metadata().replace(/<\?xml[^>]*>/, '');
  const both = `<EntitiesDescriptor>${one}${one.replace('urn:partner', 'urn:other')}</EntitiesDescriptor>`;
  expect((await call('POST', '/connectionMetadata/convert', request(both))).status).toBe(422);
  const chosen = await call('POST', '/connectionMetadata/convert', request(both, { expectedEntityId: 'urn:other' }));
  expect(chosen.json.connection.entityId).toBe('urn:other');
});

test('our own metadata for a partner is exported as XML', async () => {
  const { call } = await open();
  await call('POST', '/idp/spConnections', browserSso());
  const body = { connectionType: 'SP', connectionId: 'sso' };
  const { status, text } = await call('POST', '/connectionMetadata/export', body);
  expect(status).toBe(200);
  expect(text).toContain('entityID="https://sso.corp.example.com"');
  expect(text).toContain('Location="https://sso.corp.example.com/idp/SSO.saml2"');
  expect((await call('POST', '/connectionMetadata/export', { ...body, connectionId: 'x' })).status).toBe(422);
});
