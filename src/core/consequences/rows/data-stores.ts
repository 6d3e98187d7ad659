import type { Place, Row } from '../row.ts';

const of = 'DataStore';

/** Who is looked up in a data store: people who sign on, people whom channels read, and what isn't known here. */
interface Said {
  on?: Row['on'];
  people: string;
  channels: string;
  others: string;
  severity?: Row['severity'];
  hint?: string;
  evidence?: Row['evidence'];
}

function rowsFor({ on = 'any', people, channels, others, severity = 'stops', hint, evidence = 'sure' }: Said): Row[] {
  const more = hint === undefined ? { on, evidence } : { on, evidence, hint };
  return [
    { ...more, if: ['lets-in'], severity, who: '{people}', says: people },
    { ...more, if: ['feeds-channels'], severity, who: '{inscope}', says: channels },
    { ...more, severity: 'note', who: 'What reads from {name} and isn’t known here', says: others },
  ];
}

const at = (place: string, as: Place['as'], ...said: Said[]): Place => {
  const rows = said.flatMap(rowsFor);
  const isWhole = said.some(({ on = 'any' }) => on === 'any');
  return isWhole
    ? { of, at: place, as, rows }
    : { of, at: place, as, rows, nobody: 'it reaches the same people as before' };
};

const quiet = (place: string, as: Place['as'], nobody: string): Place => ({ of, at: place, as, rows: [], nobody });

const address: Said = {
  people: 'is looked up at another address: where that is another directory, or none, nobody gets on',
  channels:
    'is read from another address: whoever isn’t found there counts as gone, and is disabled or deleted at the target',
  others: 'asks another address',
  hint: 'make sure that the same people are there under the same identifiers, and test the connection in the console',
  evidence: 'likely',
};

const account: Said = {
  people: 'is looked up by another account: when it can’t sign in or sees less, they aren’t found and nobody gets on',
  channels: 'is read by another account: whom it doesn’t see counts as gone at the next synchronization',
  others: 'is answered what the other account may see, or nothing',
  hint: 'sign in with it once, and look whether it sees the same people and attributes',
};

const password: Said = {
  people: 'is looked up with another password of the account: when it is wrong, nobody is found and nobody gets on',
  channels: 'is read with another password of the account: when it is wrong, nothing is read until it is right',
  others: 'asks with another password of the account',
  hint: 'change it in the directory first; PingFederate tries it when it is written',
};

const open = (how: string): Said => ({
  people: `sends the password ${how}`,
  channels: `is read ${how}`,
  others: `sends what it asks ${how}`,
  severity: 'weakens',
});

const inClear: Said = {
  ...open('in clear: whoever is on the way can read it'),
  on: 'off',
  hint: 'switch StartTLS on in the same change, or leave this one on',
};

const encrypted: Said = {
  on: 'on',
  people: 'gets on only when the directory answers encrypted and PingFederate trusts its certificate',
  channels: 'is read only when the directory answers encrypted and PingFederate trusts its certificate',
  others: 'is answered only encrypted',
  severity: 'check',
  hint: 'the port is another one as a rule, 636 for LDAPS; the certificate’s authority has to be trusted',
};

const pool: Said = {
  on: ['lowered', 'unset', 'set'],
  people:
    'may wait or fail when many sign on at once: fewer requests reach the data store at a time, or sooner give up',
  channels: 'may be read incompletely under load, and is tried again later',
  others: 'may wait or fail when many ask at once',
  severity: 'load',
  evidence: 'likely',
};

const another = (what: string): Said => ({
  people: `is looked up by ${what}: when they aren’t found alike there, nobody gets on`,
  channels: `is read by ${what}: whoever isn’t found counts as gone at the next synchronization`,
  others: `is answered by ${what}`,
  hint: 'test the connection in the console after the apply, and sign on once',
  evidence: 'likely',
});

const followed: Said = {
  people: 'is looked up in other places of the directory than before: some may be found no more, others as well',
  channels: 'is read from other places of the directory than before: who is found no more counts as gone',
  others: 'is answered from other places of the directory',
  severity: 'check',
  evidence: 'likely',
};

const setting = another('the plugin as it is set up now');
const poolNumbers = ['minConnections', 'maxConnections', 'maxWait', 'readTimeout', 'connectionTimeout'];
const poolOfDatabase = ['minPoolSize', 'maxPoolSize', 'blockingTimeout'];

