import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { directories, presetFor } from '../../../src/core/connector/presets.ts';
import { lowered, zoomEntry } from './check-lowering.ts';

/** A channel source in; what PingFederate would be sent, and what is said about it, out. */
function source(yaml: string) {
  const live = connectorsFrom({ live: [zoomEntry.descriptor], catalogue: [zoomEntry] });
  const result = lowered(`connector: zoom\nchannels: [{ name: a, channelSource: { ${yaml} } }]\n`, live);
  const [channel] = result.value.channels as { channelSource: unknown }[];
  return {
    ...result,
    source: channel!.channelSource,
    said: result.diagnostics.map(({ message, hint }) => [message, hint]),
  };
}

test('Active Directory', () => {
  const { source: filled, said, places } = source('directory: active-directory');
  expect(filled).toEqual({
    guidAttributeName: 'objectGUID',
    guidBinary: true,
    groupMembershipDetection: { memberOfGroupAttributeName: 'memberOf', groupMemberAttributeName: 'member' },
    changeDetectionSettings: {
      userObjectClass: 'user',
      groupObjectClass: 'group',
      changedUsersAlgorithm: 'ACTIVE_DIRECTORY_USN',
      usnAttributeName: 'uSNChanged',
      timeStampAttributeName: 'modifyTimestamp',
    },
    accountManagementSettings: {
      accountStatusAttributeName: 'userAccountControl',
      accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_AD',
      defaultStatus: true,
    },
  });
  expect(said).toEqual([
    [
      'active-directory fills in 12 settings; documented: guidBinary true, changedUsersAlgorithm "ACTIVE_DIRECTORY_USN", accountStatusAlgorithm "ACCOUNT_STATUS_ALGORITHM_AD"; ' +
        'likely, look once in the console: guidAttributeName "objectGUID", memberOfGroupAttributeName "memberOf", ' +
        'groupMemberAttributeName "member", userObjectClass "user", groupObjectClass "group", usnAttributeName "uSNChanged", ' +
        'timeStampAttributeName "modifyTimestamp", accountStatusAttributeName "userAccountControl", defaultStatus true',
      undefined,
    ],
  ]);
  expect(places.get('/channels/0/channelSource/guidBinary')).toBe('/channels/0/channelSource/directory');
});

test('a locked account is a disabled one in every directory with a flag', () => {
  for (const directory of ['pingdirectory', 'oracle-unified-directory', 'oracle-directory-server']) {
    expect(source(`directory: ${directory}`).source).toMatchObject({
      guidBinary: false,
      changeDetectionSettings: { changedUsersAlgorithm: 'TIMESTAMP_NO_NEGATION' },
      accountManagementSettings: {
        accountStatusAttributeName: 'nsaccountlock',
        accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_FLAG',
        flagComparisonValue: 'true',
        flagComparisonStatus: false,
        defaultStatus: true,
      },
    });
  }
});

describe('what is written wins', () => {
  test.each([
    ['guidAttributeName: entryUUID', { guidAttributeName: 'entryUUID' }, ['guidBinary']],
    [
      'changeDetectionSettings: { changedUsersAlgorithm: TIMESTAMP, userObjectClass: person }',
      {
        changeDetectionSettings: {
          changedUsersAlgorithm: 'TIMESTAMP',
          userObjectClass: 'person',
          groupObjectClass: 'group',
        },
      },
      ['changeDetectionSettings.usnAttributeName'],
    ],
    [
      'changeDetectionSettings: { changedUsersAlgorithm: ACTIVE_DIRECTORY_USN }',
      { changeDetectionSettings: { usnAttributeName: 'uSNChanged' } },
      [],
    ],
  ] as [string, object, string[]][])('%s', (yaml, expected, absent) => {
    const { source: filled } = source(`directory: active-directory, ${yaml}`);
    expect(filled).toMatchObject(expected);
    for (const path of absent) expect(filled).not.toHaveProperty(path);
  });

  test('a flag of one’s own isn’t compared the preset’s way', () => {
    const { source: filled } = source(
      'directory: pingdirectory, accountManagementSettings: { flagComparisonValue: "false" }',
    );
    expect(filled).not.toHaveProperty('accountManagementSettings.flagComparisonStatus');
  });
});

test.each(['generic', 'pingds'])('%s fills in nothing, and says nothing', (directory) => {
  expect(source(`directory: ${directory}, baseDn: x`)).toMatchObject({ source: { baseDn: 'x' }, said: [] });
  expect(directories).toContain(directory);
});

test('an unknown directory', () => {
  expect(source('directory: ActiveDirectory').said).toEqual([
    ['no directory is called "ActiveDirectory"', 'did you mean "active-directory"?'],
  ]);
  expect(source('directory: 7').said).toEqual([
    [
      'no directory is called "7"',
      'it takes "active-directory", "pingdirectory", "oracle-unified-directory", "oracle-directory-server", "pingds" or "generic"',
    ],
  ]);
});

test('what is filled in is said in a plan, not each time that files are checked', () => {
  const yaml = 'connector: zoom\nchannels: [{ name: a, channelSource: { directory: active-directory } }]\n';
  expect(lowered(yaml).diagnostics).toEqual([]);
});

test('the schema takes these words and no other', () => {
  const { $defs } = JSON.parse(readFileSync('schemas/connection.schema.json', 'utf8'));
  expect($defs.ChannelSource.properties.directory.enum).toEqual(directories);
});

test('what a preset fills in for a channel the schema doesn’t ask for', () => {
  const source = parse(readFileSync('schemas/source/outbound-provisioning.yaml', 'utf8')).$defs.ChannelSource;
  expect(source.if.properties.directory.enum).toEqual(
    directories.filter((name) => source.else.required.every((member: string) => isFilledIn(name, member))),
  );
});

const isFilledIn = (directory: string, member: string) =>
  presetFor(directory)?.some(({ pointer }) => pointer.startsWith(`/${member}`));
