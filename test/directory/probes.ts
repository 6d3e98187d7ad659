import { filterOf } from '../edges/directory/client.ts';
import type { Checks } from './checks.ts';
import { openAs, searcher } from './compare.ts';
import { ldapsearch } from './ldapsearch.ts';
import { accounts, type Slapd } from './slapd.ts';

const people = 'ou=people,dc=example,dc=com';
const everybody = filterOf('(objectClass=inetOrgPerson)');

/** The kind of the error that an action ends with; `fine` without one. */
export async function kindOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
    return 'fine';
  } catch (error) {
    return (error as { kind?: string }).kind ?? String(error);
  }
}

export async function checkSchema(checks: Checks, slapd: Slapd): Promise<void> {
  const directory = await openAs(slapd.url);
  const known = (await directory.knownAttributes()) ?? new Set();
  const listed = ldapsearch({ ...searcher(slapd, 'cn=Subschema'), more: ['-s', 'base'] }, '(objectClass=subschema)', [
    'attributeTypes',
  ]);
  const numbers = (listed[0]!.attributes.attributeTypes as string[]).map(
    (text) => /^\( ([\d.]+)/.exec(text)?.[1] ?? text,
  );
  checks.equal('attributes by number', [...known].filter((name) => /^\d/.test(String(name))).sort(), numbers.sort());
  const asked = ['mail', 'rfc822mailbox', 'memberof', 'nsaccountlock', 'entryuuid', 'employetype'];
  checks.equal(
    'attributes by name',
    asked.filter((name) => known.has(name)),
    asked.slice(0, -1),
  );
  checks.equal('a group that is there', await directory.exists('CN=g10 , ou=Groups,dc=example,dc=com'), true);
  checks.equal('a group that is not', await directory.exists('cn=g11,ou=groups,dc=example,dc=com'), false);
  checks.equal('no name', await directory.exists('zoom users'), false);
  checks.equal(
    'a base that is not',
    await kindOf(() => directory.count('ou=nobody,dc=example,dc=com', everybody)),
    'refused-base',
  );
  await directory.close();
}

/** An account that sees less is noticed by comparing a group's members with those found. */
export async function checkVisibility(checks: Checks, slapd: Slapd): Promise<void> {
  const group = 'cn=zoom-users,ou=groups,dc=example,dc=com';
  const filter = filterOf(`(memberOf=${group})`);
  const weak = await openAs(slapd.url, accounts.weak);
  const members = await weak.members(group, 'member');
  const seen = ldapsearch({ ...searcher(slapd), bindDn: accounts.weak }, `(memberOf=${group})`).length;
  checks.equal('an account that sees less finds fewer', await weak.count(people, filter), seen);
  checks.equal('than the members that the group names', seen < members.length, true);
  checks.equal('hidden addresses', await weak.count(people, filterOf('(mail=*)')), 0);
  checks.equal('a hidden base', await kindOf(() => weak.count(`ou=Paris,${people}`, everybody)), 'refused-base');
  await weak.close();
}

export async function checkLimits(checks: Checks, slapd: Slapd): Promise<void> {
  const limited = await openAs(slapd.url, accounts.limited);
  checks.equal('the size limit of the server', await kindOf(() => limited.count(people, everybody)), 'size');
  await limited.close();
  const pageless = await openAs(slapd.url, accounts.pageless);
  checks.equal('no pages for this account', (await kindOf(() => pageless.count(people, everybody))) !== 'fine', true);
  await pageless.close();
  const few = await openAs(slapd.url, accounts.reader, { maxPeople: 700 });
  checks.equal('our own limit', await kindOf(() => few.count(people, everybody)), 'too-many');
  await few.close();
}

export async function checkSecurity(checks: Checks, slapd: Slapd): Promise<void> {
  const { url, secureUrl, certificate: ca } = slapd;
  const opened = (where: string, more: Parameters<typeof openAs>[2]) =>
    kindOf(async () => (await openAs(where, accounts.reader, more)).close());
  checks.equal('ldaps', await opened(secureUrl, { ca }), 'fine');
  checks.equal('StartTLS', await opened(url, { ca, startTls: true }), 'fine');
  checks.equal('ldaps by name', await opened(secureUrl.replace('127.0.0.1', 'localhost'), { ca }), 'fine');
  checks.equal('ldaps, unknown authority', await opened(secureUrl, {}), 'unreachable');
  checks.equal('StartTLS, unknown authority', await opened(url, { startTls: true }), 'unreachable');
  checks.equal('ldaps, another name', await opened(secureUrl.replace('127.0.0.1', '127.0.0.2'), { ca }), 'unreachable');
  checks.equal('a wrong password', await opened(url, { password: 'wrong-one' }), 'sign-in');
}
