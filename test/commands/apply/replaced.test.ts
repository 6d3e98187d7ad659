import { afterEach, expect, test } from 'vitest';
import type { OrderedFault } from '../../../sandbox/server/faults.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';
import { at, atEnd, endsOf, isRefused, path, refused, stored, unseen } from './ends.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const plain = signOn('a');
const provisions = plain + provisioning('a').slice(provisioning('a').indexOf('outboundProvision'));

/** What becomes of a connection that is deleted and created again while something goes wrong. */
async function said(faults: OrderedFault[], before = plain, after = provisions) {
  stage = await rehearse({ 'a.yaml': before });
  await stage.apply();
  stage.write({ 'a.yaml': after });
  const yes = await stage.yes({ allowReplace: true });
  stage.sandbox.faults.add(...faults);
  return endsOf(await stage.apply({ allowReplace: true, ...yes }));
}

const theirs: OrderedFault = {
  fault: 'meanwhile',
  meanwhile: () => {
    const now = '2030-01-01T00:00:00.000Z';
    stage.sandbox.state.put(path, 'a', { id: 'a', type: 'SP', name: 'X', creationDate: now, modificationDate: now });
  },
};
const deletion = at('DELETE', 'a');
const creation = at('POST', '');
const look = at('GET', 'a', 3);
const refusal = { fault: 422 } as const;
const refusedAs = (method: string, id = '') => `${method} ${path}${id}: refused (422): Refused as ordered.`;
const kept = 'its document is in the outcome';

test.each<[string, OrderedFault[], string]>([
  [
    'the deletion can’t be looked at',
    [
      { ...deletion, ...refused },
      { ...look, ...refused },
    ],
    `unconfirmed: whether the old one was deleted is not known, ${kept}: ${isRefused('DELETE', 'a')}; ${unseen}; ${atEnd}: active, outboundProvision.type, outboundProvision.targetSettings[Account ID] and more are not as it should be`,
  ],
  [
    'the deletion is refused',
    [{ ...deletion, ...refusal, times: 0 }],
    `failed: ${refusedAs('DELETE', '/a')}; it was activated again`,
  ],
  [
    'the deletion is answered, and not carried out',
    [{ ...deletion, fault: 'empty' }],
    'failed: PingFederate answered that the old one is deleted, but it is still there; it was activated again',
  ],
  ['the deletion is carried out, though refused', [{ ...deletion, ...stored }], 'done: undefined'],
  [
    'somebody makes another one instead of what is to be deleted',
    [
      { ...deletion, ...refused },
      { ...look, ...theirs },
    ],
    `conflict: somebody else created one with this id at (now), after the plan was made; plan again; ${atEnd}: entityId, name, active and more are not as it should be`,
  ],
  [
    'somebody takes the place',
    [{ ...creation, ...theirs }],
    `conflict: the old one is deleted, and somebody else created one with this id at (now), after the plan was made; plan again; ${kept}; ${atEnd}: entityId, name, active and more are not as it should be`,
  ],
  ['the new one is refused', [{ ...creation, ...refusal }], `failed: ${refusedAs('POST')}; the old connection is back`],
  [
    'neither can be stored',
    [{ ...creation, ...refusal, times: 2 }],
    `failed: ${refusedAs('POST')}; and the old connection could not be put back (${refusedAs('POST')}): ${kept}`,
  ],
  [
    'the credentials are no longer accepted, and one look shows that there is none',
    [{ ...creation, fault: 401 }],
    `failed: POST ${path}: the credentials were not accepted (401); ${unseen}; the old connection is back`,
  ],
  [
    'nor can that be looked at',
    [
      { ...creation, fault: 401 },
      { ...look, fault: 401 },
    ],
    `unconfirmed: POST ${path}: the credentials were not accepted (401); ${unseen}; and the old connection could not be put back (PingFederate no longer accepts the credentials): ${kept}`,
  ],
  [
    'the new one can’t be looked at, and isn’t there',
    [
      { ...creation, ...refused },
      { ...look, ...refused },
    ],
    `failed: ${isRefused('POST', '')}; ${unseen}; the old connection is back`,
  ],
  [
    'the new one is stored, though refused',
    [{ ...creation, ...stored }],
    'done: it is stored, although the answer was another one: it was refused (403)',
  ],
])('%s', async (_, faults, expected) => expect(await said(faults)).toEqual([`a ${expected}`]));

test('what provisioned doesn’t come back as it was', async () =>
  expect(await said([{ ...creation, ...refusal }], provisions, plain)).toEqual([
    `a failed: ${refusedAs('POST')}; the old connection is back, but its channels have lost the memory of whom they provisioned`,
  ]));
