import { optionsOf, type RawOptions } from '../arguments/raw-options.ts';
import { shellQuoted } from '../core/wording.ts';
import { type CommandName, type Option, type OptionName, options } from '../options.ts';

/** What was typed. */
export interface Typed {
  command: CommandName;
  operands: readonly string[];
  options: RawOptions;
}

/** What only this run was asked to print, or was agreed to; besides, what it writes into a file. */
const ofThisRun: ReadonlySet<OptionName> = new Set([
  'json',
  'full',
  'color',
  'detailed-exitcode',
  'show-unmanaged',
  'accept',
  'yes',
  'dry-run',
  'expect-digest',
  'target-version',
]);

const isOfThisRun = (name: OptionName) => ofThisRun.has(name) || name.endsWith('-file');

/** Another command about the same connections of the same server: what was typed that it knows, and what is added. */
export function sameFor(typed: Typed, command: CommandName, added = '', without: readonly OptionName[] = []): string {
  const known = new Set(optionsOf(command, 'cli').map(([name]) => name));
  const kept = (Object.entries(typed.options) as [OptionName, RawOptions[OptionName]][])
    .filter(([name]) => known.has(name) && !isOfThisRun(name) && !without.includes(name))
    .flatMap(([name, value]) => spelt(name, value));
  const operands = command === typed.command ? typed.operands.map(quoted) : [];
  return ['pfconn', command, ...operands, ...kept, added].filter((word) => word !== '').join(' ');
}

function spelt(name: OptionName, value: RawOptions[OptionName]): string[] {
  if (value === undefined) return [];
  if (value === true) return [`--${name}`];
  const { type }: Option = options[name];
  if (type === 'switch') return [`--${name}=${quoted(String(value))}`];
  return [value].flat().map((one) => `--${name} ${quoted(one)}`);
}

/** As a shell takes it for one word. */
const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellQuoted(word));
