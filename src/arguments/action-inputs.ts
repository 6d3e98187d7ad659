import { nearest } from '../core/document/nearest.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { actionOptions, type OptionName } from '../options.ts';
import { InputError, type RawOptions } from './raw-options.ts';

/** The input that names the command; all others are options. */
const commandInput = 'command';

/**
 * The action's inputs as the runner passes them: `INPUT_` and the name in capitals. An empty one counts as not given.
 *
 * @param variables the process environment
 * @returns the chosen command as written (`auto` when none is) and the options
 * @throws InputError for an input that the action doesn't know; the runner itself only warns of it
 */
export function readActionInputs(variables: ProcessVariables): {
  command: string;
  options: RawOptions;
} {
  const known = new Set(inputNames());
  const given: RawOptions = {};
  let command = 'auto';
  for (const [variable, value] of Object.entries(variables)) {
    if (!variable.startsWith('INPUT_')) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    if (!known.has(name)) throw unknownInput(name);
    const text = value?.trim() ?? '';
    if (text === '') continue;
    if (name === commandInput) command = text;
    else given[name as OptionName] = text;
  }
  return { command, options: given };
}

/** The names of the action's inputs, `command` first. */
function inputNames(): string[] {
  return [commandInput, ...actionOptions().map(([name]) => name)];
}

function unknownInput(name: string): InputError {
  const [near] = nearest(name, inputNames());
  const list = 'the README of pfconn lists the inputs';
  return new InputError(`unknown input "${name}"`, near ? `did you mean "${near}"? ${list}` : list);
}
