import type { Place, Row } from '../row.ts';
import { lookups } from './lookups.ts';
import { mappings } from './mappings.ts';

/** What an instance of a plugin does to people, and by which words it is spoken of. */
interface Instances {
  of: 'IdpAdapter' | 'PasswordCredentialValidator';
  /** Who hangs on one that no connection here needs: policies and OAuth settings may use it. */
  whoever: string;
}

const validators: Instances = { of: 'PasswordCredentialValidator', whoever: 'Whoever’s password {name} checks' };
const adapters: Instances = { of: 'IdpAdapter', whoever: 'Whoever signs on with {name}' };

const unseen = 'no active connection here needs it; look in the console whether policies or OAuth settings do';
const refused = 'PingFederate never changes it, so that the plan is refused';

/** Each row twice: of those who sign on by it, and of those whom nobody here knows. */
const rowsFor = ({ whoever }: Instances, rows: readonly Omit<Row, 'who'>[]): Row[] =>
  rows.flatMap((row): Row[] => [
    { ...row, who: '{people}', if: ['lets-in', ...(row.if ?? [])] },
    { ...row, who: whoever, hint: row.hint ?? unseen },
  ]);

/** What a change of a field or column does, by what is known of it. */
const ofSettings: readonly Omit<Row, 'who'>[] = [
  {
    on: 'any',
    if: ['plugin:directory'],
    severity: 'stops',
    says: 'is looked for in {new} instead of {old}: who isn’t there can’t sign on, and who is there can',
    hint: 'compare who is in both',
    evidence: 'sure',
  },
  {
    on: 'any',
    if: ['plugin:search'],
    severity: 'check',
    says: 'is looked for by {item} {new} instead of {old}: whom it finds may sign on, whom it doesn’t or finds twice can’t',
    hint: 'try it in the directory with a few names',
    evidence: 'sure',
  },
  {
    on: 'any',
    if: ['plugin:accounts'],
    severity: 'check',
    says: 'may be another account than before: {item} of one of its users changes',
    evidence: 'sure',
  },
  {
    on: 'any',
    if: ['plugin:validators'],
    severity: 'stops',
    says: 'is asked by {new} instead of {old}: who is only known to the old one can’t sign on any more',
    evidence: 'sure',
  },
  {
    on: 'any',
    if: ['plugin:secret'],
    severity: 'check',
    says: 'can’t sign on if the new value of {item} is wrong',
    evidence: 'likely',
  },
  {
    on: 'any',
    if: ['plugin:page'],
    severity: 'note',
    says: 'sees another page or message: {item} is {new}',
    evidence: 'likely',
  },
  {
    on: 'any',
    if: ['plugin:sessions'],
    severity: 'check',
    says: 'is asked to sign on as often, and as strongly, as {item} {new} says; it was {old}',
    evidence: 'likely',
  },
  {
    on: 'any',
    severity: 'unknown',
    says: 'signs on otherwise as far as {item} decides it: what this setting of the plugin does can’t be told here',
    hint: 'somebody who knows the plugin has to look at it',
    evidence: 'sure',
  },
];

/** A field, row or table that comes or goes as a whole. */
const ofItems: readonly Omit<Row, 'who'>[] = [
  {
    on: 'removed',
    if: ['plugin:validators'],
    severity: 'stops',
    says: 'can’t sign on any more if only the one that is no longer asked knows them',
    evidence: 'sure',
  },
  {
    on: 'added',
    if: ['plugin:validators'],
    severity: 'grants',
    says: 'signs on beside all whom one more validator or adapter knows',
    hint: 'look who is in it',
    evidence: 'sure',
  },
  {
    on: 'removed',
    if: ['plugin:accounts'],
    severity: 'stops',
    says: 'can’t sign on any more with the account that goes',
    evidence: 'sure',
  },
  {
    on: 'added',
    if: ['plugin:accounts'],
    severity: 'grants',
    says: 'signs on beside whoever knows the password of one more account',
    evidence: 'sure',
  },
  ...ofSettings.filter(({ if: conditions = [] }) =>
    ['plugin:directory', 'plugin:search'].includes(conditions[0] ?? ''),
  ),
  {
    on: 'any',
    severity: 'unknown',
    says: 'signs on otherwise as far as this setting of the plugin decides it: what it does can’t be told here',
    hint: 'somebody who knows the plugin has to look at it',
    evidence: 'sure',
  },
];

