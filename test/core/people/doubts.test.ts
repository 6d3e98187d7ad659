import { expect, test } from 'vitest';
import {
  checksOf,
  type DirectoryFacts,
  type GroupFacts,
  groupOf,
  namedBelow,
} from '../../../src/core/people/checks.ts';
import { connectionEffect } from '../../../src/core/people/connection-effect.ts';
import { doubtsOf } from '../../../src/core/people/doubts.ts';
import { questionsOf } from '../../../src/core/people/questions.ts';
import { Tally } from '../../../src/core/people/tally.ts';
import { connection, type Example } from '../consequences/zoom-example.ts';
import { entry, filterText, question, tallied, zoom } from './example.ts';

const facts: DirectoryFacts = {
  host: 'dc1.example.com',
  matchInChain: false,
  knownAttributes: new Set([
    'objectclass',
    'objectguid',
    'useraccountcontrol',
    'mail',
    'title',
    'sn',
    'cn',
    'memberof',
  ]),
  groups: [],
  memberships: [],
  computers: 0,
  referrals: 0,
  dataStoreHosts: ['DC1.example.com'],
};
const group = (more: Partial<GroupFacts>): GroupFacts[] => [
  { dn: 'cn=staff,dc=example', exists: true, named: 1204, seen: 1204, ...more },
];
const everybody = Array.from({ length: 12 }, (_, index) => entry(`p${index}`, { title: 'x' }));

/** Code, and `!` for what closes a limit. */
function doubts(more: Partial<DirectoryFacts>, to: Example = {}, people = everybody): string[] {
  const found = doubtsOf(tallied({}, to, people, people), { ...facts, ...more });
  return found.map(({ code, closes }) => `${code}${closes ? ' !' : ''}`);
}

test.each<[string, Partial<DirectoryFacts>, Example, string[]]>([
  ['nothing', { groups: group({}) }, {}, []],
  [
    'a mistyped attribute in the filter',
    {},
    { users: { filter: '(&(employeType=x)(surname=y))' } },
    ['attribute-not-in-directory !'],
  ],
  ['one with an option', {}, { users: { filter: '(cn;lang-de=x)' } }, []],
  [
    'a mistyped one in the mapping',
    {},
    { mapping: { Title: { attributeNames: ['titel'] } } },
    ['attribute-not-in-directory'],
  ],
  ['a schema that can’t be read', { knownAttributes: undefined }, { users: { filter: '(employeType=x)' } }, []],
  [
    'no group',
    { groups: group({ exists: false }) },
    { users: { filter: '(memberOf=CN=staff, dc=example)' } },
    ['group-not-in-directory !'],
  ],
  ['it sees less', { groups: group({ seen: 834 }) }, {}, ['directory-sees-less !']],
  ['members without an attribute of their own', { groups: group({ seen: undefined }) }, {}, []],
  ['a primary group', { matchInChain: true, groups: group({ named: 0, seen: 0 }) }, {}, ['primary-group !']],
  ['an empty group elsewhere', { groups: group({ named: 0, seen: 0 }) }, {}, []],
  ['computers', { computers: 2 }, {}, ['computers-in-scope']],
  ['another host', { host: 'dc2.example.com' }, {}, ['other-directory']],
  ['a data store that nobody knows', { dataStoreHosts: [] }, {}, []],
  ['references', { referrals: 2 }, {}, ['people-elsewhere !']],
  ['group and filter', {}, { users: { filter: '(a=b)', groupDN: 'cn=x' } }, ['group-and-filter !']],
])('%s', (_, more, to, expected) => {
  expect(doubts(more, to)).toEqual(expected);
});

test.each([
  [1, /^one of those in scope is a computer,/],
  [1200, /^1,200 of those in scope are computers,/],
])('%i computers in words', (computers, expected) => {
  const [found] = doubtsOf(tallied({}, {}, everybody, everybody), { ...facts, computers });
  expect(found?.message).toMatch(expected);
});

test('nobody today', () => {
  expect(doubts({}, {}, [])).toEqual(['nobody-today !']);
});

test('a channel that starts with nobody may name a class or an attribute that isn’t there', () => {
  const starting = questionsOf({ after: connection({}), connector: zoom })[0]!;
  const tally = new Tally(starting);
  expect(doubtsOf(tally, facts).map(({ code, closes }) => [code, closes])).toEqual([['nobody-today', true]]);
  tally.willBe(entry('ada'));
  expect(doubtsOf(tally, facts)).toEqual([]);
});

test('small numbers are no part of what others read of a doubt', () => {
  const said = (more: Partial<DirectoryFacts>, smallest?: number) =>
    doubtsOf(tallied({}, {}, everybody, everybody), { ...facts, ...more, smallest }).map(({ message }) => message);
  const membership = { groupDn: 'cn=staff,dc=example', nested: false, named: 120, seen: 117, hiddenElsewhere: 2 };
  const more = { computers: 2, memberships: [membership] };
  expect(said(more, 10)).toEqual([
    'group "staff" names more members below the base than the account sees',
    'group "staff" names fewer than 10 outside the base that the account can’t read: the members of a group among them weren’t counted',
    'fewer than 10 of those in scope are computers, which Active Directory counts as users; (objectCategory=person) leaves them out',
  ]);
  expect(said(more)[0]).toBe('group "staff" names 120 members below the base, and the account sees 117 of them');
  expect(said({ memberships: [{ ...membership, seen: 90, hiddenElsewhere: 0 }] }, 10)).toEqual([
    'group "staff" names 120 members below the base, and the account sees 90 of them',
  ]);
});

