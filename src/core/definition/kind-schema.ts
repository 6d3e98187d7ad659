import { validators } from '../../generated/definitions.js';
import { definitionShapes } from '../../generated/shapes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { isObject, type Json } from '../document/json.ts';
import { didYouMean, nearest } from '../document/nearest.ts';
import { type DefinableKind, definable, isDefinable, isSingleton, singletonId } from '../kinds.ts';
import type { Validator } from './schema-check.ts';
import { type SchemaNames, schemaNames } from './schema-shape.ts';

/** Says whether a value fits the kind's schema. */
export function validatorOf(kind: DefinableKind): Validator {
  return validators[kind];
}

const names = new Map<DefinableKind, SchemaNames>();

/** The names that the kind's schema knows. */
export function namesOf(kind: DefinableKind): SchemaNames {
  const known = names.get(kind) ?? schemaNames(definitionShapes[kind]);
  names.set(kind, known);
  return known;
}

/**
 * The kind of a file by its `kind`: the one that was likely meant where it is misspelt, a connection where there is none.
 * `undefined` where it says something that is like none of them: nothing else can be said of such a file.
 */
export function kindWritten(value: Json): DefinableKind | undefined {
  const kind = isObject(value) && Object.hasOwn(value, 'kind') ? value.kind : undefined;
  if (typeof kind !== 'string') return 'SpConnection';
  return isDefinable(kind) ? kind : (nearest(kind, definable)[0] as DefinableKind | undefined);
}

/** The id that a file gives; what a server has one of needs none written. `undefined` where there is none. */
export function idWritten(kind: DefinableKind | undefined, value: Json): string | undefined {
  if (kind && isSingleton(kind)) return singletonId(kind);
  const id = isObject(value) && Object.hasOwn(value, 'id') ? value.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** That a file says to be of a kind that nobody knows. */
export function unknownKind(value: Json, place: Place): Diagnostic {
  const kind = isObject(value) ? String(value.kind) : '';
  const hint = [didYouMean(kind, definable), `allowed: ${definable.toSorted().join(', ')}`].filter(Boolean).join(' ');
  return finding('value-not-allowed', place, `"${kind}" is not allowed for "kind"`, { hint });
}
