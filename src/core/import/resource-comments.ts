import type { ResourceKind } from '../connection/fields/rule.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { ResourceNameOf } from '../connection/types.ts';
import { below, type JsonObject, type Pointer } from '../document/json.ts';

/** For each bare reference whose resource has a name of its own, that name as a comment behind it. */
export function resourceComments(connection: JsonObject, nameOf: ResourceNameOf): Map<Pointer, { after: string }> {
  const comments = new Map<Pointer, { after: string }>();
  const note = (kind: ResourceKind, id: unknown, pointer: Pointer) => {
    if (typeof id !== 'string') return;
    const name = nameOf(kind, id);
    if (name !== undefined && name !== id) comments.set(pointer, { after: name.replace(/\s+/g, ' ') });
  };
  visitModels(connection, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      if (!('refersTo' in rule) || !rule.refersTo) continue;
      const kind = rule.refersTo;
      const held = value[member];
      if (!Array.isArray(held)) note(kind, held, below(pointer, member));
      else for (const [index, id] of held.entries()) note(kind, id, below(below(pointer, member), index));
    }
  });
  return comments;
}
