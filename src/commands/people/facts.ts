import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import { isLoopbackHost } from '../../core/meaning/url.ts';
import {
  checksOf,
  type DirectoryFacts,
  dataStoreHosts,
  type GroupCheck,
  type GroupFacts,
  namedBelow,
  withoutPort,
} from '../../core/people/checks.ts';
import { type ChannelQuestion, sidesRead } from '../../core/people/questions.ts';
import type { Directories } from './directories.ts';
import { membershipsOf, membersOf, type PeopleRead } from './memberships.ts';

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
