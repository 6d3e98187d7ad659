import { isTrusted, shownTogether } from '../../people/shown-numbers.ts';
import type { ConnectionEffect } from '../../people/types.ts';
import { shownDisabled } from '../../plan/people/limit-findings.ts';
import type { ReviewedNumbers } from '../../plan/people/limits.ts';
import type { Plan } from '../../plan/types.ts';
import { shortHash } from './change-anchor.ts';

const idLength = 8;

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
  const packed = changes.flatMap(({ id, people }) =>
    people?.state === 'counted' && people.effect.channels.every(isTrusted)
      ? [[hashOf(id), ...numbersOf(people.effect, smallest)].join(':')]
      : [],
  );
  return packed.length === 0 || packed.length > mostConnections ? undefined : packed.join(',');
}

/** The numbers of those connections of a plan that are among the packed ones, by id. */
export function unpackedPeople(packed: string, { changes }: Plan): Map<string, ReviewedNumbers> {
  const known = new Map(packed.split(',').flatMap(readEntry));
  return new Map(
    changes.flatMap(({ id }) => {
      const numbers = known.get(hashOf(id));
      return numbers ? [[id, numbers] as const] : [];
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

const hashOf = (id: string) => shortHash(id).slice(0, idLength);
