import { describe, expect, it } from 'vitest';
import { connectionFromMetadata } from '../../../src/core/metadata/connection-from-metadata.ts';
import type { SamlMetadata } from '../../../src/core/metadata/saml-metadata.ts';
import { base64Of, consumer, findings, fixture, post, read, serviceProvider } from './check.ts';

const connection = (text: string, use = {}) => connectionFromMetadata(read(text).value as SamlMetadata, use);
const key = (use: string, certificate: string) =>
  `<md:KeyDescriptor${use ? ` use="${use}"` : ''}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></md:KeyDescriptor>`;
const binding = (name: string) => `Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}"`;

describe('metadata of a service provider as a connection', () => {
  it('has everything that metadata can say', () => {
    const text = serviceProvider(
      `${key('signing', base64Of('sp-signing.pem'))}
${key('encryption', base64Of('sp-encryption.pem'))}
<md:ArtifactResolutionService index="3" ${binding('SOAP')} Location="https://sp.example.com/ars"/>
<md:SingleLogoutService ${binding('HTTP-Redirect')} Location="https://sp.example.com/slo" ResponseLocation="https://sp.example.com/slo-done"/>
<md:NameIDFormat>
  urn:oasis:names:tc:SAML:1.1:nameid-format:<!-- not persistent -->emailAddress
</md:NameIDFormat>
<md:AssertionConsumerService index="5" ${binding('HTTP-Artifact')} Location="https://sp.example.com/art?a=1&amp;b=2"/>
<md:AssertionConsumerService index="7" isDefault="true" ${binding('HTTP-POST')} Location="https://sp.example.com/acs"/>
<md:AttributeConsumingService index="0"><md:ServiceName xml:lang="en">x</md:ServiceName>
<md:RequestedAttribute Name="mail" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"/>
<md:RequestedAttribute Name="SAML_SUBJECT"/><md:RequestedAttribute Name="groups"/><md:RequestedAttribute Name="mail"/></md:AttributeConsumingService>`,
      `<md:Organization><md:OrganizationName xml:lang="en">Example Inc</md:OrganizationName></md:Organization>
<md:ContactPerson contactType="billing"><md:GivenName>Bill</md:GivenName></md:ContactPerson>
<md:ContactPerson contactType="technical"><md:GivenName>Tess</md:GivenName><md:SurName>Tech</md:SurName>
<md:EmailAddress>mailto:tess@example.com</md:EmailAddress><md:TelephoneNumber>+1 2015550123</md:TelephoneNumber></md:ContactPerson>`,
      ' AuthnRequestsSigned="true" WantAssertionsSigned="1"',
    );
    expect(findings(text)).toEqual([]);
    expect(connection(text)).toEqual({
      entityId: 'https://sp.example.com/sp',
      name: 'https://sp.example.com/sp',
      baseUrl: 'https://sp.example.com',
      contactInfo: {
        company: 'Example Inc',
        firstName: 'Tess',
        lastName: 'Tech',
        email: 'tess@example.com',
        phone: '+1 2015550123',
      },
      credentials: {
        certs: [
          {
            x509File: { fileData: fixture('sp-signing.pem') },
            activeVerificationCert: true,
            primaryVerificationCert: true,
          },
          { x509File: { fileData: fixture('sp-encryption.pem') }, encryptionCert: true },
        ],
      },
      spBrowserSso: {
        protocol: 'SAML20',
        enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO', 'IDP_INITIATED_SLO', 'SP_INITIATED_SLO'],
        incomingBindings: ['POST', 'REDIRECT', 'ARTIFACT'],
        ssoServiceEndpoints: [
          { binding: 'ARTIFACT', url: '/art?a=1&b=2', index: 5 },
          { binding: 'POST', url: '/acs', isDefault: true, index: 7 },
        ],
        sloServiceEndpoints: [{ binding: 'REDIRECT', url: '/slo', responseUrl: '/slo-done' }],
        artifact: { resolverLocations: [{ index: 3, url: '/ars' }] },
        requireSignedAuthnRequests: true,
        signAssertions: true,
        assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
        adapterMappings: [],
        attributeContract: {
          coreAttributes: [
            { name: 'SAML_SUBJECT', nameFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
          ],
          extendedAttributes: [
            { name: 'mail', nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
            { name: 'groups' },
          ],
        },
      },
    });
  });

  it('for outbound provisioning alone is entity ID, base URL and contact', () => {
    const text = serviceProvider(`${key('signing', base64Of('sp-signing.pem'))}${consumer}`);
    expect(connection(text, { outboundOnly: true })).toEqual({
      entityId: 'https://sp.example.com/sp',
      name: 'https://sp.example.com/sp',
      baseUrl: 'https://sp.example.com',
    });
  });

  it('keeps whole addresses when the endpoints are on several hosts', () => {
    const second = consumer.replace('index="0"', 'index="1"').replace('sp.example.com', 'eu.sp.example.com');
    expect(connection(serviceProvider(consumer + second))).toMatchObject({
      spBrowserSso: {
        ssoServiceEndpoints: [
          { url: 'https://sp.example.com/acs', isDefault: true },
          { url: 'https://eu.sp.example.com/acs', index: 1 },
        ],
      },
    });
    expect(connection(serviceProvider(consumer + second))).not.toHaveProperty('baseUrl');
  });

  it('keeps whole addresses when answers go to another host, or a path only begins like the base', () => {
    const logout = (more: string) =>
      serviceProvider(
        `${consumer}<md:SingleLogoutService ${binding('HTTP-POST')} Location="https://sp.example.com/slo"${more}/>`,
      );
    expect(connection(logout(' ResponseLocation="https://sp.example.com/done"'))).toMatchObject({
      baseUrl: 'https://sp.example.com',
      spBrowserSso: { sloServiceEndpoints: [{ url: '/slo', responseUrl: '/done' }] },
    });
    const elsewhere = connection(logout(' ResponseLocation="https://eu.example.com/done"'));
    expect(elsewhere).not.toHaveProperty('baseUrl');
    expect(elsewhere).toMatchObject({
      spBrowserSso: {
        sloServiceEndpoints: [{ url: 'https://sp.example.com/slo', responseUrl: 'https://eu.example.com/done' }],
      },
    });
    const bare = consumer.replace('https://sp.example.com/acs', 'https://sp.example.com?acs');
    expect(connection(serviceProvider(bare))).toMatchObject({
      baseUrl: 'https://sp.example.com',
      spBrowserSso: { ssoServiceEndpoints: [{ url: 'https://sp.example.com?acs' }] },
    });
  });

  it.each([
    ['the first that says so', ['', ' isDefault="true"', ' isDefault="true"'], 1],
    ['the first that doesn’t say no', [' isDefault="false"', '', ''], 1],
    ['the first', [' isDefault="false"', ' isDefault="false"'], 0],
  ])('has one default endpoint: %s', (_, said, expected) => {
    const services = said.map((more, index) =>
      consumer.replace('index="0"', `index="${index}"${more}`).replace('/acs', `/acs${index}`),
    );
    const { ssoServiceEndpoints } = connection(serviceProvider(services.join(''))).spBrowserSso as {
      ssoServiceEndpoints: { isDefault?: boolean }[];
    };
    const defaults = ssoServiceEndpoints.map(({ isDefault }) => isDefault === true);
    expect(defaults).toEqual(said.map((_one, index) => index === expected));
  });

  it.each([
    [['billing', 'administrative', 'support', 'technical'], 'technical'],
    [['billing', 'administrative', 'support'], 'support'],
    [['billing', 'administrative'], 'administrative'],
    [['other', 'billing'], 'other'],
  ])('of the contacts %j has the %s one', (types, expected) => {
    const people = types.map(
      (type) => `<md:ContactPerson contactType="${type}"><md:GivenName>${type}</md:GivenName></md:ContactPerson>`,
    );
    expect(connection(serviceProvider(consumer, people.join('\n')))).toMatchObject({
      contactInfo: { firstName: expected },
    });
  });

  it('may use any prefix, or none', () => {
    const text = serviceProvider(consumer).replace('xmlns:md', 'xmlns').replaceAll('md:', '');
    expect(connection(text)).toEqual(connection(serviceProvider(consumer)));
    const foreign = serviceProvider(`<x:AssertionConsumerService xmlns:x="urn:other" Location="nowhere"/>${consumer}`);
    expect(connection(foreign)).toEqual(connection(serviceProvider(consumer)));
  });

  it('takes the newest SAML version that is spoken, or the one that is asked for', () => {
    const text = serviceProvider(
      `${consumer}<md:AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:1.0:profiles:browser-post" Location="https://sp.example.com/saml1"/>`,
    ).replace('2.0:protocol', '1.1:protocol urn:oasis:names:tc:SAML:2.0:protocol');
    expect(connection(text)).toMatchObject({
      spBrowserSso: { protocol: 'SAML20', ssoServiceEndpoints: [{ url: '/acs' }] },
    });
    const old = text.replaceAll('2.0:protocol', '1.0:protocol').replace('2.0:bindings:HTTP-POST', '2.0:bindings:PAOS');
    expect(connection(old)).toMatchObject({ spBrowserSso: { protocol: 'SAML11' } });
    expect(connection(text, { protocol: 'SAML11' }).spBrowserSso).toEqual({
      protocol: 'SAML11',
      enabledProfiles: ['IDP_INITIATED_SSO'],
      ssoServiceEndpoints: [{ binding: 'POST', url: '/saml1', isDefault: true }],
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      adapterMappings: [],
      attributeContract: { coreAttributes: [{ name: 'SAML_SUBJECT' }] },
    });
  });
});

describe('certificates in metadata', () => {
  const flags = (inside: string) =>
    (connection(serviceProvider(inside + consumer)) as { credentials?: { certs?: object[] } }).credentials?.certs?.map(
      (cert) => Object.keys(cert).slice(1).join(' '),
    );

  it('get PingFederate’s flags in the order of the file', () => {
    const [first, next, encryption] = ['sp-signing.pem', 'sp-next.pem', 'sp-encryption.pem'].map(base64Of) as [
      string,
      string,
      string,
    ];
    expect(flags(key('signing', first) + key('', next) + key('signing', encryption))).toEqual([
      'activeVerificationCert primaryVerificationCert',
      'activeVerificationCert secondaryVerificationCert',
      'activeVerificationCert',
    ]);
    expect(flags(key('signing', first) + key('encryption', first))).toEqual([
      'activeVerificationCert primaryVerificationCert encryptionCert',
    ]);
    const two = key('encryption', first) + key('encryption', next);
    expect(flags(two)).toEqual(['encryptionCert']);
    expect(findings(serviceProvider(two + consumer))).toEqual([
      expect.stringMatching(/ info metadata-certificate-skipped: a further encryption certificate is left out/),
    ]);
    expect(findings(serviceProvider(key('encryption', first) + key('encryption', first) + consumer))).toEqual([]);
  });

  it('are read with any white space, and with PEM’s header', () => {
    const squeezed = base64Of('sp-signing.pem').replace(/\n/g, '\r\n\t  ');
    expect(flags(key('signing', squeezed))).toHaveLength(1);
    expect(flags(key('signing', fixture('sp-signing.pem')))).toHaveLength(1);
  });

  it('are a finding when they are none, expired, not valid yet, or only a name', () => {
    const inside = `${key('signing', base64Of('sp-signing.pem'))}\n${consumer}`;
    expect(findings(serviceProvider(inside), { now: new Date('2200-01-01') })).toEqual([
      'sp.xml:3:95 warning metadata-certificate-expired: the certificate O=Partner, CN=sp signing expired on 2126-10-31; ask the partner for its current metadata',
    ]);
    expect(findings(serviceProvider(inside), { now: new Date('2026-01-01') })).toEqual([
      'sp.xml:3:95 warning metadata-certificate-not-yet-valid: the certificate O=Partner, CN=sp signing is valid from 2026-11-24',
    ]);
    expect(findings(serviceProvider(`${key('signing', 'TUlJ')}\n${consumer}`))).toEqual([
      'sp.xml:3:95 error metadata-certificate-unreadable: this is not an X.509 certificate',
    ]);
    const named =
      '<md:KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyName>k</KeyName></KeyInfo></md:KeyDescriptor>';
    expect(findings(serviceProvider(named + consumer))).toEqual([
      'sp.xml:3:1 warning metadata-key-unusable: a key without a certificate is left out',
    ]);
  });
});

describe('what a connection has no place for', () => {
  it('is named', () => {
    const text = serviceProvider(
      `<md:AssertionConsumerService index="0" ${binding('PAOS')} Location="https://sp.example.com/ecp"/>
<md:AssertionConsumerService index="0" Binding="${post}" Location="javascript:alert(1)"/>
<md:AssertionConsumerService index="0" Binding="${post}" Location="https://sp.example.com/b"/>
<md:AssertionConsumerService index="x" Binding="${post}" Location="https://sp.example.com/c"/>
<md:SingleLogoutService ${binding('SOAP')}/>
<md:AttributeConsumingService index="0"/><md:AttributeConsumingService index="1" isDefault="true"/>`,
    );
    expect(findings(text)).toEqual([
      'sp.xml:3:49 info metadata-endpoint-skipped: AssertionConsumerService with the binding "urn:oasis:names:tc:SAML:2.0:bindings:PAOS" is left out; PingFederate takes POST, ARTIFACT here',
      'sp.xml:4:107 warning metadata-endpoint-url: AssertionConsumerService is left out: Location is not an http or https address: javascript:alert(1)',
      'sp.xml:6:37 warning metadata-endpoint-index: the index "x" is not a number; 1 is used',
      'sp.xml:7:1 warning metadata-endpoint-url: SingleLogoutService is left out: it has no Location',
      'sp.xml:8:1 info metadata-attributes-skipped: the attributes of this AttributeConsumingService are left out: it is not the default one',
    ]);
  });

  it('is a finding when nothing is left', () => {
    expect(findings(serviceProvider('').replace('SAML:2.0:protocol', 'other'))).toEqual([
      'sp.xml:2:49 error metadata-no-protocol: the service provider names none of SAML 2.0, 1.1 and 1.0',
      'sp.xml:2:1 warning metadata-no-consumer: the service provider has no AssertionConsumerService',
    ]);
    expect(findings(serviceProvider(consumer).replace('https://sp.example.com/sp', ' '))).toEqual([
      'sp.xml:1:80 error metadata-no-entity-id: the EntityDescriptor has no entityID',
    ]);
  });

  it('includes metadata whose time has passed', () => {
    const until = (element: string, time: string, text = serviceProvider(consumer)) =>
      findings(text.replace(`<md:${element}`, `<md:${element} validUntil="${time}"`)).map((line) =>
        line.replace(/^(sp\.xml:\d+):\d+/, '$1'),
      );
    const passed =
      'warning metadata-expired: the metadata was valid until 2026-12-31T00:00:00Z; ask the partner for its current metadata';
    expect(until('EntityDescriptor', '2026-12-31T00:00:00Z')).toEqual([`sp.xml:1 ${passed}`]);
    expect(until('SPSSODescriptor', '2026-12-31T00:00:00Z')).toEqual([`sp.xml:2 ${passed}`]);
    const group = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${serviceProvider(consumer)}</md:EntitiesDescriptor>`;
    expect(until('EntitiesDescriptor', '2026-12-31T00:00:00Z', group)).toEqual([`sp.xml:1 ${passed}`]);
    // It is January 2027 to the second.
    expect(until('EntityDescriptor', '2027-01-01T00:00:00Z')).toHaveLength(1);
    expect(until('EntityDescriptor', '2027-01-01T00:00:01Z')).toEqual([]);
  });
});
