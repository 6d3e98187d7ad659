import { definable } from '../../kinds.ts';
import type { Place } from '../row.ts';
import { dataStores } from './data-stores.ts';
import { plugins } from './plugins.ts';
import { smallKinds } from './small-kinds.ts';

/** Each kind’s own places. */
const own: readonly Place[] = [...plugins, ...dataStores, ...smallKinds];

/** What the whole of an object does that comes or goes, where its kind has no place `at: ''` of its own. */
const wholes = definable.flatMap((of) => {
  const isSaid = of === 'SpConnection' || own.some((place) => place.of === of && place.at === '');
  return isSaid ? [] : [wholeOf(of)];
});

/** What is referred to can't be deleted, so that what goes is needed by nothing that is known here. */
function wholeOf(of: NonNullable<Place['of']>): Place {
  return {
    of,
    at: '',
    as: 'part',
    rows: [
      {
        on: 'unset',
        severity: 'check',
        who: 'What refers to {name} and isn’t known here',
        says: 'stops working: it is deleted, and its settings on the server are gone',
        hint: 'look in the console what uses it: policies and OAuth settings may',
        evidence: 'sure',
      },
    ],
    nobody: 'what is new is used by nobody yet, and what begins to use it says so itself',
  };
}

/** The places of all kinds but connections. */
export const objects: readonly Place[] = [...own, ...wholes];
