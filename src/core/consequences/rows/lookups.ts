import type { Place } from '../row.ts';
import { people } from './who.ts';

/** Lookups in a directory, a database or another store, before a mapping is filled. */
export const lookups: readonly Place[] = [
  {
    at: '**.attributeSources',
    as: 'order',
    rows: [
      {
        on: 'reordered',
        severity: 'check',
        who: people,
        says: 'are looked up in another order: a later lookup may use what an earlier one found',
        evidence: 'likely',
      },
    ],
  },
  {
    at: '**.attributeSources[*]',
    as: 'exchangeable',
    rows: [
      {
        on: 'added',
        if: ['source-is-read'],
        severity: 'check',
        who: people,
        says: 'are looked up once more, in {item}: who isn’t found there gets default values or is refused',
        hint: 'look whether everybody is found there',
        evidence: 'likely',
      },
      {
        on: 'removed',
        severity: 'check',
        who: people,
        says: 'are no longer looked up in {item}: what came from there goes missing',
        evidence: 'likely',
      },
      {
        on: 'exchanged',
        severity: 'check',
        who: people,
        says: 'are looked up in {item} instead of {old}',
        hint: 'look whether everybody is found there',
        evidence: 'likely',
      },
    ],
    nobody: 'nothing is mapped from it',
  },
  {
    at: '**.attributeSources[*].type',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are looked up in another kind of store, {new}: their values may be others',
        hint: 'compare both values for one person',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].dataStoreRef.id',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are looked up in {new} instead of {old}: who is missing there gets default values or is refused',
        hint: 'compare both values for one person',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].id',
    as: 'text',
    rows: [
      {
        on: 'any',
        unless: ['source-renamed'],
        severity: 'stops',
        who: people,
        says: 'are sent to the partner without what is mapped from {old}, which is gone',
        evidence: 'likely',
      },
    ],
    nobody: 'an inner name, changed wherever it is used',
  },
  { at: '**.attributeSources[*].description', as: 'text', rows: [], nobody: 'a remark' },
  {
    at: '**.attributeSources[*].baseDn',
    as: 'name',
    rows: [
      { on: 'same', severity: 'note', who: 'The place', says: 'is the same, written differently', evidence: 'sure' },
      {
        on: 'below',
        severity: 'stops',
        who: people,
        says: 'are no longer found unless they live below {new}: their values go missing, or they are refused',
        hint: 'look where people live in the directory',
        evidence: 'sure',
      },
      {
        on: 'above',
        severity: 'check',
        who: people,
        says: 'are looked up in other parts as well: where two entries match, the lookup is ambiguous',
        evidence: 'sure',
      },
      {
        on: 'unset',
        severity: 'check',
        who: people,
        says: 'are looked up from the root of the directory: where two entries match, the lookup is ambiguous',
        evidence: 'sure',
      },
      {
        on: 'any',
        severity: 'stops',
        who: people,
        says: 'are looked up below {new} only: whoever lives elsewhere isn’t found, and loses values or is refused',
        hint: 'look where people live in the directory',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].searchScope',
    as: 'text',
    rows: [
      {
        on: 'any',
        if: ['search-wider'],
        severity: 'check',
        who: people,
        says: 'are looked up deeper in the tree as well: where two entries match, the lookup is ambiguous',
        evidence: 'sure',
      },
      {
        on: 'any',
        severity: 'stops',
        who: people,
        says: 'who live deeper in the tree are no longer found: their values go missing, or they are refused',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].searchFilter',
    as: 'filter',
    rows: [
      {
        on: 'same',
        severity: 'note',
        who: 'The filter',
        says: 'means the same, written differently',
        evidence: 'sure',
      },
      {
        on: 'narrower',
        severity: 'stops',
        who: people,
        says: 'are looked up by a narrower filter: who no longer matches loses values or is refused',
        hint: 'look up one person with both filters',
        evidence: 'sure',
      },
      {
        on: 'wider',
        severity: 'check',
        who: people,
        says: 'are looked up by a wider filter: it may find somebody else, or several',
        hint: 'look up one person with both filters',
        evidence: 'sure',
      },
      {
        on: 'nobody',
        severity: 'stops',
        who: people,
        says: 'aren’t found any more: the new filter matches nobody',
        evidence: 'sure',
      },
      {
        on: 'any',
        severity: 'stops',
        who: people,
        says: 'are looked up by something else: nobody is found, or somebody else, whose values are then sent',
        hint: 'look up one person with both filters',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].searchAttributes',
    as: 'texts',
    rows: [
      {
        on: 'removed',
        if: ['attribute-is-mapped'],
        severity: 'check',
        who: people,
        says: 'are sent, or judged, without {item}: it is no longer read from the directory',
        evidence: 'likely',
      },
    ],
    nobody: 'nothing is mapped from it',
  },
  {
    at: '**.attributeSources[*].binaryAttributeSettings[*]',
    as: 'item',
    rows: [],
    nobody: 'what counts is how the value is written',
  },
  {
    at: '**.attributeSources[*].binaryAttributeSettings[*].binaryEncoding',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'get the same value written differently ({new}): where it serves as a name, nobody is recognised',
        hint: 'look whether the partner knows people by it',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].memberOfNestedGroup',
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'stops',
        who: people,
        says: 'lose groups that they are in through other groups: rights by group get lost, conditions fail',
        evidence: 'sure',
      },
      {
        on: 'on',
        severity: 'grants',
        who: people,
        says: 'count as members of groups inside groups, too: they may gain rights or pass conditions',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].schema',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are looked up in the schema {new} instead of {old}',
        hint: 'compare both values for one person',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].table',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are looked up in the table {new} instead of {old}',
        hint: 'compare both values for one person',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].columnNames',
    as: 'texts',
    rows: [
      {
        on: 'removed',
        if: ['attribute-is-mapped'],
        severity: 'check',
        who: people,
        says: 'are sent, or judged, without {item}: it is no longer read from the database',
        evidence: 'likely',
      },
    ],
    nobody: 'nothing is mapped from it',
  },
  {
    at: '**.attributeSources[*].filter',
    as: 'loose',
    rows: [
      {
        on: 'same',
        severity: 'note',
        who: 'The condition',
        says: 'differs in blanks or capitals only',
        evidence: 'likely',
      },
      {
        on: 'any',
        severity: 'unknown',
        who: people,
        says: 'are looked up by another condition in the database: nobody may be found, or somebody else',
        hint: 'run both conditions for one person',
        evidence: 'sure',
      },
    ],
  },
  {
    at: '**.attributeSources[*].filterFields[*]',
    as: 'item',
    rows: [
      {
        on: 'any',
        severity: 'unknown',
        who: people,
        says: 'are looked up in the data store by other conditions',
        hint: 'somebody who knows the data store has to look at it',
        evidence: 'likely',
      },
    ],
  },
  {
    at: '**.attributeSources[*].filterFields[*].name',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'unknown',
        who: people,
        says: 'are looked up in the data store by other conditions',
        hint: 'somebody who knows the data store has to look at it',
        evidence: 'likely',
      },
    ],
  },
  {
    at: '**.attributeSources[*].filterFields[*].value',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'unknown',
        who: people,
        says: 'are looked up in the data store by another condition: {new} instead of {old}',
        hint: 'somebody who knows the data store has to look at it',
        evidence: 'likely',
      },
    ],
  },
];
