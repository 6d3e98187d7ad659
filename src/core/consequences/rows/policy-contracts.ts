import type { Place } from '../row.ts';

const of = 'AuthenticationPolicyContract';

/** What authentication policies hand on to connections. */
export const policyContracts: readonly Place[] = [
  { of, at: 'name', as: 'text', rows: [], nobody: 'only administrators see this name' },
  {
    of,
    at: 'extendedAttributes[*]',
    as: 'item',
    rows: [
      {
        on: 'added',
        severity: 'check',
        who: 'Every policy that ends in {name}',
        says: 'has one attribute more to fill, {item}; what fills none sends it on empty',
        hint: 'fill it in the policies first, before a connection sends it',
        evidence: 'guess',
      },
      {
        on: 'removed',
        if: ['lets-in'],
        severity: 'stops',
        who: '{people}',
        says: 'comes without {item} from the contract {name}: what was filled from it is empty, or the sign-on fails',
        hint: 'let no connection and no policy use it first, and take it away in a change of its own',
        evidence: 'likely',
      },
      {
        on: 'removed',
        severity: 'check',
        who: 'Every policy that fills {item}',
        says: 'hands on {name} without it, and what isn’t known here and reads it gets nothing',
        hint: 'look in the console which policies end in the contract',
        evidence: 'likely',
      },
    ],
  },
  {
    of,
    at: 'extendedAttributes[*].name',
    as: 'text',
    rows: [],
    nobody: 'an attribute of another name is another attribute',
  },
];
