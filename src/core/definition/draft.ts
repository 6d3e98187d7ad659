import type { Place } from '../diagnostics/place.ts';
import type { Document } from '../document/document.ts';
import { isObject, type Json, type JsonObject, type Pointer, pointerTo } from '../document/json.ts';
import { isPatched, mergePatch } from './merge-patch.ts';
import { referencesIn } from './references.ts';
import type { Environment } from './types.ts';

/** A document that was chosen for the environment, with the environment's override for it merged in. */
export interface Draft {
  file: string;
  /** `undefined` when the file gives none that could be one. */
  id: string | undefined;
  /** References aren't filled in yet. */
  data: Json;
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** The text of the file that a place lies in. */
  textOf(place: Place): string | undefined;
  /** True where the environment's file, not the definition, gave the value. */
  isOverridden(pointer: Pointer): boolean;
}

export function draftOf(document: Document, environment: Environment): Draft {
  const id = idOf(document.value, environment);
  const patch = id !== undefined && Object.hasOwn(environment.overrides, id) ? environment.overrides[id] : undefined;
  const draft = { file: document.file, id, textOf: textsOf(document, environment) };
  if (!patch) return { ...draft, data: document.value, locate: document.locate, isOverridden: () => false };
  const isOverridden = (pointer: Pointer) => isPatched(document.value, patch, pointer);
  return {
    ...draft,
    data: mergePatch(document.value, patch),
    isOverridden,
    locate(pointer, at) {
      if (!isOverridden(pointer)) return document.locate(pointer, at);
      return environment.locate(pointerTo(['overrides', id as string]) + pointer, at);
    },
  };
}

function textsOf(document: Document, environment: Environment): Draft['textOf'] {
  return (place) => {
    if (place.file === document.file) return document.text;
    return place.file === environment.file ? environment.text : undefined;
  };
}

/** An id may be made of variables; a file's override is found by what they come to. */
function idOf(value: Json, environment: Environment): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, 'id')) return undefined;
  const { id } = value;
  return typeof id === 'string' ? fillInVariables(id, environment.variables) : undefined;
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
