import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, type Json, type Pointer } from '../document/json.ts';
import type { ChosenDocument } from './choose.ts';
import { placeWithin } from './place-in-text.ts';
import { type FillInSources, referenceValue } from './reference-value.ts';
import { type BrokenReference, isWhole, type Reference, referencesIn } from './references.ts';
import type { Definition } from './types.ts';

export interface FilledIn {
  data: Json;
  secrets: Definition['secrets'];
  diagnostics: Diagnostic[];
  /** Values that could not be filled in, so that nobody complains about their type as well. */
  unfilled: Set<Pointer>;
  /** Values that a variable or a file gave, by pointer: what was written there. */
  written: Map<Pointer, string>;
}

/** Characters that references may bring into one definition: a short text can name a long one a thousand times. */
const mostFilledIn = 8 * 1024 * 1024;

interface Filling extends FilledIn {
  document: ChosenDocument;
  sources: FillInSources;
  /** Characters brought in so far. */
  filled: number;
}

/**
 * A chosen document's data with `${var:…}` and `${file:…}` filled in; `${secret:…}` stays and is listed. Values that
 * hold no reference are taken over as they are, not copied.
 */
export function fillIn(document: ChosenDocument, sources: FillInSources): FilledIn {
  const filling: Filling = {
    document,
    sources,
    filled: 0,
    data: null,
    secrets: [],
    diagnostics: [],
    unfilled: new Set(),
    written: new Map(),
  };
  const data = fill(filling, document.data, '');
  const { secrets, diagnostics, unfilled, written } = filling;
  return { data, secrets, diagnostics, unfilled, written };
}

function fill(filling: Filling, value: Json | undefined, pointer: Pointer): Json {
  if (typeof value === 'string') return value.includes('${') ? fillText(filling, value, pointer) : value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  const members = value as Record<string, Json>;
  // Copied only once something in it changes: most of a definition holds no reference.
  let changed: Record<string, Json> | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (key.includes('${')) checkKey(filling, key, below(pointer, key));
    if (!mayHoldReference(member)) continue;
    const filled = fill(filling, member, below(pointer, key));
    if (filled === member) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, Json>;
    changed[key] = filled;
  }
  return changed ?? value;
}

function mayHoldReference(value: Json | undefined): boolean {
  return typeof value === 'string' ? value.includes('${') : typeof value === 'object' && value !== null;
}

function checkKey(filling: Filling, key: string, pointer: Pointer): void {
  const { references, broken } = referencesIn(key);
  const first = references[0] ?? broken[0];
  if (!first) return;
  const message = `${first.text} stands in a key; references are filled in in values only`;
  const place = () => filling.document.locate(pointer, 'key');
  report(filling, place, 'reference-in-key', message);
}

function fillText(filling: Filling, text: string, pointer: Pointer): Json {
  const { references, broken } = referencesIn(text);
  for (const one of broken) {
    filling.unfilled.add(pointer);
    const code = one.environment ? 'environment-reference' : 'reference-misspelt';
    report(filling, partPlace(filling, pointer, one.text, 0), code, one.problem, () => brokenHint(one));
  }
  if (references.length === 0) return text;
  filling.written.set(pointer, text);
  const [first] = references as [Reference];
  if (isWhole(text, first)) return valueFor(filling, first, pointer, text, true) ?? text;
  return fillParts(filling, text, references, pointer);
}

function brokenHint({ meant, environment }: BrokenReference): string {
  if (!environment) return `write ${meant}`;
  return `write ${meant} and give its value in the environment's file or in the input \`variables\``;
}

function fillParts(filling: Filling, text: string, references: Reference[], pointer: Pointer): Json {
  const parts: string[] = [];
  let from = 0;
  for (const reference of references) {
    const value = valueFor(filling, reference, pointer, text, false);
    parts.push(text.slice(from, reference.at), value === undefined ? reference.text : String(value));
    from = reference.at + reference.text.length;
  }
  return parts.join('') + text.slice(from);
}

/** What a reference stands for; `undefined` when it stays as it is: a secret, or a finding. */
function valueFor(filling: Filling, reference: Reference, pointer: Pointer, text: string, whole: boolean) {
  const { document, sources } = filling;
  const found = referenceValue(reference, { file: document.file, pointer, whole }, sources);
  if (found.state === 'kept') {
    filling.secrets.push({ name: reference.name, pointer });
    return undefined;
  }
  const place = partPlace(filling, pointer, reference.text, () => countBefore(text, reference));
  if (found.state === 'filled') {
    if (mayFill(filling, found.value, place)) return found.value;
  } else report(filling, place, found.code, found.message, found.hint);
  filling.unfilled.add(pointer);
  return undefined;
}

function mayFill(filling: Filling, value: Json, place: () => Diagnostic['place']): boolean {
  const already = filling.filled > mostFilledIn;
  if (!already) filling.filled += typeof value === 'string' ? value.length : JSON.stringify(value).length;
  const tooMuch = filling.filled > mostFilledIn;
  if (tooMuch && !already) report(filling, place, 'filled-in-too-much', 'references bring in more than 8 MiB of text');
  return !tooMuch;
}

/** How many equal references stand before this one. */
function countBefore(text: string, { at, text: part }: Reference): number {
  return text.slice(0, at).split(part).length - 1;
}

function partPlace({ document }: Filling, pointer: Pointer, part: string, nth: number | (() => number)) {
  return () => {
    const place = document.locate(pointer);
    return placeWithin(document.textOf(place), place, part, typeof nth === 'number' ? nth : nth());
  };
}

/** Beyond what is shown, a finding is only counted: looking for its place would cost the most. */
function report(
  { document, diagnostics }: Filling,
  place: () => Diagnostic['place'],
  code: DiagnosticCode,
  message: string,
  hint?: () => string | undefined,
): void {
  const last = diagnostics.at(-1);
  const isShown = last === undefined || diagnostics.length < mostFindings * 2;
  diagnostics.push(
    finding(code, isShown ? place() : last.place, message, {
      hint: isShown ? hint?.() : undefined,
      key: document.key,
    }),
  );
}
