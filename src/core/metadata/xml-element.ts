import type { Place } from '../diagnostics/place.ts';
import type { ReplacedText } from './replacements.ts';

/** An XML element with its names resolved. */
export interface XmlElement {
  namespace: string;
  /** As written before its name, `''` when there is none. */
  prefix: string;
  /** Without its prefix. */
  name: string;
  /** Those without a prefix; SAML metadata's own never have one. */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Its own text, without that of its children; comments inside are skipped, as XML wants it. */
  text: string;
  /** Where its `<` stands in the text. */
  offset: number;
  /** Behind its last `>`. */
  end: number;
  /** The prefixes that mean something in it, `''` for the default namespace. */
  namespaces: ReadonlyMap<string, string>;
}

/** A node as fast-xml-parser gives it with `preserveOrder`: one member named after the tag, `:@` for the attributes. */
export type ParsedNode = Record<string, unknown>;
type MetaDataOf = (node: ParsedNode) => { startIndex?: number; endIndex?: number } | undefined;
type Namespaces = ReadonlyMap<string, string>;

const attributesMember = ':@';

/** A parsed node → the element, `undefined` for what isn't one (text, comment). */
export function elementFrom(node: ParsedNode, outer: Namespaces, metaDataOf: MetaDataOf): XmlElement | undefined {
  const tag = Object.keys(node).find((member) => member !== attributesMember);
  if (tag === undefined || tag.startsWith('#')) return undefined;
  const written = Object.entries((node[attributesMember] as Record<string, string> | undefined) ?? {});
  const namespaces = withDeclarations(outer, written);
  const [prefix, name] = splitName(tag);
  const content = node[tag] as ParsedNode[];
  const { startIndex = 0, endIndex = 0 } = metaDataOf(node) ?? {};
  return {
    namespace: namespaces.get(prefix) ?? '',
    prefix,
    name,
    attributes: new Map(written.filter(([key]) => !key.includes(':')).map(([key, value]) => [key, decode(value)])),
    children: content.flatMap((child) => elementFrom(child, namespaces, metaDataOf) ?? []),
    text: content.map(textOf).join(''),
    offset: startIndex,
    end: endIndex,
    namespaces,
  };
}

function splitName(tag: string): [prefix: string, name: string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)];
}

/** `xmlns="…"` and `xmlns:md="…"` hold for the element itself and everything in it. */
function withDeclarations(outer: Namespaces, attributes: [string, string][]): Namespaces {
  const declared = attributes.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([key, value]): [string, string] => [key.slice(6), decode(value)])]);
}

function textOf(node: ParsedNode): string {
  if ('#text' in node) return decode(String(node['#text']));
  if (!('#cdata' in node)) return '';
  return (node['#cdata'] as ParsedNode[]).map((part) => String(part['#text'] ?? '')).join('');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's five own entities and character references; what else looks like an entity can't have been declared. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Finds the parts of an XML text for people: in the text as it stands in the repository, before any replacement. */
export interface ElementPlace {
  /** An element's start tag, or the value of one of its attributes when it is there. */
  of(element: XmlElement, attribute?: string): Place;
  at(offset: number, length?: number): Place;
}

export function elementPlaces(given: { file: string; original: string; replaced: ReplacedText }): ElementPlace {
  const { file, original, replaced } = given;
  const lineStarts = [0];
  for (let at = original.indexOf('\n'); at >= 0; at = original.indexOf('\n', at + 1)) lineStarts.push(at + 1);

  const at = (offset: number, length = 1): Place => {
    const start = lineAndColumn(lineStarts, Math.min(replaced.originalOffset(offset), original.length));
    const end = lineAndColumn(lineStarts, Math.min(replaced.originalOffset(offset + length), original.length));
    return { file, ...start, endLine: end.line, endColumn: end.column };
  };
  return {
    at,
    of(element, attribute) {
      const tag = startTag(replaced.text, element.offset);
      const found = attribute ? new RegExp(`\\s${attribute}\\s*=\\s*(["'])`).exec(tag) : null;
      if (!found) return at(element.offset, /^<[^\s/>]*/.exec(tag)?.[0].length ?? 1);
      const start = element.offset + found.index + found[0].length;
      return at(start, replaced.text.indexOf(found[1] as string, start) - start);
    },
  };
}

/** From `<` to its `>`; a `>` may stand inside an attribute's quotes. */
function startTag(text: string, offset: number): string {
  let quote = '';
  for (let end = offset; end < text.length; end += 1) {
    const character = text[end] as string;
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return text.slice(offset, end + 1);
  }
  return text.slice(offset);
}

function lineAndColumn(lineStarts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] as number) + 1 };
}
