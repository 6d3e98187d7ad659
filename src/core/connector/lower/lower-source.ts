import type { Findings } from '../../document/document.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  lastOf,
  type Pointer,
  segmentsOf,
  valueAt,
} from '../../document/json.ts';
import { didYouMean, inWords } from '../../document/nearest.ts';
import { textOf } from '../../document/readers.ts';
import { directories, type PresetValue, presetFor } from '../presets.ts';

/**
 * A channel's source with the values that its `directory:` stands for; what is written wins. `directory` itself is gone
 * afterwards, it is no member of PingFederate's.
 *
 * @param base the pointer of the source, `/channels/0/channelSource`
 */
export function lowerSource(
  written: JsonObject,
  context: { base: Pointer; showPresets?: boolean; findings: Findings; places: Map<Pointer, Pointer> },
): JsonObject {
  const { base, showPresets, findings, places } = context;
  const { directory, ...source } = written;
  if (directory === undefined) return source;
  const preset = typeof directory === 'string' ? presetFor(directory) : undefined;
  if (!preset) {
    reportUnknown(textOf(directory), base, findings);
    return source;
  }
  const values = preset.filter((value) => applies(value, preset, source));
  const lowered = { ...source };
  const directoryAt = `${base}/directory`;
  for (const { pointer, value } of values) {
    put(lowered, segmentsOf(pointer), value);
    places.set(base + pointer, directoryAt);
  }
  if (showPresets) reportFilled(textOf(directory), values, base, findings);
  return lowered;
}

/** Not when something is written there, nor when what it belongs to is written otherwise than the preset has it. */
function applies(value: PresetValue, preset: readonly PresetValue[], source: JsonObject): boolean {
  if (valueAt(source, value.pointer) !== undefined) return false;
  const other = value.onlyWith === undefined ? undefined : valueAt(source, value.onlyWith);
  return other === undefined || other === preset.find(({ pointer }) => pointer === value.onlyWith)?.value;
}

function put(object: JsonObject, segments: string[], value: Json): void {
  const [first, ...rest] = segments;
  if (first === undefined) return;
  if (rest.length === 0) {
    object[first] = value;
    return;
  }
  const inner = object[first];
  // What was written stays as it is: it belongs to the definition.
  const next: JsonObject = isObject(inner) ? { ...inner } : {};
  object[first] = next;
  put(next, rest, value);
}

function reportUnknown(directory: string, base: Pointer, findings: Findings): void {
  const hint = didYouMean(directory, directories) ?? `it takes ${inWords(directories, 'or')}`;
  findings.report('directory-unknown', `${base}/directory`, `no directory is called "${directory}"`, hint);
}

function reportFilled(directory: string, values: readonly PresetValue[], base: Pointer, findings: Findings): void {
  if (values.length === 0) return;
  const listed = (evidence: PresetValue['evidence']) =>
    values
      .filter((value) => value.evidence === evidence)
      .map(({ pointer, value }) => `${lastOf(pointer)} ${JSON.stringify(value)}`)
      .join(', ');
  const likely = listed('likely');
  const sure = listed('sure');
  const parts = [sure && `documented: ${sure}`, likely && `likely, look once in the console: ${likely}`].filter(
    Boolean,
  );
  const count = `${values.length} ${values.length === 1 ? 'setting' : 'settings'}`;
  findings.report('directory-filled-in', `${base}/directory`, `${directory} fills in ${count}; ${parts.join('; ')}`);
}
