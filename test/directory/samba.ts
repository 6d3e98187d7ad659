/**
 * The directory's client against an Active Directory controller: Samba's, on this machine, with made-up people.
 *
 *     npm run test:samba [-- --people 5000 --seed 3]
 *
 * By hand, as root, with Debian's packages samba, samba-ad-provision, ldb-tools and ldap-utils. Where they aren't installed it says so and
 * ends with 0.
 */
import { parseArgs } from 'node:util';
import { examplePeople } from '../../sandbox/directory/example-people.ts';
import type { GivenEntry } from '../../sandbox/directory/ldif.ts';
import { readerDn } from '../../sandbox/directory/options.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import type { GroupRule, Scope } from '../../src/core/people/types.ts';
import type { Directory } from '../../src/edges/directory/open-directory.ts';
import { filterOf, namesOf } from '../edges/directory/client.ts';
import { Checks } from './checks.ts';
import { keys, openAs } from './compare.ts';
import { ldapsearch } from './ldapsearch.ts';
import { kindOf } from './probes.ts';
import { base, missing, type Samba, startSamba } from './samba-server.ts';

const { values } = parseArgs({ options: { people: { type: 'string' }, seed: { type: 'string' } } });
const absent = missing();
if (absent !== undefined) {
  console.log(`samba: skipped, ${absent} is not here (packages samba, samba-ad-provision, ldb-tools and ldap-utils).`);
  process.exit(0);
}

const people = Number(values.people ?? 2000);
const seed = Number(values.seed ?? 7);
const all = examplePeople({ people, kind: 'active-directory', seed, base });
const made = all.slice(1).map(asSambaTakesIt);
const unit = `OU=people,${base}`;
const groups = made.filter(({ attributes }) => attributes.member !== undefined);
const none = { attributes: [], binary: [] };

/** As the controller takes it: without what it sets itself, and accounts without a password say that they need none. */
function asSambaTakesIt({ dn, attributes: given }: GivenEntry): GivenEntry {
  const { objectCategory: _, primaryGroupID: __, ...attributes } = given;
  if (attributes.userAccountControl === '512') attributes.userAccountControl = '544';
  return { dn, attributes };
}

const search = (samba: Samba, filter: string, attributes?: string[]) =>
  ldapsearch({ url: samba.url, ...samba.reader, base }, filter, attributes);

const filters = [
  '(objectClass=user)',
  '(&(objectCategory=person)(objectClass=user))',
  '(objectClass=computer)',
  '(userAccountControl:1.2.840.113556.1.4.803:=2)',
  '(!(userAccountControl:1.2.840.113556.1.4.803:=2))',
  '(primaryGroupID=513)',
  `(memberOf=CN=Domain Users,CN=Users,${base})`,
  `(memberOf=cn=zoom-users,ou=groups,${base})`,
  `(!(memberOf=cn=zoom-users,ou=groups,${base}))`,
  `(memberOf:1.2.840.113556.1.4.1941:=cn=nest0,ou=groups,${base})`,
  `(memberOf:1.2.840.113556.1.4.1941:=CN=all-staff,OU=groups,${base})`,
  '(employeeType=staff)',
  '(&(objectCategory=person)(!(employeeType=staff)))',
  '(givenName=J\\c3\\b6rg)',
  '(givenName=Jörg)',
  '(mail=*)',
  '(mail=shared*)',
  '(cn=*\\2c*)',
  '(sAMAccountName>=u5)',
  '(employeType=staff)',
];

/** The sandbox's directory, of the same people, finds as many of them as the controller. */
async function compareSandbox(checks: Checks, directory: Directory): Promise<void> {
  const server = await startDirectory({ kind: 'active-directory', entries: all });
  const sandbox = await openAs(server.url, readerDn);
  for (const text of filters) {
    const [found, expected] = [await sandbox.count(unit, filterOf(text)), await directory.count(unit, filterOf(text))];
    checks.equal(`sandbox ${text}`, found, expected);
  }
  await sandbox.close();
  await server.close();
}

