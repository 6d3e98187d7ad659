import { attributeType, isKnownClass, isSingleValued, isSubclass, type Syntax, syntaxOf } from './attribute-types.ts';
import { comparableDn, isOrdinaryDn } from './distinguished-name.ts';
import type { Condition, Match, Variable } from './filter-tree.ts';

/** A condition in a form in which two spellings of the same one are equal. */
export interface Atom {
  /** Equal for equal conditions. */
  key: string;
  /** The attribute's type; empty where none is named. */
  type: string;
  match: Match;
  /** Holds something that only the run knows: equal to itself and related to nothing. */
  opaque: boolean;
  /** Undefined only where the directory doesn't know the attribute, and not by its own value. */
  wellFormed: boolean;
}

/** A condition or a variable as an atom. */
export function atomOf(part: Condition | Variable, activeDirectory: boolean): Atom {
  if (part.kind === 'variable') {
    const match: Match = { by: 'equal', value: part.text };
    return { key: `$ ${part.text}`, type: '', match, opaque: true, wellFormed: false };
  }
  const type = attributeType(part.attribute);
  const opaque = textsIn(part.match).some((text) => text.includes('${'));
  const match = opaque ? part.match : comparableMatch(part.match, syntaxOf(type));
  const wellFormed = !opaque && isWellFormed(type, match, activeDirectory);
  return { key: JSON.stringify([type, match]), type, match, opaque, wellFormed };
}

function textsIn(match: Match): string[] {
  if (match.by === 'presence') return [];
  return match.by === 'pattern' ? [match.initial, ...match.any, match.final] : [match.value];
}

/** Directories look at capitals and blanks as the attribute's syntax says. */
function comparableMatch(match: Match, syntax: Syntax): Match {
  switch (match.by) {
    case 'presence':
      return match;
    case 'pattern':
      return syntax === 'any-case' ? lowerCasePattern(match) : match;
    case 'rule':
      return comparableRule(match);
    default:
      return { by: match.by, value: comparableValue(match.value, syntax) };
  }
}

const lowerCasePattern = ({ initial, any, final }: Match & { by: 'pattern' }): Match => ({
  by: 'pattern',
  initial: initial.toLowerCase(),
  any: any.map((piece) => piece.toLowerCase()),
  final: final.toLowerCase(),
});

/** Active Directory's rule for members of nested groups. */
export const inChain = '1.2.840.113556.1.4.1941';
/** All of the bits are set (likely: the vendor's rule). */
const allBits = '1.2.840.113556.1.4.803';

function comparableRule({ rule, dn, value }: Match & { by: 'rule' }): Match {
  const known = rule.toLowerCase();
  return { by: 'rule', rule: known, dn, value: known === inChain ? (comparableDn(value) ?? value) : value };
}

function comparableValue(value: string, syntax: Syntax): string {
  if (syntax === 'name') return comparableDn(value) ?? value;
  return syntax === 'any-case' ? value.toLowerCase().replaceAll(/\s+/g, ' ').trim() : value;
}

/** A value that no directory refuses for the attribute; of others it isn't known, so that they may be undefined. */
function isWellFormed(type: string, match: Match, activeDirectory: boolean): boolean {
  if (match.by === 'presence') return type !== '';
  if (type === 'objectclass') return match.by === 'equal' && isKnownClass(match.value, activeDirectory);
  const syntax = syntaxOf(type);
  if (match.by === 'equal') return syntax === 'name' ? isOrdinaryDn(match.value) : isPlain(match.value, syntax);
  return match.by === 'pattern' && syntax === 'any-case' && textsIn(match).join('') !== '' && isAscii(match);
}

const isPlain = (value: string, syntax: Syntax) => syntax === 'any-case' && /^[ -~]+$/.test(value);

const isAscii = (match: Match) => textsIn(match).every((text) => /^[ -~]*$/.test(text));

/** True when the first is true of no entry of which the second isn't true. */
export function atomImplies(a: Atom, b: Atom, activeDirectory: boolean): boolean {
  if (a.key === b.key) return true;
  if (a.opaque || b.opaque || a.type !== b.type || a.type === '') return false;
  const [first, second] = [a.match, b.match];
  // With `:dn` the value may stand in the entry's name instead of in the attribute.
  if (second.by === 'presence') return !(first.by === 'rule' && first.dn);
  if (first.by === 'equal' && a.type === 'objectclass')
    return second.by === 'equal' && isSubclass(first.value, second.value, activeDirectory);
  if (second.by === 'pattern') return impliesPattern(first, second, a.type);
  if (second.by !== 'rule') return false;
  if (first.by === 'equal') return activeDirectory && isChainOf(first.value, second);
  return first.by === 'rule' && hasBitsOf(first, second);
}

