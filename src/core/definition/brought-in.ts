import type { Place } from '../diagnostics/place.ts';
import { above, type Pointer, pointerTo } from '../document/json.ts';
import type { ChosenDocument } from './choose.ts';
import { referencesIn } from './references.ts';
import type { BroughtIn, Environment } from './types.ts';

/**
 * Which one variable or file brought in the value at a pointer; `undefined` where none did, or several.
 *
 * @param written the values that references stand in, as they were written
 */
export function broughtInBy(
  written: ReadonlyMap<Pointer, string>,
  environment: Environment,
): (pointer: Pointer) => BroughtIn | undefined {
  return (pointer) => {
    const text = written.get(pointer);
    const { references } = referencesIn(text ?? '');
    const [only] = references;
    if (text === undefined || !only || references.length > 1 || only.kind === 'secret') return undefined;
    const around = { before: text.slice(0, only.at), after: text.slice(only.at + only.text.length) };
    if (only.kind === 'file') return { words: only.name, ...around };
    return { ...variable(only.name, environment), ...around };
  };
}

function variable(name: string, { file, locate, variables }: Environment): Pick<BroughtIn, 'words' | 'place'> {
  if (!file || !Object.hasOwn(variables, name)) return { words: `the variable ${name}` };
  return { words: `${name} in ${file}`, place: locate(pointerTo(['variables', name]), 'key') };
}

/**
 * The anchor that brings in the value at a pointer: the value's own, that of something around it, or the one that an alias
 * there names. `undefined` where the value stands there itself.
 */
export function broughtInByAnchor(
  document: Pick<ChosenDocument, 'file' | 'locate' | 'textOf'>,
  pointer: Pointer,
): BroughtIn | undefined {
  for (let at = pointer; at !== ''; at = above(at)) {
    const place = document.locate(at);
    const text = document.textOf(place) ?? '';
    const name = text.includes('&') ? anchorAt(text, place) : undefined;
    if (name !== undefined) return { words: `the anchor ${name} in ${document.file}`, before: '', after: '' };
  }
  return undefined;
}

/** YAML writes `&name` before a value, and `*name` instead of it. */
function anchorAt(text: string, { line, column }: Place): string | undefined {
  const written = text.split('\n')[line - 1] ?? '';
  const own = /^[&*]([^\s,[\]{}]+)/.exec(written.slice(column - 1));
  return (own ?? /[\s:]&([^\s,[\]{}]+)\s+$/.exec(written.slice(0, column - 1)))?.[1];
}
