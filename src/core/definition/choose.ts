import picomatch from 'picomatch';
import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Document } from '../document/document.ts';
import { type Json, type JsonObject, type Pointer, pointerTo } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { type DefinableKind, type Key, keyOf } from '../kinds.ts';
import { idWritten, kindWritten } from './kind-schema.ts';
import { type KeyProblem, layOver } from './lay-over.ts';
import { overridesFor } from './overrides.ts';
import { referencesIn } from './references.ts';
import type { Environment } from './types.ts';

/** A document that was chosen for the environment, with the environment's override for it merged in. */
export interface ChosenDocument {
  file: string;
  /** `undefined` when the file says one that is like none. */
  kind: DefinableKind | undefined;
  /** `undefined` when the file gives none that could be one. */
  id: string | undefined;
  /** `undefined` when one of both is. */
  key: Key | undefined;
  /** References aren't filled in yet. */
  data: Json;
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** The text of the file that a place lies in. */
  textOf(place: Place): string | undefined;
  /** What is wrong with the override. */
  problems: Diagnostic[];
}

/** A repository's documents, as one environment sees them. */
export interface Chosen {
  environment: Environment;
  /** Those that belong to it. */
  documents: ChosenDocument[];
  /** Those that don't. */
  leftOut: (Named & { file: string })[];
}

/** What a file is about, as far as it says that. */
type Named = Pick<ChosenDocument, 'kind' | 'id' | 'key'>;

/** What belongs to an environment, with its overrides: the one walk that asks the environment about each document. */
export function chooseFor(environment: Environment, documents: readonly Document[]): Chosen {
  const chosen: Chosen = { environment, documents: [], leftOut: [] };
  const named = documents.map(({ value }) => nameOf(value, environment));
  const { wordFor } = overridesFor(environment, named);
  for (const [index, document] of documents.entries()) {
    const { file } = document;
    const name = named[index] as Named;
    if (!isChosen(file, environment)) chosen.leftOut.push({ file, ...name });
    else chosen.documents.push(withOverride(document, name, wordFor(name.key), environment));
  }
  return chosen;
}

function withOverride(
  document: Document,
  name: Named,
  word: string | undefined,
  environment: Environment,
): ChosenDocument {
  const own = { file: document.file, ...name, textOf: textsOf(document, environment) };
  const patch = word === undefined ? undefined : environment.overrides[word];
  if (!patch || !name.kind) return { ...own, data: document.value, locate: document.locate, problems: [] };
  const overrides = pointerTo(['overrides', word as string]);
  const laid = layOver(name.kind, document.value, patch, (text) => fillInVariables(text, environment.variables));
  return {
    ...own,
    data: laid.value,
    problems: laid.problems
      .slice(0, mostFindings)
      .map((problem) => unknownKey(problem, environment, `${overrides}${problem.pointer}`, name.key)),
    locate(pointer, at) {
      const origin = laid.origin(pointer);
      if (!origin.isOverride) return document.locate(origin.pointer, at);
      return environment.locate(overrides + origin.pointer, at);
    },
  };
}

/** Nothing is added by key: whoever misspells one would add half an item. */
function unknownKey(
  { key, found, keys, other }: KeyProblem,
  environment: Environment,
  pointer: Pointer,
  about: Key | undefined,
): Diagnostic {
  const place = environment.locate(pointer, 'key');
  if (found === 1) {
    const message = `"${key}" and "${other}" lead to the same item`;
    return finding('override-key-ambiguous', place, message, { hint: 'write both under one of them', key: about });
  }
  if (found > 1) {
    const hint = 'write the whole list, or use another of the members that they are known by';
    return finding('override-key-ambiguous', place, `${found} items of the list are "${key}"`, {
      hint,
      key: about,
    });
  }
  const listed = keys.length > 0 && keys.length <= 10 ? `the list has ${keys.join(', ')}` : undefined;
  const hint = didYouMean(key, keys) ?? listed ?? 'to add an item, write the whole list';
  return finding('override-key-unknown', place, `no item of the list is "${key}"`, { hint, key: about });
}

function textsOf(document: Document, environment: Environment): ChosenDocument['textOf'] {
  return (place) => {
    if (place.file === document.file) return document.text;
    return place.file === environment.file ? environment.text : undefined;
  };
}

/** An id may be made of variables; a file's override is found by what they come to. */
function nameOf(value: Json, environment: Environment): Named {
  const kind = kindWritten(value);
  const written = idWritten(kind, value);
  const id = written === undefined ? undefined : fillInVariables(written, environment.variables);
  return { kind, id, key: kind && id ? keyOf({ kind, id }) : undefined };
}

/** A text with its `${var:NAME}` filled in as far as they are known texts, numbers or booleans. */
export function fillInVariables(text: string, variables: JsonObject): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, name, text: written, at } of referencesIn(text).references) {
    const value = kind === 'var' && Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || typeof value === 'object') continue;
    parts.push(text.slice(from, at), String(value));
    from = at + written.length;
  }
  return parts.join('') + text.slice(from);
}

type Matcher = (path: string) => boolean;
const matchers = new Map<string, Matcher>();

/** Whether a definition's file belongs to the environment: included (everything is, without `include`), not excluded. */
function isChosen(file: string, { include, exclude }: Pick<Environment, 'include' | 'exclude'>): boolean {
  if (include.length > 0 && !include.some((pattern) => matches(pattern, file))) return false;
  return !exclude.some((pattern) => matches(pattern, file));
}

/**
 * `pattern` matches `file`, or the end of it from some folder on: `partners/**` and `zoom.yaml` needn't name the folder
 * that all definitions are in. One that begins with `/` starts at the repository's top.
 */
export function matches(pattern: string, file: string): boolean {
  if (pattern.length > longestPattern) return false;
  const matcher = matcherFor(pattern.replace(/^\.?\//, ''));
  if (matcher(file)) return true;
  if (pattern.startsWith('/')) return false;
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
    if (matcher(file.slice(at + 1))) return true;
  return false;
}

/** What is longer is no path, and takes a matcher long. */
const longestPattern = 1000;

/** Kept, because a pattern is asked about every file. */
function matcherFor(pattern: string): Matcher {
  const known = matchers.get(pattern);
  if (known) return known;
  const matcher = picomatch(pattern, { dot: true, nonegate: true });
  matchers.set(pattern, matcher);
  return matcher;
}

/**
 * The ids that a text which can't be parsed may be about: those of its top-level `id:` lines, and every `"id"` of a JSON
 * text. Used for nothing but to leave alone what has such an id, so one too many does no harm.
 */
export function likelyIds(text: string): string[] {
  const lines = text.matchAll(/^["']?id["']?[ \t]*:[ \t]*["']?([a-zA-Z0-9._-]+)/gm);
  const members = text.matchAll(/"id"[ \t\r\n]*:[ \t\r\n]*"([a-zA-Z0-9._-]+)"/g);
  return [...new Set([...lines, ...members].map((match) => match[1] as string))];
}
