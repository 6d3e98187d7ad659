import { countByHand } from '../../people/by-hand.ts';
import type { ChannelQuestion } from '../../people/questions.ts';
import { isRefused } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import { sentence } from './danger-lines.ts';
import { namesOf } from './names.ts';
import { flowed, indented, type Look, type Page, pageFor, titleLines } from './page.ts';
import { allPeopleLines, askedLines } from './people-lines.ts';
import { refusalLines } from './refusal-lines.ts';

interface PreviewOptions extends Look {
  /** What there is to ask about a change. */
  questionsOf(change: Change): readonly ChannelQuestion[];
}

/** Who the connections are about: numbers where somebody counted, otherwise why not, and how to do it by hand. */
export function renderPreview(plan: Plan, options: PreviewOptions): string {
  const page = pageFor(options);
  const shown = plan.changes.filter(({ people }) => people !== undefined && people.state !== 'not-asked');
  const nameOf = namesOf(shown);
  const blocks = shown.map((change) => [
    ...titleLines(' ', [[nameOf(change), page.palette.bold]], placeOf(change, page), page.width),
    ...bodyLines(change, options, page),
  ]);
  const last = [
    ...(shown.length === 0 ? [['No connection here provisions anybody.']] : []),
    ...(isRefused(plan) ? [refusalLines(plan, page)] : []),
    askedLines(shown, page),
  ].filter((lines) => lines.length > 0);
  return `${[...blocks, ...last].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const placeOf = ({ file }: Change, { palette }: Page) => (file === undefined ? '' : palette.cyan(visible(file)));

function bodyLines(change: Change, { questionsOf }: PreviewOptions, page: Page): string[] {
  const { people } = change;
  if (people?.state === 'counted') return allPeopleLines(people, page);
  if (people?.state !== 'not-counted') return [];
  const { message, hint } = people.why;
  const why = `Nobody was counted: ${message}.${hint ? ` ${sentence(hint)}` : ''}`;
  const lines = [
    ...flowed([[visible(why)]], page.width - 3),
    ...questionsOf(change).flatMap((question) => handLines(question, page)),
  ];
  return indented(lines, 3);
}

/** Ready to paste: no line is broken. */
function handLines(question: ChannelQuestion, { palette }: Page): string[] {
  const { shell, powershell } = countByHand(question);
  const lines = (all: readonly string[]) => all.map((line) => `  ${visible(line)}`);
  return [
    '',
    palette.bold(`By hand, channel "${visible(question.channel)}"`),
    palette.dim('in bash or zsh, with your own HOST, BIND_DN and PASSWORD (read -rs PASSWORD):'),
    ...lines(shell),
    palette.dim('in PowerShell:'),
    ...lines(powershell),
  ];
}
