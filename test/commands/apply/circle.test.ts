import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderedFault } from '../../../sandbox/server/faults.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';
import { at, atEnd, endsOf, isRefused, path, refused, stored, unseen } from './ends.ts';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a', { name: 'A' }), 'b.yaml': signOn('b', { name: 'B' }) });
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { name: 'B' }), 'b.yaml': signOn('b', { name: 'A' }) });
});
afterEach(() => stage.stop());

/** What becomes of both, and what they are called then. */
async function said(...faults: OrderedFault[]) {
  stage.sandbox.faults.add(...faults);
  const ends = endsOf(await stage.apply());
  return [...(ends ?? []), `${(await stage.live('a'))?.name} ${(await stage.live('b'))?.name}`];
}

const inUse = (id: string) =>
  `${id} failed: PUT ${path}/${id}: refused (422): name: The Connection Name you specified is already in use.`;
const noAside = 'it could not step aside for the others of its circle';
const interim = 'it is called pfconn-interim-a for now, because giving it its own name back failed';
const breaks: OrderedFault = { ...at('PUT', 'b'), fault: 422 };
const broken = `b failed: PUT ${path}/b: refused (422): Refused as ordered.`;
const aside = at('PUT', 'a');
const byHand = (name: string): OrderedFault => ({
  ...at('GET', 'a', 4),
  fault: 'meanwhile',
  meanwhile: () => {
    const { value } = stage.sandbox.state.get(path, 'a')!;
    stage.sandbox.state.put(path, 'a', { ...value, name });
  },
});

test.each<[string, OrderedFault[], string[]]>([
  ['goes well', [], ['b done: undefined', 'a done: undefined', 'B A']],
  [
    'in which nobody can step aside',
    [{ ...aside, ...refused }],
    [inUse('b'), `a failed: ${noAside}; ${isRefused('PUT', 'a')}`, 'A B'],
  ],
  [
    'in which it isn’t known whether somebody stepped aside, and nobody did',
    [
      { ...aside, ...refused },
      { ...at('GET', 'a', 2), ...refused },
    ],
    [inUse('b'), `a failed: ${noAside}; ${isRefused('PUT', 'a')}; ${unseen}; ${atEnd}: nothing was stored`, 'A B'],
  ],
  [
    'in which who stepped aside was answered otherwise',
    [{ ...aside, ...stored }],
    ['b done: undefined', 'a done: undefined', 'B A'],
  ],
  ['that breaks: who stepped aside has its own name again', [breaks], [broken, inUse('a'), 'A B']],
  [
    'that breaks, and whose own name can’t be given back',
    [breaks, { ...at('PUT', 'a', 3), fault: 422 }],
    [broken, `${inUse('a')}; ${interim}: PUT ${path}/a: refused (422): Refused as ordered.`, 'pfconn-interim-a B'],
  ],
  [
    'that breaks, and can’t be looked at',
    [breaks, { ...at('GET', 'a', 4), ...refused }],
    [broken, `${inUse('a')}; ${interim}: ${isRefused('GET', 'a')}`, 'pfconn-interim-a B'],
  ],
  [
    'that breaks, and in which somebody gave another name',
    [breaks, byHand('Theirs')],
    [broken, inUse('a'), 'Theirs B'],
  ],
])('a circle of names %s', async (_, faults, expected) => expect(await said(...faults)).toEqual(expected));
