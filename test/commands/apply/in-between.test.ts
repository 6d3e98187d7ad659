import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderedFault } from '../../../sandbox/server/faults.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';
import { at, atEnd, endsOf, isRefused, path, refused, stored, unseen } from './ends.ts';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a') });
  await stage.apply();
});
afterEach(() => stage.stop());

/** What becomes of a change while something goes wrong, as it is said to people. */
async function said(files: Record<string, string>, faults: () => Partial<OrderedFault>[]) {
  const stop = new AbortController();
  const orders = faults().map((one) => ({ meanwhile: () => stop.abort(), ...one }) as OrderedFault);
  stage.write(files);
  stage.sandbox.faults.add(...orders);
  return endsOf(await stage.apply({}, { signal: stop.signal }));
}

const cancelled = { fault: 'meanwhile' } as const;
const byHand = (id: string, edit: object): Partial<OrderedFault> => ({
  fault: 'meanwhile',
  meanwhile: () => {
    const { value } = stage.sandbox.state.get(path, id)!;
    const modificationDate = new Date(Date.now() + 5).toISOString();
    stage.sandbox.state.put(path, id, { ...value, ...edit, modificationDate });
  },
});
const gone = (id: string): Partial<OrderedFault> => ({
  fault: 'meanwhile',
  meanwhile: () => stage.sandbox.state.remove(path, id),
});

type Faults = () => Partial<OrderedFault>[];
type Case = [what: string, faults: Faults, said: string];

const notKnown = (method: string, id: string) => `${isRefused(method, id)}; ${unseen}`;
const others = 'somebody else changed it in the meantime';

describe('a connection that is saved first and activated then', () => {
  test.each<Case>([
    [
      'is somebody else’s by then',
      () => [{ ...at('GET', 'c'), ...byHand('c', {}) }],
      `saved-inactive: saved inactive, and not activated, because ${others} (nothing that can be read back: perhaps a secret); plan again`,
    ],
    [
      'is saved when the run is cancelled',
      () => [{ ...at('GET', 'c'), ...cancelled }],
      'saved-inactive: saved inactive; the run was cancelled before it was activated, the next run does that',
    ],
    [
      'is refused for the account',
      () => [{ ...at('PUT', 'c'), ...refused }],
      `saved-inactive: saved inactive; the activation failed: ${isRefused('PUT', 'c')}`,
    ],
    [
      'is refused, and can’t be looked at',
      () => [
        { ...at('PUT', 'c'), ...refused },
        { ...at('GET', 'c', 2), ...refused },
      ],
      `unconfirmed: saved; whether it is active now is not known: ${notKnown('PUT', 'c')}; ${atEnd}: active is not as it should be`,
    ],
    [
      'is active, though the answer was another and it couldn’t be looked at',
      () => [
        { ...at('PUT', 'c'), ...stored },
        { ...at('GET', 'c', 2), ...refused },
      ],
      `done: saved; whether it is active now is not known: ${notKnown('PUT', 'c')}; ${atEnd}: it is as it should be`,
    ],
    [
      'is changed right after',
      () => [{ ...at('GET', 'c', 2), ...byHand('c', { baseUrl: 'https://by-hand' }) }],
      `failed: written, but ${others} (baseUrl); that stays`,
    ],
  ])('%s', async (_, faults, expected) =>
    expect(await said({ 'c.yaml': signOn('c') }, faults)).toEqual([`c ${expected}`]),
  );
});

