import { below, childOf, type Json, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';
import type { Path, Step } from '../document/path.ts';
import { itemStep } from './compare/item-keys.ts';
import { fieldAt } from './fields/table.ts';

/** The way to a value of a connection's document: `/outboundProvision/channels/0` → `outboundProvision.channels[Staff]`. */
export function pathAt(document: JsonObject, pointer: Pointer): Path {
  const path: Step[] = [];
  let value: Json | undefined = document;
  let at = '';
  for (const segment of segmentsOf(pointer)) {
    path.push(Array.isArray(value) ? itemStep(fieldAt(at, document), value, Number(segment)) : { member: segment });
    value = childOf(value, segment);
    at = below(at, segment);
  }
  return path;
}
