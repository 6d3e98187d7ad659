import { parseArgs } from 'node:util';
import { nearest } from '../core/document/nearest.ts';
import { type CommandName, commandNames, type Option, type OptionName } from '../options.ts';
import { InputError, isCommand, optionsOf, type RawOptions } from './raw-options.ts';

/** What was typed, in order: the command, what follows it, and its options. */
export type CommandLine =
  | { kind: 'run'; command: CommandName; operands: string[]; options: RawOptions }
  | { kind: 'help'; command?: CommandName; all: boolean }
  /** What may stand at the end of these words, for a shell. */
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'version' };

/** How many words may follow a command. */
const operandsAllowed: Partial<Record<CommandName, number>> = {
  connectors: 2,
  explain: 1,
  new: 1,
  completion: 1,
  import: 1,
  restore: 1,
  setup: 1,
  init: 1,
  schema: 1,
};

/**
 * Reads a command line. Nothing is guessed: a word or flag that isn't known stops the run.
 *
 * @param words the arguments after `pfconn`
 * @throws InputError with the nearest known word in its hint
 */
export function readCommandLine(words: readonly string[]): CommandLine {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help', all: rest[0] === 'all' };
  if (first === '--version' || first === '-v') return { kind: 'version' };
  if (first === 'help') return helpFor(rest[0], rest[1] === 'all');
  if (first === 'completion' && rest[0] === 'words') return { kind: 'words', words: rest.slice(1) };
  if (!isCommand(first)) throw unknownCommand(first);
  return readOptions(first, rest);
}

function helpFor(word: string | undefined, all: boolean): CommandLine {
  if (word === undefined || word === 'all') return { kind: 'help', all: word === 'all' };
  if (!isCommand(word)) throw unknownCommand(word);
  return { kind: 'help', command: word, all };
}

function unknownCommand(word: string): InputError {
  const [near] = nearest(word, commandNames);
  const known = `the commands are ${commandNames.join(', ')}`;
  return new InputError(`unknown command "${word}"`, near ? `did you mean "${near}"? ${known}` : known);
}

function readOptions(command: CommandName, words: string[]): CommandLine {
  const known = new Map(optionsOf(command, 'cli'));
  const { tokens } = parseArgs({
    args: words,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries([
      ...[...known].map(([name, option]) => [
        name,
        { type: option.type === 'switch' ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
      ['help', { type: 'boolean', short: 'h' }],
    ]),
  });
  const options: RawOptions = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return { kind: 'help', command, all: words.includes('all') };
    take(options, command, known, token);
  }
  const most = operandsAllowed[command] ?? 0;
  if (operands.length > most) {
    throw new InputError(`unexpected "${operands[most]}" after ${command}`, `see pfconn ${command} --help`);
  }
  return { kind: 'run', command, operands, options };
}

function take(
  options: RawOptions,
  command: CommandName,
  known: ReadonlyMap<OptionName, Option>,
  token: { name: string; rawName: string; value?: string | undefined },
): void {
  const name = token.name as OptionName;
  const option = known.get(name);
  if (!option) throw unknownOption(command, token.rawName, [...known.keys()]);
  if (option.type === 'secret' && !(option.orPath && !token.value?.includes('PRIVATE KEY'))) {
    throw new InputError(
      `--${name} can't be given on the command line, where other users of this machine can read it`,
      `set ${option.variable} in the environment instead`,
    );
  }
  if (option.type === 'switch') {
    if (token.value !== undefined) options[name] = token.value;
    else options[name] = true;
    return;
  }
  if (token.value === undefined || token.value === '') {
    throw new InputError(`--${name} needs a value`, `write --${name} VALUE or --${name}=VALUE`);
  }
  addValue(options, name, option.type, token.value);
}

/** Options that may be given more than once. */
const severalTimes: ReadonlySet<string> = new Set(['list', 'names', 'map', 'directories']);

function addValue(options: RawOptions, name: OptionName, type: string, value: string): void {
  const before = options[name];
  if (severalTimes.has(type)) {
    options[name] = [...(Array.isArray(before) ? before : []), value];
    return;
  }
  if (before !== undefined) throw new InputError(`--${name} is given twice`, 'keep one of them');
  options[name] = value;
}

function unknownOption(command: CommandName, rawName: string, known: string[]): InputError {
  const [near] = nearest(
    rawName,
    known.map((name) => `--${name}`),
  );
  const more = `pfconn ${command} --help lists what it takes`;
  return new InputError(`unknown option ${rawName} for ${command}`, near ? `did you mean ${near}? ${more}` : more);
}