const inherited: readonly Omit<Row, 'who'>[] = [
  {
    on: 'on',
    severity: 'check',
    says: 'signs on by what the parent instance says here from now on, whatever it will be changed to',
    hint: 'look at the parent instance',
    evidence: 'sure',
  },
  {
    on: 'off',
    severity: 'check',
    says: 'signs on by what is written here, no longer by what the parent instance says',
    hint: 'look at the parent instance',
    evidence: 'sure',
  },
];

/** What every instance of a plugin has. */
const instance = (instances: Instances): Place[] => [
  { of: instances.of, at: 'name', as: 'text', rows: [], nobody: 'it is what the console calls it' },
  { of: instances.of, at: 'pluginDescriptorRef.id', as: 'text', rows: [], nobody: refused },
  {
    of: instances.of,
    at: 'parentRef.id',
    as: 'text',
    rows: rowsFor(instances, [
      {
        on: 'any',
        severity: 'stops',
        says: 'signs on by what {new} says instead of {old}, wherever this instance inherits',
        evidence: 'sure',
      },
    ]),
  },
  ...configuration(instances),
];

const configuration = (instances: Instances): Place[] => [
  {
    of: instances.of,
    at: 'configuration.tables[*].rows',
    as: 'order',
    rows: rowsFor(instances, [
      {
        on: 'reordered',
        if: ['plugin:validators'],
        severity: 'check',
        says: 'is asked for in another order: a name that several know is found in the first of them',
        evidence: 'sure',
      },
    ]),
    nobody: 'the order of these rows decides nothing that is known',
  },
  ...[
    'configuration.tables[*]',
    'configuration.tables[*].rows[*]',
    'configuration.tables[*].rows[*].fields[*]',
    'configuration.fields[*]',
  ].map((at): Place => ({ of: instances.of, at, as: 'item', rows: rowsFor(instances, ofItems) })),
  ...['configuration.tables[*].rows[*].fields[*].value', 'configuration.fields[*].value'].map(
    (at): Place => ({ of: instances.of, at, as: 'text', rows: rowsFor(instances, ofSettings) }),
  ),
  ...[
    'configuration.tables[*].name',
    'configuration.tables[*].rows[*].fields[*].name',
    'configuration.fields[*].name',
  ].map((at): Place => ({ of: instances.of, at, as: 'text', rows: [], nobody: 'another name is another setting' })),
  ...['configuration.tables[*].rows[*].fields[*].encryptedValue', 'configuration.fields[*].encryptedValue'].map(
    (at): Place => ({
      of: instances.of,
      at,
      as: 'secret',
      rows: [],
      nobody: 'it is encrypted anew on every read',
    }),
  ),
  {
    of: instances.of,
    at: 'configuration.tables[*].rows[*].defaultRow',
    as: 'switch',
    rows: rowsFor(instances, [
      {
        on: 'any',
        severity: 'check',
        says: 'signs on by another row where nothing else says which',
        evidence: 'likely',
      },
    ]),
  },
  ...[
    'configuration.tables[*].inherited',
    'configuration.tables[*].rows[*].fields[*].inherited',
    'configuration.fields[*].inherited',
    'attributeContract.inherited',
  ].map((at): Place => ({ of: instances.of, at, as: 'switch', rows: rowsFor(instances, inherited) })),
];

const gone = {
  on: ['removed'],
  severity: 'stops',
  says: 'is known without {item}: what maps it sends nothing, or is refused',
  hint: 'look whether a connection, a policy or a token mapping uses it',
  evidence: 'sure',
} as const satisfies Omit<Row, 'who'>;

