import type { Inputs, OptionValues } from '../commands/inputs.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { type CommandName, type Option, type OptionName, options } from '../options.ts';
import { directoryFrom } from './directory-inputs.ts';
import { memberOf } from './member-of.ts';
import { optionsOf, type RawOptions } from './raw-options.ts';
import { readOption } from './read-option.ts';
import { serverFrom } from './server-inputs.ts';

/** What one entry was given, before it is understood. */
interface Given {
  command: CommandName;
  operands: string[];
  options: RawOptions;
  /** The process environment: on the command line, options with a `variable` fall back to it. */
  variables: ProcessVariables;
  where: 'action' | 'cli';
}

/**
 * The one typed record of a run's inputs. Text becomes a type here and nowhere else.
 *
 * @throws InputError for a value that can't be understood and for inputs that contradict each other
 */
export function toInputs(given: Given): Inputs {
  const values = readOptions(withVariables(given), given.where);
  const { command, operands } = given;
  return { ...values, command, operands, server: serverFrom(values), directoryAccess: directoryFrom(values) };
}

/** Every row of the option table, read as its type says. The type of the record is made from the same table. */
function readOptions(raw: RawOptions, where: Given['where']): OptionValues {
  const rows = Object.entries(options) as [OptionName, Option][];
  const values = rows.map(([name, option]) => [
    memberOf(name, option),
    readOption(raw[name], { option, where, spelt: where === 'action' ? `input ${name}` : `--${name}` }),
  ]);
  return Object.fromEntries(values);
}

/** On the command line, what wasn't typed is looked up in the environment. An action gets inputs, but for a secret or two. */
function withVariables({ command, options: typed, variables, where }: Given): RawOptions {
  const filled: RawOptions = { ...typed };
  for (const [name, option] of optionsOf(command, where)) {
    if (where === 'action' && !option.variableInAction) continue;
    const fromVariable = option.variable && variables[option.variable];
    if (filled[name] === undefined && fromVariable) filled[name] = fromVariable;
  }
  return filled;
}
