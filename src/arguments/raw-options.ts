import { type CommandName, commandNames, type Option, type OptionName, options } from '../options.ts';

/** Option values as they came, not yet understood: text, or `true` for a switch without one. */
export type RawOptions = Partial<Record<OptionName, string | string[] | true>>;

/** The inputs contradict each other, or one can't be understood. The message says what to do. */
export class InputError extends Error {
  override name = 'InputError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The options that `command` knows, in one of the two places where it can be started. */
export function optionsOf(command: CommandName, where: 'action' | 'cli'): [OptionName, Option][] {
  return (Object.entries(options) as [OptionName, Option][]).filter(([, { only, commands, inAction }]) => {
    const known = where === 'action' ? (inAction ?? commands) : commands;
    return (only === undefined || only === where) && (known === undefined || known.includes(command));
  });
}

/** True for one of the commands. */
export function isCommand(word: string): word is CommandName {
  return (commandNames as readonly string[]).includes(word);
}
