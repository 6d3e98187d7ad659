import { atomImplies, atomsExclude } from './atom.ts';
import type { Filter } from './filter-tree.ts';
import {
  type Junction,
  junction,
  type Literal,
  newTerms,
  normalForm,
  opposite,
  type Term,
  type Terms,
} from './normal-filter.ts';
import { readFilter } from './read-filter.ts';
import { tryAll } from './truth-table.ts';

/**
 * What becomes of the people when one filter takes the place of another, as far as the two texts prove it:
 * - `same`: nobody comes or goes;
 * - `narrower`, `wider`: some may go, nobody comes; some may come, nobody goes;
 * - `apart`: nobody matches both, so that everybody goes and others come;
 * - `nobody`: nobody can match the new one;
 * - `unknown`: some may go and some may come.
 */
type FilterVerdict = 'same' | 'narrower' | 'wider' | 'apart' | 'nobody' | 'unknown' | 'unreadable';
/** Deeper filters aren't compared: no person writes them. */
const deepest = 200;

/**
 * Compares two filters by what they mean (RFC 4511: true, false or undefined for an entry). The work is bounded: where
 * a proof would take long the verdict is `unknown`. An absent filter is `(&)`.
 */
export function compareFilters(old: string, now: string, directory: { activeDirectory?: boolean } = {}): FilterVerdict {
  const [first, second] = [readFilter(old), readFilter(now)];
  if ('problem' in first || 'problem' in second) return 'unreadable';
  if (Math.max(first.depth, second.depth) > deepest) return old === now ? 'same' : 'unknown';
  return compareTrees(first.filter, second.filter, newTerms(directory.activeDirectory === true));
}

function compareTrees(old: Filter, now: Filter, terms: Terms): FilterVerdict {
  const [before, after] = [normalForm(old, terms), normalForm(now, terms)];
  return before === after ? 'same' : verdictOf(before, after, terms);
}

function verdictOf(before: Term, after: Term, terms: Terms): FilterVerdict {
  const proof = newProof(terms);
  const [neverLeaves, neverEnters] = [implies(before, after, proof), implies(after, before, proof)];
  const seen = neverLeaves && neverEnters ? undefined : tryAll(before, after, terms);
  const stays = neverLeaves || seen?.leaves === false;
  const noneEnters = neverEnters || seen?.enters === false;
  if (stays && noneEnters) return 'same';
  if ((seen?.both === false && noneEnters) || isNever(after, proof)) return 'nobody';
  if (noneEnters) return 'narrower';
  if (stays) return 'wider';
  return seen?.both === false || isNever(junction('and', [before, after], terms), proof) ? 'apart' : 'unknown';
}

/** Proved from its shape that nobody matches: an `and` that says the opposite of one of its parts. */
function isNever(term: Term, proof: Proof): boolean {
  if (term.kind !== 'and') return term.kind === 'false';
  return term.parts.some((part) => implies(term, opposite(part, proof.terms), proof));
}

/** A proof under way: what was found out, and how many steps it may still take. */
interface Proof {
  terms: Terms;
  known: Map<string, boolean>;
  steps: number;
}

/** Enough for filters of hundreds of clauses; a filter made to be slow gets no answer instead of a long one. */
const mostSteps = 50_000;

const newProof = (terms: Terms): Proof => ({ terms, known: new Map(), steps: mostSteps });

/**
 * True when it is proved from the shape of both terms that no entry can match the first without matching the second.
 * `false` says nothing.
 */
function implies(a: Term, b: Term, proof: Proof): boolean {
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
