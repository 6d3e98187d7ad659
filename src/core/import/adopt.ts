import { fieldAt } from '../connection/fields/table.ts';
import type { DesiredConnection, Difference, LiveConnection } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import type { Definition } from '../definition/types.ts';
import { applyEdit } from '../document/apply-edit.ts';
import type { SourceFile } from '../document/document.ts';
import { type Edit, editDocument } from '../document/edit-document.ts';
import { isObject, type Json, segmentsOf } from '../document/json.ts';
import { parseDocument } from '../document/parse-document.ts';
import { editsFor } from './adopt-edits.ts';
import { orderEdits } from './adopt-order.ts';
import { desiredPointer, differingUnits } from './adopt-units.ts';
import { unknownEdits } from './unknown-form.ts';

/**
 * A definition's text with the server's state written into it: at each difference the live value, in the form in which
 * the definition is written; what only the server has is added, what it hasn't is removed. Comments, order and
 * `${var:…}` whose value still holds stay; a JSON file stays JSON. What an environment's override decides can't be changed here and is left.
 *
 * @param definition as loaded from `source`
 * @param desired `definition`, lowered
 * @param differences between `desired` and `live`; the text comes back as it is when there are none
 */
export function adoptLive(input: {
  source: SourceFile;
  definition: Definition;
  desired: DesiredConnection;
  live: LiveConnection;
  differences: readonly Difference[];
  connectors: Connectors;
}): string {
  const { source, definition, desired, live, differences, connectors } = input;
  const raw = parseDocument(source).value?.value;
  const unknown = unknownEdits(desired, live);
  if (differences.length + unknown.length === 0 || !isObject(raw)) return source.text;
  const connector = connectorOf(live, connectors);
  const units = differingUnits({ desired, live, raw, descriptor: connector?.descriptor });
  const known = units.filter(({ steps }) => fieldAt(desiredPointer(steps)) !== undefined);
  const adoption = { raw, desired, live, connector, connectors };
  const edits = [...known.flatMap((unit) => editsFor(unit, adoption)), ...orderEdits(known, adoption), ...unknown];
  const possible = edits.filter(({ pointer }) => definition.locate(pointer).file === source.path);
  const ordered = inSafeOrder(possible);
  return source.path.endsWith('.json')
    ? `${JSON.stringify(ordered.reduce(applyEdit, raw as Json), null, 2)}\n`
    : editDocument(source, ordered);
}

/**
 * Values first, then additions, then from the end what moves the place of others: removals, and a list's order after all
 * that is removed in it.
 */
function inSafeOrder(edits: readonly Edit[]): Edit[] {
  const isAddition = ({ pointer }: Edit) => pointer.endsWith('/-');
  const values = edits.filter((edit) => edit.value !== undefined && !isAddition(edit));
  const moves = edits.filter((edit) => edit.value === undefined).sort((a, b) => byPlace(b.pointer, a.pointer));
  return [...values, ...edits.filter(isAddition), ...moves];
}

function byPlace(a: string, b: string): number {
  const left = segmentsOf(a);
  const right = segmentsOf(b);
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (segment === other) continue;
    const difference = Number(segment) - Number(other);
    return Number.isNaN(difference) ? (segment < other ? -1 : 1) : difference;
  }
  return left.length - right.length;
}