describe('a deletion', () => {
  const remove = { 'a.yaml': 'kind: SpConnection\nid: a\nlifecycle: { state: absent }\n' };
  const inUse = { ...at('DELETE', 'a'), fault: 422, times: 0 } as const;
  const inUseStill = `DELETE ${path}/a: refused (422): Refused as ordered.`;

  test.each<Case>([
    [
      'of what is gone already',
      () => [{ ...at('GET', 'a'), ...gone('a') }],
      'done: somebody else has already deleted it',
    ],
    ['that is cancelled before it', () => [{ ...at('GET', 'a'), ...cancelled }], 'skipped: the run was cancelled'],
    [
      'that is cancelled in between',
      () => [{ ...at('GET', 'a', 2), ...cancelled }],
      'failed: deactivated, not deleted: the run was cancelled in between, the next run goes on',
    ],
    [
      'whose deactivation is refused',
      () => [{ ...at('PUT', 'a'), ...refused }],
      `failed: it could not be deactivated; ${isRefused('PUT', 'a')}`,
    ],
    ['of what can’t be saved any more', () => [{ ...at('PUT', 'a'), fault: 422 }], 'done: undefined'],
    [
      'whose deactivation can’t be looked at, and wasn’t stored',
      () => [
        { ...at('PUT', 'a'), ...refused },
        { ...at('GET', 'a', 2), ...refused },
      ],
      `failed: whether it was deactivated is not known: ${notKnown('PUT', 'a')}; ${atEnd}: nothing was stored`,
    ],
    [
      'whose deactivation can’t be looked at, and was stored',
      () => [
        { ...at('PUT', 'a'), ...stored },
        { ...at('GET', 'a', 2), ...refused },
      ],
      `unconfirmed: whether it was deactivated is not known: ${notKnown('PUT', 'a')}; ${atEnd}: it is there, and was changed`,
    ],
    [
      'of what can’t be read once it is deactivated',
      () => [{ ...at('GET', 'a', 2), ...refused }],
      `unconfirmed: it was deactivated, and could not be read back; ${isRefused('GET', 'a')}; ${atEnd}: it is there, and was changed`,
    ],
    [
      'of what is gone once it is deactivated',
      () => [{ ...at('GET', 'a', 2), ...gone('a') }],
      `conflict: it was deactivated to be deleted, then somebody else deleted it in the meantime; it is left as it is now, plan again; ${atEnd}: it is deleted`,
    ],
    [
      'of what is changed once it is deactivated',
      () => [{ ...at('GET', 'a', 2), ...byHand('a', { baseUrl: 'https://by-hand' }) }],
      `conflict: it was deactivated to be deleted, then ${others} (baseUrl); it is left as it is now, plan again; ${atEnd}: it is there, and was changed`,
    ],
    ['that is refused', () => [inUse], `failed: ${inUseStill}; it was activated again`],
    [
      'that is refused, and can’t be undone',
      () => [inUse, { ...at('PUT', 'a', 2), fault: 422 }],
      `failed: ${inUseStill}; it stays deactivated, because activating it again failed: PUT ${path}/a: refused (422): Refused as ordered.`,
    ],
    [
      'that is refused, and whose undoing can’t be looked at',
      () => [inUse, { ...at('PUT', 'a', 2), ...refused }, { ...at('GET', 'a', 4), ...refused }],
      `failed: ${inUseStill}; it stays deactivated, because activating it again failed: ${isRefused('PUT', 'a')}; ${atEnd}: it is there, and was changed`,
    ],
    [
      'that can’t be looked at, and wasn’t done',
      () => [
        { ...at('DELETE', 'a'), ...refused },
        { ...at('GET', 'a', 3), ...refused },
      ],
      `unconfirmed: it was deactivated; whether it was deleted is not known: ${notKnown('DELETE', 'a')}; ${atEnd}: it is there, and was changed`,
    ],
    [
      'that can’t be looked at, and was done',
      () => [
        { ...at('DELETE', 'a'), ...stored },
        { ...at('GET', 'a', 3), ...refused },
      ],
      `done: it was deactivated; whether it was deleted is not known: ${notKnown('DELETE', 'a')}; ${atEnd}: it is deleted`,
    ],
    [
      'of what is there again in the end',
      () => {
        const { value } = stage.sandbox.state.get(path, 'a')!;
        return [
          { ...at('GET', '', 2), fault: 'meanwhile', meanwhile: () => stage.sandbox.state.put(path, 'a', value) },
        ];
      },
      'changed-since: there again at the end of the run: created by somebody else, or by a request of this run that arrived late',
    ],
  ])('%s', async (_, faults, expected) => expect(await said(remove, faults)).toEqual([`a ${expected}`]));
});

describe('an update', () => {
  const edited = { baseUrl: 'https://by-hand' };
  const undone = 'after the plan was made (baseUrl); writing now would have undone that. Plan again';

  test.each<Case>([
    [
      'of what is gone',
      () => [{ ...at('GET', 'a'), ...gone('a') }],
      'conflict: somebody else deleted it after the plan was made; plan again',
    ],
    [
      'of what somebody changed',
      () => [{ ...at('GET', 'a'), ...byHand('a', edited) }],
      `conflict: somebody else changed it at (now), ${undone}`,
    ],
    [
      'that is refused, while somebody changes it',
      () => [
        { ...at('PUT', 'a'), ...refused },
        { ...at('GET', 'a', 2), ...byHand('a', edited) },
      ],
      `conflict: somebody else changed it at (now), ${undone}`,
    ],
    [
      'that is refused, while somebody deletes it',
      () => [
        { ...at('PUT', 'a'), ...refused },
        { ...at('GET', 'a', 2), ...gone('a') },
      ],
      'conflict: somebody else deleted it while it was being written; plan again',
    ],
    [
      'that can’t be looked at, and wasn’t stored',
      () => [
        { ...at('PUT', 'a'), ...refused },
        { ...at('GET', 'a', 2), ...refused },
      ],
      `failed: ${notKnown('PUT', 'a')}; ${atEnd}: nothing was stored`,
    ],
    [
      'that can’t be looked at, and is another one in the end',
      () => [
        { ...at('PUT', 'a'), ...stored },
        { ...at('GET', 'a', 2), ...refused },
        { ...at('GET', '', 2), ...byHand('a', { contactInfo: { company: 'By hand' } }) },
      ],
      `unconfirmed: ${notKnown('PUT', 'a')}; ${atEnd}: contactInfo.company is not as it should be`,
    ],
    [
      'that can’t be read back',
      () => [{ ...at('GET', 'a', 2), ...refused }],
      `done: sent, but not read back: ${notKnown('GET', 'a')}; ${atEnd}: it is as it should be`,
    ],
    [
      'that can’t be read back, and is gone in the end',
      () => [
        { ...at('GET', 'a', 2), ...refused },
        { ...at('GET', '', 2), ...gone('a') },
      ],
      `failed: sent, but not read back: ${notKnown('GET', 'a')}; ${atEnd}: it is not there`,
    ],
    [
      'of what is gone when it is read back',
      () => [{ ...at('GET', 'a', 2), ...gone('a') }],
      'failed: written, but gone when it was read back: deleted in the same moment',
    ],
  ])('%s', async (_, faults, expected) =>
    expect(await said({ 'a.yaml': signOn('a', { company: 'New' }) }, faults)).toEqual([`a ${expected}`]),
  );
});
