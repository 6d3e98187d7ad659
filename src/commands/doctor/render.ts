import { wrapped } from '../../core/connector/page/columns.ts';
import { type Palette, paletteFor } from '../../core/report/terminal/palette.ts';
import { plural, visible } from '../../core/report/visible-text.ts';
import type { Check } from './check.ts';

const width = 84;

/** The check-up for people: a mark, what was looked at, what was found, and what to do where it isn't fine. */
export function renderChecks(title: string, checks: readonly Check[], colour: boolean): string {
  const palette = paletteFor(colour);
  const widest = Math.max(...checks.map(({ name }) => name.length));
  return [
    palette.bold(visible(title)),
    '',
    ...checks.flatMap((check) => linesOf(check, widest, palette)),
    '',
    closing(checks, palette),
  ].join('\n');
}

function linesOf({ name, state, says, todo }: Check, widest: number, palette: Palette): string[] {
  const indent = ' '.repeat(widest + 4);
  const [first = '', ...rest] = wrapped(visible(says), width);
  return [
    `${mark(state, palette)} ${name.padEnd(widest)}  ${first}`,
    ...rest.map((line) => indent + line),
    ...(todo === undefined ? [] : todoLines(visible(todo), indent)),
  ];
}

function todoLines(todo: string, indent: string): string[] {
  return wrapped(todo, width - 2).map((line, index) => `${indent}${index === 0 ? '→' : ' '} ${line}`);
}

function mark(state: Check['state'], palette: Palette): string {
  switch (state) {
    case 'fine':
      return palette.green('✓');
    case 'look':
      return palette.yellow('!');
    case 'problem':
      return palette.red('✗');
    case 'unknown':
      return palette.dim('?');
  }
}

function closing(checks: readonly Check[], palette: Palette): string {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  const problems = count('problem');
  const looks = count('look');
  if (problems > 0) return palette.red(palette.bold(`${plural(problems, 'problem')} to solve before the first apply`));
  if (looks > 0) return palette.yellow(palette.bold(`Ready; ${plural(looks, 'thing')} worth a look`));
  return palette.green(palette.bold('Ready for the first apply'));
}
