import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Pointer, segmentsOf } from '../document/json.ts';
import { inWords } from '../document/nearest.ts';
import type { SchemaNames } from './schema-shape.ts';
import type { Definition } from './types.ts';

/** What only PingFederate writes: a document that was saved as the server answered it has it, and it does no harm. */
export function checkReadOnly({ data, locate, id }: Definition, names: SchemaNames): Diagnostic[] {
  const pointers = names.readOnlyIn(data);
  const [first] = pointers;
  if (first === undefined) return [];
  const members = [...new Set(pointers.map((pointer: Pointer) => segmentsOf(pointer).at(-1) as string))].sort();
  const message = `${inWords(members, 'and')} ${members.length === 1 ? 'is' : 'are'} written by PingFederate and ignored here`;
  return [finding('read-only-member', locate(first, 'key'), message, { connection: id || undefined })];
}
