import { nameKey } from '../../sandbox/directory/names.ts';
import type { SandboxDirectory } from '../../sandbox/directory/start-directory.ts';
import type { GroupRule, Scope } from '../../src/core/people/types.ts';
import { type DirectoryOptions, openDirectory } from '../../src/edges/directory/open-directory.ts';
import { filterOf, namesOf } from '../edges/directory/client.ts';
import type { Checks } from './checks.ts';
import { ldapsearch } from './ldapsearch.ts';
import { accounts, password, type Slapd } from './slapd.ts';

const people = 'ou=people,dc=example,dc=com';
const groupDn = (cn: string) => `cn=${cn},ou=groups,dc=example,dc=com`;

export const openAs = (url: string, bindDn = accounts.reader, more: Partial<DirectoryOptions> = {}) =>
  openDirectory({
    url,
    bindDn,
    password,
    startTls: false,
    timeoutSeconds: 3600,
    requestSeconds: 30,
    maxPeople: 200_000,
    ...more,
  });

export const searcher = ({ url }: Slapd, base = people) => ({ url, bindDn: accounts.reader, password, base });

/** Each form that a filter has. */
const filters = [
  '(objectClass=inetOrgPerson)',
  '(objectClass=person)',
  '(employeeType=staff)',
  '(!(employeeType=staff))',
  `(memberOf=${groupDn('zoom-users')})`,
  `(!(memberOf=${groupDn('zoom-users')}))`,
  `(&(objectClass=person)(memberOf=${groupDn('zoom-users').toUpperCase()}))`,
  `(|(memberOf=${groupDn('zoom-users')})(employeeType=staff))`,
  `(&(|(l=Berlin)(l=Paris))(!(title=Guest))(!(nsAccountLock=true)))`,
  '(employeType=staff)',
  '(!(employeType=staff))',
  '(|(employeType=staff)(l=Berlin))',
  '(mail=*)',
  '(!(mail=*))',
  '(mail=*@example.com)',
  '(mail=shared*)',
  '(mail=*.b*r*@*)',
  '(givenName=Jörg)',
  '(givenName=j\\c3\\b6rg)',
  '(givenName=J\\c3\\b6*)',
  '(sn=M\\c3\\bcller)',
  '(cn=ada  brandt)',
  '(uid=u\\2c11)',
  '(uid=u*\\2c*)',
  '(cn=*\\2a*)',
  '(2.5.4.42=Ada)',
  '(surname=Abel)',
  '(name=Ada)',
  '(cn;lang-de=Ada)',
  '(employeeNumber>=109000)',
  '(employeeNumber<=100999)',
  '(givenName=ada)',
  '(&)',
  '(|)',
  '(&(&)(l=Madrid))',
  '(ou:dn:=Berlin)',
  '(l:caseExactMatch:=berlin)',
  '(l:caseExactMatch:=Berlin)',
  '(givenName:=ada)',
  '(telephoneNumber=+49300000023)',
  '(telephoneNumber=*000002*)',
  `(entryDN=uid=u1,ou=Berlin,ou=people,dc=example,dc=com)`,
  '( & (l=Berlin)\n (title=Basic) )',
  `(|${Array.from({ length: 40 }, (_, index) => `(uid=u${index * 7})`).join('')})`,
];

/** Our client, the command and the sandbox find the same number of people. */
export async function compareCounts(
  checks: Checks,
  { slapd, sandbox }: { slapd: Slapd; sandbox: SandboxDirectory },
): Promise<void> {
  const [real, embedded] = [await openAs(slapd.url), await openAs(sandbox.url)];
  for (const text of filters) {
    const filter = filterOf(text);
    const expected = ldapsearch(searcher(slapd), plain(text)).length;
    const short = text.slice(0, 60);
    checks.equal(`slapd ${short}`, await real.count(people, filter), expected);
    checks.equal(`sandbox ${short}`, await embedded.count(people, filter), expected);
  }
  await Promise.all([real.close(), embedded.close()]);
}

