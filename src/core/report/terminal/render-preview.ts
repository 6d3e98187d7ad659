import type { Connectors } from '../../connector/types.ts';
import { countByHand } from '../../people/by-hand.ts';
import type { PersonField } from '../../people/person.ts';
import type { PersonFound, PersonIn } from '../../people/person-in.ts';
import type { ChannelQuestion } from '../../people/questions.ts';
import { questionsAbout } from '../../plan/people.ts';
import { isRefused } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import { padded } from './columns.ts';
import { sentence } from './danger-lines.ts';
import { namesOf } from './names.ts';
import { flowed, indented, type Look, type Page, pageFor, titleLines } from './page.ts';
import { paletteFor } from './palette.ts';
import { allPeopleLines, askedLines } from './people-lines.ts';
import { refusalLines } from './refusal-lines.ts';

interface PreviewOptions extends Look {
  connectors: Connectors | undefined;
  /** The commands to count by hand stand under what wasn’t counted. */
  withCommands: boolean;
  /** The one who was asked for, as it was asked, in each channel. */
  person: { asked: string; found: readonly PersonIn[] } | undefined;
}

/** Who the connections are about: numbers where somebody counted, otherwise why not, and how to do it by hand. */
export function renderPreview(plan: Plan, options: PreviewOptions): string {
  const numbers = numbersText(plan, options);
  return options.person ? `${numbers}\n${personText(options.person, options)}` : numbers;
}

function numbersText(plan: Plan, options: PreviewOptions): string {
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

function bodyLines(change: Change, { connectors, withCommands }: PreviewOptions, page: Page): string[] {
  const { people } = change;
  if (people?.state === 'counted') return allPeopleLines(people, page);
  if (people?.state !== 'not-counted') return [];
  const { message, hint } = people.why;
  const why = `Nobody was counted: ${message}.${hint ? ` ${sentence(hint)}` : ''}`;
  const questions = withCommands && connectors ? questionsAbout(change, connectors, true) : [];
  const lines = [...flowed([[visible(why)]], page.width - 3), ...questions.flatMap((one) => handLines(one, page))];
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

/** One person in each channel: in scope or not, and each field's value with what made it and what the target would say. */
function personText({ asked, found }: NonNullable<PreviewOptions['person']>, { colour }: Look): string {
  const { bold } = paletteFor(colour);
  const blocks = found.map(({ name, channel, before, after }) => [
    bold(`${visible(name)}, channel "${visible(channel)}"`),
    ...(before ? sideLines('today', before, asked, after === undefined) : []),
    ...(after ? sideLines('after', after, asked, true) : []),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sideLines(when: string, found: PersonFound, asked: string, withFields: boolean): string[] {
  const head = `  ${padded(when, 6)} `;
  if (found.state === 'not-asked') return [`${head}nobody was asked for: ${found.why}`];
  if (found.state === 'nobody') return [`${head}nobody found as ${visible(asked)}`];
  if (found.state === 'several')
    return [`${head}${found.count} people found as ${visible(asked)}; say it more exactly: mail=…, uid=…, or a DN`];
  const { dn, enabled, fields } = found.person;
  const scope = found.state === 'in' ? `in scope, ${enabled ? 'enabled' : 'disabled'}` : 'not in scope';
  const width = Math.max(0, ...fields.map(({ label }) => label.length));
  return [
    `${head}${visible(dn)} is ${scope}`,
    ...(withFields && found.state === 'in'
      ? fields.map((field) => `      ${padded(visible(field.label), width)}  ${fieldWords(field)}`)
      : []),
  ];
}

function fieldWords({ value, from, createOnly, refusals }: PersonField): string {
  const once = createOnly ? ', sent once' : '';
  const refused = refusals.length > 0 ? `  ✗ refused: ${refusals.map((one) => words[one]).join(', ')}` : '';
  return `${valueWords(value)}  (${visible(from)}${once})${refused}`;
}

const words: Record<PersonField['refusals'][number], string> = {
  missing: 'required, and missing',
  'too-long': 'too long',
  'too-short': 'too short',
  pattern: 'the wrong form',
  option: 'none of the options',
  format: 'no e-mail address',
};

function valueWords(value: PersonField['value']): string {
  switch (value.state) {
    case 'value':
      return `${value.values.map((one) => JSON.stringify(visible(one))).join(', ')}${value.isOneOfSeveral ? ' (one of them; which isn’t known)' : ''}`;
    case 'empty':
      return '–';
    case 'masked':
      return '(hidden)';
    default:
      return 'not evaluated: only PingFederate works it out';
  }
}
