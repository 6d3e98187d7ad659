import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePeople } from '../../../sandbox/directory/example-people.ts';
import { type SandboxDirectory, startDirectory } from '../../../sandbox/directory/start-directory.ts';
import type { GroupRule, Scope } from '../../../src/core/people/types.ts';
import type { Directory } from '../../../src/edges/directory/open-directory.ts';
import { filterOf, namesOf, open } from './client.ts';

const people = 2400;
const entries = examplePeople({ people, kind: 'openldap' });
const staff = entries.filter(({ attributes }) => attributes.employeeType === 'staff').map(({ dn }) => dn);
const scope = (rule: Scope['rule']): Scope => ({
  baseDn: 'ou=people,dc=example,dc=com',
  objectClass: 'inetOrgPerson',
  rule,
});
const groupRule = (cn: string, more: Partial<GroupRule> = {}): GroupRule => ({
  kind: 'group',
  groupDn: `cn=${cn},ou=groups,dc=example,dc=com`,
  nested: false,
  member: 'member',
  groupClass: 'groupOfNames',
  ...more,
});

let server: SandboxDirectory;
let directory: Directory;

beforeAll(async () => {
  server = await startDirectory({ kind: 'openldap', entries });
  directory = await open(server);
});
afterAll(async () => {
  await directory.close();
  await server.close();
});

const membersOf = (cn: string) =>
  (entries.find(({ dn }) => dn.startsWith(`cn=${cn},`))!.attributes.member as string[]).filter((dn) =>
    dn.startsWith('uid='),
  );

describe('everybody whom a filter finds', () => {
  test('page by page', async () => {
    server.requests.length = 0;
    const found = await namesOf(directory.people(scope({ kind: 'base' }), filterOf('(employeeType=staff)'), none));
    expect(found.sort()).toEqual(staff.sort());
    expect(server.requests).toHaveLength(Math.ceil(staff.length / 500));
    expect(server.requests[0]).toMatchObject({ page: { size: 500 }, timeLimit: 30, attributes: ['1.1'] });
  });

  test('with what is wanted of them, and nothing else', async () => {
    server.requests.length = 0;
    const want = { attributes: ['mail', 'entryUUID'], binary: [] };
    for await (const { attributes } of directory.people(scope({ kind: 'base' }), filterOf('(uid=u23)'), want))
      expect([...attributes.keys()].sort()).toEqual(['entryuuid', 'mail']);
    expect(server.requests[0]).toMatchObject({ attributes: ['mail', 'entryUUID'], entries: 1 });
  });
});

const none = { attributes: [], binary: [] };

describe('members of a group', () => {
  test.each([
    ['few are asked for one by one', 'g10'],
    ['many in one pass over the base', 'g1000'],
    ['names with a comma among them', 'g10000'],
  ])('%s', async (_, cn) => {
    const found = await namesOf(directory.people(scope(groupRule(cn)), undefined, none));
    expect(found.sort()).toEqual(membersOf(cn).sort());
  });

  test('by their own attribute the same', async () => {
    const filter = filterOf('(memberOf=cn=g1000,ou=groups,dc=example,dc=com)');
    expect(await directory.count('ou=people,dc=example,dc=com', filter)).toBe(1000);
  });

  test('groups in a circle', async () => {
    const nests = ['nest0', 'nest1', 'nest2', 'nest3', 'nest4', 'nest5'];
    const rule = groupRule('nest0', { nested: true });
    const found = await namesOf(directory.people(scope(rule), undefined, none));
    expect(found.sort()).toEqual([...new Set(nests.flatMap(membersOf))].sort());
  });

  test('groups in a circle, where no class of groups is named', async () => {
    const named = groupRule('nest0', { nested: true });
    const byClass = await namesOf(directory.people(scope(named), undefined, none));
    const byMembers = await namesOf(directory.people(scope({ ...named, groupClass: '' }), undefined, none));
    expect(byMembers).toEqual(byClass);
  });

  test('only of the first group where groups in groups are not followed', async () => {
    const found = await namesOf(directory.people(scope(groupRule('nest0')), undefined, none));
    expect(found).toHaveLength(200);
  });
});

test('what the directory knows and has', async () => {
  const known = await directory.knownAttributes();
  expect(
    ['mail', 'rfc822mailbox', '0.9.2342.19200300.100.1.3', 'memberof'].filter((name) => !known?.has(name)),
  ).toEqual([]);
  expect(known?.has('employetype')).toBe(false);
  expect(await directory.exists('CN=g10, OU=groups,dc=example,dc=com')).toBe(true);
  expect(await directory.exists('cn=g11,ou=groups,dc=example,dc=com')).toBe(false);
  expect(await directory.exists('no name')).toBe(false);
  expect(await directory.members('cn=g100,ou=groups,dc=example,dc=com', 'member')).toEqual(membersOf('g100'));
  expect(await directory.members('cn=g11,ou=groups,dc=example,dc=com', 'member')).toEqual([]);
});

test('the first few', async () => {
  const found = await directory.find('dc=example,dc=com', filterOf('(mail=*)'), { attributes: ['mail'], binary: [] });
  expect(found).toHaveLength(10);
  // The rest of an answer that nobody wants any more doesn't disturb the next.
  expect(await directory.count('dc=example,dc=com', filterOf('(uid=u23)'))).toBe(1);
});

test('one question at a time', async () => {
  const all = directory.people(scope({ kind: 'base' }), filterOf('(objectClass=*)'), none);
  await all.next();
  await expect(directory.exists('dc=example,dc=com')).rejects.toThrow('before it has answered another');
  await all.return(undefined);
  expect(await directory.exists('dc=example,dc=com')).toBe(true);
});
