import { padded } from '../../core/report/terminal/columns.ts';
import { sentence } from '../../core/report/terminal/danger-lines.ts';
import {
  flowed,
  type Look,
  type NumberedItem,
  numberedLines,
  type Page,
  pageFor,
} from '../../core/report/terminal/page.ts';
import { visible } from '../../core/report/visible-text.ts';
import { capital, plural } from '../../core/wording.ts';
import type { Check } from './check.ts';

/** The check-up for people: a line for each thing that was looked at; below, numbered, what to do. */
export function renderChecks(checks: readonly Check[], look: Look): string {
  const page = pageFor(look);
  const widest = Math.max(...checks.map(({ name }) => name.length));
  return [
    ...inGroups(checks).flatMap((group) => groupLines(group, widest, page)),
    '',
    ...closing(checks, page),
    '',
    'Nothing on the server was changed.',
  ].join('\n');
}

/** Neighbours that say the same kind of thing about the same. */
function inGroups(checks: readonly Check[]): Check[][] {
  const groups: Check[][] = [];
  for (const check of checks) {
    const last = groups.at(-1);
    if (last?.[0]?.name === check.name && last[0].state === check.state && check.state === 'problem') last.push(check);
    else groups.push([check]);
  }
  return groups;
}

function groupLines(group: readonly Check[], widest: number, page: Page): string[] {
  const [first] = group;
  if (!first) return [];
  const says = group.length > 1 ? `${group.length} things stand in the way, see below` : first.says;
  const [head = '', ...rest] = flowed([[visible(says)]], page.width - widest - 4);
  const indent = ' '.repeat(widest + 4);
  return [`${mark(first.state, page)} ${padded(first.name, widest)}  ${head}`, ...rest.map((line) => indent + line)];
}

function mark(state: Check['state'], { palette }: Page): string {
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

/** What stays on the screen: what to do, the worst first. */
function closing(checks: readonly Check[], page: Page): string[] {
  const of = (state: Check['state']) => checks.filter((check) => check.state === state);
  const [problems, looks, open] = [of('problem'), of('look'), of('unknown')];
  const { bold, red, green } = page.palette;
  const heading =
    problems.length > 0
      ? `${bold(red(plural(problems.length, 'problem')))} to solve before the first apply`
      : `${green('✓')} ${bold('Ready for the first apply')}`;
  return [
    ...section(looks, `${bold(plural(looks.length, 'thing'))} worth a look`, page),
    ...section(open, `${bold(plural(open.length, 'thing'))} that couldn’t be told`, page),
    heading,
    ...numberedLines(problems.map(itemOf), page),
  ];
}

function section(checks: readonly Check[], heading: string, page: Page): string[] {
  return checks.length === 0 ? [] : [heading, ...numberedLines(checks.map(itemOf), page), ''];
}

function itemOf({ name, says, todo = '', place }: Check): NumberedItem {
  return {
    title: `${capital(name)}: ${visible(says)}`,
    where: place === undefined ? '' : `asked for by ${visible(place)}`,
    lines: todo.split('\n').map((line) => todoLine(visible(line))),
  };
}

/** What is to be pasted ends where it ends. */
function todoLine(line: string): string {
  return /[`}…]$/.test(line) ? capital(line) : sentence(line);
}
