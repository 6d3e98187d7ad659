import { attributeType, isKnownClass, type Syntax, syntaxOf } from './attribute-types.ts';
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
export const allBits = '1.2.840.113556.1.4.803';

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
