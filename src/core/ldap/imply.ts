import { atomImplies, atomsExclude } from './atom-relations.ts';
import type { Junction, Literal, Term, Terms } from './normal-filter.ts';

/** A proof under way: what was found out, and how many steps it may still take. */
export interface Proof {
  terms: Terms;
  known: Map<string, boolean>;
  steps: number;
}

/** Enough for filters of hundreds of clauses; a filter made to be slow gets no answer instead of a long one. */
const mostSteps = 50_000;

export const newProof = (terms: Terms): Proof => ({ terms, known: new Map(), steps: mostSteps });

/**
 * True when it is proved from the shape of both terms that no entry can match the first without matching the second.
 * `false` says nothing.
 */
export function implies(a: Term, b: Term, proof: Proof): boolean {
  if (a === b || a.kind === 'false' || b.kind === 'true') return true;
  if (a.kind === 'true' || b.kind === 'false' || proof.steps-- <= 0) return false;
  const key = `${a.id} ${b.id}`;
  const known = proof.known.get(key);
  if (known !== undefined) return known;
  const proved = byShape(a, b, proof);
  proof.known.set(key, proved);
  return proved;
}

function byShape(a: Term, b: Term, proof: Proof): boolean {
  if (a.kind === 'or') return every(a, b, proof, (leg) => implies(leg, b, proof));
  if (b.kind === 'and') return every(b, a, proof, (part) => implies(a, part, proof));
  if (a.kind === 'and' && some(a, b, proof, (part) => implies(part, b, proof))) return true;
  if (b.kind === 'or' && some(b, a, proof, (leg) => implies(a, leg, proof))) return true;
  return a.kind === 'literal' && b.kind === 'literal' && literalImplies(a, b, proof.terms.activeDirectory);
}

/** All parts; those that the other side has too need no look. */
function every({ kind, parts }: Junction, other: Term, { steps }: Proof, holds: (part: Term) => boolean): boolean {
  const known = other.kind === kind ? other.has : new Set<Term>();
  return steps > 0 && parts.every((part) => known.has(part) || holds(part));
}

function some({ parts, has }: Junction, other: Term, { steps }: Proof, holds: (part: Term) => boolean): boolean {
  return has.has(other) || (steps > 0 && parts.some(holds));
}

function literalImplies(a: Literal, b: Literal, activeDirectory: boolean): boolean {
  if (!a.negated && !b.negated) return atomImplies(a.atom, b.atom, activeDirectory);
  // What isn't true needn't be false: only of a well-formed condition on a known attribute.
  if (a.negated && b.negated)
    return b.atom.wellFormed && isKnownFrom(a, b) && atomImplies(b.atom, a.atom, activeDirectory);
  return b.negated && b.atom.wellFormed && !a.negated && atomsExclude(a.atom, b.atom, activeDirectory);
}

/** That the first has a truth value shows that the directory knows the attribute of both. */
const isKnownFrom = (a: Literal, b: Literal) => a.atom.type === b.atom.type;
