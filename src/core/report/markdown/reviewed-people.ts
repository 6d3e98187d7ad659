import type { Key } from '../../kinds.ts';
import { isTrusted, shownTogether } from '../../people/shown-numbers.ts';
import type { ConnectionEffect } from '../../people/types.ts';
import { shownDisabled } from '../../plan/people/limit-findings.ts';
import type { ReviewedNumbers } from '../../plan/people/limits.ts';
import type { Plan } from '../../plan/types.ts';
import { shortHash } from './change-anchor.ts';

const keyLength = 8;

/** With more connections than this the reviewed numbers would fill the comment. */
const mostConnections = 300;

/**
 * What a plan's counts are remembered by: each connection's short hash and its numbers, small ones as the largest of
 * those that are shown as a range, since whoever reads the comment reads its marks. Numbers that can't be trusted are
 * none that somebody reviewed. `undefined` without any.
 *
 * @param smallest the smallest number that is shown as it is
 */
export function packedPeople({ changes }: Plan, smallest: number): string | undefined {
  const packed = changes.flatMap(({ key, people }) =>
    people?.state === 'counted' && people.effect.channels.every(isTrusted)
      ? [[hashOf(key), ...numbersOf(people.effect, smallest)].join(':')]
      : [],
  );
  return packed.length === 0 || packed.length > mostConnections ? undefined : packed.join(',');
}

/** The numbers of those connections of a plan that are among the packed ones, by key. */
export function unpackedPeople(packed: string, { changes }: Plan): Map<Key, ReviewedNumbers> {
  const known = new Map(packed.split(',').flatMap(readEntry));
  return new Map(
    changes.flatMap(({ key }) => {
      const numbers = known.get(hashOf(key));
      return numbers ? [[key, numbers] as const] : [];
    }),
  );
}

function numbersOf(effect: ConnectionEffect, smallest: number): number[] {
  const { leaves, joins } = shownTogether(effect, smallest);
  return [leaves, joins, shownDisabled(effect, smallest)].map(({ most }) => most);
}

function readEntry(entry: string): [string, ReviewedNumbers][] {
  const [, hash = '', leave, join, disabled] = /^([\w-]+):(\d{1,9}):(\d{1,9}):(\d{1,9})$/.exec(entry) ?? [];
  return hash === '' ? [] : [[hash, { leave: Number(leave), join: Number(join), disabled: Number(disabled) }]];
}

const hashOf = (key: Key) => shortHash(key).slice(0, keyLength);