async function compareCounts(checks: Checks, samba: Samba, directory: Directory): Promise<void> {
  checks.equal(
    'everybody is there',
    await directory.count(base, filterOf('(&(objectCategory=person)(sAMAccountName=u*))')),
    people,
  );
  for (const text of filters)
    checks.equal(text, await directory.count(base, filterOf(text)), search(samba, text).length);
  checks.equal('no reference leads to people', directory.asked.referrals, 0);
}

const groupRule = (cn: string, nested: boolean): GroupRule => ({
  kind: 'group',
  groupDn: `CN=${cn},OU=groups,${base}`,
  nested,
  member: 'member',
  groupClass: 'group',
});

async function compareGroups(checks: Checks, samba: Samba, directory: Directory): Promise<void> {
  checks.equal('the chain rule', directory.matchInChain, true);
  for (const cn of ['nest0', 'all-staff']) {
    const scope: Scope = { baseDn: base, objectClass: 'user', rule: groupRule(cn, true) };
    const byWalk = await namesOf(directory.people(scope, undefined, none));
    const chain = `(&(objectClass=user)(memberOf:1.2.840.113556.1.4.1941:=cn=${cn},ou=groups,${base}))`;
    checks.equal(`${cn}, walked`, keys(byWalk), keys(search(samba, chain).map(({ dn }) => dn)));
  }
  for (const { dn, attributes } of groups)
    checks.equal(`members of ${dn}`, keys(await directory.members(dn, 'member')), keys(attributes.member as string[]));
}

async function compareValues(checks: Checks, samba: Samba, directory: Directory): Promise<void> {
  const [want] = [{ attributes: ['objectGUID'], binary: ['objectGUID'] }];
  const scope: Scope = { baseDn: base, objectClass: 'user', rule: { kind: 'base' } };
  const found: string[] = [];
  for await (const { attributes } of directory.people(scope, filterOf('(objectClass=user)'), want))
    found.push(Buffer.from(attributes.get('objectguid')![0] as Uint8Array).toString('hex'));
  const expected = search(samba, '(objectClass=user)', ['objectGUID']).map(({ attributes }) =>
    Buffer.from((attributes.objectGUID as Uint8Array[])[0]!).toString('hex'),
  );
  checks.equal('GUIDs', found.sort(), expected.sort());
  const octets = found[0]!.replaceAll(/../g, '\\$&');
  checks.equal('by GUID', await directory.count(base, filterOf(`(objectGUID=${octets})`)), 1);
}

async function probe(checks: Checks, samba: Samba, directory: Directory): Promise<void> {
  const known = await directory.knownAttributes();
  checks.equal(
    'the schema',
    ['mail', 'employeetype', 'employetype'].map((name) => known?.has(name)),
    [true, true, false],
  );
  checks.equal('a group', await directory.exists(`cn=zoom-users,ou=groups,${base}`), true);
  checks.equal('no group', await directory.exists(`cn=zoom,ou=groups,${base}`), false);
  const opened = (url: string, more: object) =>
    kindOf(async () => (await openAs(url, samba.reader.bindDn, { ...samba.reader, ...more })).close());
  const secure = samba.url.replace('ldap:', 'ldaps:');
  checks.equal('ldaps', await opened(secure, { ca: samba.certificate }), 'fine');
  checks.equal('StartTLS', await opened(samba.url, { ca: samba.certificate, startTls: true }), 'fine');
  checks.equal('an unknown authority', await opened(secure, {}), 'unreachable');
  checks.equal('a wrong password', await opened(samba.url, { password: 'wrong-one' }), 'sign-in');
}

console.log(`samba: ${people} people, seed ${seed}`);
const start = performance.now();
const samba = await startSamba(made);
console.log(`samba: up after ${Math.round((performance.now() - start) / 1000)} s`);
const checks = new Checks();
try {
  const directory = await openAs(samba.url, samba.reader.bindDn, { ...samba.reader, requestSeconds: 300 });
  await compareCounts(checks, samba, directory);
  await compareSandbox(checks, directory);
  await compareGroups(checks, samba, directory);
  await compareValues(checks, samba, directory);
  await probe(checks, samba, directory);
  await directory.close();
} finally {
  await samba.stop();
}
console.log(checks.summary('samba'));
process.exitCode = checks.failed === 0 ? 0 : 1;
