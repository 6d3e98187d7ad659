import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import { isLoopbackHost } from '../../core/meaning/url.ts';
import {
  below,
  checksOf,
  type DirectoryFacts,
  dataStoreHosts,
  type GroupCheck,
  type GroupFacts,
  groupOf,
  type Membership,
  namedBelow,
  withoutPort,
} from '../../core/people/checks.ts';
import { type ChannelQuestion, type ChannelSide, sidesRead } from '../../core/people/questions.ts';
import { not, ofClass } from '../../core/people/scope.ts';
import type { GroupRule, Scope } from '../../core/people/types.ts';
import type { Directory } from '../../edges/directory/open-directory.ts';
import type { Directories } from './directories.ts';

/**
 * What tells whether a channel's numbers can be trusted, read beside the people.
 *
 * @param read how many people were read on each side; absent where nobody was
 * @throws DirectoryError
 */
export async function factsFor(
  directories: Directories,
  about: ChannelQuestion,
  { DataStore: dataStores }: ServerResources,
  read?: PeopleRead,
): Promise<DirectoryFacts> {
  const question = { ...about, ...sidesRead(about) };
  const store = (question.after ?? question.before)?.dataStore ?? '';
  const url = directories.urlOf(store);
  const { host, matchInChain } = await directories.ask(url, async (directory) => directory);
  const { groups, computers } = checksOf(question, { matchInChain });
  const found: GroupFacts[] = [];
  for (const group of groups) found.push(await groupFacts(directories, url, group));
  return {
    host: withoutPort(host),
    matchInChain,
    knownAttributes: await directories.ask(url, (directory) => directory.knownAttributes()),
    smallest: directories.smallestCount,
    groups: found,
    memberships: await membershipsOf(directories, question, read),
    computers: computers
      ? await directories.once(url, computers, ({ count }) => count(computers.baseDn, computers.filter))
      : 0,
    referrals: await directories.ask(url, async ({ asked }) => asked.referrals),
    // What answers on this machine is a tunnel or a stand-in, whose name says nothing.
    dataStoreHosts: isLoopbackHost(withoutPort(host)) ? [] : dataStoreHosts(dataStores, store),
  };
}

/** How many members a group names below the base, and how many of them this account sees; each asked once in a run. */
async function groupFacts(
  directories: Directories,
  url: string,
  { dn, member, baseDn, seen }: GroupCheck,
): Promise<GroupFacts> {
  if (!(await directories.once(url, { exists: dn }, (directory) => directory.exists(dn)))) return { dn, exists: false };
  const named = namedBelow(await membersOf(directories, url, { dn, member }), baseDn);
  const count = seen && (await directories.once(url, [baseDn, seen], (directory) => directory.count(baseDn, seen)));
  return { dn, exists: true, named, seen: count };
}

/** How many people were read on each side. */
interface PeopleRead {
  before: number;
  after: number;
}

/**
 * Of each side that a group alone decides, whom the group names against who was read: those who are hidden from this
 * account, and those whom an answer left out that stopped early.
 *
 * @throws DirectoryError
 */
async function membershipsOf(
  directories: Directories,
  { before, after }: ChannelQuestion,
  read?: PeopleRead,
): Promise<Membership[]> {
  const sides = [
    { side: after, people: read?.after },
    { side: before, people: read?.before },
  ];
  const found: Membership[] = [];
  for (const { side, people } of sides) {
    const rule = side && groupOf(side);
    if (rule) found.push(await membershipOf(directories, side, rule, people));
  }
  return found;
}

async function membershipOf(
  directories: Directories,
  { dataStore, scope }: ChannelSide,
  rule: GroupRule,
  people: number | undefined,
): Promise<Membership> {
  const url = directories.urlOf(dataStore);
  const members = rule.nested
    ? await directories.once(url, rule, (directory) => directory.membersOfAll(rule))
    : await membersOf(directories, url, { dn: rule.groupDn, member: rule.member });
  const names = below(members, scope.baseDn);
  const elsewhere = rule.nested ? outside(members, names) : [];
  return directories.ask(url, async (directory) => ({
    groupDn: rule.groupDn,
    nested: rule.nested,
    named: names.length,
    seen: await seenOf(directory, names, scope, people),
    hiddenElsewhere: await hiddenOf(directory, elsewhere),
  }));
}

/** The members that a group names itself, read once. */
const membersOf = (directories: Directories, url: string, { dn, member }: { dn: string; member: string }) =>
  directories.once(url, { members: dn, member }, (directory) => directory.members(dn, member));

/** Only where somebody is missing it matters who is of another class: a group in the group, a computer. */
async function seenOf(
  directory: Directory,
  names: readonly string[],
  { baseDn, objectClass }: Scope,
  people: number | undefined,
): Promise<number> {
  if (people === undefined) return directory.countNamed(names, ofClass(''), baseDn);
  if (names.length <= people || objectClass === '') return people;
  return people + (await directory.countNamed(names, not(ofClass(objectClass)), baseDn));
}

async function hiddenOf(directory: Directory, names: readonly string[]): Promise<number> {
  return names.length === 0 ? 0 : names.length - (await directory.countNamed(names, ofClass('')));
}

function outside(members: readonly string[], names: readonly string[]): string[] {
  const inside = new Set(names);
  return members.filter((member) => !inside.has(member));
}
