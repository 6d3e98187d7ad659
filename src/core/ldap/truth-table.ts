import type { Atom } from './atom.ts';
import { atomImplies, atomsExclude } from './atom-relations.ts';
import type { Junction, Literal, Term, Terms } from './normal-filter.ts';

/** False, undefined, true: `and` is the smallest of its parts, `or` the greatest. */
type Truth = 0 | 1 | 2;

/** What some entry can be: seen in at least one row of the table. */
export interface Seen {
  /** It matches the first filter and not the second. */
  leaves: boolean;
  /** It matches the second and not the first. */
  enters: boolean;
  both: boolean;
}

type Leaf = Literal | Junction;

/** Rows times steps to look at one. */
const mostWork = 3_000_000;
const mostLeaves = 10;

/**
 * Tries every way in which the conditions of two filters can be true, false or undefined, apart from those that can't be
 * together. What isn't seen then can't be. `undefined` when there are too many ways.
 */
export function tryAll(a: Term, b: Term, terms: Terms): Seen | undefined {
  const shared = commonJunctions(a, b);
  for (const opaque of [new Set<Term>(), shared]) {
    const leaves = leavesOf([a, b], opaque);
    if (leaves.length <= mostLeaves && 3 ** leaves.length * sizeOf([a, b]) <= mostWork) return run(a, b, leaves, terms);
  }
  return undefined;
}

function sizeOf(roots: readonly Term[]): number {
  return reachable(roots, () => true).size;
}

function reachable(roots: readonly Term[], goesInto: (term: Junction) => boolean): Set<Term> {
  const found = new Set<Term>();
  const visit = (term: Term): void => {
    if (found.has(term)) return;
    found.add(term);
    if ((term.kind === 'and' || term.kind === 'or') && goesInto(term)) term.parts.forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

/** Parts that both filters have as a whole: whatever they mean, they mean the same in both. */
function commonJunctions(a: Term, b: Term): Set<Term> {
  const second = reachable([b], () => true);
  return new Set([...reachable([a], () => true)].filter((term) => second.has(term) && 'parts' in term));
}

/** The conditions, each once whether it is negated or not, and the common parts that count as one. */
function leavesOf(roots: readonly Term[], opaque: ReadonlySet<Term>): Leaf[] {
  const inside = [...reachable(roots, (term) => !opaque.has(term))];
  const byName = new Map<unknown, Leaf>();
  for (const term of inside) {
    if (term.kind === 'literal') byName.set(term.atom, term);
    else if (opaque.has(term)) byName.set(term, term as Junction);
  }
  return [...byName.values()];
}

function run(a: Term, b: Term, leaves: readonly Leaf[], terms: Terms): Seen {
  const names = new Map<unknown, number>(leaves.map((leaf, index) => ['atom' in leaf ? leaf.atom : leaf, index]));
  const allowed = leaves.map((leaf, index) => leaves.slice(0, index).map((other) => pairsOf(other, leaf, terms)));
  const row: Truth[] = [];
  const seen: Seen = { leaves: false, enters: false, both: false };
  const fill = (at: number): void => {
    if (seen.leaves && seen.enters && seen.both) return;
    if (at === leaves.length) {
      note(seen, truthOf(a, row, names), truthOf(b, row, names));
      return;
    }
    for (const value of [0, 1, 2] as const) {
      if (value === 1 && isAlwaysDefined(leaves[at]!)) continue;
      if (!allowed[at]!.every((pairs, other) => pairs.has(row[other]! * 3 + value))) continue;
      row[at] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return seen;
}

function note(seen: Seen, a: Truth, b: Truth): void {
  if (a === 2 && b !== 2) seen.leaves = true;
  if (b === 2 && a !== 2) seen.enters = true;
  if (a === 2 && b === 2) seen.both = true;
}

function truthOf(term: Term, row: readonly Truth[], names: ReadonlyMap<unknown, number>): Truth {
  if (!('parts' in term) && term.kind !== 'literal') return term.kind === 'true' ? 2 : 0;
  const own = row[names.get(term.kind === 'literal' ? term.atom : term) ?? -1];
  if (term.kind === 'literal') return (term.negated ? 2 - own! : own!) as Truth;
  if (own !== undefined) return own;
  const truths = term.parts.map((part) => truthOf(part, row, names));
  return (term.kind === 'and' ? Math.min(...truths) : Math.max(...truths)) as Truth;
}

/** Every directory knows `objectClass`. */
const isAlwaysDefined = (leaf: Leaf) =>
  leaf.kind === 'literal' && leaf.atom.type === 'objectclass' && leaf.atom.wellFormed;

/** The pairs of truth values that two leaves can have together, each as `first * 3 + second`. */
function pairsOf(first: Leaf, second: Leaf, terms: Terms): Set<number> {
  const all = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a, b] as const));
  if (first.kind !== 'literal' || second.kind !== 'literal') return new Set(all.map(([a, b]) => a * 3 + b));
  const [x, y] = [first.atom, second.atom];
  return new Set(all.filter(([a, b]) => canBe(x, a, y, b, terms.activeDirectory)).map(([a, b]) => a * 3 + b));
}

function canBe(x: Atom, a: number, y: Atom, b: number, activeDirectory: boolean): boolean {
  if (a === 2 && b !== 2 && atomImplies(x, y, activeDirectory)) return false;
  if (b === 2 && a !== 2 && atomImplies(y, x, activeDirectory)) return false;
  if (a === 2 && b === 2 && atomsExclude(x, y, activeDirectory)) return false;
  if (x.type !== y.type || x.type === '') return true;
  // A directory knows an attribute or doesn't: then all conditions on it are undefined together.
  if (x.wellFormed && a === 1 && b !== 1) return false;
  return !(y.wellFormed && b === 1 && a !== 1);
}