/** Only in Active Directory: elsewhere the rule isn't known, and the condition undefined. */
const isChainOf = (value: string, { rule, dn, value: other }: Match & { by: 'rule' }) =>
  rule === inChain && !dn && value === other;

function hasBitsOf(a: Match & { by: 'rule' }, b: Match & { by: 'rule' }): boolean {
  if (a.rule !== allBits || b.rule !== allBits || a.dn !== b.dn) return false;
  const [more, fewer] = [a.value, b.value].map((value) => (/^\d{1,10}$/.test(value) ? BigInt(value) : undefined));
  return more !== undefined && fewer !== undefined && (more & fewer) === fewer;
}

function impliesPattern(first: Match, second: Match & { by: 'pattern' }, type: string): boolean {
  const syntax = syntaxOf(type);
  if (syntax === 'name' || !isSteady(second)) return false;
  // Of an attribute that nobody knows it can't be said that it can be searched by a pattern at all.
  if (first.by === 'equal') return syntax === 'any-case' && matches(first.value, second);
  return first.by === 'pattern' && isSteady(first) && isNarrower(first, second);
}

/** Directories change blanks at the ends of pieces, and several in a row: nothing is said about those. */
const isSteady = ({ initial, any, final }: Match & { by: 'pattern' }) =>
  [initial, ...any, final].every((piece) => !/^\s|\s$|\s\s/.test(piece));

function matches(value: string, { initial, any, final }: Match & { by: 'pattern' }): boolean {
  if (value.length < initial.length + final.length) return false;
  if (!value.startsWith(initial) || !value.endsWith(final)) return false;
  return inOrder(any, [value.slice(initial.length, value.length - final.length)]);
}

/** Each text that matches the first matches the second. */
function isNarrower(first: Match & { by: 'pattern' }, second: Match & { by: 'pattern' }): boolean {
  if (!first.initial.startsWith(second.initial) || !first.final.endsWith(second.final)) return false;
  const rest = first.final.slice(0, first.final.length - second.final.length);
  return inOrder(second.any, [first.initial.slice(second.initial.length), ...first.any, rest]);
}

/** True when the pieces stand in the chunks, one behind the other. */
function inOrder(pieces: readonly string[], chunks: readonly string[]): boolean {
  let [chunk, at] = [0, 0];
  for (const piece of pieces) {
    let found = -1;
    while (chunk < chunks.length && found < 0) {
      found = chunks[chunk]!.indexOf(piece, at);
      if (found < 0) [chunk, at] = [chunk + 1, 0];
    }
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** True when no entry can meet both: two values of an attribute that holds but one. */
export function atomsExclude(a: Atom, b: Atom, activeDirectory: boolean): boolean {
  if (a.opaque || b.opaque || a.type !== b.type || !isSingleValued(a.type, activeDirectory)) return false;
  const [first, second] = [a.match, b.match];
  if (!isTold(first, a.type) || !isTold(second, a.type)) return false;
  if (first.by === 'equal' && second.by === 'equal') return first.value !== second.value;
  if (first.by === 'equal' && second.by === 'pattern') return !matches(first.value, second);
  if (first.by === 'pattern' && second.by === 'equal') return !matches(second.value, first);
  return first.by === 'pattern' && second.by === 'pattern' && endsDiffer(first, second);
}

/** Active Directory takes ü for u: only plain letters tell two values apart. */
function isTold(match: Match, type: string): boolean {
  if (type === 'useraccountcontrol') return match.by === 'equal' && /^[1-9]\d*$/.test(match.value);
  if (match.by === 'equal') return /^[ -~]*$/.test(match.value);
  return (
    match.by === 'pattern' && isSteady(match) && /^[ -~]*$/.test([match.initial, ...match.any, match.final].join(''))
  );
}

function endsDiffer(a: Match & { by: 'pattern' }, b: Match & { by: 'pattern' }): boolean {
  const apart = (x: string, y: string, begins: (whole: string, part: string) => boolean) =>
    !begins(x, y) && !begins(y, x);
  return (
    apart(a.initial, b.initial, (whole, part) => whole.startsWith(part)) ||
    apart(a.final, b.final, (whole, part) => whole.endsWith(part))
  );
}
