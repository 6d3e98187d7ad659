import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeWords, shownNumbers, shownPart, shownTogether } from '../../../src/core/people/shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect } from '../../../src/core/people/types.ts';
import { crowd, effectOf } from './example.ts';

const wider = { users: { filter: '(a=b)' } };

/** A channel of which so many leave, join and stay. */
const channelOf = (leave: number, join: number, stay: number): ChannelEffect =>
  effectOf({}, wider, crowd(leave + stay), [...crowd(stay, leave), ...crowd(join, 10_000)]);

/** Channels together of which nobody is in two. */
function together(...channels: ChannelEffect[]): ConnectionEffect {
  const sum = (of: (channel: ChannelEffect) => number) => channels.reduce((all, one) => all + of(one), 0);
  return {
    channels,
    before: sum(({ before }) => before ?? 0),
    after: sum(({ after }) => after ?? 0),
    leave: sum(({ leaves }) => leaves.enabled),
    join: sum(({ joins }) => joins.enabled),
    unattended: 0,
    move: 0,
    twice: 0,
  };
}

const inWords = ({ before, leaves, joins, after }: ReturnType<typeof shownTogether>) =>
  `${before && rangeWords(before)} - ${rangeWords(leaves)} + ${rangeWords(joins)} = ${after && rangeWords(after)}`;

describe('a channel', () => {
  test.each<[number, number, number, string]>([
    [20, 0, 193, '213 - 20 + 0 = 193'],
    [3, 0, 210, '213 - fewer than 10 + 0 = 204 to 212'],
    // Few who stay are as small a number as few who leave.
    [45, 0, 5, '50 - 41 to 49 + 0 = fewer than 10'],
    [2, 0, 1, 'fewer than 10 - fewer than 10 + 0 = fewer than 10'],
    [0, 3, 210, '210 - 0 + fewer than 10 = 211 to 219'],
    [50, 0, 0, '50 - 50 + 0 = 0'],
  ])('%i leave, %i join, %i stay', (leave, join, stay, expected) => {
    expect(inWords(shownNumbers(channelOf(leave, join, stay), 10))).toBe(expected);
  });

  test('a part is as exact as what is left of the whole', () => {
    expect(
      [shownPart(40, 45, 10), shownPart(35, 45, 10), shownPart(45, 45, 10), shownPart(3, 45, 10)].map(rangeWords),
    ).toEqual(['36 to 44', '35', '45', 'fewer than 10']);
  });
});

describe('channels together', () => {
  test('what one of them hides, the sum doesn’t tell', () => {
    const effect = together(channelOf(13, 0, 187), channelOf(3, 0, 10));
    expect(inWords(shownTogether(effect, 10))).toBe('213 - 14 to 22 + 0 = 191 to 199');
    expect(inWords(shownTogether(effect, 1))).toBe('213 - 16 + 0 = 197');
  });

  test('few who go from one to another', () => {
    const moved = { ...together(channelOf(20, 0, 180), channelOf(0, 30, 100)), leave: 17, join: 27, move: 3 };
    expect(inWords(shownTogether(moved, 10))).toBe('300 - 11 to 19 + 21 to 29 = 302 to 318');
  });

  test('a channel that runs no longer', () => {
    const stopped = { ...channelOf(0, 0, 100), after: undefined };
    const effect = { ...together(stopped, channelOf(0, 0, 50)), after: 50, unattended: 100 };
    expect(inWords(shownTogether(effect, 1))).toBe('150 - 0 + 0 = 50');
  });
});

const few = fc.integer({ min: 0, max: 30 });

test('what is shown holds the number, and no small one stands or follows exactly', () => {
  fc.assert(
    fc.property(few, few, few, (leave, join, stay) => {
      const shown = shownNumbers(channelOf(leave, join, stay), 10);
      const real = { before: leave + stay, after: stay + join, leaves: leave, joins: join, stays: stay };
      const { before, after, leaves, joins, stays } = shown;
      const all = { before, after, leaves, joins, stays };
      for (const [name, range] of Object.entries(all) as [keyof typeof real, { least: number; most: number }][]) {
        expect(range.least).toBeLessThanOrEqual(real[name]);
        expect(range.most).toBeGreaterThanOrEqual(real[name]);
        if (real[name] > 0 && real[name] < 10) expect(range.most - range.least).toBeGreaterThanOrEqual(8);
      }
      const exact = Object.entries(all).filter(([, range]) => range?.least === range?.most);
      const isSmall = (count: number) => count > 0 && count < 10;
      const known = new Set(exact.map(([name]) => name));
      if (known.has('before') && known.has('leaves')) expect(isSmall(stay)).toBe(false);
      if (known.has('before') && known.has('stays')) expect(isSmall(leave)).toBe(false);
      if (known.has('after') && known.has('joins')) expect(isSmall(stay)).toBe(false);
      if (known.has('after') && known.has('stays')) expect(isSmall(join)).toBe(false);
    }),
  );
});
