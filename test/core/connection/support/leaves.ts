import { below, type Json, type Pointer } from '../../../../src/core/document/json.ts';

/** Every value in a document with its pointer, the document first; the list may be changed while it is read. */
export function valuesBelow(value: Json, pointer: Pointer = ''): { pointer: Pointer; value: Json }[] {
  const found = [{ pointer, value }];
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, child] of Object.entries(value)) {
    if (child !== undefined) found.push(...valuesBelow(child, below(pointer, name)));
  }
  return found;
}

/** A copy of the document with another value at a pointer that exists. */
export function withValueAt<Document extends Json>(document: Document, pointer: Pointer, value: Json): Document {
  const copy = structuredClone(document);
  const segments = pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = segments.pop() as string;
  let parent = copy as Record<string, Json>;
  for (const segment of segments) parent = parent[segment] as Record<string, Json>;
  parent[last] = value;
  return copy;
}
