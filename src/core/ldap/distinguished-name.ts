/*
 * Distinguished names by RFC 4514. There is no library for it: the ones that exist take `cn=a,,dc=c` and `cn=a\zz`.
 */

/** `ou=People+l=Berlin,dc=example` → one list per part, its attributes in alphabetical order. */
export type DistinguishedName = { type: string; value: string }[][];

export type DnResult = { name: DistinguishedName } | { problem: string };

/** Lower case, no quotes, inner blanks as one: how directories compare most names. */
const comparable = (value: string) => value.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Reads a distinguished name; blanks around `,`, `+` and `=` are let pass, as directories do. */
export function readDn(text: string): DnResult {
  if (text.trim() === '') return { problem: 'the name is empty' };
  const name: DistinguishedName = [];
  for (const part of splitAt(text, ',')) {
    const attributes: { type: string; value: string }[] = [];
    for (const piece of splitAt(part, '+')) {
      const read = readAttribute(piece);
      if (typeof read === 'string') return { problem: read };
      attributes.push(read);
    }
    name.push(attributes.sort((a, b) => (a.type < b.type ? -1 : 1)));
  }
  return { name };
}

/** What is wrong with a distinguished name; `undefined` when it is one. */
export function dnProblem(text: string): string | undefined {
  const read = readDn(text);
  return 'problem' in read ? read.problem : undefined;
}

/** How the first name lies to the second; `apart` too when one of them can't be read. */
export function relationOf(a: string, b: string): 'same' | 'below' | 'above' | 'apart' {
  const first = readDn(a);
  const second = readDn(b);
  if ('problem' in first || 'problem' in second) return 'apart';
  const [inner, outer] = [first.name.map(keyOf), second.name.map(keyOf)];
  if (inner.length >= outer.length) {
    const isUnder = outer.every((part, index) => part === inner[inner.length - outer.length + index]);
    if (isUnder) return inner.length === outer.length ? 'same' : 'below';
    return 'apart';
  }
  return relationOf(b, a) === 'below' ? 'above' : 'apart';
}

/** The value of the first part: `cn=Staff,ou=Groups,dc=example` → `staff`. */
export function commonNameOf(text: string): string | undefined {
  const read = readDn(text);
  return 'problem' in read ? undefined : comparable(read.name[0]?.[0]?.value ?? '');
}

const keyOf = (part: { type: string; value: string }[]) =>
  part.map(({ type, value }) => `${type}=${comparable(value)}`).join('+');

/** Splits at a character that isn't escaped. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function readAttribute(piece: string): { type: string; value: string } | string {
  if (piece.trim() === '') return 'a part is empty: there is a comma too many';
  const equals = piece.indexOf('=');
  if (equals < 0) return `"${piece.trim()}" has no "="`;
  const type = piece.slice(0, equals).trim();
  if (!/^([A-Za-z][A-Za-z0-9-]*|\d+(\.\d+)+)$/.test(type)) return `"${type}" is no attribute name`;
  const value = unescaped(piece.slice(equals + 1));
  return 'problem' in value ? value.problem : { type: type.toLowerCase(), value: value.text };
}

/** A value without its escapes: `\,` → `,`, `\2C` → `,`. */
function unescaped(written: string): { text: string } | { problem: string } {
  const value = written.replace(/^ +/, '').replace(/(?<!\\) +$/, '');
  if (/^#/.test(value))
    return /^#([0-9A-Fa-f]{2})+$/.test(value)
      ? { text: value }
      : { problem: 'after "#" come hexadecimal digits in pairs' };
  const bare = value.replaceAll(/\\([0-9A-Fa-f]{2}|[\\"+,;<> #=])/g, '');
  if (bare.includes('\\')) return { problem: 'a backslash has to be followed by the character that it escapes' };
  const special = /["+;<>\0]/.exec(bare);
  if (special) return { problem: `${special[0]} has to be escaped: \\${special[0]}` };
  return {
    text: value.replaceAll(/((?:\\[0-9A-Fa-f]{2})+)|\\(.)/g, (_, octets, character) =>
      octets ? fromUtf8(octets) : character,
    ),
  };
}

/** `\\C3\\A4` → `ä`. */
function fromUtf8(octets: string): string {
  return Buffer.from(octets.replaceAll('\\', ''), 'hex').toString('utf8');
}
