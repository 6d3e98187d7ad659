/*
 * Distinguished names as this directory compares them: read character by character (RFC 4514), types by their schema
 * name, values without regard to capitals and to how many blanks stand in a row.
 */

/** One part of a name: `ou=People+l=Berlin` has two pairs. */
export type Pair = { type: string; value: string };

/** Reads a name into its parts; `undefined` when it is none. The empty name has no parts. */
export function readName(text: string): Pair[][] | undefined {
  if (text.trim() === '') return [];
  const parts: Pair[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return undefined;
    const type = text.slice(at, equals).trim();
    if (!/^[A-Za-z0-9.-]+$/.test(type)) return undefined;
    const value = readValue(text, equals + 1);
    if (!value) return undefined;
    parts.at(-1)?.push({ type: type.toLowerCase(), value: value.text });
    if (value.end >= text.length) return parts;
    if (text[value.end] !== '+') parts.push([]);
    at = value.end + 1;
  }
  return undefined;
}

const special = /[,;+\\]/g;

/** A value up to the next `,`, `;` or `+` that isn't escaped. */
function readValue(text: string, from: number): { text: string; end: number } | undefined {
  special.lastIndex = from;
  const end = special.exec(text)?.index ?? text.length;
  if (text[end] !== '\\') return { text: text.slice(from, end).replace(/^ +| +$/g, ''), end };
  return readEscaped(text, from);
}

function readEscaped(text: string, from: number): { text: string; end: number } | undefined {
  const octets: number[] = [];
  let kept = 0;
  let at = from;
  for (; at < text.length && !',;+'.includes(text[at] as string); at++) {
    if (text[at] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      octets.push(...Buffer.from(character));
      at += character.length - 1;
      // Blanks at the end don't count, unless they are escaped.
      if (character !== ' ') kept = octets.length;
      continue;
    }
    const hex = /^[0-9A-Fa-f]{2}/.exec(text.slice(at + 1, at + 3))?.[0];
    if (hex) octets.push(Number.parseInt(hex, 16));
    else if (at + 1 < text.length) octets.push(...Buffer.from(text[at + 1] as string));
    else return undefined;
    at += hex ? 2 : 1;
    kept = octets.length;
  }
  return { text: Buffer.from(octets.slice(0, kept)).toString().replace(/^ +/, ''), end: at };
}

/** Equal for two spellings of one name; `undefined` for what is no name. */
export function nameKey(text: string, schemaName: (type: string) => string): string | undefined {
  const parts = readName(text);
  return parts?.map((part) => partKey(part, schemaName)).join('\u0000');
}

/** The key of the entry above. */
export const keyAbove = (key: string) => (key.includes('\u0000') ? key.slice(key.indexOf('\u0000') + 1) : '');

export const isBelow = (key: string, base: string) => base === '' || key === base || key.endsWith(`\u0000${base}`);

function partKey(part: Pair[], schemaName: (type: string) => string): string {
  const pairs = part.map(({ type, value }) => `${schemaName(type)}=${value.toLowerCase().replaceAll(/\s+/g, ' ')}`);
  return pairs.sort().join('\u0001');
}
