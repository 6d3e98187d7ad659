import { readClass, shorthand } from './read-class.ts';
import { type Reading, type Takes, Unread } from './reading.ts';

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
