import type { Place } from '../row.ts';
import { people } from './who.ts';

const own = "the server's own value; a difference is nobody's change";
const ignored = 'PingFederate ignores it in an override';

const override = 'spBrowserSso.adapterMappings[*].adapterOverrideSettings';
const byThePlugin =
  'are asked otherwise to prove who they are: what this setting of the adapter does can’t be told here';
const readIt = 'somebody who knows the adapter has to look at it';

/** An adapter's settings, for this connection only. */
export const overrides: readonly Place[] = [
  { at: `${override}.id`, as: 'text', rows: [], nobody: ignored },
  { at: `${override}.name`, as: 'text', rows: [], nobody: ignored },
  { at: `${override}.pluginDescriptorRef.id`, as: 'text', rows: [], nobody: ignored },
  { at: `${override}.lastModified`, as: 'text', rows: [], nobody: own },
  {
    at: `${override}.parentRef.id`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'stops',
        who: people,
        says: 'sign on by {new} instead of {old}, and what it tells of them may be something else',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${override}.authnCtxClassRef`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are told to the partner with another strength of sign-on, {new}: it may demand more, or allow more',
        evidence: 'likely',
      },
    ],
  },
  ...[
    `${override}.configuration.tables[*]`,
    `${override}.configuration.tables[*].rows[*]`,
    `${override}.configuration.tables[*].rows[*].fields[*]`,
    `${override}.configuration.fields[*]`,
  ].map(
    (at): Place => ({
      at,
      as: 'item',
      rows: [{ on: 'any', severity: 'unknown', who: people, says: byThePlugin, hint: readIt, evidence: 'sure' }],
    }),
  ),
  ...[
    `${override}.configuration.tables[*].name`,
    `${override}.configuration.tables[*].rows[*].defaultRow`,
    `${override}.configuration.tables[*].rows[*].fields[*].name`,
    `${override}.configuration.tables[*].rows[*].fields[*].value`,
    `${override}.configuration.fields[*].name`,
    `${override}.configuration.fields[*].value`,
  ].map(
    (at): Place => ({
      at,
      as: 'text',
      rows: [{ on: 'any', severity: 'unknown', who: people, says: byThePlugin, hint: readIt, evidence: 'sure' }],
    }),
  ),
  {
    at: `${override}.configuration.tables[*].rows`,
    as: 'order',
    rows: [{ on: 'any', severity: 'unknown', who: people, says: byThePlugin, hint: readIt, evidence: 'sure' }],
  },
  ...[`${override}.configuration.tables[*].rows[*].fields[*]`, `${override}.configuration.fields[*]`].map(
    (at): Place => ({
      at: `${at}.encryptedValue`,
      as: 'secret',
      rows: [],
      nobody: 'it is encrypted anew on every read',
    }),
  ),
  ...[
    `${override}.configuration.tables[*].inherited`,
    `${override}.configuration.tables[*].rows[*].fields[*].inherited`,
    `${override}.configuration.fields[*].inherited`,
  ].map(
    (at): Place => ({
      at,
      as: 'switch',
      rows: [
        {
          on: 'on',
          severity: 'check',
          who: people,
          says: 'are asked as the adapter itself does: its own value counts again',
          hint: readIt,
          evidence: 'sure',
        },
        {
          on: 'off',
          severity: 'unknown',
          who: people,
          says: 'are asked by the value that is written here, no longer by the adapter’s own',
          hint: readIt,
          evidence: 'sure',
        },
      ],
    }),
  ),
  {
    at: `${override}.attributeMapping.inherited`,
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: people,
        says: 'are known, and let through, by the adapter’s own mapping, no longer by the one written here',
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'check',
        who: people,
        says: 'are known, and let through, by the mapping written here, no longer by the adapter’s own',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${override}.attributeContract.inherited`,
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: people,
        says: 'are known by the adapter’s own attributes, no longer by those written here',
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'check',
        who: people,
        says: 'are known by the attributes written here, no longer by the adapter’s own',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${override}.attributeContract.coreAttributes[*]`,
    as: 'item',
    rows: [],
    nobody: 'the server fills it in; it is not taken from what is written',
  },
  {
    at: `${override}.attributeContract.coreAttributes[*].name`,
    as: 'text',
    rows: [],
    nobody: 'the server fills it in; it is not taken from what is written',
  },
  {
    at: `${override}.attributeContract.extendedAttributes[*]`,
    as: 'item',
    rows: [
      {
        on: 'removed',
        severity: 'check',
        who: people,
        says: 'are known without {item}; whatever is mapped from it goes out empty',
        hint: 'look whether a mapping uses it',
        evidence: 'likely',
      },
    ],
    nobody: 'one more attribute can be used',
  },
  {
    at: `${override}.attributeContract.extendedAttributes[*].name`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'are known without {old}; whatever is mapped from it goes out empty',
        evidence: 'likely',
      },
    ],
  },
  ...['coreAttributes', 'extendedAttributes'].flatMap((list): Place[] => [
    {
      at: `${override}.attributeContract.${list}[*].pseudonym`,
      as: 'switch',
      rows: [
        {
          on: 'any',
          if: ['pseudonyms'],
          severity: 'stops',
          who: people,
          says: 'have another opaque name at the partner, which recognises nobody any more',
          evidence: 'sure',
        },
      ],
      nobody: 'the partner isn’t told opaque names',
    },
    {
      at: `${override}.attributeContract.${list}[*].masked`,
      as: 'switch',
      rows: [
        {
          on: 'off',
          severity: 'weakens',
          who: 'The value of {item}',
          says: 'is written to the logs readable for everyone who signs on',
          evidence: 'sure',
        },
      ],
      nobody: 'it is hidden in the logs',
    },
  ]),
  {
    at: `${override}.attributeContract.uniqueUserKeyAttribute`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: people,
        says: 'have to sign on anew, and two people with the same value share a session: sessions are told apart by {new}',
        evidence: 'likely',
      },
    ],
  },
  {
    at: `${override}.attributeContract.maskOgnlValues`,
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'weakens',
        who: 'The results of expressions',
        says: 'are written to the logs readable for everyone who signs on',
        evidence: 'sure',
      },
    ],
    nobody: 'they are hidden in the logs',
  },
];
