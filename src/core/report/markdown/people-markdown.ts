import type { Connectors } from '../../connector/types.ts';
import { countByHand } from '../../people/by-hand.ts';
import { questionsOf } from '../../people/questions.ts';
import { isTrusted, rangeWords, shownNumbers, total } from '../../people/shown-numbers.ts';
import type { ChannelEffect, Counted } from '../../people/types.ts';
import { countedChange } from '../../plan/people.ts';
import type { Change } from '../../plan/types.ts';
import { capital } from '../../wording.ts';
import { joinerWords, leaverWords, movingLines, togetherWords, unknownLines } from '../people-words.ts';
import { ended } from '../words.ts';
import { codeSpan, escapeMarkdown, fenced, folded, markdownTable } from './markdown.ts';
import { timeWords } from './sentences.ts';

type CountedPeople = Extract<Counted, { state: 'counted' }>;

/** Who leaves, joins and stays, a row for each channel; below it what becomes of them, and where and when was counted. */
export function peopleMarkdown(people: Counted | undefined): string {
  if (people?.state !== 'counted') return '';
  const channels = people.effect.channels.filter(isTrusted);
  if (channels.length === 0) return '';
  return [tableOf(channels, people), sentencesOf(channels, people)].filter((part) => part !== '').join('\n\n');
}

function tableOf(channels: readonly ChannelEffect[], { effect, smallest = 1 }: CountedPeople): string {
  const isSeveral = effect.channels.length > 1;
  const rows = channels.map((channel) => {
    const { before, after, stays, leaves, joins } = shownNumbers(channel, smallest);
    const cells = [
      before ? rangeWords(before) : '–',
      before && after ? rangeWords(stays) : '–',
      (before && after) || leaves.most > 0 ? strong(rangeWords(leaves), leaves.most) : '–',
      after ? rangeWords(joins) : '–',
      after ? rangeWords(after) : '–',
    ];
    return isSeveral ? [escapeMarkdown(channel.channel), ...cells] : cells;
  });
  return markdownTable(isSeveral ? ['Channel', ...heads] : heads, rows, heads);
}

const heads = ['Now', 'Stay', 'Leave', 'Join', 'After'];

const strong = (text: string, count: number) => (count > 0 ? `**${text}**` : text);

function sentencesOf(channels: readonly ChannelEffect[], people: CountedPeople): string {
  const { effect, smallest = 1 } = people;
  const [first] = channels;
  const leave = channels.some(({ leaves }) => total(leaves) > 0);
  const join = channels.some(({ joins }) => total(joins) > 0);
  const more = channels.flatMap((channel) => [
    ...movingLines(channel, smallest).filter(
      ({ sign, text }) => sign !== '-' && sign !== '+' && !text.endsWith('values they have'),
    ),
    ...unknownLines(channel),
  ]);
  return [
    first && leave ? `Leave: ${escapeMarkdown(leaverWords(first.target))}${exceptFor(channels, 'leaves')}.` : '',
    first && join ? `Join: ${escapeMarkdown(joinerWords(first.target))}${exceptFor(channels, 'joins')}.` : '',
    ...more.map(({ text }) => escapeMarkdown(ended(capital(text)))),
    ...togetherWords(effect, smallest).map((text) => escapeMarkdown(ended(capital(text)))),
    countedWords(people),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The rows count by channel: who is in another channel, too, neither loses the account nor needs one. */
function exceptFor(channels: readonly ChannelEffect[], way: 'leaves' | 'joins'): string {
  const isElsewhere = channels.some(({ elsewhere }) => elsewhere[way] > 0);
  return isElsewhere
    ? `, except for who ${way === 'leaves' ? 'is in another channel then' : 'is in another channel today'}`
    : '';
}

/** Where and when, and who isn't among them. */
function countedWords({ effect, at }: CountedPeople): string {
  const stores = [...new Set(effect.channels.map(({ dataStore }) => dataStore))].filter((store) => store !== '');
  const { target } = effect.channels[0] ?? {};
  const where = stores.length === 0 ? '' : ` in ${stores.map(codeSpan).join(' and ')}`;
  const when = at === undefined ? '' : ` on ${timeWords(at).replace(', ', ' at ')}`;
  const others = target
    ? ` People who came to ${escapeMarkdown(target.name)} in another way aren’t in these numbers.`
    : '';
  return `Counted${where}${when}.${others}`;
}

/** How a reviewer counts who leaves and joins, where this run couldn't: ready to paste. */
export function handCountMarkdown(change: Change, connectors: Connectors | undefined): string {
  const isUncounted = change.people?.state === 'not-counted' && change.findings.some(isAboutScope);
  const about = isUncounted && connectors ? countedChange(change, connectors) : undefined;
  const questions = about ? questionsOf(about).filter(({ isOneScope }) => !isOneScope) : [];
  if (questions.length === 0) return '';
  const blocks = questions.map((question) => {
    const name = questions.length > 1 ? `Channel *${escapeMarkdown(question.channel)}*:\n\n` : '';
    return `${name}${fenced(countByHand(question).shell, 'sh')}`;
  });
  const lead =
    'On a machine that reaches the directory, in bash or zsh, with your own `HOST`, `BIND_DN` and `PASSWORD` (`read -rs PASSWORD`):';
  return folded('Count them yourself', [lead, ...blocks].join('\n\n'));
}

/** Somebody leaves or joins, as far as the rules can tell. */
const isAboutScope = ({ about, severity }: Change['findings'][number]) =>
  about !== undefined && about.field === undefined && severity === 'warning';
