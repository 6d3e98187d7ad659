import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePeople } from '../../../sandbox/directory/example-people.ts';
import { type SandboxDirectory, startDirectory } from '../../../sandbox/directory/start-directory.ts';
import type { GroupRule, Scope } from '../../../src/core/people/types.ts';
import type { Directory } from '../../../src/edges/directory/open-directory.ts';
import { filterOf, namesOf, open } from './client.ts';

const people = 4000;
const entries = examplePeople({ people, kind: 'active-directory' });
const base = 'dc=example,dc=com';
const none = { attributes: [], binary: [] };

let server: SandboxDirectory;
let directory: Directory;

beforeAll(async () => {
  server = await startDirectory({ kind: 'active-directory', entries });
  directory = await open(server);
});
afterAll(async () => {
  await directory.close();
  await server.close();
});

const groupRule = (cn: string, more: Partial<GroupRule> = {}): GroupRule => ({
  kind: 'group',
  groupDn: `CN=${cn},OU=groups,DC=example,DC=com`,
  nested: false,
  member: 'member',
  groupClass: 'group',
  ...more,
});
const scope = (rule: Scope['rule']): Scope => ({ baseDn: base, objectClass: 'user', rule });

const membersOf = (cn: string) => entries.find(({ dn }) => dn.startsWith(`cn=${cn},`))!.attributes.member as string[];

test('groups in groups by the chain rule, and by a walk over names that all begin alike', async () => {
  expect(directory.matchInChain).toBe(true);
  const group = 'CN=nest3,OU=groups,DC=example,DC=com';
  const chain = filterOf(`(&(objectClass=user)(memberOf:1.2.840.113556.1.4.1941:=${group}))`);
  const byChain = await namesOf(directory.people(scope({ kind: 'base' }), chain, none));
  const byWalk = await namesOf(directory.people(scope(groupRule('nest3', { nested: true })), undefined, none));
  const nests = [0, 1, 2, 3, 4, 5].flatMap((index) => membersOf(`nest${index}`));
  expect(byChain.sort()).toEqual([...new Set(nests.filter((dn) => dn.startsWith('CN=')))].sort());
  expect(byWalk.sort()).toEqual(byChain);
});

describe('a group of more than 1,500 members', () => {
  test('is read range by range', async () => {
    server.requests.length = 0;
    const members = await directory.members('cn=g10000,ou=groups,dc=example,dc=com', 'member');
    expect(members).toEqual(membersOf('g10000'));
    expect(server.requests.map((request) => request.kind === 'search' && request.attributes)).toEqual([
      ['member'],
      ['member;range=1500-*'],
      ['member;range=3000-*'],
    ]);
  });

  test('whose ranges do not go on is not read in part', async () => {
    server.faults.add({ on: 'entry', fault: 'same-range', times: 0 });
    const members = directory.members('cn=g10000,ou=groups,dc=example,dc=com', 'member');
    await expect(members).rejects.toMatchObject({ kind: 'cut-off', message: expect.stringContaining('only a part') });
    server.faults.clear();
  });

  test('has the same people either way', async () => {
    const byMember = await namesOf(directory.people(scope(groupRule('g10000')), undefined, none));
    const byMemberOf = await directory.count(base, filterOf('(memberOf=cn=g10000,ou=groups,dc=example,dc=com)'));
    expect(byMember).toHaveLength(people);
    expect(byMemberOf).toBe(people);
  });
});

test('a primary group has nobody, and everybody', async () => {
  expect(await directory.count(base, filterOf('(memberOf=CN=Domain Users,CN=Users,DC=example,DC=com)'))).toBe(0);
  expect(await directory.count(base, filterOf('(primaryGroupID=513)'))).toBe(people);
});

test('computers are of the class user', async () => {
  expect(await directory.count(base, filterOf('(objectClass=user)'))).toBe(people + 2);
  expect(await directory.count(base, filterOf('(&(objectCategory=person)(objectClass=user))'))).toBe(people);
});

test('bits of userAccountControl', async () => {
  const disabled = entries.filter(({ attributes }) => attributes.userAccountControl === '514').length;
  expect(await directory.count(base, filterOf('(userAccountControl:1.2.840.113556.1.4.803:=2)'))).toBe(disabled);
});

test('an objectGUID stays octets, and finds its person again', async () => {
  const want = { attributes: ['objectGUID', 'sn'], binary: ['objectGUID'] };
  const [person] = await directory.find(base, filterOf('(sAMAccountName=u23)'), want);
  const guid = person!.attributes.get('objectguid')![0] as Uint8Array;
  expect(guid).toBeInstanceOf(Uint8Array);
  expect(guid).toHaveLength(16);
  const octets = [...guid].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
  expect((await directory.find(base, filterOf(`(objectGUID=${octets})`), want)).map(({ dn }) => dn)).toEqual([
    person!.dn,
  ]);
  // Even where nobody said that it is binary: octets that are no text aren't made one.
  const [again] = await directory.find(base, filterOf('(sAMAccountName=u23)'), { ...want, binary: [] });
  expect(again!.attributes.get('objectguid')).toEqual([guid]);
  expect(again!.attributes.get('sn')).toEqual([expect.any(String)]);
});

test('references to the parts without people are no reason to doubt', async () => {
  const asked = { ...directory.asked };
  await directory.count(base, filterOf('(objectClass=user)'));
  expect(directory.asked.referrals).toBe(asked.referrals);
  server.faults.add({ fault: 'referral', address: 'ldap://child.example.com/DC=child,DC=example,DC=com' });
  await directory.count(base, filterOf('(objectClass=user)'));
  expect(directory.asked.referrals).toBe(asked.referrals + 1);
});
