import type { Filter } from './filter-tree.ts';
import { implies, newProof, type Proof } from './imply.ts';
import { junction, newTerms, normalForm, opposite, type Term, type Terms } from './normal-filter.ts';
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

/** What the directory is known to be. */
interface DirectoryKind {
  activeDirectory?: boolean;
}

/** Deeper filters aren't compared: no person writes them. */
const deepest = 200;

/**
 * Compares two filters by what they mean (RFC 4511: true, false or undefined for an entry). The work is bounded: where
 * a proof would take long the verdict is `unknown`. An absent filter is `(&)`.
 */
export function compareFilters(old: string, now: string, directory: DirectoryKind = {}): FilterVerdict {
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
