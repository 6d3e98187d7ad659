import { attributeType } from './attribute-types.ts';

/*
 * Distinguished names by RFC 4514. There is no library for it: the ones that exist take `cn=a,,dc=c` and `cn=a\zz`.
 */

/** `ou=People+l=Berlin,dc=example` → one list per part. */
type DistinguishedName = { type: string; value: string }[][];

type DnResult = { name: DistinguishedName } | { problem: string };

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
    name.push(attributes);
  }
  return { name };
}

/** What is wrong with a distinguished name; `undefined` when it is one. */
export function dnProblem(text: string): string | undefined {
  const read = readDn(text);
  return 'problem' in read ? read.problem : undefined;
}

/** How one name lies to another. `unknown`: directories may see it in two ways; `unreadable`: one of them is no name. */
type NameRelation = 'same' | 'below' | 'above' | 'apart' | 'unknown' | 'unreadable';

/** How the first name lies to the second. The empty name is the root of the directory, above all others. */
export function relationOf(a: string, b: string): NameRelation {
  const [first, second] = [partsOf(a), partsOf(b)];
  if (!first || !second) return 'unreadable';
  if (first.length < second.length) return turned(relationOf(b, a));
  const shared = first.slice(first.length - second.length);
  const strict = shared.every((part, index) => keyOf(part) === keyOf(second[index]!));
  if (strict) return first.length === second.length ? 'same' : 'below';
  return shared.every((part, index) => mayEqual(part, second[index]!)) ? 'unknown' : 'apart';
}

const turned = (relation: NameRelation): NameRelation => (relation === 'below' ? 'above' : relation);

function partsOf(text: string): DistinguishedName | undefined {
  if (text.trim() === '') return [];
  const read = readDn(text);
  return 'problem' in read ? undefined : read.name;
}

/** A name as a text that is equal for two spellings of it; `undefined` when it is none. */
export function comparableDn(text: string): string | undefined {
  const read = readDn(text);
  return 'problem' in read ? undefined : read.name.map(keyOf).join(',');
}

const ordinaryTypes = new Set(['cn', 'ou', 'dc', 'o', 'l', 'c', 'st', 'uid']);

/** True for a name that every directory can read: of attributes that all of them know, in plain letters. */
export function isOrdinaryDn(text: string): boolean {
  const read = readDn(text);
  if ('problem' in read) return false;
  return read.name.flat().every(({ type, value }) => ordinaryTypes.has(type) && /^[ -~]+$/.test(value));
}

/** The value of the first part: `cn=Staff,ou=Groups,dc=example` → `staff`. */
export function commonNameOf(text: string): string | undefined {
  const read = readDn(text);
  return 'problem' in read ? undefined : comparable(read.name[0]?.[0]?.value ?? '');
}

type Part = DistinguishedName[number];

const keyOf = (part: Part) =>
  part
    .map(({ type, value }) => `${type}=${encodeURIComponent(comparable(value))}`)
    .sort()
    .join('+');

/** Two parts that some directories take for the same: ß and ss, a type or a value that stands as its number. */
function mayEqual(a: Part, b: Part): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => typesMeet(one, other) && valuesMeet(one, other)));
}

const typesMeet = (a: Part[number], b: Part[number]) => a.type === b.type || isNumber(a.type) !== isNumber(b.type);

const isNumber = (type: string) => /^\d/.test(type);

const valuesMeet = (a: Part[number], b: Part[number]) =>
  prepared(a.value) === prepared(b.value) || a.value.startsWith('#') !== b.value.startsWith('#');

/** As far as any directory goes in taking letters for the same (RFC 4518, and accents in Active Directory). */
const prepared = (value: string) =>
  comparable(value)
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss');

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
  return 'problem' in value ? value.problem : { type: attributeType(type), value: value.text };
}

/** A value without the blanks around it; an escaped one at its end belongs to it. */
function withoutBlanks(written: string): string {
  let end = written.length;
  while (end > 0 && written[end - 1] === ' ' && written[end - 2] !== '\\') end--;
  return written.slice(0, end).replace(/^ +/, '');
}

/** A value without its escapes: `\,` → `,`, `\2C` → `,`. */
function unescaped(written: string): { text: string } | { problem: string } {
  const value = withoutBlanks(written);
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

/**
 * A certificate's subject as a distinguished name by RFC 4514. PingFederate answers it as Java prints it: a value with a
 * comma stands in quotation marks, attributes without a short name are `OID.1.2.3`. Windows and OpenSSL call two of them
 * otherwise.
 */
export function subjectAsDn(subject: string): string {
  return subject.replaceAll(quotedValue, (_, value: string) => `=${escaped(value)}`).replaceAll(typeOfPart, commonType);
}

const quotedValue = /=\s*"((?:[^"\\]|\\.)*)"/g;

function escaped(quoted: string): string {
  const value = quoted.replaceAll(/\\(.)/g, '$1');
  return value.replaceAll(/[,+"\\<>;=#]|^ | $/g, '\\$&');
}

const typeOfPart = /((?:^|(?<!\\)[,+])\s*)([A-Za-z][\w.-]*)(?=\s*=)/g;

const commonType = (_: string, before: string, type: string) =>
  before + (types[type.toLowerCase()] ?? type.replace(/^OID\./i, ''));

const types: Record<string, string> = { e: 'emailAddress', email: 'emailAddress', s: 'st', t: 'title' };
