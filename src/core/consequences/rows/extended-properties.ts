import type { Place } from '../row.ts';

const of = 'ExtendedProperties';

/** The notes that connections and OAuth clients can carry. */
export const extendedProperties: readonly Place[] = [
  {
    of,
    at: '',
    as: 'part',
    rows: [],
    nobody: 'every server has the list, and what it can carry isn’t carried by anybody yet',
  },
  {
    of,
    at: 'items[*]',
    as: 'item',
    rows: [
      {
        on: 'removed',
        severity: 'irreversible',
        word: 'lose-values',
        who: 'Connections and OAuth clients',
        says: 'lose their values of {item}; a policy that branches on them takes another way from now on',
        hint: 'look which connections carry it; the values can’t be brought back from here',
        evidence: 'likely',
      },
    ],
    nobody: 'what it can carry isn’t carried by anybody yet',
  },
  {
    of,
    at: 'items[*].multiValued',
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'check',
        who: 'Connections and OAuth clients with several values of {item}',
        says: 'keep one of them, or the server refuses the change; which isn’t known',
        hint: 'leave each of them one value first',
        evidence: 'guess',
      },
    ],
    nobody: 'values that there are stay',
  },
  { of, at: 'items[*].description', as: 'text', rows: [], nobody: 'only administrators see it' },
  { of, at: 'items[*].name', as: 'text', rows: [], nobody: 'a property of another name is another one' },
];
