import { readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import type { SandboxDirectory } from '../../../sandbox/directory/start-directory.ts';
import type { Filter } from '../../../src/core/ldap/filter-tree.ts';
import { readFilter } from '../../../src/core/ldap/read-filter.ts';
import type { Entry } from '../../../src/core/people/types.ts';
import { type Directory, type DirectoryOptions, openDirectory } from '../../../src/edges/directory/open-directory.ts';

/** The client as a run opens it, to a sandbox directory. */
export function open({ url }: Pick<SandboxDirectory, 'url'>, more: Partial<DirectoryOptions> = {}): Promise<Directory> {
  return openDirectory({
    url,
    bindDn: readerDn,
    password: readerPassword,
    startTls: false,
    timeoutSeconds: 60,
    requestSeconds: 30,
    maxPeople: 200_000,
    ...more,
  });
}

export function filterOf(text: string): Filter {
  const read = readFilter(text);
  if ('problem' in read) throw new Error(read.problem.message);
  return read.filter;
}

export async function namesOf(people: AsyncIterable<Entry>): Promise<string[]> {
  const names: string[] = [];
  for await (const { dn } of people) names.push(dn);
  return names;
}
