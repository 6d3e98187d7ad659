import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { startOf } from '../diagnostics/place.ts';
import { elementFrom, type ParsedNode, type XmlElement } from './xml-element.ts';

/** Metadata of one partner has a few kilobytes; a whole federation's aggregate doesn't belong beside a definition. */
const largestXml = 2 * 1024 * 1024;
const deepestNesting = 50;

/** Turns an offset of the text into line and column. */
type Locate = (offset: number, length?: number) => Place;

/**
 * XML text → its root element, prefixes resolved to namespaces, entities decoded, comments left out.
 *
 * Nothing is fetched and nothing is expanded: a document type declaration is refused before anything is parsed, and
 * with it every entity that isn't one of XML's own five. What isn't well-formed is refused too.
 */
export function readXml(file: string, text: string, locate: Locate): Checked<XmlElement | undefined> {
  const refuse = (refusal: Diagnostic) => ({ value: undefined, diagnostics: [refusal] });
  if (text.length > largestXml) return refuse(tooLarge(file, text.length));
  const something = whatElse(text);
  if (something) return refuse(finding('metadata-not-xml', startOf(file), ...something));
  const doctype = findDoctype(text);
  if (doctype >= 0) return refuse(doctypeRefused(locate(doctype, '<!DOCTYPE'.length)));
  const malformed = findMalformed(file, text);
  if (malformed) return refuse(malformed);
  try {
    const roots = (parser.parse(text) as ParsedNode[]).flatMap(
      (node) => elementFrom(node, new Map(), metaDataOf) ?? [],
    );
    if (roots.length === 1) return { value: roots[0], diagnostics: [] };
    const second = roots[1] ? locate(roots[1].offset) : startOf(file);
    return refuse(finding('xml-malformed', second, 'not well-formed XML: there is more than one root element'));
  } catch (error) {
    return refuse(
      finding('xml-malformed', startOf(file), `not XML that can be read: ${brief((error as Error).message)}`),
    );
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  captureMetaData: true,
  maxNestedTags: deepestNesting,
});

/** The library types it as the wrapper `Symbol`. */
const metaData = XMLParser.getMetaDataSymbol() as unknown as symbol;
const metaDataOf = (node: ParsedNode) =>
  (node as Record<symbol, { startIndex?: number; endIndex?: number } | undefined>)[metaData];

/** What people save in the place of metadata, by how it begins: what it is, and what to do. */
const others: [begins: RegExp, message: string, hint: string][] = [
  [/^$/, 'the file is empty', 'save the partner’s metadata into it'],
  [
    /^(?:<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html)[\s>]/is,
    'this is a web page, not metadata',
    'open its address as an administrator would, and save the XML that comes, not the page around it',
  ],
  [/^(\{|\[\s*[{["\]])/, 'this is JSON, not metadata', 'ask the partner for its SAML metadata, an XML file'],
  [
    /^-----BEGIN/,
    'this is a certificate or key, not metadata',
    'a certificate is written under credentials.certs; metadata is an XML file',
  ],
  [/^PK[^\w\s]/, 'this is a compressed file, not XML', 'unpack it first'],
  [
    /^https?:\/\/\S+$/i,
    'this is an address, not what stands there',
    'open it as an administrator would, and save the XML that comes',
  ],
  [/^P(D94|G1k|EVud)[A-Za-z0-9+/\s]+/, 'this is base64, not XML', 'decode it first: base64 -d'],
  [
    /^&lt;/,
    'the signs < and > of the XML are written out as &lt; and &gt;',
    'save the metadata itself, not the text of a page that shows it',
  ],
  [
    /^[^<]+<(\?xml|([\w-]+:)?Entit(y|ies)Descriptor)\b/,
    'other text stands before the XML',
    'remove everything before the first <, and what belongs to it at the end',
  ],
  [/^[^<]+$/, 'this is text, not XML', 'ask the partner for its SAML metadata, an XML file'],
];

function whatElse(text: string): [message: string, more: { hint: string }] | undefined {
  const start = text
    .slice(0, 2000)
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .trim();
  const found = others.find(([begins]) => begins.test(start));
  return found && [found[1], { hint: found[2] }];
}

/** Comments and CDATA sections may hold any text; outside of them `<!DOCTYPE` is a declaration. -1 when there is none. */
function findDoctype(text: string): number {
  const closing: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>' };
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    if (/^<!doctype/i.test(text.slice(at, at + 9))) return at;
    const opening = Object.keys(closing).find((start) => text.startsWith(start, at));
    const end = opening ? text.indexOf(closing[opening] as string, at + opening.length) : at + 2;
    if (end < 0) return -1;
    at = end;
  }
  return -1;
}

function findMalformed(file: string, text: string): Diagnostic | undefined {
  const result = XMLValidator.validate(text);
  if (result === true) return undefined;
  const line = result.err.line || 1;
  const column = result.err.col || 1;
  const place = { file, line, column, endLine: line, endColumn: column + 1 };
  const hint = /^\s+<\?xml/.test(text) ? 'remove the blank lines before <?xml' : undefined;
  return finding('xml-malformed', place, `not well-formed XML: ${brief(result.err.msg)}`, { hint });
}

/** The library lists the elements that are still open. */
const brief = (message: string) => (/^Invalid '\[/.test(message) ? unclosed(message) : shortened(message));

function unclosed(message: string): string {
  return `${message.match(/"[^"\s]+"/g)?.length ?? 'some'} elements are never closed`;
}

const shortened = (message: string) => message.replace(/\s+/g, ' ').slice(0, 120).replace(/\.$/, '');

const tooLarge = (file: string, length: number) =>
  finding('xml-too-large', startOf(file), `${length} characters of XML, at most ${largestXml} are read`, {
    hint: 'keep only the EntityDescriptor of this partner',
  });

const doctypeRefused = (place: Place) =>
  finding('xml-doctype', place, 'a document type declaration is not accepted', {
    hint: 'remove the <!DOCTYPE …> and the entities it declares',
  });
