import { type Atom, allBits, inChain } from './atom.ts';
import { isSingleValued, isSubclass, syntaxOf } from './attribute-types.ts';
import type { Match } from './filter-tree.ts';

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
