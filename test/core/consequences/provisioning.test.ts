import { expect, test } from 'vitest';
import { ofChange } from '../../../src/core/consequences/conditions-of-change.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { channel, consequences, type Example, lines, mapping, said } from './zoom-example.ts';

const deleting = { settings: { 'Remove User Action': 'Delete' } };
const keeping = { settings: { 'User Disable / Delete': 'false' } };
const noCreate = { settings: { 'User Create': 'false' } };
const group = (groupDN: string, nestedSearch = false): Example => ({ users: { groupDN, nestedSearch } });
const off = { channel: { active: false } };

test('who is in the scope', () => {
  expect(
    lines({
      'the base moves down': [{}, { source: { baseDn: 'ou=berlin,ou=people,dc=example' } }],
      'it moves down, and leavers are deleted': [
        deleting,
        { ...deleting, source: { baseDn: 'ou=berlin,ou=people,dc=example' } },
      ],
      'it moves down, and leavers are deleted from now on': [
        {},
        { ...deleting, source: { baseDn: 'ou=berlin,ou=people,dc=example' } },
      ],
      'it moves down, and leavers are left alone': [
        keeping,
        { ...keeping, source: { baseDn: 'ou=berlin,ou=people,dc=example' } },
      ],
      'it moves up': [{}, { source: { baseDn: 'dc=example' } }],
      'it moves up, and nobody is created': [noCreate, { ...noCreate, source: { baseDn: 'dc=example' } }],
      'it is another place': [{}, { source: { baseDn: 'ou=other,dc=example' } }],
      'it is written differently': [{}, { source: { baseDn: 'OU=People, DC=example' } }],
      'directories differ about it': [{ source: { baseDn: 'o=Straße' } }, { source: { baseDn: 'o=Strasse' } }],
      'a group is asked for': [{}, group('cn=g,dc=example')],
      'no group is asked for any more': [group('cn=g,dc=example'), {}],
      'another group': [group('cn=g,dc=example'), group('cn=h,dc=example')],
      'nested groups count': [group('cn=g'), group('cn=g', true)],
      'nested groups no longer count': [group('cn=g', true), group('cn=g')],
      'one more condition in the filter': [{}, { users: { filter: '(&(objectClass=user)(l=Berlin))' } }],
      'one more way through it': [{}, { users: { filter: '(|(objectClass=user)(l=Berlin))' } }],
      'another filter': [{}, { users: { filter: '(l=Berlin)' } }],
      'the opposite': [{}, { users: { filter: '(!(objectClass=user))' } }],
      'one that nobody matches': [{}, { users: { filter: '(&(l=Bonn)(!(l=Bonn)))' } }],
      'line breaks in it': [{}, { users: { filter: '(objectClass=user) ' } }],
      'the base narrower, the filter wider': [
        {},
        { source: { baseDn: 'ou=a,ou=people,dc=example' }, users: { filter: '(|(objectClass=user)(l=Berlin))' } },
      ],
      'both narrower': [
        {},
        { source: { baseDn: 'ou=a,ou=people,dc=example' }, users: { filter: '(&(objectClass=user)(l=Berlin))' } },
      ],
      'groups are provisioned, which Zoom has not got': [{}, { source: { groupSourceLocation: { groupDN: 'cn=g' } } }],
      'of a channel that never runs': [off, { ...off, source: { baseDn: 'dc=b' } }],
      'of a connection that never runs': [{ active: false }, { active: false, source: { baseDn: 'dc=b' } }],
      'left to the console': [
        {},
        { source: { baseDn: 'dc=b' } },
        ['outboundProvision.channels[Staff].channelSource.baseDn'],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "
    the base moves down
      2! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are disabled at Zoom: the base moves down
    it moves down, and leavers are deleted
      1! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are deleted at Zoom with their data: the base moves down
    it moves down, and leavers are deleted from now on
      1! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are deleted at Zoom with their data: the base moves down; the same holds for whoever leaves or is disabled later: "Remove User Action" becomes "Delete"
    it moves down, and leavers are left alone
      3! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and keep their accounts at Zoom: the base moves down
    it moves up
      2! People elsewhere below "dc=example" come into the scope of channel "Staff" and are created at Zoom: the base moves up
    it moves up, and nobody is created
      6  People elsewhere below "dc=example" come into the scope of channel "Staff" and aren’t created, because that is off: the base moves up
    it is another place
      2! All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom; those below "ou=other,dc=example" are created at Zoom: the base is another place
    it is written differently
    directories differ about it
      2! Everyone whom channel "Staff" provisioned leaves the scope unless the directory takes "o=Strasse" and "o=Straße" for one place; leavers are disabled at Zoom
    a group is asked for
      2! People who aren’t members of "cn=g,dc=example" leave the scope of channel "Staff" and are disabled at Zoom: only members count
    no group is asked for any more
      2! People who aren’t members of "cn=g,dc=example" come into the scope of channel "Staff" and are created at Zoom: membership no longer counts
    another group
      2! Members of "cn=g,dc=example" who aren’t in "cn=h,dc=example" leave the scope of channel "Staff" and are disabled at Zoom; members of "cn=h,dc=example" are created at Zoom. The plan can’t see who is in them
    nested groups count
      2! Members of groups inside the group come into the scope of channel "Staff" and are created at Zoom: nested groups count
    nested groups no longer count
      2! People who are members only through another group leave the scope of channel "Staff" and are disabled at Zoom: nested groups no longer count
    one more condition in the filter
      2! People who no longer match the filter leave the scope of channel "Staff" and are disabled at Zoom: it lets fewer through
    one more way through it
      2! People who match the filter now as well come into the scope of channel "Staff" and are created at Zoom: it lets more through
    another filter
      2! People who match only the old filter leave the scope of channel "Staff" and are disabled at Zoom; who matches only the new one comes in. The plan can’t tell who they are
    the opposite
      2! All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom; others are created at Zoom: nobody matches both filters
    one that nobody matches
      2! All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom: the new filter matches nobody
    line breaks in it
    the base narrower, the filter wider
      2! People who are no longer in the scope of channel "Staff" are disabled at Zoom, and others come in: its base, group and filter change together, and the plan can’t tell who they are
    both narrower
      2! People below "ou=people,dc=example" but not below "ou=a,ou=people,dc=example" leave the scope of channel "Staff" and are disabled at Zoom: the base moves down
      2! People who no longer match the filter leave the scope of channel "Staff" and are disabled at Zoom: it lets fewer through
    groups are provisioned, which Zoom has not got
    of a channel that never runs
      6  All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom; those below "dc=b" are created at Zoom: the base is another place (once the channel is switched on)
    of a connection that never runs
      6  All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom; those below "dc=b" are created at Zoom: the base is another place (once the connection is switched on)
    left to the console
    "
  `);
});

test('by what people are recognised, and who counts as disabled', () => {
  expect(
    lines({
      'another data store': [{}, { source: { dataSource: { id: 'other' } } }],
      'another GUID': [{}, { source: { guidAttributeName: 'mail' } }],
      'it is read otherwise': [{}, { source: { guidBinary: false } }],
      'the status from another attribute': [{}, { status: { accountStatusAttributeName: 'x' } }],
      'everybody counts as disabled': [{}, { status: { defaultStatus: false } }],
      'the user name from another attribute': [{}, { mapping: { ...mapping, Username: { attributeNames: ['uid'] } } }],
      'the user name from nothing': [{}, { mapping: { Title: mapping.Title } }],
      'the user name from the same attribute': [
        {},
        { mapping: { ...mapping, Username: { attributeNames: ['MAIL'] } } },
      ],
      'the user name in capitals': [
        {},
        { mapping: { ...mapping, Username: { attributeNames: ['mail'], characterCase: 'UPPER' } } },
      ],
      'the user name from an expression': [
        {},
        { mapping: { ...mapping, Username: { attributeNames: ['mail'], expression: '#this' } } },
      ],
      'a field that describes people': [{}, { mapping: { ...mapping, Title: { attributeNames: ['description'] } } }],
      'one less of them': [{}, { mapping: { Username: mapping.Username } }],
      'one more of them': [{}, { mapping: { ...mapping, Department: { attributeNames: ['ou'] } } }],
      'a licence for everybody': [{}, { mapping: { ...mapping, 'User Type': { defaultValue: 'Licensed' } } }],
      'a licence less': [
        { mapping: { ...mapping, 'User Type': { defaultValue: 'Licensed' } } },
        { mapping: { ...mapping, 'User Type': { defaultValue: 'Basic' } } },
      ],
      'how it is logged': [{}, { mapping: { ...mapping, Title: { attributeNames: ['title'], masked: true } } }],
    }),
  ).toMatchInlineSnapshot(`
    "
    another data store
      1! All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom, and everyone in "other" looks new, unless it holds the same entries with the same GUIDs
    another GUID
      1! All people provisioned so far look new to PingFederate, and the known ones look gone: they are disabled at Zoom, and second accounts are made unless Zoom links them
    it is read otherwise
      1! All people provisioned so far look new to PingFederate, and the known ones look gone: they are disabled at Zoom, and second accounts are made unless Zoom links them
    the status from another attribute
      2! People who count as disabled by "x" but not by "userAccountControl" are disabled at Zoom; those the other way round are enabled again
    everybody counts as disabled
      2! People without a status of their own leave the scope of channel "Staff" and are disabled at Zoom: they count as disabled; with a lock attribute that is nearly everybody
    the user name from another attribute
      1! Everyone whom channel "Staff" provisioned isn’t found at Zoom any more, and gets a second account, or somebody else’s: "Username" comes from "uid" instead of "mail"
    the user name from nothing
      1! Everyone whom channel "Staff" provisioned isn’t found at Zoom any more: "Username", by which it knows people, is no longer sent, and new accounts fail
    the user name from the same attribute
    the user name in capitals
      3! Everyone whom channel "Staff" provisioned gets a second account if Zoom tells capitals apart: "Username" is written in others
    the user name from an expression
      1! Everyone whom channel "Staff" provisioned may not be found at Zoom any more, and get a second account, or somebody else’s: "Username" comes from another expression
    a field that describes people
    one less of them
      2! Everyone in the scope of channel "Staff" keeps what is at Zoom for "Title", which is no longer sent: Zoom keeps the values it has: a value can be replaced but not emptied
    one more of them
    a licence for everybody
      2! Everyone in the scope of channel "Staff" gets another licence or other rights at Zoom with the next change: "User Type" is sent from now on
    a licence less
      2! Everyone in the scope of channel "Staff" loses the paid licence in Zoom with the next change
    how it is logged
    "
  `);
});

test('options and settings of the target', () => {
  expect(
    lines({
      'Disable to Delete': [{}, deleting],
      'Delete to Disable': [deleting, {}],
      'one deletion for another': [deleting, { settings: { 'Remove User Action': 'Delete for good' } }],
      'to Delete, while nobody is removed': [keeping, { settings: { ...keeping.settings, ...deleting.settings } }],
      'nobody is created any more': [{}, noCreate],
      'people are created from now on': [noCreate, {}],
      'nobody is updated any more': [{}, { settings: { 'User Update': 'false' } }],
      'nobody is removed any more': [{}, keeping],
      'people are removed from now on': [keeping, {}],
      'people are deleted from now on': [{ settings: { ...keeping.settings, ...deleting.settings } }, deleting],
      'another account': [{}, { settings: { 'Account ID': '2' } }],
      'another client': [{}, { settings: { 'Client ID': 'y' } }],
      'defaults written down': [{}, { settings: { 'User Create': 'true', 'Remove User Action': 'Disable' } }],
      'of a connection that never runs': [{ active: false }, { active: false, ...deleting }],
    }),
  ).toMatchInlineSnapshot(`
    "
    Disable to Delete
      1! People who leave the scope or are disabled are deleted at Zoom with their data from now on, no longer disabled: "Remove User Action" becomes "Delete"
    Delete to Disable
      6  People who leave the scope are disabled at Zoom instead of deleted
    one deletion for another
      2! People who leave the scope are removed at Zoom in another way from now on: "Remove User Action" becomes "Delete for good"
    to Delete, while nobody is removed
      6  "Remove User Action" counts once people are removed at all, which is off
    nobody is created any more
      2! People who join get no account at Zoom any more: "User Create" is off
    people are created from now on
      2! Everyone in scope who isn’t at Zoom yet is created there with the next run; accounts may cost licences
    nobody is updated any more
      2! Everyone provisioned to Zoom keeps old names, rights and licences there, and nobody who was disabled is enabled again: "User Update" is off
    nobody is removed any more
      2! People who leave the scope keep their accounts at Zoom: "User Disable / Delete" is off
    people are removed from now on
      2! People who leave the scope are disabled at Zoom from now on, those who left meanwhile perhaps too: "User Disable / Delete" is on
    people are deleted from now on
      1! People who leave the scope are deleted at Zoom with their data from now on, those who left meanwhile perhaps too: "User Disable / Delete" is on
    another account
      1! Everyone provisioned so far keeps the account in 1 with nobody looking after it: "Account ID" leads to another place, 2, where everyone in scope is created
    another client
      3! Everyone in scope is no longer created, updated or removed if the new "Client ID" is wrong; if it is of another account, they are created there
    defaults written down
    of a connection that never runs
      6  People who leave the scope or are disabled are deleted at Zoom with their data from now on, no longer disabled: "Remove User Action" becomes "Delete" (once the connection is switched on)
    "
  `);
});

test('channels and how they run', () => {
  const guests = channel({ channel: { name: 'Guests' }, source: { baseDn: 'ou=guests' } });
  const two = { channels: [channel({}), guests] };
  const overlapping = { channels: [channel({}), { ...channel({}), name: 'All' }] };
  expect(
    lines({
      'a channel is switched on': [off, {}],
      'it is switched on, and nobody is created': [{ ...off, ...noCreate }, noCreate],
      'the connection is switched on': [{ active: false }, {}],
      'a channel is switched off': [{}, off],
      'the connection is switched off': [{}, { active: false }],
      'it is switched off, and its base moves as well': [{}, { ...off, source: { baseDn: 'dc=b' } }],
      'a new channel': [{}, two],
      'a new channel that is inactive': [{}, { channels: [channel({}), { ...guests, active: false }] }],
      'a channel goes': [two, {}],
      'one that never ran goes': [{ channels: [channel({}), { ...guests, active: false }] }, {}],
      'another name': [{}, { channel: { name: 'Employees' } }],
      'another order': [two, { channels: [...two.channels].reverse() }],
      'another order of channels with the same people': [
        overlapping,
        { channels: [...overlapping.channels].reverse() },
      ],
      'eight threads': [{}, { channel: { maxThreads: 8 } }],
      'two threads': [{}, { channel: { maxThreads: 2, timeout: 90 } }],
      'five seconds': [{}, { channel: { timeout: 5 } }],
      'an hour and more': [{}, { channel: { timeout: 6000 } }],
    }),
  ).toMatchInlineSnapshot(`
    "
    a channel is switched on
      2! Everyone in the scope of channel "Staff" is created or updated at Zoom by the first synchronization after the apply; there is no trial run
    it is switched on, and nobody is created
      3! Everyone in the scope of channel "Staff" is updated at Zoom by the first synchronization after the apply; nobody is created, because that is off
    the connection is switched on
      2! Everyone in the scope of its active channels is created or updated at Zoom by the first synchronization after the apply
    a channel is switched off
      2! Everyone whom channel "Staff" provisioned is no longer looked after: who joins gets no account, who leaves keeps it
    the connection is switched off
      2! Everyone provisioned to Zoom is no longer looked after: who joins gets no account, who leaves keeps it
    it is switched off, and its base moves as well
      2! Everyone whom channel "Staff" provisioned is no longer looked after: who joins gets no account, who leaves keeps it; when it is switched on again, another change counts, too
      6  All people provisioned so far leave the scope of channel "Staff" and are disabled at Zoom; those below "dc=b" are created at Zoom: the base is another place (once the channel is switched on)
    a new channel
      2! Everyone in the scope of channel "Guests" is created or updated at Zoom by the first synchronization after the apply; there is no trial run
    a new channel that is inactive
    a channel goes
      1! Everyone whom channel "Guests" provisioned stays at Zoom with nobody looking after the accounts: who leaves keeps access, and the record of them is gone
    one that never ran goes
    another name
      1! The record of whom "Staff" provisioned is lost: under the name "Employees" everybody is new to PingFederate, and who left before the next run keeps the account
    another order
    another order of channels with the same people
      3! People who are in the scope of two channels are handled by another one: the channel that runs first takes them, and the order is "All, Staff" instead of "Staff, All"
    eight threads
      5! Zoom may refuse so many requests at once: channel "Staff" pushes with 8 threads instead of 1
    two threads
    five seconds
      5! Everyone in the scope of channel "Staff" is updated late: an operation that takes longer than 5 seconds is given up and tried again in the next run
    an hour and more
      5! A run of channel "Staff" waits 6000 seconds for an operation instead of 60: a target that hangs holds up everybody
    "
  `);
});

test('one finding for what options and scope do together', () => {
  const moved = { source: { baseDn: 'ou=berlin,ou=people,dc=example' } };
  const two = (base: string) => ({
    channels: ['Staff', 'Guests'].map((name) => channel({ channel: { name }, source: { baseDn: base } })),
  });
  const also = { settings: { 'Remove User Action': 'Delete', 'Provision Disabled Users': 'true' } };
  expect(
    lines({
      'two channels': [two('ou=people,dc=example'), { ...deleting, ...two('ou=berlin,ou=people,dc=example') }],
      'removal is switched off': [{}, { ...keeping, ...moved }],
      'deleted before, disabled now': [deleting, moved],
      'the channel rests': [off, { ...off, ...deleting, ...moved }],
      'more people come in': [{}, { ...deleting, source: { baseDn: 'dc=example' } }],
      'disabled people, too': [{}, also],
      'disabled people were there': [{ settings: { 'Provision Disabled Users': 'true' } }, also],
      'removal is switched on, and deletes': [keeping, deleting],
    }),
  ).toMatchInlineSnapshot(`
    "
    two channels
      1! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are deleted at Zoom with their data: the base moves down; the same holds for whoever leaves or is disabled later: "Remove User Action" becomes "Delete"
      1! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Guests" and are deleted at Zoom with their data: the base moves down; the same holds for whoever leaves or is disabled later: "Remove User Action" becomes "Delete"
    removal is switched off
      2! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and keep their accounts at Zoom: the base moves down; the same holds for whoever leaves or is disabled later: "User Disable / Delete" is off
    deleted before, disabled now
      2! People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are disabled at Zoom: the base moves down; the same holds for whoever leaves or is disabled later: "Remove User Action" becomes "Disable"
    the channel rests
      6  People who leave the scope or are disabled are deleted at Zoom with their data from now on, no longer disabled: "Remove User Action" becomes "Delete" (once the connection is switched on)
      6  People below "ou=people,dc=example" but not below "ou=berlin,ou=people,dc=example" leave the scope of channel "Staff" and are deleted at Zoom with their data: the base moves down (once the channel is switched on)
    more people come in
      1! People who leave the scope or are disabled are deleted at Zoom with their data from now on, no longer disabled: "Remove User Action" becomes "Delete"
      2! People elsewhere below "dc=example" come into the scope of channel "Staff" and are created at Zoom: the base moves up
    disabled people, too
      1! People who leave the scope or are disabled are deleted at Zoom with their data; the disabled are made again without it with their next change: "Remove User Action" becomes "Delete"; "Provision Disabled Users" is on
    disabled people were there
      1! People who leave the scope or are disabled are deleted at Zoom with their data; the disabled are made again without it with their next change: "Remove User Action" becomes "Delete"
    removal is switched on, and deletes
      1! People who leave the scope or are disabled are deleted at Zoom with their data from now on, no longer disabled: "Remove User Action" becomes "Delete"; "User Disable / Delete" is on
    "
  `);
});

test('the yes to what options and scope do together is bound to both', () => {
  const [only, ...others] = consequences({}, { ...deleting, source: { baseDn: 'ou=berlin,ou=people,dc=example' } });
  expect(others).toEqual([]);
  const { effect } = only!;
  expect([effect.severity, effect.word]).toEqual(['irreversible', 'delete-accounts']);
  expect(effect.differences.map(({ path }) => pathText(path))).toEqual([
    'outboundProvision.channels[Staff].channelSource.baseDn',
    'outboundProvision.targetSettings[Remove User Action]',
  ]);
});

test('a number is over, under or five times another one from its boundary on', () => {
  const asked = (condition: 'over-10' | 'under-3' | 'five-times', now: string, old = '') =>
    ofChange[condition]({ move: { old, new: now } } as Parameters<(typeof ofChange)['over-10']>[0]);
  expect(['10', '11'].map((now) => asked('over-10', now))).toEqual([false, true]);
  expect(['', '2', '3'].map((now) => asked('under-3', now))).toEqual([true, true, false]);
  expect([asked('five-times', '5', '1'), asked('five-times', '4', '1')]).toEqual([true, false]);
  expect([asked('five-times', '1', '5'), asked('five-times', '1', '4')]).toEqual([true, false]);
});

test('nothing is said without a change', () => {
  expect(said({}, {})).toEqual([]);
});
