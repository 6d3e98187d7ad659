import { inChain } from '../ldap/atom.ts';
import { relationOf } from '../ldap/distinguished-name.ts';
import type { Filter } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import { type Abilities, and, condition, ofClass, searchFilter } from './filter-of.ts';
import type { ChannelQuestion, ChannelSide } from './questions.ts';
import { conditionsIn, isGroupsOfPerson } from './refused-scope.ts';
import type { Scope } from './types.ts';

/** What to ask a directory beside the people themselves, to know whether the numbers can be trusted. */
export interface Checks {
  groups: GroupCheck[];
  /** Active Directory counts computers as users: how many of those in scope are some. */
  computers: { baseDn: string; filter: Filter } | undefined;
}

/** A group: whether it is there, how many members it names below the base, and how many of those this account sees. */
export interface GroupCheck {
  dn: string;
  /** The group's attribute that names its members. */
  member: string;
  baseDn: string;
  /** Finds the members by their own attribute, of whatever class; absent where they have none. */
  seen: Filter | undefined;
}

/** What was read for the checks of one side. */
export interface DirectoryFacts {
  /** The server that was asked, without the port. */
  host: string;
  /** It follows groups in groups by itself: Active Directory. */
  matchInChain: boolean;
  /** The names and numbers of all attributes in the schema, in lower case; absent where the schema can't be read. */
  knownAttributes?: ReadonlySet<string> | undefined;
  groups: readonly GroupFacts[];
  computers: number;
  /** References to other servers, which nobody followed; those to Active Directory's own partitions left out. */
  referrals: number;
  /** The hosts of the channel's data store; empty where they aren't known. */
  dataStoreHosts: readonly string[];
}

export interface GroupFacts {
  dn: string;
  exists: boolean;
  /** Members that it names, below the base; absent where that can't be read. */
  named?: number | undefined;
  /** Of those, the ones that this account finds; absent where there is no way to ask. */
  seen?: number | undefined;
}

/** What to ask about the side of a channel that will count, or did. */
export function checksOf({ before, after }: ChannelQuestion, abilities: Abilities): Checks {
  const side = after ?? before;
  if (!side) return { groups: [], computers: undefined };
  return { groups: groupsOf(before, after), computers: computersIn(side.scope, abilities) };
}

/** The groups of both sides, each once. */
function groupsOf(before: ChannelSide | undefined, after: ChannelSide | undefined): GroupCheck[] {
  const all = [before, after].flatMap((side) => (side ? groupsIn(side) : []));
  return all.filter(({ dn }, index) => all.findIndex((one) => relationOf(one.dn, dn) === 'same') === index);
}

/** The groups that decide who is in a scope. */
export function groupsIn({ scope: { baseDn, rule }, member }: ChannelSide): GroupCheck[] {
  if (rule.kind === 'base') return [];
  if (rule.kind === 'group') {
    const { groupDn, memberOf } = rule;
    const seen = memberOf ? condition(memberOf, { by: 'equal', value: groupDn }) : undefined;
    return [{ dn: groupDn, member, baseDn, seen }];
  }
  const read = readFilter(rule.filter);
  const conditions = 'filter' in read ? conditionsIn(read.filter) : [];
  return conditions.flatMap(({ attribute, match }) => {
    const isGroup = isGroupsOfPerson.test(attribute);
    if (!isGroup || !('value' in match) || (match.by === 'rule' && match.rule !== inChain)) return [];
    const seen = condition(attribute, { by: 'equal', value: match.value });
    return [{ dn: match.value, member, baseDn, seen }];
  });
}

function computersIn(scope: Scope, abilities: Abilities): Checks['computers'] {
  if (!abilities.matchInChain || scope.objectClass.toLowerCase() !== 'user') return undefined;
  const filter = searchFilter(scope, abilities);
  return filter && { baseDn: scope.baseDn, filter: and(ofClass('computer'), filter) };
}

/** How many of a group's members lie below a base. Names that can't be compared count: they may. */
export function namedBelow(members: readonly string[], baseDn: string): number {
  return members.filter((member) => ['same', 'below', 'unknown'].includes(relationOf(member, baseDn))).length;
}
