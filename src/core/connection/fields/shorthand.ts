import type { KindName } from '../../kinds.ts';
import type { FieldRule, KeyedRule, ListRule, MapRule, ModelName, ObjectRule, ScalarRule, SetRule } from './rule.ts';

/** The words in which the field table is written. Each returns one row. */

type More<Rule> = Partial<Omit<Rule, 'kind'>>;

/** A text, number or boolean; absent means nothing (or `false`). */
export const scalar = (more: More<ScalarRule> = {}): ScalarRule => ({ kind: 'scalar', ...more });

/** A scalar that the server fills in when it is absent. */
export const scalarWithDefault = (value: string | number | boolean, more: More<ScalarRule> = {}): ScalarRule => ({
  kind: 'scalar',
  default: value,
  ...more,
});

/** Values of a list that the API leaves open: likely not before this version. */
export const valuesFrom = (since: string, values: readonly string[]): ScalarRule['valuesSince'] =>
  Object.fromEntries(values.map((value) => [value, { since, evidence: 'likely' as const }]));

export const object = (model: ModelName, more: More<ObjectRule> = {}): ObjectRule => ({
  kind: 'object',
  model,
  ...more,
});

/** A part that is there or is not, such as the settings of a protocol. */
export const part = (model: ModelName, more: More<ObjectRule> = {}): ObjectRule =>
  object(model, { whole: true, ...more });

/** A reference to another resource of the server. */
export const link = (refersTo?: KindName, more: More<ObjectRule> = {}): ObjectRule => ({
  kind: 'object',
  model: 'ResourceLink',
  whole: true,
  refersTo,
  ...more,
});

/** Texts whose order means nothing. */
export const texts = (more: More<SetRule> = {}): SetRule => ({ kind: 'set', ...more });

/** Texts in an order that counts. */
export const textsInOrder = (): FieldRule => ({ kind: 'list' });

export const setOf = (of: ModelName, match: readonly string[], more: More<SetRule> = {}): SetRule => ({
  kind: 'set',
  of,
  match,
  ...more,
});

export const listOf = (of: ModelName, more: More<ListRule> = {}): FieldRule => ({ kind: 'list', of, ...more });

export const keyed = (of: ModelName, key: readonly string[], more: More<KeyedRule> = {}): KeyedRule => ({
  kind: 'keyed',
  of,
  key,
  ...more,
});

export const map = (of: ModelName, more: More<MapRule> = {}): MapRule => ({ kind: 'map', of, ...more });

/** The server's own. */
export const readOnly: ScalarRule = { kind: 'scalar', readOnly: true };
