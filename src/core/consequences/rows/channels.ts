import type { Place, Row } from '../row.ts';
import { everyoneInScope, provisioned } from './who.ts';

const channel = 'outboundProvision.channels[*]';
const source = `${channel}.channelSource`;

const countBoth = 'count both in the directory before merging';
const noGroups = 'neither a group DN nor groups are used';
const noProvisionedGroups = 'the connector doesn’t provision groups';
const onlyCapitals = 'directories don’t tell capitals in names of attributes and classes apart';

/** Who leaves, in the plural; `{fate}` says what becomes of them as the options are after the change. */
const leave = (who: string, why: string): Omit<Row, 'on'> => ({
  severity: 'stops',
  leavers: true,
  who,
  says: `leave the scope of {channel} and {fate}: ${why}`,
  hint: 'count them in the directory first',
  evidence: 'sure',
});

const join = (who: string, why: string): Omit<Row, 'on'> => ({
  severity: 'grants',
  who,
  says: `come into the scope of {channel} and {joined}: ${why}`,
  hint: 'count them in the directory first',
  evidence: 'sure',
});

const exchange = (who: string, says: string): Omit<Row, 'on'> => ({
  severity: 'stops',
  leavers: true,
  who,
  says,
  hint: countBoth,
  evidence: 'sure',
});

const same = (what: string): Row => ({
  on: 'same',
  severity: 'note',
  who: what,
  says: 'means the same, written differently',
  evidence: 'sure',
});

/** Who is provisioned: base, group, filter, object class. */
const scope: readonly Place[] = [
  {
    at: `${source}.baseDn`,
    as: 'name',
    rows: [
      same('The base'),
      { on: 'below', ...leave('People below {old} but not below {new}', 'the base moves down') },
      { on: 'above', ...join('People elsewhere below {new}', 'the base moves up') },
      {
        on: 'unknown',
        ...exchange(
          provisioned,
          'leaves the scope unless the directory takes {new} and {old} for one place; leavers {fate}',
        ),
      },
      {
        on: 'any',
        ...exchange(
          'All people provisioned so far',
          'leave the scope of {channel} and {fate}; those below {new} {joined}: the base is another place',
        ),
      },
    ],
  },
  {
    at: `${source}.userSourceLocation.groupDN`,
    as: 'name',
    rows: [
      same('The group'),
      { on: 'set', ...leave('People who aren’t members of {new}', 'only members count') },
      { on: 'unset', ...join('People who aren’t members of {old}', 'membership no longer counts') },
      {
        on: 'any',
        ...exchange(
          'Members of {old} who aren’t in {new}',
          'leave the scope of {channel} and {fate}; members of {new} {joined}. The plan can’t see who is in them',
        ),
      },
    ],
  },
  {
    at: `${source}.userSourceLocation.filter`,
    as: 'filter',
    rows: [
      same('The filter'),
      { on: 'narrower', ...leave('People who no longer match the filter', 'it lets fewer through') },
      { on: 'wider', ...join('People who match the filter now as well', 'it lets more through') },
      {
        on: 'nobody',
        ...leave('All people provisioned so far', 'the new filter matches nobody'),
      },
      {
        on: 'apart',
        ...exchange(
          'All people provisioned so far',
          'leave the scope of {channel} and {fate}; others {joined}: nobody matches both filters',
        ),
      },
      { on: 'set', ...leave('People who don’t match the new filter', 'it is one more condition') },
      { on: 'unset', ...join('People who didn’t match the filter', 'it is gone') },
      {
        on: 'any',
        ...exchange(
          'People who match only the old filter',
          'leave the scope of {channel} and {fate}; who matches only the new one comes in. The plan can’t tell who they are',
        ),
      },
    ],
  },
  {
    at: `${source}.userSourceLocation.nestedSearch`,
    as: 'switch',
    rows: [
      { on: 'on', if: ['group-dn'], ...join('Members of groups inside the group', 'nested groups count') },
      {
        on: 'off',
        if: ['group-dn'],
        ...leave('People who are members only through another group', 'nested groups no longer count'),
      },
    ],
    nobody: 'no group says who is provisioned',
  },
  {
    at: `${source}.changeDetectionSettings.userObjectClass`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The class', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        ...exchange(
          'People whose entry isn’t of the class {new}',
          'leave the scope of {channel} and {fate}; entries of that class come in',
        ),
      },
    ],
  },
  {
    at: `${source}.changeDetectionSettings.groupObjectClass`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The class', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        if: ['groups-used'],
        ...exchange(
          'Members of groups that aren’t of the class {new}',
          'leave the scope of {channel} and {fate}: such groups are no longer seen',
        ),
      },
    ],
    nobody: noGroups,
  },
  {
    at: `${source}.groupMembershipDetection.memberOfGroupAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        if: ['groups-used'],
        severity: 'check',
        who: 'Members of groups',
        says: 'may fall out of the scope, or come in, and groups at {target} change: membership is read from {new}',
        hint: 'look at one member in the directory',
        evidence: 'sure',
      },
    ],
    nobody: noGroups,
  },
  {
    at: `${source}.groupMembershipDetection.groupMemberAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        if: ['groups-used'],
        ...exchange(
          'Members of groups',
          'leave the scope of {channel} and {fate} if {new} isn’t where this directory keeps members: all groups look empty',
        ),
      },
    ],
    nobody: noGroups,
  },
  {
    at: `${source}.groupSourceLocation.groupDN`,
    as: 'name',
    rows: [
      same('The group'),
      {
        on: 'any',
        if: ['groups-provisioned'],
        severity: 'stops',
        who: 'Members of the groups at {target} that fall out',
        says: 'lose what those allow: the groups are deleted there, or no longer kept up to date',
        evidence: 'likely',
      },
    ],
    nobody: noProvisionedGroups,
  },
  {
    at: `${source}.groupSourceLocation.filter`,
    as: 'filter',
    rows: [
      same('The filter'),
      {
        on: ['wider', 'unset'],
        if: ['groups-provisioned'],
        severity: 'grants',
        who: 'Members of the groups that come in',
        says: 'get them at {target}; a group of the same name there is taken over',
        evidence: 'likely',
      },
      {
        on: 'any',
        if: ['groups-provisioned'],
        severity: 'stops',
        who: 'Members of the groups at {target} that fall out',
        says: 'lose what those allow: the groups are deleted there, or no longer kept up to date',
        evidence: 'likely',
      },
    ],
    nobody: noProvisionedGroups,
  },
  {
    at: `${source}.groupSourceLocation.nestedSearch`,
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['groups-provisioned'],
        severity: 'check',
        who: 'Groups inside the groups',
        says: 'are made at {target} as well',
        evidence: 'likely',
      },
      {
        on: 'off',
        if: ['groups-provisioned'],
        severity: 'check',
        who: 'Groups inside the groups',
        says: 'are no longer kept up to date at {target}, and rights by them may go',
        evidence: 'likely',
      },
    ],
    nobody: noProvisionedGroups,
  },
];