/** Directories, databases and what else people and their attributes are read from. */
export const dataStores: readonly Place[] = [
  quiet('type', 'text', 'PingFederate doesn’t change it in place'),
  quiet('name', 'text', 'only administrators see this name'),
  {
    of,
    at: 'maskAttributeValues',
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'weakens',
        who: 'What PingFederate reads of people from {name}',
        says: 'stands in its logs from now on',
        hint: 'who can read the logs, and how long are they kept?',
        evidence: 'sure',
      },
    ],
    nobody: 'only the logs are affected',
  },
  at('ldapType', 'text', {
    people: 'may lose or gain groups: nested groups are searched in the way of another sort of directory',
    channels: 'may be recognized by other attributes: provisioning takes the usual ones of another sort of directory',
    others: 'is asked in the way of another sort of directory',
    severity: 'check',
    evidence: 'likely',
  }),
  ...['hostnames', 'hostnamesTags[*].hostnames'].map((place) => at(place, 'text', address)),
  ...['hostnamesTags[*]', 'connectionUrlTags[*]'].map((place) => at(place, 'item', address)),
  ...['hostnamesTags[*].tags', 'connectionUrlTags[*].tags'].map((place) => at(place, 'text', address)),
  ...['hostnamesTags[*].defaultSource', 'connectionUrlTags[*].defaultSource'].map((place) =>
    at(place, 'switch', { ...address, on: ['on', 'off'] }),
  ),
  ...['connectionUrl', 'connectionUrlTags[*].connectionUrl', 'driverClass'].map((place) => at(place, 'text', address)),
  at('useDnsSrvRecords', 'switch', { ...address, on: ['on', 'off'] }),
  ...['ldapDnsSrvPrefix', 'ldapsDnsSrvPrefix'].map((place) => at(place, 'text', address)),
  ...['userDN', 'userName'].map((place) => at(place, 'text', account)),
  ...['password', 'encryptedPassword'].map((place) => at(place, 'secret', password)),
  at('clientTlsCertificateRef.id', 'text', account),
  at('bindAnonymously', 'switch', { ...account, on: ['on', 'off'] }),
  ...['useSsl', 'useStartTLS'].map((place) => at(place, 'switch', inClear, encrypted)),
  {
    of,
    at: 'verifyHost',
    as: 'switch',
    rows: [
      ...rowsFor({
        ...open('to whoever has a certificate that PingFederate trusts: hosts aren’t compared any more'),
        on: 'off',
      }),
      ...rowsFor({
        on: 'on',
        people: 'gets on only when the certificate of the directory is for the host that is written',
        channels: 'is read only when the certificate of the directory is for the host that is written',
        others: 'is answered only when the certificate is for the host that is written',
        severity: 'check',
        hint: 'look which names the certificate has',
      }),
    ],
  },
  at('followLDAPReferrals', 'switch', { ...followed, on: ['on', 'off'] }),
  ...poolNumbers.map((place) => at(place, 'number', pool)),
  ...poolOfDatabase.map((place) => at(place, 'number', pool)),
  quiet('createIfNecessary', 'switch', 'it counts only when all connections are in use'),
  quiet('timeBetweenEvictions', 'number', 'only how soon idle connections are closed'),
  quiet('idleTimeout', 'number', 'only how soon idle connections are closed'),
  quiet('dnsTtl', 'number', 'only how soon a new address of the same host is noticed'),
  quiet('retryFailedOperations', 'switch', 'what failed is tried once more, or isn’t'),
  quiet('testOnBorrow', 'switch', 'only when a broken connection is noticed'),
  quiet('testOnReturn', 'switch', 'only when a broken connection is noticed'),
  quiet('validateConnectionSql', 'text', 'only how a broken connection is noticed'),
  {
    of,
    at: 'binaryAttributes',
    as: 'texts',
    rows: rowsFor({
      people: 'may be another person to partners: {item} is read in another form, and what is made of it changes',
      channels: 'may not be recognized any more when {item} is what they are known by: they are created once more',
      others: 'reads {item} in another form',
      hint: 'look which mappings and channels read it',
      evidence: 'likely',
    }),
  },
  at('allowMultiValueAttributes', 'switch', {
    on: ['on', 'off'],
    people: 'may come with more or fewer values of an attribute than before',
    channels: 'may come with more or fewer values of an attribute than before',
    others: 'is answered more or fewer values of an attribute',
    severity: 'check',
  }),
  quiet('pluginDescriptorRef.id', 'text', 'PingFederate doesn’t change it in place'),
  at('parentRef.id', 'text', setting),
  quiet('configuration.tables[*].rows', 'order', 'the order of these rows decides nothing that is known'),
  at('configuration.fields[*]', 'item', setting),
  at('configuration.fields[*].value', 'text', setting),
  ...['configuration.tables[*]', 'configuration.tables[*].rows[*]', 'configuration.tables[*].rows[*].fields[*]'].map(
    (place) => at(place, 'item', setting),
  ),
  at('configuration.tables[*].rows[*].fields[*].value', 'text', setting),
  at('configuration.tables[*].rows[*].defaultRow', 'switch', { ...setting, on: ['on', 'off'] }),
  at('configuration.**.encryptedValue', 'secret', setting),
  at('configuration.**.inherited', 'switch', { ...setting, on: ['on', 'off'] }),
  quiet('configuration.**.name', 'text', 'one of another name is another one'),
  ...['pingOneConnectionRef.id', 'pingOneEnvironmentId', 'pingOneLdapGatewayId'].map((place) =>
    at(place, 'text', another('another gateway')),
  ),
];
