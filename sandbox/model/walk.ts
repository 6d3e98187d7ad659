import type { Json, JsonObject } from '../json.ts';
import { adminApi, membersOf, type Shape, variantOf } from './model.ts';

export interface Visit {
  value: JsonObject;
  type: string;
  /** The type and member that hold it. */
  holder?: { type: string; member: string; value: JsonObject };
  path: string;
}

/** Visits every object of a document together with its type, outermost first. Unknown members are passed over. */
export function walkTypes(value: Json | undefined, shape: Shape, visit: (at: Visit) => void): void {
  step(value, shape, '', undefined, visit);
}

function step(
  value: Json | undefined,
  shape: Shape,
  path: string,
  holder: Visit['holder'],
  visit: (at: Visit) => void,
): void {
  if (value === undefined || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const items = shape.items ?? (shape.ref ? adminApi.types[shape.ref]?.items : undefined) ?? {};
    value.forEach((item, index) => {
      step(item, items, `${path}[${index}]`, holder, visit);
    });
  } else if (shape.type === 'map') {
    for (const [key, item] of Object.entries(value)) {
      step(item, shape.values ?? {}, path ? `${path}.${key}` : key, holder, visit);
    }
  } else if (shape.ref) {
    const type = variantOf(shape.ref, value);
    visit({ value, type, holder, path });
    for (const [name, member] of Object.entries(membersOf(type))) {
      if (!Object.hasOwn(value, name)) continue;
      step(value[name], member, path ? `${path}.${name}` : name, { type, member: name, value }, visit);
    }
  }
}