/** By what people are known, and who counts as disabled. */
const identity: readonly Place[] = [
  {
    at: `${source}.dataSource.id`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'irreversible',
        word: 'new-accounts',
        who: 'All people provisioned so far',
        says: 'leave the scope of {channel} and {fate}, and everyone in {new} looks new, unless it holds the same entries with the same GUIDs',
        hint: 'compare the GUID of one person in both',
        evidence: 'likely',
      },
    ],
  },
  {
    at: `${source}.guidAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        if: ['link-moves'],
        severity: 'irreversible',
        word: 'new-accounts',
        who: 'All people provisioned so far',
        says: 'get second accounts at {target}, and the known ones {fate}: by neither the GUID nor the field that links is anybody found again',
        hint: 'keep at least one of the two',
        evidence: 'sure',
      },
      {
        on: 'any',
        severity: 'irreversible',
        word: 'new-accounts',
        who: 'All people provisioned so far',
        says: 'look new to PingFederate, and the known ones look gone: they {fate}, and second accounts are made unless {target} links them',
        hint: 'keep the GUID for the life of a channel',
        evidence: 'likely',
      },
    ],
  },
  {
    at: `${source}.guidBinary`,
    as: 'switch',
    rows: [
      {
        on: 'any',
        severity: 'irreversible',
        word: 'new-accounts',
        who: 'All people provisioned so far',
        says: 'look new to PingFederate, and the known ones look gone: they {fate}, and second accounts are made unless {target} links them',
        hint: 'keep the GUID for the life of a channel',
        evidence: 'likely',
      },
    ],
  },
  {
    at: `${source}.accountManagementSettings.accountStatusAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        ...exchange(
          'People who count as disabled by {new}',
          'but not by {old} {fate}; those the other way round are enabled again',
        ),
        hint: 'look at one active and one locked person in the directory first',
      },
    ],
  },
  {
    at: `${source}.accountManagementSettings.accountStatusAlgorithm`,
    as: 'text',
    rows: [
      {
        on: 'any',
        ...exchange(
          'People who count as disabled by the new algorithm',
          '{fate}: with one that doesn’t suit the directory that is everybody, or nobody',
        ),
        hint: 'look at one active and one locked person in the directory first',
      },
    ],
  },
  {
    at: `${source}.accountManagementSettings.flagComparisonValue`,
    as: 'text',
    rows: [
      {
        on: 'any',
        if: ['by-flag', 'flag-means-active'],
        ...exchange('People with {old}', 'count as disabled and {fate}; people with {new} count as active'),
      },
      {
        on: 'any',
        if: ['by-flag'],
        ...exchange('People with {new}', 'count as disabled and {fate}; people with {old} are enabled again'),
      },
    ],
    nobody: 'the algorithm compares no flag',
  },
  {
    at: `${source}.accountManagementSettings.flagComparisonStatus`,
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['by-flag'],
        severity: 'grants',
        who: 'People whose flag matches',
        says: 'count as active: locked people are created or enabled again at {target}, where the flag means locked',
        hint: 'look at one active and one locked person in the directory first',
        evidence: 'sure',
      },
      {
        on: 'off',
        if: ['by-flag', 'locks-by-flag'],
        severity: 'note',
        who: 'People who are locked in the directory',
        says: 'count as disabled from now on: the correction where the flag means locked',
        evidence: 'likely',
      },
      {
        on: 'off',
        if: ['by-flag'],
        ...leave('People whose flag matches', 'they count as disabled'),
      },
      {
        on: 'begins',
        to: ['true'],
        if: ['by-flag', 'locks-by-flag'],
        severity: 'stops',
        who: 'People who are locked in the directory',
        says: 'count as active for {channel}, and everybody else as disabled: a flag that means locked is taken the wrong way round',
        hint: 'look at one active and one locked person in the directory first',
        evidence: 'likely',
      },
    ],
    nobody: 'the algorithm compares no flag',
  },
  {
    at: `${source}.accountManagementSettings.defaultStatus`,
    as: 'switch',
    rows: [
      {
        on: 'off',
        ...leave(
          'People without a status of their own',
          'they count as disabled; with a lock attribute that is nearly everybody',
        ),
      },
      {
        on: 'on',
        severity: 'grants',
        who: 'People without a status of their own',
        says: 'count as active, and are created or enabled at {target}',
        hint: 'count them in the directory first',
        evidence: 'sure',
      },
      {
        on: 'begins',
        to: ['false'],
        severity: 'stops',
        who: 'People without a status of their own',
        says: 'count as disabled for {channel}: with a lock attribute that is nearly everybody',
        hint: 'look at one active and one locked person in the directory first',
        evidence: 'likely',
      },
    ],
  },
];

