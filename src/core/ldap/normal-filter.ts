import { type Atom, atomOf } from './atom.ts';
import type { Condition, Filter, Variable } from './filter-tree.ts';

/** A filter in normal form. Equal terms of one `Terms` are the same object. */
export type Term = { id: number; kind: 'true' | 'false' } | Literal | Junction;

/** A condition, or its opposite. */
export interface Literal {
  id: number;
  kind: 'literal';
  atom: Atom;
  negated: boolean;
}

/** `and` or `or` of at least two different parts, none of which is of its own kind. */
export interface Junction {
  id: number;
  kind: 'and' | 'or';
  parts: readonly Term[];
  /** The same parts, to look one up. */
  has: ReadonlySet<Term>;
}

/** The terms of one comparison. */
export interface Terms {
  activeDirectory: boolean;
  known: Map<string, Term>;
  /** By the key of the atom. */
  atoms: Map<string, Atom>;
}

export const newTerms = (activeDirectory: boolean): Terms => ({ activeDirectory, known: new Map(), atoms: new Map() });

/**
 * The normal form: `!` stands at conditions only (De Morgan), `&` and `|` are flat, without order and repetition, and
 * absorbed where one part holds another; `(&)` is true, `(|)` is false, and every entry has an object class. All of it
 * holds with the third truth value of LDAP, undefined, too.
 */
export function normalForm(filter: Filter, terms: Terms, negated = false): Term {
  switch (filter.kind) {
    case 'not':
      return normalForm(filter.part, terms, !negated);
    case 'and':
    case 'or': {
      const kind = (filter.kind === 'and') === negated ? 'or' : 'and';
      return junction(
        kind,
        filter.parts.map((part) => normalForm(part, terms, negated)),
        terms,
      );
    }
    default:
      return literal(filter, terms, negated);
  }
}

function literal(part: Condition | Variable, terms: Terms, negated: boolean): Term {
  const made = atomOf(part, terms.activeDirectory);
  if (made.type === 'objectclass' && made.match.by === 'presence') return constant(!negated, terms);
  const atom = terms.atoms.get(made.key) ?? made;
  terms.atoms.set(atom.key, atom);
  return shared(`${negated ? '!' : '='}${atom.key}`, terms, (id) => ({ id, kind: 'literal', atom, negated }));
}

const constant = (value: boolean, terms: Terms): Term =>
  shared(String(value), terms, (id) => ({ id, kind: value ? 'true' : 'false' }));

/** `and` or `or` of terms, in its simplest form. */
export function junction(kind: 'and' | 'or', given: readonly Term[], terms: Terms): Term {
  const [neutral, decisive] = kind === 'and' ? (['true', 'false'] as const) : (['false', 'true'] as const);
  const flat = given.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  if (flat.some((part) => part.kind === decisive)) return constant(kind === 'or', terms);
  const unique = [...new Set(flat.filter((part) => part.kind !== neutral))].sort((a, b) => a.id - b.id);
  const parts = absorbed(kind, unique);
  if (parts.length === 0) return constant(kind === 'and', terms);
  if (parts.length === 1) return parts[0]!;
  const name = `${kind === 'and' ? '&' : '|'}${parts.map((part) => part.id).join(' ')}`;
  return shared(name, terms, (id) => ({ id, kind, parts, has: new Set(parts) }));
}

function shared(key: string, terms: Terms, make: (id: number) => Term): Term {
  const found = terms.known.get(key);
  if (found) return found;
  const made = make(terms.known.size);
  terms.known.set(key, made);
  return made;
}

/** So that a filter of thousands of parts isn't looked at part by part with every other. */
const fewParts = 100;

/** Without the parts that say nothing beside another: x | (x & y) is x, and so is x & (x | y). */
function absorbed(kind: 'and' | 'or', parts: readonly Term[]): readonly Term[] {
  if (parts.length > fewParts) return parts;
  const within = kind === 'and' ? 'or' : 'and';
  const legs = parts.map((part) => new Set(part.kind === within ? part.parts : [part]));
  return parts.filter(
    (_, index) =>
      !legs.some((other, at) => at !== index && other.size < legs[index]!.size && isWithin(other, legs[index]!)),
  );
}

const isWithin = (few: Set<Term>, many: Set<Term>) => [...few].every((part) => many.has(part));

/** The opposite of a term. */
export function opposite(term: Term, terms: Terms): Term {
  switch (term.kind) {
    case 'true':
    case 'false':
      return constant(term.kind === 'false', terms);
    case 'literal': {
      const { atom, negated } = term;
      return shared(`${negated ? '=' : '!'}${atom.key}`, terms, (id) => ({
        id,
        kind: 'literal',
        atom,
        negated: !negated,
      }));
    }
    default:
      return junction(
        term.kind === 'and' ? 'or' : 'and',
        term.parts.map((part) => opposite(part, terms)),
        terms,
      );
  }
}
