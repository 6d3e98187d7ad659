import { fieldAt } from '../../src/core/connection/fields/table.ts';
import { asWritten, unknownMembers } from '../../src/core/connection/unknown-members.ts';
import { below, isObject, type Json, type JsonObject, type Pointer, segmentsOf } from '../../src/core/document/json.ts';

/** A value of a document that somebody could change in the console. */
export interface Leaf {
  pointer: Pointer;
  value: string | number | boolean;
}

/** The leaves that a plan has to compare: not the server's own, not what makes an item another one, no secret. */
export function leavesOf(document: JsonObject): Leaf[] {
  const uncompared = unknownMembers('SpConnection', document).filter((one) => asWritten(one) === undefined);
  const isOut = (pointer: Pointer) => uncompared.some((one) => pointer.startsWith(one.pointer));
  return walk(document, '').filter(({ pointer }) => !isOut(pointer) && isCompared(pointer, document));
}

function walk(value: Json | undefined, pointer: Pointer): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, below(pointer, String(index))));
  if (isObject(value)) return Object.entries(value).flatMap(([name, held]) => walk(held, below(pointer, name)));
  if (value === null || value === undefined) return [];
  return [{ pointer, value }];
}

function isCompared(pointer: Pointer, document: JsonObject): boolean {
  const segments = segmentsOf(pointer);
  const last = segments.at(-1) as string;
  if (pointer === '/id' || last === 'location') return false;
  for (let depth = 1; depth <= segments.length; depth++) {
    const at = segments.slice(0, depth).reduce(below, '' as Pointer);
    const rule = fieldAt('SpConnection', at, document);
    if (rule?.readOnly) return false;
    if (rule?.kind === 'scalar' && (rule.secret || rule.encryptedFormOf || rule.pem)) return false;
    if (rule?.kind === 'keyed' && rule.key.includes(segments.slice(depth + 1).join('/'))) return false;
  }
  return true;
}

/** The document with another value at the leaf. */
export function withChanged(document: JsonObject, { pointer, value }: Leaf): JsonObject {
  const copy = structuredClone(document);
  const segments = segmentsOf(pointer);
  const last = segments.pop() as string;
  let holder: Record<string, unknown> = copy;
  for (const segment of segments) holder = holder[segment] as Record<string, unknown>;
  holder[last] = another(value);
  return copy;
}

function another(value: Leaf['value']): Leaf['value'] {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${value}x`;
}