const attributes = (instances: Instances): Place[] => [
  {
    of: instances.of,
    at: 'attributeContract.extendedAttributes[*]',
    as: 'item',
    rows: rowsFor(instances, [gone]),
    nobody: 'one more attribute can be used',
  },
  {
    of: instances.of,
    at: 'attributeContract.extendedAttributes[*].name',
    as: 'text',
    rows: [],
    nobody: 'another name is another attribute',
  },
];

const ofAdapters: readonly Place[] = [
  {
    of: 'IdpAdapter',
    at: 'attributeContract.coreAttributes[*]',
    as: 'item',
    rows: [],
    nobody: 'the plugin decides which there are',
  },
  {
    of: 'IdpAdapter',
    at: 'attributeContract.coreAttributes[*].name',
    as: 'text',
    rows: [],
    nobody: 'the plugin decides which there are',
  },
  ...['coreAttributes', 'extendedAttributes'].flatMap((list): Place[] => [
    {
      of: 'IdpAdapter',
      at: `attributeContract.${list}[*].pseudonym`,
      as: 'switch',
      rows: rowsFor(adapters, [
        {
          on: 'any',
          severity: 'stops',
          says: 'is somebody new to each partner that is told pseudonyms: they are made of other attributes',
          hint: 'partners that are told a name or an address don’t notice',
          evidence: 'sure',
        },
      ]),
    },
    {
      of: 'IdpAdapter',
      at: `attributeContract.${list}[*].masked`,
      as: 'switch',
      rows: [
        {
          on: 'off',
          severity: 'weakens',
          who: 'The value of {item}',
          says: 'is written to the logs readable for everyone who signs on with {name}',
          evidence: 'sure',
        },
      ],
      nobody: 'it is hidden in the logs',
    },
  ]),
  {
    of: 'IdpAdapter',
    at: 'attributeContract.uniqueUserKeyAttribute',
    as: 'text',
    rows: rowsFor(adapters, [
      {
        on: 'any',
        severity: 'check',
        says: 'has sessions that are known by {new} instead of {old}: ending all of a person’s sessions misses those there are',
        hint: 'two people with the same value share their sessions',
        evidence: 'likely',
      },
    ]),
  },
  {
    of: 'IdpAdapter',
    at: 'attributeContract.maskOgnlValues',
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'weakens',
        who: 'The results of expressions',
        says: 'are written to the logs readable for everyone who signs on with {name}',
        evidence: 'sure',
      },
    ],
    nobody: 'they are hidden in the logs',
  },
  {
    of: 'IdpAdapter',
    at: 'authnCtxClassRef',
    as: 'text',
    rows: rowsFor(adapters, [
      {
        on: 'any',
        severity: 'check',
        says: 'is told to partners with another strength of sign-on, {new}: they may demand more, or allow more',
        evidence: 'likely',
      },
    ]),
  },
  {
    of: 'IdpAdapter',
    at: 'attributeMapping.inherited',
    as: 'switch',
    rows: rowsFor(adapters, inherited),
  },
];

const isInMapping = ({ at }: Place) =>
  /^\*\*\.(attributeContractFulfillment|issuanceCriteria|attributeSources)(\[|\.|$)/.test(at);

/** An adapter's own mapping is filled as a connection's mappings are; whoever signs on with it goes that way. */
const ofMapping = [...mappings, ...lookups].filter(isInMapping).map(
  (place): Place => ({
    ...place,
    of: 'IdpAdapter',
    at: `attributeMapping${place.at.slice('**'.length)}`,
    rows: place.rows.map((row) => ({ ...row, who: row.who.replace('{people}', 'People who sign on with {name}') })),
  }),
);

/** What a lookup of an adapter's mapping brings is named there, too. */
const ofLookups = ofMapping
  .filter(({ at }) => at.startsWith('attributeMapping.attributeContractFulfillment'))
  .map(
    (place): Place => ({
      ...place,
      at: place.at.replace('attributeMapping.', 'attributeMapping.attributeSources[*].'),
    }),
  );

/** Instances of plugins. */
export const plugins: readonly Place[] = [
  ...instance(validators),
  ...attributes(validators),
  ...instance(adapters),
  ...attributes(adapters),
  ...ofAdapters,
  ...ofMapping,
  ...ofLookups,
];
