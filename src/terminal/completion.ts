import { isCommand, optionsOf } from '../arguments/raw-options.ts';
import { knownWords } from '../commands/known-words.ts';
import { type CommandName, commandNames, type Option, type OptionName } from '../options.ts';
import { isFromVariable } from './option-help.ts';

/** What a shell is told: a word a line, or that a file is meant. */
export function wordsFor(words: readonly string[]): string {
  // PowerShell hands on an empty word as two quotes.
  const typed = words.map((word) => (word === '""' ? '' : word));
  const { words: found, files } = propose(typed);
  return files && found.length === 0 ? ':files' : found.join('\n');
}

/** What may stand at a place of a command line: these words, or a file. */
interface Proposals {
  words: readonly string[];
  files?: boolean;
}

/**
 * What may come next and begins as what is typed: commands, options, values of options, and what follows a command.
 *
 * @param words what stands before the cursor, behind `pfconn`; the last one is being typed
 */
function propose(words: readonly string[]): Proposals {
  const typed = withEquals(words);
  const current = typed.at(-1) ?? '';
  const next = nextOf(typed, current);
  return { ...next, words: next.words.filter((word) => word.startsWith(current)) };
}

function nextOf(typed: readonly string[], current: string): Proposals {
  const [command, ...rest] = typed.slice(0, -1);
  if (command === undefined) return { words: ['help', '--help', '--version', ...commandNames] };
  if (command === 'help') return { words: rest.length === 0 ? commandNames : [] };
  if (!isCommand(command)) return { words: [] };
  const rows = new Map(optionsOf(command, 'cli').filter(([, option]) => !isFromVariable(option)));
  const [, written, start = ''] = /^--([\w-]+)=(.*)$/s.exec(current) ?? [];
  if (written !== undefined) return prefixed(`--${written}=`, valuesOf(rows, written, start, typed));
  const last = rest.at(-1) ?? '';
  const open = /^--([\w-]+)$/.exec(last)?.[1];
  if (open === 'help') return { words: ['all'] };
  if (open !== undefined && takesValue(rows.get(open as OptionName))) return valuesOf(rows, open, current, typed);
  if (current.startsWith('-')) return { words: ['--help', ...[...rows.keys()].map((name) => `--${name}`)] };
  return operandsOf(command, operandsIn(rest, rows));
}

/** Bash parts `--only=zoom` at its sign. */
function withEquals(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && ((word === '=' && last.startsWith('--')) || last.endsWith('=')))
      joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}

const takesValue = (option: Option | undefined) => option !== undefined && option.type !== 'switch';

function prefixed(start: string, { words, files }: Proposals): Proposals {
  return { words: words.map((word) => start + word), files };
}

type Rows = ReadonlyMap<OptionName, Option>;

function valuesOf(rows: Rows, name: string, start: string, typed: readonly string[]): Proposals {
  const option = rows.get(name as OptionName);
  if (!option) return { words: [] };
  if (option.choices) return { words: option.choices };
  if (option.type === 'switch') return { words: ['true', 'false'] };
  const root = valueIn(typed, 'working-directory') ?? '.';
  if (name === 'environment' || name === 'environments') return inList(option, start, knownWords.environments(root));
  if (name === 'only' || name === 'rotate')
    return inList(option, start, knownWords.ids(root, valueIn(typed, 'connections') ?? 'connections'));
  return { words: [], files: /FILE|FOLDER/.test(option.value ?? '') };
}

/** Of a list separated by commas the last one is completed. */
function inList({ type }: Option, start: string, words: readonly string[]): Proposals {
  const at = type === 'list' ? start.lastIndexOf(',') + 1 : 0;
  const taken = new Set(start.slice(0, at).split(','));
  return { words: words.filter((word) => !taken.has(word)).map((word) => start.slice(0, at) + word) };
}

/** What was typed for an option already. */
function valueIn(typed: readonly string[], name: string): string | undefined {
  const at = typed.lastIndexOf(`--${name}`);
  const joined = typed.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return joined ?? (at < 0 || at >= typed.length - 1 ? undefined : typed[at + 1]);
}

function operandsIn(rest: readonly string[], rows: Rows): string[] {
  return rest.filter((word, index) => {
    if (word.startsWith('-')) return false;
    const before = /^--([\w-]+)$/.exec(rest[index - 1] ?? '')?.[1];
    return before === undefined || !takesValue(rows.get(before as OptionName));
  });
}

function operandsOf(command: CommandName, before: readonly string[]): Proposals {
  const isFirst = before.length === 0;
  if (command === 'import' || command === 'restore' || command === 'init') return { words: [], files: isFirst };
  if (command === 'connectors' && before.join() === 'show') return { words: knownWords.connectors() };
  if (!isFirst) return { words: [] };
  if (command === 'explain') return { words: knownWords.codes() };
  if (command === 'new') return { words: knownWords.connectors() };
  return { words: fixed[command] ?? [] };
}

const fixed: Partial<Record<CommandName, readonly string[]>> = {
  connectors: ['list', 'show'],
  schema: ['connection', 'environment'],
  setup: ['github', 'marker'],
  completion: ['bash', 'zsh', 'fish', 'powershell'],
};
