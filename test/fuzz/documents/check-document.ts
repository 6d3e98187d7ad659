import { attachmentsIn } from '../../../src/core/definition/attachments.ts';
import { chooseFor } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { loadDefinitions } from '../../../src/core/definition/load-definitions.ts';
import { codes } from '../../../src/core/diagnostics/codes.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { Place } from '../../../src/core/diagnostics/place.ts';
import { below, isObject, type Json, type Pointer } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';

const file = 'connections/fuzz.yaml';
const other = parseDocument({
  path: 'connections/other.yaml',
  text: 'kind: SpConnection\nid: other\nname: Other\nentityId: other\noutboundProvision: { connector: zoom }\n',
}).value;

/** What a run makes of a text, and the first promise that it breaks. */
export function checkDocument(text: string): { problem?: string; diagnostics: Diagnostic[]; isUsable: boolean } {
  try {
    return promisesOf(text);
  } catch (error) {
    return { problem: error instanceof Error ? `${error.stack}` : String(error), diagnostics: [], isUsable: false };
  }
}

function promisesOf(text: string): ReturnType<typeof checkDocument> {
  const { value: environment } = loadEnvironment({
    name: 'default',
    variables: { BASE_DN: 'dc=x', ZOOM_VANITY_URL: 'https://x' },
  });
  const parsed = parseDocument({ path: file, text });
  const documents = [parsed.value, other].filter((document) => document !== undefined);
  const chosen = chooseFor(environment, documents);
  attachmentsIn(chosen);
  const loaded = loadDefinitions({ chosen, attachments: new Map() });
  const diagnostics = [...parsed.diagnostics, ...loaded.diagnostics];
  const rows = text.replace(/^\ufeff/, '').split('\n');
  const misplaced = diagnostics.find(({ place }) => place.file === file && !liesIn(place, rows));
  const wordless = diagnostics.find(
    ({ code, message }) => !(code in codes) || message.trim() === '' || /undefined|\[object/.test(message),
  );
  const isUsable = loaded.value.some((definition) => definition.file === file);
  const silent = !isUsable && !diagnostics.some(({ severity, place }) => severity === 'error' && place.file === file);
  const lost =
    parsed.value &&
    firstLost(parsed.value.value, '', (pointer) => liesIn(parsed.value?.locate(pointer) as Place, rows));
  const problem =
    (misplaced && `a finding lies outside the file: ${JSON.stringify(misplaced)}`) ??
    (wordless && `a finding says nothing: ${JSON.stringify(wordless)}`) ??
    (silent ? 'refused without an error' : undefined) ??
    (lost !== undefined ? `${lost} has no place` : undefined) ??
    (Object.keys(Object.prototype).length > 0 ? 'the prototype of all objects was changed' : undefined);
  return { ...(problem ? { problem } : {}), diagnostics, isUsable };
}

function liesIn(place: Place, rows: readonly string[]): boolean {
  const inRow = (line: number, column: number) => column >= 1 && column - 1 <= (rows[line - 1]?.length ?? -1);
  const isForward = place.endLine > place.line || (place.endLine === place.line && place.endColumn >= place.column);
  return inRow(place.line, place.column) && inRow(place.endLine, place.endColumn) && isForward;
}

/** The first value without a place; a few are looked at in each mapping or list. */
function firstLost(
  value: Json | undefined,
  pointer: Pointer,
  hasPlace: (pointer: Pointer) => boolean,
): Pointer | undefined {
  if (!hasPlace(pointer)) return pointer;
  const keys = Array.isArray(value) || isObject(value) ? Object.keys(value).slice(0, 3) : [];
  for (const key of keys) {
    const lost = firstLost((value as Record<string, Json>)[key], below(pointer, key), hasPlace);
    if (lost !== undefined) return lost;
  }
  return undefined;
}
