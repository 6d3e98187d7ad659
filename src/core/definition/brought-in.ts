import { type Pointer, pointerTo } from '../document/json.ts';
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
