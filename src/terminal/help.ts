import { optionsOf } from '../arguments/raw-options.ts';
import { flowed, keptBlank, type Look, type Page, pageFor } from '../core/report/terminal/page.ts';
import { plural } from '../core/wording.ts';
import { type CommandName, commandNames, type Option, type OptionName, options, type Task, tasks } from '../options.ts';
import { about, occasions } from './about.ts';
import { briefLines, wholeLines } from './option-help.ts';

/** The help page of one command by what somebody wants to say, or of all of them; `all`: each option there is. */
export function helpFor(command?: CommandName, more: { all?: boolean } & Partial<Look> = {}): string {
  const { all = false, colour = false, width } = more;
  const page = pageFor({ colour, width });
  if (command !== undefined) return pageOf(command, all, page);
  return all ? everyOption(page) : overview(page);
}

const heading = ({ palette }: Page, text: string) => palette.bold(palette.blue(text));

function overview(page: Page): string {
  const { bold, dim } = page.palette;
  const widest = Math.max(...commandNames.map((name) => name.length));
  const line = (name: CommandName) =>
    flowed([[about[name].does]], page.width - widest - 5).map(
      (text, index) =>
        `  ${index === 0 ? bold(name) + ' '.repeat(widest - name.length) : ' '.repeat(widest)}   ${text}`,
    );
  return [
    `${bold('pfconn')} keeps PingFederate’s SP connections as files in git.`,
    ...occasions.flatMap(([occasion, names]) => ['', heading(page, occasion), ...names.flatMap(line)]),
    '',
    ...flowed(
      [
        [
          'pfconn COMMAND --help tells more. Exit codes: 0 as wished, 1 failed, 2 there are changes (drift, and plan --detailed-exitcode).',
          dim,
        ],
      ],
      Math.min(75, page.width),
    ),
  ].join('\n');
}

function pageOf(command: CommandName, all: boolean, page: Page): string {
  const { says, operands, examples, notes = [] } = about[command];
  const known = optionsOf(command, 'cli');
  const shown = all ? known : known.filter(([, { brief }]) => brief !== undefined);
  const words = [[`pfconn ${command}`, page.palette.bold], [` ${says}`]] as const;
  return [
    ...flowed(words, page.width),
    '',
    heading(page, 'Usage'),
    ...(operands ? [`  pfconn ${command} ${operands} [OPTIONS]`] : []),
    ...examples.map((example) => `  ${example}`),
    ...byTask(shown, (name, option) => (all ? wholeLines(name, option, page) : briefLines(name, option, page)), page),
    ...notes.flatMap((note) => ['', ...flowed([[note, page.palette.dim]], page.width)]),
    ...(all ? [] : moreLines(command, known, page)),
  ].join('\n');
}

type Rows = readonly [OptionName, Option][];

/** Options under what somebody wants to say with them. */
function byTask(rows: Rows, linesOf: (name: OptionName, option: Option) => string[], page: Page): string[] {
  return (Object.keys(tasks) as Task[]).flatMap((task) => {
    const own = rows.filter(([, option]) => taskOf(option) === task);
    // What has to be typed first comes first: `--json` is known to every command.
    const ordered = [...own.filter(([, option]) => option.commands), ...own.filter(([, option]) => !option.commands)];
    const lines = ordered.flatMap(([name, option]) => linesOf(name, option));
    return lines.length === 0 ? [] : ['', heading(page, tasks[task].title), ...lines];
  });
}

const taskOf = ({ task = 'shown' }: Option) => task;

/** How many options there are besides, and what they are about. */
function moreLines(command: CommandName, known: Rows, page: Page): string[] {
  const { bold, dim } = page.palette;
  const left = known.filter(([, { brief }]) => brief === undefined);
  if (left.length === 0) return [];
  const what = (Object.keys(tasks) as Task[])
    .filter((task) => left.some(([, option]) => taskOf(option) === task))
    .map((task) => tasks[task].more);
  const count = plural(left.length, 'option');
  const inks = [
    ['More:', page.palette.bold],
    [' '],
    [`pfconn ${command} --help all`, bold],
    [` ${keptBlank} `],
    [`${what.join(', ')} (${count})`, dim],
  ] as const;
  return ['', ...flowed(inks, page.width)];
}

/** Every option once, with the commands that know it. */
function everyOption(page: Page): string {
  const rows = (Object.entries(options) as [OptionName, Option][]).filter(([, { only }]) => only !== 'action');
  const lines = byTask(
    rows,
    (name, option) => [
      ...wholeLines(name, option, page),
      ...flowed([[option.commands?.join(', ') ?? 'every command', page.palette.cyan]], page.width - 6).map(
        (line) => `      ${line}`,
      ),
    ],
    page,
  );
  return [overview(page), ...lines].join('\n');
}
