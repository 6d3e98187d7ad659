import type { FieldRule, ModelName } from '../connection/fields/rule.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { ResourceNames } from '../connection/references/resource-names.ts';
import type { Json, JsonObject } from '../document/json.ts';

/** Writes each bare reference of a tidied part by its name, where it has one that nothing else has. */
export function referByName(part: JsonObject, model: ModelName, referenceTo: ResourceNames['referenceTo']): void {
  visitModels(model, part, (inner) => {
    for (const [member, rule] of inner.model.entries) {
      const held = inner.value[member];
      if (held !== undefined) inner.value[member] = namedForm(rule, held, referenceTo);
    }
  });
}

/** A reference, or a list of them, as a definition writes it; any other value as it is. */
export function namedForm(rule: FieldRule, held: Json, referenceTo: ResourceNames['referenceTo']): Json {
  if (!('refersTo' in rule) || rule.refersTo === undefined) return held;
  const kind = rule.refersTo;
  const name = (id: Json) => (typeof id === 'string' ? referenceTo(kind, id) : id);
  return Array.isArray(held) ? held.map(name) : name(held);
}
