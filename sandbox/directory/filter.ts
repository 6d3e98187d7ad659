import { type Piece, piecesOf, textOf } from './bytes.ts';

/** A filter as it came over the wire (RFC 4511, 4.5.1). */
export type Asked =
  | { is: '&' | '|'; of: Asked[] }
  | { is: '!'; of: Asked }
  | { is: '=*'; type: string }
  | { is: '=' | '>=' | '<=' | '~='; type: string; value: Buffer }
  | { is: 'substrings'; type: string; initial: Buffer | undefined; any: Buffer[]; final: Buffer | undefined }
  | { is: ':='; type: string; rule: string; value: Buffer; dn: boolean };

const comparisons: Record<number, '=' | '>=' | '<=' | '~='> = { 163: '=', 165: '>=', 166: '<=', 168: '~=' };

/** Reads a filter. Throws RangeError for what is none. */
export function decodeFilter({ tag, data }: Piece, depth = 0): Asked {
  if (depth > 1000) throw new RangeError('a filter that is too deep');
  if (tag === 0x87) return { is: '=*', type: data.toString() };
  const parts = piecesOf(data);
  if (tag === 0xa0 || tag === 0xa1) {
    return { is: tag === 0xa0 ? '&' : '|', of: parts.map((part) => decodeFilter(part, depth + 1)) };
  }
  if (tag === 0xa2) return { is: '!', of: decodeFilter(only(parts), depth + 1) };
  if (tag === 0xa9) return extensible(parts);
  const [type, value] = parts;
  if (!type || !value || parts.length !== 2) throw new RangeError('a condition that is none');
  if (tag === 0xa4) return substrings(textOf(type), piecesOf(value.data));
  const is = comparisons[tag];
  if (!is) throw new RangeError('an unknown kind of condition');
  return { is, type: textOf(type), value: value.data };
}

function only(parts: Piece[]): Piece {
  if (parts.length !== 1) throw new RangeError('"not" takes one filter');
  return parts[0] as Piece;
}

function substrings(type: string, pieces: Piece[]): Asked {
  const found: Extract<Asked, { is: 'substrings' }> = {
    is: 'substrings',
    type,
    initial: undefined,
    any: [],
    final: undefined,
  };
  if (pieces.length === 0) throw new RangeError('substrings without one');
  pieces.forEach(({ tag, data }, index) => {
    if (tag === 0x80 && index === 0) found.initial = data;
    else if (tag === 0x82 && index === pieces.length - 1) found.final = data;
    else if (tag === 0x81) found.any.push(data);
    else throw new RangeError('substrings out of order');
  });
  return found;
}

function extensible(parts: Piece[]): Asked {
  const of = (tag: number) => parts.find((part) => part.tag === tag);
  const [rule, type, value, dn] = [of(0x81), of(0x82), of(0x83), of(0x84)];
  if (!value || (!rule && !type)) throw new RangeError('a matching rule without value, or without attribute and rule');
  return {
    is: ':=',
    type: type ? textOf(type) : '',
    rule: rule ? textOf(rule) : '',
    value: value.data,
    dn: dn !== undefined && dn.data[0] !== 0,
  };
}

/** As people write it (RFC 4515), for the list of requests. */
export function filterText(asked: Asked): string {
  switch (asked.is) {
    case '&':
    case '|':
      return `(${asked.is}${asked.of.map(filterText).join('')})`;
    case '!':
      return `(!${filterText(asked.of)})`;
    case '=*':
      return `(${asked.type}=*)`;
    case 'substrings': {
      const { initial, any, final } = asked;
      return `(${asked.type}=${[initial ?? Buffer.alloc(0), ...any, final ?? Buffer.alloc(0)].map(valueText).join('*')})`;
    }
    case ':=':
      return `(${asked.type}${asked.dn ? ':dn' : ''}${asked.rule && `:${asked.rule}`}:=${valueText(asked.value)})`;
    default:
      return `(${asked.type}${asked.is}${valueText(asked.value)})`;
  }
}

function valueText(value: Buffer): string {
  const text = value.toString('utf8');
  if (!Buffer.from(text).equals(value)) return [...value].map(escaped).join('');
  return text.replaceAll(/[\0()*\\]/g, (character) => escaped(character.charCodeAt(0)));
}

const escaped = (byte: number) => `\\${byte.toString(16).padStart(2, '0')}`;
