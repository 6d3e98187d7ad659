import { isObject, type Json, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';
import { readablePath, type Step } from './compare/steps.ts';
import { fieldAt } from './fields/table.ts';

/** A pointer into a connection's document as people read it: `/outboundProvision/channels/0` → `outboundProvision.channels[Staff]`. */
export function readableAt(document: JsonObject, pointer: Pointer): string {
  const steps: Step[] = [];
  let value: Json | undefined = document;
  let at = '';
  for (const segment of segmentsOf(pointer)) {
    if (Array.isArray(value)) {
      const index = Number(segment);
      steps.push({ desired: index, live: undefined, label: labelOf(value[index], at, document) });
      value = value[index];
    } else {
      steps.push(segment);
      value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    }
    at += `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return readablePath(steps);
}

function labelOf(item: Json | undefined, list: Pointer, document: JsonObject): string | undefined {
  const rule = fieldAt(list, document);
  if (rule?.kind !== 'keyed') return undefined;
  for (const path of rule.key) {
    let value: Json | undefined = item;
    for (const segment of path.split('/')) value = isObject(value) ? value[segment] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
