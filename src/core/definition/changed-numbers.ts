import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, isObject, type Json, type Pointer, segmentsOf, valueAt } from '../document/json.ts';
import type { ChosenDocument } from './choose.ts';
import type { FilledIn } from './fill-in.ts';
import { writtenAt } from './place-in-text.ts';
import { typeHint, whatItIs } from './type-words.ts';

const settings = '/outboundProvision/targetSettings';

/**
 * Target settings take numbers and send them as texts, which is right for `30`; `012`, `1e3` and `2.0` would arrive as
 * other texts than the ones that were written.
 */
export function checkChangedNumbers(
  document: ChosenDocument,
  { data, written }: FilledIn,
  connection?: string,
): Diagnostic[] {
  return numbersIn(valueAt(data, settings)).flatMap(({ pointer, value }) => {
    if (written.has(pointer)) return [];
    const place = document.locate(pointer);
    const text = writtenAt(document.textOf(place) ?? '', place);
    // Through an alias: the number stands where its anchor is.
    if (text === String(value) || text.startsWith('*')) return [];
    const name = JSON.stringify(nameOf(pointer, data));
    const hint = typeHint(['string'], value, pointer, { ...document, data, writtenAt: () => text });
    return [finding('wrong-type', place, `${name} must be text, but is ${whatItIs(value)}`, { hint, connection })];
  });
}

function numbersIn(written: Json | undefined): { pointer: Pointer; value: number }[] {
  const entries = Array.isArray(written) ? [...written.entries()] : isObject(written) ? Object.entries(written) : [];
  return entries.flatMap(([key, item]) => {
    const pointer = below(settings, key);
    if (typeof item === 'number') return [{ pointer, value: item }];
    return isObject(item) && typeof item.value === 'number' ? [{ pointer: `${pointer}/value`, value: item.value }] : [];
  });
}

/** The setting's name: its key in the map, or `name` beside the value in the list. */
function nameOf(pointer: Pointer, data: Json): string {
  const [, , key = '', member] = segmentsOf(pointer);
  const name = valueAt(data, `${below(settings, key)}/name`);
  return member && typeof name === 'string' ? name : key;
}
