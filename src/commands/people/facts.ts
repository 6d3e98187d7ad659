import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import {
  checksOf,
  type DirectoryFacts,
  type GroupCheck,
  type GroupFacts,
  namedBelow,
} from '../../core/people/checks.ts';
import { dataStoreHosts, withoutPort } from '../../core/people/data-store-hosts.ts';
import type { ChannelQuestion } from '../../core/people/questions.ts';
import type { Directory } from '../../edges/directory/open-directory.ts';
import type { Directories } from './directories.ts';

/**
 * What tells whether a channel's numbers can be trusted, read beside the people.
 *
 * @throws DirectoryError
 */
export async function factsFor(
  directories: Directories,
  question: ChannelQuestion,
  { dataStores }: ServerResources,
): Promise<DirectoryFacts> {
  const store = (question.after ?? question.before)?.dataStore ?? '';
  const url = directories.urlOf(store);
  const { host, matchInChain } = await directories.ask(url, async (directory) => directory);
  const { groups, computers } = checksOf(question, { matchInChain });
  const found: GroupFacts[] = [];
  for (const group of groups)
    found.push(await directories.once(url, group, (directory) => groupFacts(directory, group)));
  return {
    host: withoutPort(host),
    matchInChain,
    knownAttributes: await directories.ask(url, (directory) => directory.knownAttributes()),
    groups: found,
    computers: computers
      ? await directories.once(url, computers, ({ count }) => count(computers.baseDn, computers.filter))
      : 0,
    referrals: await directories.ask(url, async ({ asked }) => asked.referrals),
    // What answers on this machine is a tunnel or a stand-in, whose name says nothing.
    dataStoreHosts: isHere(host) ? [] : dataStoreHosts(dataStores, store),
  };
}

const isHere = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(withoutPort(host));

/** How many members a group names below the base, and how many of them this account sees. */
async function groupFacts(directory: Directory, { dn, member, baseDn, seen }: GroupCheck): Promise<GroupFacts> {
  if (!(await directory.exists(dn))) return { dn, exists: false };
  const named = namedBelow(await directory.members(dn, member), baseDn);
  return { dn, exists: true, named, seen: seen && (await directory.count(baseDn, seen)) };
}
