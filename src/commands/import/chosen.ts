import { didYouMean } from '../../core/document/nearest.ts';
import type { Importable } from '../../core/import/importable.ts';
import { type DefinableKind, definable, kinds } from '../../core/kinds.ts';
import type { Inputs } from '../inputs.ts';
import { selectedBy } from '../only.ts';
import { Refusal } from '../refusal.ts';

/**
 * The kinds to import: those that `kind` names, else those that `only` names with their ids, else connections.
 *
 * @throws Refusal for a word that is no kind
 */
export function kindsToImport(inputs: Pick<Inputs, 'kind' | 'only'>): readonly DefinableKind[] {
  const words = inputs.kind;
  if (words.some((word) => word.toLowerCase() === 'all')) return definable;
  const named = words.length > 0 ? words.map(kindCalled) : inputs.only.map(kindBefore);
  return named.length === 0 ? ['SpConnection'] : definable.filter((kind) => named.includes(kind));
}

function kindCalled(word: string): DefinableKind {
  const found = definable.find((kind) => kind.toLowerCase() === word.toLowerCase());
  if (found) return found;
  const allowed = `allowed: all, ${definable.toSorted().join(', ')}`;
  throw new Refusal(
    'invalid-inputs',
    `"${word}" is no kind that can be imported`,
    didYouMean(word, definable) ?? allowed,
  );
}

/** `DataStore/corp-ad` says its kind; an id alone is a connection's. */
function kindBefore(pattern: string): DefinableKind {
  const before = pattern.slice(0, Math.max(0, pattern.indexOf('/')));
  return definable.find((kind) => kind === before) ?? 'SpConnection';
}

/** Of what a server has of these kinds, what `only` leaves: ids or globs. */
export function chosenOf(
  objects: readonly Importable[],
  { only }: Pick<Inputs, 'only'>,
  wanted: readonly DefinableKind[],
): Importable[] {
  const isWanted = selectedBy(only);
  const chosen = objects.filter(({ key }) => isWanted(key));
  if (chosen.length > 0) return chosen;
  const what = wanted.length === 1 && wanted[0] ? kinds[wanted[0]].word : 'object of these kinds';
  if (only.length > 0) throw new Refusal('invalid-inputs', `no ${what} has an id that matches ${only.join(', ')}`);
  const isOfConnections = wanted.length === 1 && wanted[0] === 'SpConnection';
  throw new Refusal('invalid-inputs', `the server has no ${isOfConnections ? 'SP connection' : what}`);
}
