/** A pattern as a tree. `one` takes a single character. */
export type Pattern =
  | { kind: 'one'; takes: Takes }
  | { kind: 'sequence' | 'either'; parts: Pattern[] }
  | { kind: 'repeat'; part: Pattern; least: number; most: number };

const deepest = 50;

/**
 * Reads the part of Java's regular expressions that means the same everywhere and says of a whole value whether it fits:
 * characters, classes, groups, alternatives, counts, and `^` and `$` at the ends. Everything else (looking ahead,
 * back references, flags, possessive counts) is thrown as `Unread`.
 */
export function readPattern(text: string): Pattern {
  const reading: Reading = { signs: [...text], at: 0, depth: 0 };
  const pattern = readEither(reading);
  if (reading.at < reading.signs.length) throw new Unread();
  return pattern;
}

function readEither(reading: Reading): Pattern {
  const parts = [readSequence(reading)];
  while (take(reading, '|')) parts.push(readSequence(reading));
  return parts.length === 1 ? parts[0]! : { kind: 'either', parts };
}

function readSequence(reading: Reading): Pattern {
  const parts: Pattern[] = [];
  const isOutside = reading.depth === 0;
  if (isOutside) take(reading, '^');
  while (!isEndOfSequence(reading)) {
    if (isOutside && isLastAnchor(reading)) reading.at++;
    else parts.push(readCount(readOne(reading), reading));
  }
  return { kind: 'sequence', parts };
}

const isEndOfSequence = ({ signs, at }: Reading) => at >= signs.length || signs[at] === '|' || signs[at] === ')';

const isLastAnchor = ({ signs, at }: Reading) =>
  signs[at] === '$' && (at + 1 === signs.length || signs[at + 1] === '|');

function readOne(reading: Reading): Pattern {
  const sign = reading.signs[reading.at++]!;
  switch (sign) {
    case '(':
      return readGroup(reading);
    case '[':
      return { kind: 'one', takes: readClass(reading) };
    case '.':
      return { kind: 'one', takes: (code) => !lineEnds.has(code) };
    case '\\':
      return { kind: 'one', takes: shorthand(reading) };
    default:
      if ('^$*+?{}'.includes(sign)) throw new Unread();
      return { kind: 'one', takes: only(sign) };
  }
}

const lineEnds = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);

const only = (sign: string): Takes => {
  const wanted = sign.codePointAt(0);
  return (code) => code === wanted;
};

function readGroup(reading: Reading): Pattern {
  if (++reading.depth > deepest) throw new Unread();
  if (take(reading, '?') && !take(reading, ':')) throw new Unread();
  const pattern = readEither(reading);
  if (!take(reading, ')')) throw new Unread();
  reading.depth--;
  return pattern;
}

function readCount(part: Pattern, reading: Reading): Pattern {
  const count = countAt(reading);
  if (!count) return part;
  // A reluctant count takes the same whole values; a possessive one, or a count of a count, isn't read.
  take(reading, '?');
  if ('+*?{'.includes(reading.signs[reading.at] ?? ' ')) throw new Unread();
  return { kind: 'repeat', part, ...count };
}

function countAt(reading: Reading): { least: number; most: number } | undefined {
  if (take(reading, '*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (take(reading, '+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (take(reading, '?')) return { least: 0, most: 1 };
  if (reading.signs[reading.at] !== '{') return undefined;
  const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(reading.signs.slice(reading.at, reading.at + 11).join(''));
  if (!found) throw new Unread();
  reading.at += found[0].length;
  const least = Number(found[1]);
  const most = found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]);
  if (most < least) throw new Unread();
  return { least, most };
}

function take(reading: Reading, sign: string): boolean {
  if (reading.signs[reading.at] !== sign) return false;
  reading.at++;
  return true;
}

/** Reads what stands behind a `[`, its `]` included. A class in a class, and `&&`, aren't read. */
function readClass(reading: Reading): Takes {
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
function shorthand(reading: Reading): Takes {
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

/** A pattern on its way. */
interface Reading {
  signs: readonly string[];
  at: number;
  /** Of groups. */
  depth: number;
}

/** Whether a character, by its code point, is taken. */
export type Takes = (code: number) => boolean;

/** What stands in a pattern that isn't read here. */
export class Unread extends Error {}