/** The channel as a whole, and how it runs. */
const itself: readonly Place[] = [
  {
    at: 'outboundProvision.channels',
    as: 'order',
    rows: [
      {
        on: 'reordered',
        if: ['channels-overlap'],
        severity: 'check',
        who: 'People who are in the scope of two channels',
        says: 'are handled by another one: the channel that runs first takes them, and the order is {new} instead of {old}',
        hint: 'give each channel a scope of its own',
        evidence: 'likely',
      },
    ],
    nobody: 'nobody can be in two of the channels',
  },
  {
    at: channel,
    as: 'exchangeable',
    rows: [
      {
        on: 'added',
        if: ['channel-runs', 'creates'],
        severity: 'grants',
        who: everyoneInScope,
        says: 'is created or updated at {target} by the first synchronization after the apply{licence}; there is no trial run',
        hint: 'count them in the directory first',
        evidence: 'sure',
      },
      {
        on: 'added',
        if: ['channel-runs'],
        severity: 'check',
        who: everyoneInScope,
        says: 'is updated at {target} by the first synchronization after the apply; nobody is created, because that is off',
        evidence: 'sure',
      },
      {
        on: 'removed',
        if: ['channel-ran'],
        severity: 'irreversible',
        word: 'leave-accounts',
        who: provisioned,
        says: 'stays at {target} with nobody looking after the accounts: who leaves keeps access, and the record of them is gone',
        hint: 'let them leave the scope first, and remove the channel after a run',
        evidence: 'likely',
      },
      {
        on: 'exchanged',
        if: ['channel-ran'],
        unless: ['channel-runs'],
        severity: 'irreversible',
        word: 'lose-record',
        who: 'Everyone whom {old} provisioned',
        says: 'is no longer looked after, and the record of them is lost: {item} takes its place and doesn’t run',
        hint: 'keep the name',
        evidence: 'likely',
      },
      {
        on: 'exchanged',
        if: ['channel-ran'],
        severity: 'irreversible',
        word: 'lose-record',
        who: 'The record of whom {old} provisioned',
        says: 'is lost: under the name {item} everybody is new to PingFederate, and who left before the next run keeps the account',
        hint: 'keep the name',
        evidence: 'likely',
      },
    ],
    nobody: 'it doesn’t run',
  },
  {
    at: `${channel}.name`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'irreversible',
        word: 'lose-record',
        who: 'The record of whom {old} provisioned',
        says: 'is lost: under the name {new} everybody is new to PingFederate, and who left before the next run keeps the account',
        hint: 'keep the name',
        evidence: 'likely',
      },
    ],
  },
  {
    at: `${channel}.active`,
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['creates'],
        severity: 'grants',
        who: everyoneInScope,
        says: 'is created or updated at {target} by the first synchronization after the apply{licence}; there is no trial run',
        hint: 'count them in the directory first',
        evidence: 'sure',
      },
      {
        on: 'on',
        severity: 'check',
        who: everyoneInScope,
        says: 'is updated at {target} by the first synchronization after the apply; nobody is created, because that is off',
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'stops',
        who: provisioned,
        says: 'is no longer looked after: who joins gets no account, who leaves keeps it',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${channel}.maxThreads`,
    as: 'number',
    rows: [
      {
        on: ['raised', 'set'],
        if: ['five-times'],
        severity: 'load',
        who: '{target}',
        says: 'may refuse so many requests at once: {channel} pushes with {new} threads instead of {old}',
        hint: 'ask for the rate limit',
        evidence: 'likely',
      },
    ],
    nobody: 'runs take shorter or longer',
  },
  {
    at: `${channel}.timeout`,
    as: 'number',
    rows: [
      {
        on: ['lowered', 'set', 'unset'],
        if: ['five-times'],
        severity: 'load',
        who: everyoneInScope,
        says: 'is updated late: an operation that takes longer than {new} seconds is given up and tried again in the next run',
        evidence: 'sure',
      },
      {
        on: 'raised',
        if: ['five-times'],
        severity: 'load',
        who: 'A run of {channel}',
        says: 'waits {new} seconds for an operation instead of {old}: a target that hangs holds up everybody',
        evidence: 'sure',
      },
    ],
    nobody: 'a target that hangs holds up a run shorter or longer',
  },
  {
    at: `${source}.changeDetectionSettings.changedUsersAlgorithm`,
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: everyoneInScope,
        says: 'is updated, and leavers are noticed, only if {new} suits the directory; otherwise changes are missed',
        hint: 'change one person in the directory and look at the target',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${source}.changeDetectionSettings.usnAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        if: ['by-usn'],
        severity: 'check',
        who: everyoneInScope,
        says: 'is updated, and leavers are noticed, only if {new} counts changes; otherwise they are missed',
        hint: 'change one person in the directory and look at the target',
        evidence: 'likely',
      },
    ],
    nobody: 'changes aren’t found by this number',
  },
  {
    at: `${source}.changeDetectionSettings.timeStampAttributeName`,
    as: 'loose',
    rows: [
      { on: 'same', severity: 'note', who: 'The attribute', says: `is the same: ${onlyCapitals}`, evidence: 'sure' },
      {
        on: 'any',
        unless: ['by-usn'],
        severity: 'check',
        who: everyoneInScope,
        says: 'is updated, and leavers are noticed, only if {new} is the date of the last change; otherwise they are missed',
        hint: 'change one person in the directory and look at the target',
        evidence: 'likely',
      },
    ],
    nobody: 'changes are found by a number',
  },
];

/** Who is in a channel’s scope, by what people are known, and the channel itself. */
export const channels: readonly Place[] = [...scope, ...identity, ...itself];
