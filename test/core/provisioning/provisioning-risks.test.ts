import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { compareConnection } from '../../../src/core/connection/compare-connection.ts';
import type { LiveConnection } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { provisioningRisks } from '../../../src/core/plan/provisioning-risks.ts';

const connector = connectorsFrom({ catalogue: catalogueEntries() }).find('zoom')!;

interface Example {
  active?: boolean;
  settings?: Record<string, string>;
  channel?: JsonObject;
  source?: JsonObject;
  users?: JsonObject;
  status?: JsonObject;
  mapping?: Record<string, JsonObject>;
  channels?: Json[];
}

const mapping = { Username: { attributeNames: ['mail'] }, Title: { attributeNames: ['title'] } };

function channel({ channel, source, users, status, mapping: fields = mapping }: Example): JsonObject {
  return {
    name: 'Staff',
    active: true,
    maxThreads: 1,
    timeout: 60,
    channelSource: {
      dataSource: { id: 'ad' },
      baseDn: 'ou=people,dc=example',
      guidAttributeName: 'objectGUID',
      guidBinary: true,
      userSourceLocation: { filter: '(objectClass=user)', ...users },
      accountManagementSettings: {
        accountStatusAttributeName: 'userAccountControl',
        accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_AD',
        ...status,
      },
      ...source,
    },
    attributeMapping: Object.entries(fields).map(([fieldName, saasFieldInfo]) => ({ fieldName, saasFieldInfo })),
    ...channel,
  };
}

/** A connection whose one channel runs, with what is changed about it. */
function connection(example: Example = {}): LiveConnection {
  const settings = { 'Account ID': '1', 'Client ID': 'x', ...example.settings };
  return {
    id: 'z',
    name: 'z',
    entityId: 'z',
    type: 'SP',
    active: example.active ?? true,
    outboundProvision: {
      type: 'Zoom',
      targetSettings: Object.entries(settings).map(([name, value]) => ({ name, value })),
      channels: example.channels ?? [channel(example)],
    },
  };
}

