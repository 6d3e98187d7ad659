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
