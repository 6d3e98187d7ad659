import { type Reading, type Takes, Unread } from './reading.ts';

/** Reads what stands behind a `[`, its `]` included. A class in a class, and `&&`, aren't read. */
export function readClass(reading: Reading): Takes {
  const { signs } = reading;
  const isNegated = signs[reading.at] === '^';
  if (isNegated) reading.at++;
  const items: Takes[] = [];
  // A bracket in the first place is a character in one language and the end in the other.
  if (signs[reading.at] === ']') throw new Unread();
  while (signs[reading.at] !== ']') items.push(readItem(reading));
  reading.at++;
  return (code) => items.some((takes) => takes(code)) !== isNegated;
}

function readItem(reading: Reading): Takes {
  const { signs, at } = reading;
  const sign = signs[at];
  if (sign === undefined || sign === '[' || (sign === '&' && signs[at + 1] === '&')) throw new Unread();
  reading.at++;
  if (sign === '\\' && !isCharacter(signs[reading.at])) return shorthand(reading);
  const first = sign === '\\' ? escaped(reading) : sign.codePointAt(0)!;
  if (signs[reading.at] !== '-' || signs[reading.at + 1] === ']') return (code) => code === first;
  reading.at++;
  const last = endOfRange(reading);
  if (last < first) throw new Unread();
  return (code) => code >= first && code <= last;
}

function endOfRange(reading: Reading): number {
  const sign = reading.signs[reading.at++];
  if (sign === undefined || sign === '[' || sign === '&') throw new Unread();
  if (sign !== '\\') return sign.codePointAt(0)!;
  if (!isCharacter(reading.signs[reading.at])) throw new Unread();
  return escaped(reading);
}

/** Escapes that stand for one character. */
const controls: Record<string, number> = { t: 0x09, n: 0x0a, r: 0x0d, f: 0x0c };

const isCharacter = (sign: string | undefined) =>
  sign !== undefined && (Object.hasOwn(controls, sign) || sign === 'x' || sign === 'u' || /[^A-Za-z0-9]/.test(sign));

function escaped(reading: Reading): number {
  const sign = reading.signs[reading.at++]!;
  if (Object.hasOwn(controls, sign)) return controls[sign]!;
  if (sign !== 'x' && sign !== 'u') return sign.codePointAt(0)!;
  const length = sign === 'x' ? 2 : 4;
  const digits = reading.signs.slice(reading.at, reading.at + length).join('');
  if (!/^[\dA-Fa-f]+$/.test(digits) || digits.length !== length) throw new Unread();
  reading.at += length;
  return Number.parseInt(digits, 16);
}

/** Java's own meaning of each, which is ASCII only. */
const shorthands: Record<string, RegExp> = { d: /\d/, w: /\w/, s: /[ \t\n\v\f\r]/ };

/** What stands behind a backslash: a character, `\d` and the like, or a general category as in `\p{Lu}`. */
export function shorthand(reading: Reading): Takes {
  const sign = reading.signs[reading.at] ?? '';
  if (isCharacter(sign)) {
    const wanted = escaped(reading);
    return (code) => code === wanted;
  }
  reading.at++;
  const known = shorthands[sign.toLowerCase()];
  const pattern = known ?? categoryAt(sign, reading);
  const isNegated = known !== undefined && sign !== sign.toLowerCase();
  return (code) => pattern.test(String.fromCodePoint(code)) !== isNegated;
}

function categoryAt(sign: string, reading: Reading): RegExp {
  const name = /^\{([LMNPSZC][a-z]?)\}/.exec(reading.signs.slice(reading.at, reading.at + 4).join(''))?.[1];
  if ((sign !== 'p' && sign !== 'P') || !name) throw new Unread();
  reading.at += name.length + 2;
  try {
    return new RegExp(`\\${sign}{${name}}`, 'u');
  } catch {
    throw new Unread();
  }
}
