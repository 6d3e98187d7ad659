import { numberWords } from '../../meaning/number-words.ts';
import { isTrusted } from '../../people/shown-numbers.ts';
import type { ChannelEffect, Counted } from '../../people/types.ts';
import type { Change } from '../../plan/types.ts';
import { findingLines, headWords, movingLines, type PeopleLine, togetherWords, unknownLines } from '../people-words.ts';
import { visible } from '../visible-text.ts';
import { flowed, indented, keptBlank, type Page } from './page.ts';

type CountedPeople = Extract<Counted, { state: 'counted' }>;

/** A change's people in numbers, channel by channel; what the plan's findings say isn't said again. */
export function peopleLines(people: Counted | undefined, page: Page): string[] {
  if (people?.state !== 'counted') return [];
  return linesOf(people, page, (channel, smallest) =>
    isTrusted(channel) ? [...movingLines(channel, smallest), ...unknownLines(channel)] : [],
  );
}

/** The same with all that was counted, where no findings stand beside it. */
export function allPeopleLines(people: CountedPeople, page: Page): string[] {
  return linesOf(people, page, (channel, smallest) => [
    ...movingLines(channel, smallest),
    ...findingLines(channel, smallest),
    ...unknownLines(channel),
  ]);
}

function linesOf(
  { effect, smallest = 1 }: CountedPeople,
  page: Page,
  ofChannel: (channel: ChannelEffect, smallest: number) => PeopleLine[],
): string[] {
  const isSeveral = effect.channels.length > 1;
  return [
    ...effect.channels.flatMap((channel) => [
      ...headLines(
        isSeveral ? `People in "${visible(channel.channel)}"` : 'People',
        headWords(channel, smallest),
        page,
      ),
      ...ofChannel(channel, smallest).flatMap((line) => signedLines(line, page)),
    ]),
    ...togetherWords(effect, smallest).flatMap((text) => indented(flowed([[text]], page.width - 7), 7)),
  ];
}

function headLines(label: string, text: string, page: Page): string[] {
  return indented(flowed([[`${label}:${keptBlank}`], [text, page.palette.bold]], page.width - 5), 5);
}

function signedLines({ sign, text }: PeopleLine, { palette, width }: Page): string[] {
  const colours = { '-': palette.red, '+': palette.green, '=': palette.dim, '!': palette.yellow, '?': palette.yellow };
  const [first = '', ...rest] = flowed([[text]], width - 9);
  return [`       ${colours[sign](sign)} ${first}`, ...indented(rest, 9)];
}

/** Which directories were asked, and what it cost; nothing where others read it. */
export function askedLines(changes: readonly Change[], { palette }: Page): string[] {
  const counted = changes.flatMap(({ people }) => (people?.state === 'counted' ? [people] : []));
  if (counted.length === 0 || counted.some(({ smallest = 1 }) => smallest > 1)) return [];
  const asked = counted.map((one) => one.asked);
  const hosts = [...new Set(asked.map(({ host }) => visible(host)))].join(', ');
  const sum = (what: 'requests' | 'entries') => asked.reduce((total, one) => total + one[what], 0);
  const cost = `${countWords(sum('requests'), 'request', 'requests')}, ${countWords(sum('entries'), 'entry', 'entries')}`;
  return [palette.dim(`Asked ${hosts}: ${cost}.`)];
}

const countWords = (count: number, one: string, many: string) => `${numberWords(count)} ${count === 1 ? one : many}`;
