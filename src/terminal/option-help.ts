import { padded } from '../core/report/terminal/columns.ts';
import { flowed, type Page } from '../core/report/terminal/page.ts';
import type { Option, OptionType } from '../options.ts';

/** An option's few words stand here, and behind them the variable that it may come from. */
const briefAt = 28;
const variableAt = 71;
/** A long one begins a little earlier, so that no line is longer than this. */
const widest = 88;

/** `--only ID,…               only these connections; * is allowed`. */
export function briefLines(name: string, option: Option, { palette, width }: Page): string[] {
  const { brief = '', variable = '' } = option;
  const isSecret = isFromVariable(option);
  const spelt = isSecret ? '' : speltOf(name, option);
  const source = isSecret || variable === '' ? variable : `or ${variable}`;
  const from = source === '' ? '' : palette.dim(source);
  const left = `  ${padded(palette.bold(spelt), briefAt - 4)}  `;
  if (width < variableAt + 15 || spelt.length > briefAt - 4)
    return [
      `  ${palette.bold(spelt)}`.trimEnd(),
      ...flowed([[brief], ...(from === '' ? [] : [[' '] as const, [from] as const])], width - 6).map(
        (line) => `      ${line}`,
      ),
    ].filter((line) => line.trim() !== '');
  const at = Math.min(variableAt, widest - source.length);
  return [from === '' ? left + brief : left + padded(brief, at - briefAt) + from];
}

/** An option with all that there is to say. */
export function wholeLines(name: string, option: Option, { palette, width }: Page): string[] {
  const spelt = isFromVariable(option) ? (option.variable ?? '') : speltOf(name, option);
  const facts = [
    option.default && option.type !== 'switch' ? `default: ${option.default}` : '',
    option.variable && !isFromVariable(option) ? `or ${option.variable}` : '',
    isFromVariable(option) ? 'environment variable only' : '',
  ].filter(Boolean);
  const text = [option.description, option.onCommandLine].filter(Boolean).join(' ');
  const more = facts.length > 0 ? ` (${facts.join('; ')})` : '';
  return [
    `  ${palette.bold(spelt)}`,
    ...flowed([[text], [more, palette.dim]], width - 6).map((line) => `      ${line}`),
  ];
}

/** A secret is no argument, since other people on the machine could read it there. */
export function isFromVariable({ type, orPath }: Option): boolean {
  return type === 'secret' && !orPath;
}

const placeholders: Partial<Record<OptionType, string>> = {
  switch: '',
  map: ' NAME=VALUE',
  count: ' N',
  seconds: ' N',
  minutes: ' N',
  limit: ' N|N%',
  shard: ' N/N',
};

function speltOf(name: string, option: Option): string {
  const value = option.value ? ` ${option.value}` : (placeholders[option.type] ?? ' VALUE');
  return `--${name}${option.choices ? ` ${option.choices.join('|')}` : value}`;
}
