import { describe, expect, it } from 'vitest';
import { computed } from '../../computed.ts';
import { consumer, findings, read, serviceProvider } from './check.ts';

describe('XML that is not to be trusted', () => {
  it('is refused at its document type declaration, wherever that stands', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n<a>&lol2;</a>`;
    expect(findings(bomb)).toEqual([
      'sp.xml:2:1 error xml-doctype: a document type declaration is not accepted; remove the <!DOCTYPE …> and the entities it declares',
    ]);
    const external = '<!-- x --><!doctype a SYSTEM "file:///etc/passwd"><a/>';
    expect(findings(external)[0]).toContain('sp.xml:1:11 error xml-doctype');
    expect(findings('<a><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE y>]]></a>')[0]).toContain('metadata-not-saml');
  });

  it('keeps an entity that nobody declared as text', () => {
    const text = serviceProvider(consumer).replace('https://sp.example.com/sp', 'urn:&unknown;:&amp;&#65;&#x42;');
    expect(read(text).value?.entityId).toBe('urn:&unknown;:&AB');
  });

  it('is refused within a second when it is made to be slow', () => {
    const began = computed();
    const hostile = [
      'x'.repeat(50_000_000),
      `<a>${'<!--'.repeat(500_000)}`,
      '<!'.repeat(1_000_000),
      '<a>'.repeat(200_000) + '</a>'.repeat(200_000),
      '<'.repeat(2_000_000),
      `<a ${'b="1" '.repeat(200_000)}/>`,
    ];
    const codes = hostile.map((text) => read(text).diagnostics[0]?.code);
    expect(codes).toEqual([
      'xml-too-large',
      'xml-malformed',
      'xml-malformed',
      'xml-malformed',
      'xml-malformed',
      'xml-malformed',
    ]);
    expect(computed() - began).toBeLessThan(5000);
  });

  it('is refused when it brings names that JavaScript treats specially', () => {
    expect(findings('<__proto__/>')[0]).toContain('error xml-malformed');
    expect(findings('<a constructor="1"/>')[0]).toContain('error xml-malformed');
  });
});

it('says of XML that is cut off what is open, shortly', () => {
  expect(findings('<a>'.repeat(20_000))).toEqual([
    'sp.xml:1:1 error xml-malformed: not well-formed XML: 20000 elements are never closed',
  ]);
  expect(findings('<a><b></b>')[0]).toContain("Unclosed tag 'a'");
});

const savedPage = 'open its address as an administrator would, and save the XML that comes, not the page around it';

it('looks through comments in no time', () => {
  const started = computed();
  findings(`${'<!---->'.repeat(300_000)}<a>`);
  findings(`${'<!--'.repeat(300_000)}`);
  findings(`${' '.repeat(1_000_000)}<?xml`);
  expect(computed() - started).toBeLessThan(5_000);
});

describe('XML that is not SAML metadata', () => {
  it.each([
    ['', 'sp.xml:1:1 error metadata-not-xml: the file is empty; save the partner’s metadata into it'],
    [
      'Dear colleague,\n<?xml version="1.0"?><a/>',
      'sp.xml:1:1 error metadata-not-xml: other text stands before the XML; remove everything before the first <, and what belongs to it at the end',
    ],
    [
      '```xml\n<md:EntityDescriptor/>\n```',
      'sp.xml:1:1 error metadata-not-xml: other text stands before the XML; remove everything before the first <, and what belongs to it at the end',
    ],
    [
      '&lt;md:EntityDescriptor/&gt;',
      'sp.xml:1:1 error metadata-not-xml: the signs < and > of the XML are written out as &lt; and &gt;; save the metadata itself, not the text of a page that shows it',
    ],
    [
      '\n\n<?xml version="1.0"?><a/>',
      'sp.xml:3:6 error xml-malformed: not well-formed XML: XML declaration allowed only at the start of the document; remove the blank lines before <?xml',
    ],
    [
      'hello',
      'sp.xml:1:1 error metadata-not-xml: this is text, not XML; ask the partner for its SAML metadata, an XML file',
    ],
    [
      '<a>\n<b></a>',
      "sp.xml:2:4 error xml-malformed: not well-formed XML: Expected closing tag 'b' (opened in line 2, col 1) instead of closing tag 'a'",
    ],
    ['<a/>\n<b/>', 'sp.xml:2:1 error xml-malformed: not well-formed XML: there is more than one root element'],
    ['<html><head></html>', `sp.xml:1:1 error metadata-not-xml: this is a web page, not metadata; ${savedPage}`],
    [
      '\n<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html><html/>',
      `sp.xml:1:1 error metadata-not-xml: this is a web page, not metadata; ${savedPage}`,
    ],
    [
      '{"error": "sign in"}',
      'sp.xml:1:1 error metadata-not-xml: this is JSON, not metadata; ask the partner for its SAML metadata, an XML file',
    ],
    [
      '-----BEGIN CERTIFICATE-----\nMIID',
      'sp.xml:1:1 error metadata-not-xml: this is a certificate or key, not metadata; a certificate is written under credentials.certs; metadata is an XML file',
    ],
    [
      Buffer.from('<?xml version="1.0"?><md:EntityDescriptor/>').toString('base64'),
      'sp.xml:1:1 error metadata-not-xml: this is base64, not XML; decode it first: base64 -d',
    ],
    ['PK\x03\x04\x14', 'sp.xml:1:1 error metadata-not-xml: this is a compressed file, not XML; unpack it first'],
    [
      'https://sp.example.com/metadata?id=1\n',
      'sp.xml:1:1 error metadata-not-xml: this is an address, not what stands there; open it as an administrator would, and save the XML that comes',
    ],
    [
      "$metadata['https://sp.example.com'] = [];",
      'sp.xml:1:1 error metadata-not-xml: this is text, not XML; ask the partner for its SAML metadata, an XML file',
    ],
    [
      '<svg xmlns="x"/>',
      'sp.xml:1:1 error metadata-not-saml: not SAML metadata: the root element is svg; an EntityDescriptor or EntitiesDescriptor in the namespace urn:oasis:names:tc:SAML:2.0:metadata is needed',
    ],
    [
      '<EntityDescriptor entityID="a"/>',
      'sp.xml:1:1 error metadata-not-saml: the root element EntityDescriptor is in no namespace: xmlns is missing; add xmlns="urn:oasis:names:tc:SAML:2.0:metadata" to EntityDescriptor',
    ],
    [
      '<EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="a"/>',
      'sp.xml:1:1 error metadata-not-saml: the root element EntityDescriptor is in no namespace: xmlns is missing; add xmlns="urn:oasis:names:tc:SAML:2.0:metadata" to EntityDescriptor (it declares the prefix md for it, and doesn’t use it)',
    ],
    [
      '<m:EntitiesDescriptor/>',
      'sp.xml:1:1 error metadata-not-saml: the prefix "m" of the root element EntitiesDescriptor is declared nowhere; add xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata" to EntitiesDescriptor',
    ],
    [
      '<EntityDescriptor xmlns="urn:other"/>',
      'sp.xml:1:1 error metadata-not-saml: the root element EntityDescriptor is in the namespace urn:other, not in that of SAML metadata; an EntityDescriptor or EntitiesDescriptor in the namespace urn:oasis:names:tc:SAML:2.0:metadata is needed',
    ],
  ])('%j', (text, expected) => {
    expect(findings(text)).toEqual([expected]);
  });
});