/** What the plan says to people, as `code: sentence`. */
function risks(from: Example | undefined, to: Example, ignoreChanges: string[] = []): string[] {
  const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const desired = {
    id: 'z',
    name: 'z',
    entityId: 'z',
    file: 'c.yaml',
    document: connection(to),
    placeOf: () => place,
    lifecycle: { state: 'present' as const, protect: false, ignoreChanges, allowSecretIn: [], allowReplace: false },
  };
  const live = from && connection(from);
  const differences = compareConnection({ desired, live, descriptor: connector.descriptor });
  return provisioningRisks({ desired, ...(live ? { live } : {}), differences, connector, serverVersion: '12.2' }).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const deleting = { settings: { 'Remove User Action': 'Delete' } };
const keeping = { settings: { 'User Disable / Delete': 'false' } };

describe('scope', () => {
  test.each([
    [
      { source: { baseDn: 'ou=berlin,ou=people,dc=example' } },
      'scope-narrowed: channel "Staff": the base moves down to ou=berlin,ou=people,dc=example; people in other parts of ou=people,dc=example are disabled at the target',
    ],
    [
      { source: { baseDn: 'ou=other,dc=example' } },
      'scope-narrowed: channel "Staff": the base moves from ou=people,dc=example to ou=other,dc=example; all who aren\'t below the new one are disabled at the target',
    ],
    [
      { source: { baseDn: 'dc=example' } },
      'scope-widened: channel "Staff": the base moves up to dc=example; people who are in scope now as well are created at the target',
    ],
    [
      { users: { groupDN: 'cn=g,dc=example' } },
      'scope-narrowed: channel "Staff": only members of cn=g,dc=example are in scope now; all others are disabled at the target',
    ],
    [
      { users: { filter: '(&(objectClass=user)(l=Berlin))' } },
      'scope-narrowed: channel "Staff": the filter lets fewer people through; people who don\'t match the new one are disabled at the target',
    ],
    [
      { users: { filter: '(l=Berlin)' } },
      'scope-narrowed: channel "Staff": other people than before are in scope; who matches only the new filter is created, who matches only the old one leaves; those who leave are disabled at the target',
    ],
    [
      { users: { filter: '(|(objectClass=user)(l=Berlin))' } },
      'scope-widened: channel "Staff": the filter lets more people through; people who are in scope now as well are created at the target',
    ],
    [
      { source: { dataSource: { id: 'other' } } },
      'source-directory-changed: channel "Staff" reads from another data store: unless it holds the same directory, everybody provisioned so far is out of scope, and who is in the new one is taken for a new person; those who are gone are disabled at the target',
    ],
    [
      { source: { groupSourceLocation: { groupDN: 'cn=g,dc=example' } } },
      'group-scope-changed: channel "Staff": other groups are provisioned than before; groups that are no longer in scope aren\'t kept up to date at the target',
    ],
    [
      { status: { accountStatusAttributeName: 'x' } },
      'account-status-changed: channel "Staff" reads from something else who is active in the directory: people who count as disabled from then on are disabled at the target',
    ],
  ] as [Example, string][])('%j', (change, sentence) => {
    expect(risks({}, change)).toEqual([sentence]);
  });

  test('what happens to leavers is what the options say', () => {
    const narrower = { source: { baseDn: 'ou=a,ou=people,dc=example' } };
    expect(risks(deleting, { ...deleting, ...narrower })).toEqual([
      expect.stringMatching(/ are deleted at the target$/),
    ]);
    expect(risks(keeping, { ...keeping, ...narrower })).toEqual([
      expect.stringMatching(/ stay at the target as they are, because "User Disable \/ Delete" is off$/),
    ]);
  });

  test('nested groups', () => {
    const group = (nestedSearch: boolean): Example => ({ users: { groupDN: 'cn=g', nestedSearch } });
    expect(risks(group(true), group(false))).toEqual([
      'scope-narrowed: channel "Staff": nested groups no longer count; people who are only in a nested group are disabled at the target',
    ]);
    expect(risks(group(false), group(true))).toEqual([
      expect.stringMatching(/^scope-widened: .*nested groups count as well/),
    ]);
  });

  test.each([
    ['another spelling of the same base', {}, { source: { baseDn: 'OU=People, DC=example' } }, []],
    ['line breaks in the filter', {}, { users: { filter: '(objectClass=user) ' } }, []],
    [
      'a channel that never runs',
      { channel: { active: false } },
      { channel: { active: false }, source: { baseDn: 'dc=b' } },
      [],
    ],
    ['a connection that never runs', { active: false }, { active: false, source: { baseDn: 'dc=b' } }, []],
    [
      'paths that are left to the console',
      {},
      { source: { baseDn: 'dc=b' } },
      ['outboundProvision.channels[Staff].channelSource.baseDn'],
    ],
  ] as [string, Example, Example, string[]][])('nothing is said about %s', (_, from, to, ignored) => {
    expect(risks(from, to, ignored)).toEqual([]);
  });
});

describe('options', () => {
  test.each([
    [
      {},
      deleting,
      'remove-action-delete: "Remove User Action" becomes Delete: people who leave the scope are deleted at the target with their data, not disabled',
    ],
    [
      keeping,
      { settings: { ...keeping.settings, ...deleting.settings } },
      'remove-action-delete: "Remove User Action" becomes Delete: people who leave the scope will be deleted at the target once "User Disable / Delete" is on',
    ],
    [
      {},
      { settings: { 'User Create': 'false' } },
      'provisioning-option-switched: "User Create" is switched off: people who join aren\'t created at the target',
    ],
    [
      { settings: { 'User Create': 'false' } },
      {},
      'provisioning-option-switched: "User Create" is switched on: everyone in scope who isn\'t at the target is created with the next run',
    ],
    [
      {},
      { settings: { 'User Update': 'false' } },
      'provisioning-option-switched: "User Update" is switched off: changes of the directory no longer reach the target, and disabled people aren\'t enabled again',
    ],
    [
      {},
      keeping,
      'provisioning-option-switched: "User Disable / Delete" is switched off: people who leave the scope keep their accounts at the target',
    ],
    [
      keeping,
      {},
      'provisioning-option-switched: "User Disable / Delete" is switched on: people who left the scope in the meantime, and all who leave it from now on, are disabled at the target',
    ],
    [
      {},
      { settings: { 'Account ID': '2' } },
      'target-account-changed: "Account ID" becomes another one: people are created in the new account, and those in the old one stay there with nobody looking after them',
    ],
  ] as [Example, Example, string][])('%j → %j', (from, to, sentence) => {
    expect(risks(from, to)).toEqual([sentence]);
  });

  test.each([
    ['Delete to Disable', deleting, {}],
    ['a default that is written down', {}, { settings: { 'User Create': 'true', 'Remove User Action': 'Disable' } }],
    ['new credentials of the same account', {}, { settings: { 'Client ID': 'y' } }],
    ['options of a connection that never runs', { active: false }, { active: false, ...deleting }],
  ] as [string, Example, Example][])('nothing is said about %s', (_, from, to) => {
    expect(risks(from, to)).toEqual([]);
  });
});

describe('activation', () => {
  const off = { channel: { active: false } };
  const starts =
    'provisioning-starts: channel "Staff" begins to run: within the server\'s synchronization period (60 seconds by default) it creates or updates everyone in its scope at the target';

  test.each([
    ['of the channel', off, {}, [starts]],
    ['of the connection', { active: false }, {}, [starts]],
    ['with a new connection', undefined, {}, [starts]],
    ['with a new channel', { channels: [] }, {}, [starts]],
    [
      'without creating anybody',
      { ...off, settings: { 'User Create': 'false' } },
      { settings: { 'User Create': 'false' } },
      [expect.stringContaining('it updates everyone in its scope; nobody is created, because "User Create" is off')],
    ],
    [
      'ends for the channel',
      {},
      off,
      [
        'provisioning-stops: channel "Staff" no longer runs: who joins isn\'t created, who leaves keeps the account at the target',
      ],
    ],
    [
      'ends for the connection',
      {},
      { active: false },
      [
        'provisioning-stops: with the connection its channel "Staff" stops to run: who joins isn\'t created, who leaves keeps the account at the target',
      ],
    ],
  ] as [string, Example | undefined, Example, unknown[]][])('%s', (_, from, to, sentences) => {
    expect(risks(from, to)).toEqual(sentences);
  });

  test.each([
    ['a new connection that is inactive', undefined, { active: false }],
    ['a channel that is active in an inactive connection', { ...off, active: false }, { active: false }],
    ['one that goes on running', {}, { mapping: { ...mapping, Email: { attributeNames: ['mail'] } } }],
  ] as [string, Example | undefined, Example][])('nothing is said about %s', (_, from, to) => {
    expect(risks(from, to)).toEqual([]);
  });
});

describe('channels', () => {
  const two = {
    channels: [channel({}), channel({ channel: { name: 'Guests', active: false }, source: { baseDn: 'ou=guests' } })],
  };

  test('removed', () => {
    expect(risks(two, {})).toEqual([
      'channel-removed: channel "Guests" is removed with its synchronization state: the people it provisioned stay at the target as they are, and nobody looks after them',
    ]);
  });

  test('renamed', () => {
    expect(risks({}, { channel: { name: 'Employees' } })).toEqual([
      expect.stringMatching(/^provisioning-starts: channel "Employees"/),
      'channel-renamed: channel "Staff" becomes "Employees": PingFederate takes that for a new channel, its synchronization state is lost and the next run looks at every person again',
    ]);
  });

  test('another order is nothing', () => {
    expect(risks(two, { channels: [...two.channels].reverse() })).toEqual([]);
  });

  test.each([
    [
      { maxThreads: 8 },
      'channel-pace-changed: channel "Staff" pushes with 8 threads instead of 1: the target may refuse so many requests at once',
    ],
    [
      { timeout: 5 },
      'channel-pace-changed: channel "Staff" gives an operation 5 seconds instead of 60: what takes longer is skipped and tried again in the next run',
    ],
    [
      { timeout: 6000 },
      'channel-pace-changed: channel "Staff" waits 6000 seconds for an operation instead of 60: a target that hangs holds up the whole run',
    ],
  ])('%j', (pace, sentence) => {
    expect(risks({}, { channel: pace })).toEqual([sentence]);
  });

  test('a pace that changes a little is nothing', () => {
    expect(risks({}, { channel: { maxThreads: 2, timeout: 90 } })).toEqual([]);
  });
});

describe('identity', () => {
  test.each([
    [
      { source: { guidAttributeName: 'mail' } },
      'guid-changed: channel "Staff" recognises people in the directory by another GUID: all of them look new, and are created a second time where the target doesn\'t link them by its own identifier',
    ],
    [
      { mapping: { ...mapping, Username: { attributeNames: ['uid'] } } },
      'identity-mapping-changed: channel "Staff": "Username", by which the target recognises people, comes from uid instead of mail: who is there already isn\'t found, and is created a second time',
    ],
    [
      { mapping: { Title: mapping.Title } },
      'identity-mapping-changed: channel "Staff": "Username", by which the target recognises people, comes from nothing instead of mail: who is there already isn\'t found, and is created a second time',
    ],
    [
      { mapping: { Username: mapping.Username } },
      'mapping-removed: "Title" is no longer mapped: Zoom keeps the values it has: a value can be replaced but not emptied',
    ],
  ] as [Example, string][])('%j', (change, sentence) => {
    expect(risks({}, change)).toEqual([sentence]);
  });

  test.each([
    ['another spelling of the same attribute', { mapping: { ...mapping, Username: { attributeNames: ['MAIL'] } } }],
    ['another field', { mapping: { ...mapping, Title: { attributeNames: ['description'] } } }],
    ['how it is logged', { mapping: { ...mapping, Username: { attributeNames: ['mail'], masked: true } } }],
  ] as [string, Example][])('nothing is said about %s', (_, change) => {
    expect(risks({}, change)).toEqual([]);
  });
});

test('nothing is said of a connection without provisioning, or without a change', () => {
  expect(risks({}, {})).toEqual([]);
});
