import { atomImplies, atomsExclude } from './atom.ts';
import type { Junction, Literal, Term, Terms } from './normal-filter.ts';

/** False, undefined, true: `and` is the smallest of its parts, `or` the greatest, and `not` is 2 minus. */
type Truth = 0 | 1 | 2;

/** What some entry may be. `false` is proved: no entry can be so. */
interface Seen {
  /** It matches the first filter and not the second. */
  leaves: boolean;
  /** It matches the second and not the first. */
  enters: boolean;
  both: boolean;
}

type Leaf = Literal | Junction;

/** A search under way for an entry that meets a goal: the truth of each leaf so far, `undefined` where it is open. */
interface Search {
  a: Compiled;
  b: Compiled;
  row: (Truth | undefined)[];
  leaves: readonly Leaf[];
  /** For each leaf and each one before it the pairs of truth values that can be together, as `before * 3 + own`. */
  allowed: readonly (readonly (readonly boolean[])[])[];
  size: number;
  /** Steps that may still be taken; where they run out, an entry of the kind counts as possible. */
  work: number;
}

type Goal = (a: [least: number, most: number], b: [least: number, most: number]) => 'reached' | 'open' | 'missed';

const mostWork = 400_000;
const mostLeaves = 40;

/**
 * Looks for entries that match one filter or both, among all ways in which their conditions can be true, false or
 * undefined together; ways that can't lead there any more aren't followed. What isn't found then can't be. `undefined`
 * when there are too many conditions.
 */
export function tryAll(a: Term, b: Term, terms: Terms): Seen | undefined {
  const leaves = [new Set<Term>(), commonJunctions(a, b)]
    .map((opaque) => leavesOf([a, b], opaque))
    .find((found) => found.length <= mostLeaves);
  if (!leaves) return undefined;
  const search = begin(a, b, leaves, terms);
  return { leaves: isFound(search, leavesGoal), enters: isFound(search, entersGoal), both: isFound(search, bothGoal) };
}

const leavesGoal: Goal = (a, b) => (a[1] < 2 || b[0] === 2 ? 'missed' : a[0] === 2 && b[1] < 2 ? 'reached' : 'open');
const entersGoal: Goal = (a, b) => leavesGoal(b, a);
const bothGoal: Goal = (a, b) => (a[1] < 2 || b[1] < 2 ? 'missed' : a[0] === 2 && b[0] === 2 ? 'reached' : 'open');

/** A goal that is reached while leaves are open counts: at worst an entry is thought possible that isn't. */
function isFound(search: Search, goal: Goal, at = 0): boolean {
  if (at === 0) Object.assign(search, { work: mostWork, row: search.leaves.map(() => undefined) });
  search.work -= search.size;
  if (search.work < 0) return true;
  const reached = goal(boundsOf(search.a, search.row), boundsOf(search.b, search.row));
  if (reached !== 'open') return reached === 'reached';
  for (const value of [2, 0, 1] as const) {
    if (!canBeHere(search, at, value)) continue;
    search.row[at] = value;
    if (isFound(search, goal, at + 1)) return true;
  }
  search.row[at] = undefined;
  return false;
}

function canBeHere({ row, leaves, allowed }: Search, at: number, value: Truth): boolean {
  if (value === 1 && isAlwaysDefined(leaves[at]!)) return false;
  return allowed[at]!.every((pairs, before) => pairs[row[before]! * 3 + value]);
}

function begin(a: Term, b: Term, leaves: readonly Leaf[], terms: Terms): Search {
  const places = new Map<unknown, number>(
    leaves.map((leaf, index) => [leaf.kind === 'literal' ? leaf.atom : leaf, index]),
  );
  const allowed = leaves.map((leaf, index) => leaves.slice(0, index).map((before) => pairsOf(before, leaf, terms)));
  const [first, second] = [compile(a, places), compile(b, places)];
  return { a: first, b: second, row: [], leaves, allowed, size: sizeOf(first) + sizeOf(second), work: 0 };
}

/** A term as it is looked at many times. */
type Compiled =
  | { kind: 'constant'; value: Truth }
  | { kind: 'leaf'; at: number; negated: boolean }
  | { kind: 'and' | 'or'; parts: readonly Compiled[] };

function compile(term: Term, places: ReadonlyMap<unknown, number>): Compiled {
  if (term.kind === 'literal') return { kind: 'leaf', at: places.get(term.atom)!, negated: term.negated };
  if (!('parts' in term)) return { kind: 'constant', value: term.kind === 'true' ? 2 : 0 };
  const at = places.get(term);
  if (at !== undefined) return { kind: 'leaf', at, negated: false };
  return { kind: term.kind, parts: term.parts.map((part) => compile(part, places)) };
}

const sizeOf = (term: Compiled): number =>
  'parts' in term ? term.parts.reduce((sum, part) => sum + sizeOf(part), 1) : 1;

/** The least and the most that a term can become, as far as its leaves are known. */
function boundsOf(term: Compiled, row: readonly (Truth | undefined)[]): [number, number] {
  if (term.kind === 'constant') return [term.value, term.value];
  if (term.kind === 'leaf') {
    const value = row[term.at];
    if (value === undefined) return [0, 2];
    return term.negated ? [2 - value, 2 - value] : [value, value];
  }
  let [least, most] = term.kind === 'and' ? [2, 2] : [0, 0];
  for (const part of term.parts) {
    const [low, high] = boundsOf(part, row);
    if (term.kind === 'and' ? low < least : low > least) least = low;
    if (term.kind === 'and' ? high < most : high > most) most = high;
  }
  return [least, most];
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
  const byName = new Map<unknown, Leaf>();
  for (const term of reachable(roots, (inner) => !opaque.has(inner))) {
    if (term.kind === 'literal') byName.set(term.atom, term);
    else if (opaque.has(term)) byName.set(term, term as Junction);
  }
  return [...byName.values()];
}

/** Every directory knows `objectClass`. */
const isAlwaysDefined = (leaf: Leaf) =>
  leaf.kind === 'literal' && leaf.atom.type === 'objectclass' && leaf.atom.wellFormed;

const values = [0, 1, 2] as const;

/** For each pair of truth values of two leaves whether both can be at once. */
function pairsOf(first: Leaf, second: Leaf, { activeDirectory }: Terms): boolean[] {
  if (first.kind !== 'literal' || second.kind !== 'literal' || first.atom.type !== second.atom.type) return anyPair;
  const [x, y] = [first.atom, second.atom];
  const related: Related = {
    implies: atomImplies(x, y, activeDirectory),
    implied: atomImplies(y, x, activeDirectory),
    excludes: atomsExclude(x, y, activeDirectory),
    // A directory knows an attribute or doesn't: then all conditions on it are undefined together.
    ties: x.type === '' ? [false, false] : [x.wellFormed, y.wellFormed],
  };
  return values.flatMap((a) => values.map((b) => canBe(a, b, related)));
}

const anyPair = Array.from({ length: 9 }, () => true);

/** How two conditions on one attribute lie to each other. */
interface Related {
  implies: boolean;
  implied: boolean;
  excludes: boolean;
  ties: [boolean, boolean];
}

function canBe(a: Truth, b: Truth, { implies, implied, excludes, ties }: Related): boolean {
  if (implies && a === 2 && b !== 2) return false;
  if (implied && b === 2 && a !== 2) return false;
  if (excludes && a === 2 && b === 2) return false;
  return !(ties[0] && a === 1 && b !== 1) && !(ties[1] && b === 1 && a !== 1);
}
