import { below, groupOf, type Membership } from '../../core/people/checks.ts';
import type { ChannelQuestion, ChannelSide } from '../../core/people/questions.ts';
import { not, ofClass } from '../../core/people/scope.ts';
import type { GroupRule, Scope } from '../../core/people/types.ts';
import type { Directory } from '../../edges/directory/open-directory.ts';
import type { Directories } from './directories.ts';

/** How many people were read on each side. */
export interface PeopleRead {
  before: number;
  after: number;
}

/**
 * Of each side that a group alone decides, whom the group names against who was read: those who are hidden from this
 * account, and those whom an answer left out that stopped early.
 *
 * @throws DirectoryError
 */
export async function membershipsOf(
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
export const membersOf = (directories: Directories, url: string, { dn, member }: { dn: string; member: string }) =>
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