test('a value that nobody has may be hidden, when they are many', () => {
  const hidden = everybody.map(({ dn }, index) => ({ dn, attributes: entry(`p${index}`, { mail: [] }).attributes }));
  expect(doubts({}, {}, hidden)).toEqual(['directory-sees-less']);
  expect(doubts({}, {}, hidden.slice(0, 10))).toEqual(['directory-sees-less']);
  expect(doubts({}, {}, hidden.slice(0, 9))).toEqual([]);
});

test('members who are neither people nor readable, below the base and elsewhere', () => {
  const found = (seen: number, hiddenElsewhere = 0) =>
    doubts({ memberships: [{ groupDn: 'cn=staff,dc=example', nested: true, named: 12, seen, hiddenElsewhere }] });
  expect(found(12)).toEqual([]);
  expect(found(11)).toEqual(['directory-sees-less !']);
  expect(found(12, 1)).toEqual(['directory-sees-less !']);
});

test.each<[string, Example['users'], string | undefined]>([
  ['the channel’s group', { groupDN: 'cn=a,dc=x', nestedSearch: true }, 'cn=a,dc=x nested'],
  ['a filter by a group', { filter: '(memberOf=cn=a,dc=x)' }, 'cn=a,dc=x'],
  ['along the chain', { filter: '(memberOf:1.2.840.113556.1.4.1941:=cn=a,dc=x)' }, 'cn=a,dc=x nested'],
  ['by another rule', { filter: '(memberOf:1.2.3:=cn=a,dc=x)' }, undefined],
  ['by more than a group', { filter: '(&(memberOf=cn=a,dc=x)(l=Bonn))' }, undefined],
  ['by no group', { filter: '(l=Bonn)' }, undefined],
])('a group that alone decides: %s', (_, users, expected) => {
  const rule = groupOf(question({ users }).after!);
  expect(rule && `${rule.groupDn}${rule.nested ? ' nested' : ''}`).toBe(expected);
});

test('people without a GUID', () => {
  const [message] = doubtsOf(tallied({}, {}, [entry('a', { objectGUID: [] })], [entry('b')]), facts);
  expect(message).toMatchObject({
    code: 'directory-sees-less',
    message: expect.stringMatching(/GUID of 1 person/),
    closes: true,
  });
});

test.each<[string, string, string, string[]]>([
  ['one before, one after', 'a', 'b', ['guid-shared !']],
  ['the same entry', 'a', 'a', []],
])('two entries with one GUID: %s', (_, was, willBe, expected) => {
  const tally = tallied({}, {}, [entry(was, { objectGUID: 'same' })], [entry(willBe, { objectGUID: 'same' })]);
  expect(doubtsOf(tally, facts).map(({ code, closes }) => `${code}${closes ? ' !' : ''}`)).toEqual(expected);
});

test('two entries with one GUID in two channels', () => {
  const same = { objectGUID: 'same' };
  const tallies = [tallied({}, {}, [entry('a', same)], []), tallied({}, {}, [], [entry('b', same)])];
  const { channels } = connectionEffect(tallies);
  expect(channels.map(({ doubts: [one] }) => one?.code)).toEqual(['guid-shared', 'guid-shared']);
});

test('what is asked beside the people', () => {
  const to: Example = {
    source: {
      changeDetectionSettings: { userObjectClass: 'user' },
      groupMembershipDetection: { groupMemberAttributeName: 'uniqueMember' },
    },
    users: { filter: '(|(memberOf=cn=a,dc=example)(memberOf:1.2.840.113556.1.4.1941:=cn=b,dc=example)(cn=x))' },
  };
  const { groups, computers } = checksOf(question(to), { matchInChain: true });
  expect(groups.map(({ dn, member, seen }) => `${dn} ${member} ${seen && filterText(seen)}`)).toEqual([
    'cn=a,dc=example uniqueMember (memberOf=cn=a,dc=example)',
    'cn=b,dc=example uniqueMember (memberOf=cn=b,dc=example)',
  ]);
  expect(computers && filterText(computers.filter)).toMatch(/^\(&\(objectClass=computer\)\(&\(objectClass=user\)/);
  expect(checksOf(question(to), { matchInChain: false }).computers).toBeUndefined();
  const both = checksOf(question({ users: { groupDN: 'cn=a,dc=x' } }, { users: { groupDN: 'CN=A, dc=x' } }), {
    matchInChain: false,
  });
  expect(both.groups).toHaveLength(1);
});

test('members below the base, however their names are written', () => {
  const members = ['cn=a,ou=People, DC=example', 'cn=b,ou=other,dc=example', 'ou=people,dc=example'];
  expect(namedBelow(members, 'ou=people,dc=example')).toBe(2);
});