/** `ldapsearch` reads no blanks between the parts, and no letters beyond ASCII in some versions. */
function plain(filter: string): string {
  return filter.replaceAll(/\s+(?=[(&|)])|(?<=[(&|)])\s+/g, '');
}

/** The members of groups, level by level, from the group's side, equal those that the command names. */
export async function compareGroups(
  checks: Checks,
  { slapd, sandbox }: { slapd: Slapd; sandbox: SandboxDirectory },
): Promise<void> {
  const groups = ldapsearch(searcher(slapd, 'ou=groups,dc=example,dc=com'), '(objectClass=groupOfNames)', ['member']);
  const members = new Map(groups.map(({ dn, attributes }) => [dn.toLowerCase(), attributes.member as string[]]));
  for (const url of [slapd.url, sandbox.url])
    for (const [cn, nested] of walked) {
      const dn = groupDn(cn);
      // A connection each: what is asked per group is kept nowhere.
      const directory = await openAs(url);
      const found = await namesOf(directory.people(scopeOf(dn, nested), undefined, { attributes: [], binary: [] }));
      checks.equal(`${url} ${dn} ${nested ? 'nested' : 'direct'}`, keys(found), keys(expectedOf(dn, nested, members)));
      await directory.close();
    }
}

/** Few members and many; a circle, with and without following it; a group that has only groups. */
const walked: [cn: string, nested: boolean][] = [
  ['g10', false],
  ['zoom-users', false],
  ['g10000', false],
  ['nest0', false],
  ['nest3', true],
  ['all-staff', true],
];

/** Names without regard to how they are written, by the sandbox's reader of them. */
export const keys = (names: string[]) => names.map((name) => nameKey(name, (type) => type) ?? name).sort();

function scopeOf(dn: string, nested: boolean): Scope {
  const rule: GroupRule = { kind: 'group', groupDn: dn, nested, member: 'member', groupClass: 'groupOfNames' };
  return { baseDn: people, objectClass: 'inetOrgPerson', rule };
}

function expectedOf(dn: string, nested: boolean, members: ReadonlyMap<string, string[]>): string[] {
  const groups = new Set([dn]);
  for (const group of groups)
    if (nested)
      for (const one of members.get(group) ?? []) if (members.has(one.toLowerCase())) groups.add(one.toLowerCase());
  const all = new Set([...groups].flatMap((group) => members.get(group) ?? []));
  return [...all].filter((one) => one.startsWith('uid='));
}

const mapped = ['mail', 'sn', 'givenName', 'departmentNumber', 'title', 'nsAccountLock', 'entryUUID'];

/** Every value of every person, as the command prints it. */
export async function compareValues(checks: Checks, slapd: Slapd): Promise<void> {
  const expected = ldapsearch(searcher(slapd), '(objectClass=inetOrgPerson)', mapped).map(
    ({ dn, attributes }) => `${dn} ${lines(Object.entries(attributes) as [string, string[]][])}`,
  );
  const directory = await openAs(slapd.url);
  const found: string[] = [];
  const scope: Scope = { baseDn: people, objectClass: 'inetOrgPerson', rule: { kind: 'base' } };
  const [start, before] = [process.cpuUsage(), directory.asked.requests];
  for await (const { dn, attributes } of directory.people(scope, filterOf('(objectClass=inetOrgPerson)'), {
    attributes: mapped,
    binary: [],
  }))
    found.push(`${dn} ${lines([...attributes] as [string, string[]][])}`);
  const { user, system } = process.cpuUsage(start);
  const requests = directory.asked.requests - before;
  console.log(
    `directory: ${found.length} people with 7 attributes: ${requests} requests, ${((user + system) / 1e6).toFixed(2)} s of CPU`,
  );
  checks.equal('requests follow pages', requests, Math.ceil(found.length / 500));
  checks.equal('values', found.sort(), expected.sort());
  await directory.close();
}

const lines = (attributes: [string, string[]][]) =>
  attributes
    .map(([name, values]) => `${name.toLowerCase()}=${[...values].sort().join('|')}`)
    .sort()
    .join(' ');
