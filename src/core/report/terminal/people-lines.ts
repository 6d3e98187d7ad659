import type { ChannelEffect, ConnectionEffect, Counted } from '../../people/types.ts';
import { findingLines, headWords, movingLines, type PeopleLine, togetherWords, unknownLines } from '../people-words.ts';
import { visible } from '../visible-text.ts';
import { flowed, indented, keptBlank, type Page } from './page.ts';

/** A change's people in numbers, channel by channel; what the plan's findings say isn't said again. */
export function peopleLines(people: Counted | undefined, page: Page): string[] {
  if (people?.state !== 'counted') return [];
  const { smallest = 1 } = people;
  const linesOf = (channel: ChannelEffect) => [...movingLines(channel, smallest), ...unknownLines(channel)];
  const trusted = (channel: ChannelEffect) => (channel.doubts.some(({ closes }) => closes) ? [] : linesOf(channel));
  return effectLines(people.effect, page, trusted, smallest);
}

/** The same with all that was counted, where no findings stand beside it. */
export function allPeopleLines(effect: ConnectionEffect, page: Page): string[] {
  const all = (channel: ChannelEffect) => [
    ...movingLines(channel, 1),
    ...findingLines(channel, 1),
    ...unknownLines(channel),
  ];
  return effectLines(effect, page, all, 1);
}

function effectLines(
  effect: ConnectionEffect,
  page: Page,
  linesOf: (channel: ChannelEffect) => PeopleLine[],
  smallest: number,
): string[] {
  const isSeveral = effect.channels.length > 1;
  return [
    ...effect.channels.flatMap((channel) => [
      ...headLines(
        isSeveral ? `People in "${visible(channel.channel)}"` : 'People',
        headWords(channel, smallest),
        page,
      ),
      ...linesOf(channel).flatMap((line) => signedLines(line, page)),
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
