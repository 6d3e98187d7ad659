import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readAttachment } from '../../../src/edges/disk/repository.ts';
import { base64Of, consumer, findings, fixture, post, read, serviceProvider } from './check.ts';

const pem = fixture('sp-signing.pem');
const key = (text: string, use = '') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${text}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const good = key(base64Of('sp-signing.pem'));
const rolesOf = (text: string) => read(text).value?.roles[0];
const logout = (location: string) => `<md:SingleLogoutService Binding="${post}" ${location}/>`;

test('an empty response location costs itself, not the endpoint', () => {
  const text = serviceProvider(`${logout('Location="https://sp.example.com/slo" ResponseLocation=" "')}${consumer}`);
  expect(findings(text).join()).toMatch(/warning metadata-endpoint-url: the empty ResponseLocation/);
  expect(rolesOf(text)?.logoutServices).toMatchObject([{ url: 'https://sp.example.com/slo' }]);
});

describe('an optional piece that is broken costs itself and a warning', () => {
  test.each([
    ['no logout location', logout(''), 'warning metadata-endpoint-url'],
    ['an empty one', logout('Location=""'), 'warning metadata-endpoint-url'],
    ['a relative one', logout('Location="/slo"'), 'warning metadata-endpoint-url'],
    ['another scheme', logout('Location="urn:x"'), 'warning metadata-endpoint-url'],
    [
      'a broken response location',
      logout('Location="https://sp.example.com/slo" ResponseLocation="/done"'),
      'warning metadata-endpoint-url',
    ],
    [
      'an artifact resolver without an address',
      '<md:ArtifactResolutionService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP"/>',
      'warning metadata-endpoint-url',
    ],
    [
      'a second consumer that is no address',
      `<md:AssertionConsumerService index="1" Binding="${post}" Location="sp.example.com/acs"/>`,
      'warning metadata-endpoint-url',
    ],
    ['one bad certificate', `${good}${key('nonsense')}`, 'warning metadata-certificate-unreadable'],
    ['an empty certificate', `${good}${key('')}`, 'warning metadata-certificate-unreadable'],
    ['a key by its name', `${good}<md:KeyDescriptor/>`, 'warning metadata-key-unusable'],
    [
      'a binding that is none of SAML’s',
      '<md:SingleLogoutService Binding="urn:x" Location="https://a"/>',
      'warning metadata-endpoint-skipped',
    ],
    ['no binding', '<md:SingleLogoutService Location="https://a"/>', 'warning metadata-endpoint-skipped'],
    ['an unknown prefix', '<x:Extension/>', 'warning metadata-prefix-undeclared'],
  ])('%s', (_, inside, expected) => {
    const text = serviceProvider(`${inside}${consumer}`);
    expect(
      findings(text).map((line) =>
        line
          .split(/ |:(?= )/)
          .slice(1, 3)
          .join(' '),
      ),
    ).toEqual([expected]);
    expect(rolesOf(text)).toMatchObject({
      consumerServices: [{ url: 'https://sp.example.com/acs', isDefault: true }],
      logoutServices: [],
      resolutionServices: [],
    });
  });

  test('a second role without a protocol', () => {
    const text = serviceProvider(
      consumer,
      `<md:SPSSODescriptor protocolSupportEnumeration="">${consumer}</md:SPSSODescriptor>`,
    );
    expect(findings(text)).toEqual([expect.stringMatching(/ warning metadata-no-protocol/)]);
    expect(read(text).value).toBeDefined();
  });

  test('the only certificate is not optional', () => {
    const [first] = findings(serviceProvider(`${key('nonsense')}${consumer}`));
    expect(first).toMatch(/error metadata-certificate-unreadable/);
  });

  test('an address without its scheme says what is missing', () => {
    const [first] = findings(
      serviceProvider(`<md:AssertionConsumerService index="0" Binding="${post}" Location="sp.example.com/acs"/>`),
    );
    expect(first).toContain('https:// is missing before it');
  });
});

test.each([
  ['with written-out line breaks', pem.replace(/\n/g, '\\n')],
  ['with written-out Windows line breaks', pem.replace(/\n/g, '\\r\\n')],
  ['with blanks and tabs', base64Of('sp-signing.pem').replace(/(.{7})/g, '$1 \t\n')],
  ['in a CDATA section', `<![CDATA[${pem}]]>`],
  ['with character references', pem.replace(/\n/g, '&#13;&#10;')],
  [
    'around a comment',
    `${base64Of('sp-signing.pem').slice(0, 40)}<!-- ${'x'} -->${base64Of('sp-signing.pem').slice(40)}`,
  ],
])('a certificate %s is read', (_, written) => {
  const text = serviceProvider(`${key(written)}${consumer}`);
  expect(findings(text)).toEqual([]);
  expect(rolesOf(text)?.certificates).toHaveLength(1);
});

test.each([
  ['any prefix', (text: string) => text.replaceAll('md:', 'samlmd:').replaceAll('xmlns:md', 'xmlns:samlmd')],
  ['a default namespace', (text: string) => text.replaceAll('xmlns:md', 'xmlns').replaceAll('md:', '')],
  ['Windows line breaks', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte-order mark', (text: string) => `\ufeff<?xml version="1.0"?>${text}`],
  ['processing instructions', (text: string) => `<?xml version="1.0"?><?xml-stylesheet href="x"?>${text}<!-- end -->`],
  [
    'a group around it',
    (text: string) =>
      `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:EntitiesDescriptor>${text}</md:EntitiesDescriptor></md:EntitiesDescriptor>`,
  ],
])('metadata with %s is read', (_, change) => {
  const text = change(serviceProvider(`${good}${consumer}`));
  expect(findings(text)).toEqual([]);
  expect(read(text).value).toMatchObject({ entityId: 'https://sp.example.com/sp' });
});

describe('encodings', () => {
  const root = mkdtempSync(join(tmpdir(), 'encodings-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const stored = (bytes: Buffer) => {
    writeFileSync(join(root, 'sp.xml'), bytes);
    return readAttachment(root, 'sp.xml');
  };
  const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Zürich é</a>`;
  const utf16 = (encoded: string) => Buffer.from(encoded, 'utf16le');

  test.each([
    ['UTF-8', Buffer.from(text('UTF-8'))],
    ['UTF-8', Buffer.from(`\ufeff${text('UTF-8')}`)],
    ['UTF-16', utf16(`\ufeff${text('UTF-16')}`)],
    ['UTF-16', utf16(`\ufeff${text('UTF-16')}`).swap16()],
    ['UTF-16', utf16(text('UTF-16'))],
    ['UTF-16', utf16(text('UTF-16')).swap16()],
    ['utf-16', Buffer.from(text('utf-16'))],
    ['ISO-8859-1', Buffer.from(text('ISO-8859-1'), 'latin1')],
    ['windows-1252', Buffer.from(text('windows-1252'), 'latin1')],
  ])('%s is read as it says itself, number %#', (encoding, bytes) => {
    expect(stored(bytes)).toEqual({ state: 'read', text: text(encoding) });
  });

  test.each([
    ['bytes that are no UTF-8 and say nothing', Buffer.from('Zürich', 'latin1')],
    ['bytes that are not what they say', Buffer.from(text('UTF-8'), 'latin1')],
    ['an encoding that isn’t known', Buffer.from(text('EBCDIC-CP-US'))],
  ])('%s are refused', (_, bytes) => expect(stored(bytes)).toMatchObject({ state: 'not-text' }));
});
