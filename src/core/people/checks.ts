import type { JsonObject } from '../document/json.ts';
import { objectsIn, textsIn } from '../document/readers.ts';
import { inChain } from '../ldap/atom.ts';
import { relationOf } from '../ldap/distinguished-name.ts';
import type { Filter } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import type { ChannelQuestion, ChannelSide } from './questions.ts';
import { conditionsIn, isGroupsOfPerson } from './refused-scope.ts';
import { type Abilities, and, condition, ofClass, searchFilter } from './scope.ts';
import type { GroupRule, Scope } from './types.ts';

/** What to ask a directory beside the people themselves, to know whether the numbers can be trusted. */
interface Checks {
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
  /** Smaller numbers are said as a range; absent where all are said as they are. */
  smallest?: number | undefined;
  groups: readonly GroupFacts[];
  /** Of each side that a group alone decides, whom it names against whom was read. */
  memberships: readonly Membership[];
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

/** Whom a group names below the base, and how many of them this account can read at all. */
export interface Membership {
  groupDn: string;
  nested: boolean;
  named: number;
  /** The people who were read, and the members that are of another class. */
  seen: number;
  /** Members elsewhere that can't be read: each may be a group in the group, with members of its own. */
  hiddenElsewhere: number;
}

/**
 * The group that alone decides who is in a scope, whatever names it: the channel's group, or a filter that asks for
 * nothing else. `undefined` where more has to be true of a member.
 */
export function groupOf({ scope: { rule }, member, groupClass }: ChannelSide): GroupRule | undefined {
  if (rule.kind === 'group') return rule;
  const read = rule.kind === 'filter' ? readFilter(rule.filter) : undefined;
  if (!read || !('filter' in read) || read.filter.kind !== 'condition') return undefined;
  const { attribute, match } = read.filter;
  if (!isGroupsOfPerson.test(attribute) || !('value' in match)) return undefined;
  const nested = match.by === 'rule' && match.rule === inChain;
  if (match.by !== 'equal' && !nested) return undefined;
  return { kind: 'group', groupDn: match.value, nested, memberOf: attribute, member, groupClass };
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
export const namedBelow = (members: readonly string[], baseDn: string): number => below(members, baseDn).length;

export function below(members: readonly string[], baseDn: string): string[] {
  return members.filter((member) => ['same', 'below', 'unknown'].includes(relationOf(member, baseDn)));
}

/**
 * The hosts of an LDAP data store, as `GET /dataStores` lists them, without their ports. None where they come from DNS, or
 * where the store isn't among those that could be read.
 */
export function dataStoreHosts(dataStores: readonly JsonObject[] = [], id: string): string[] {
  const store = dataStores.find((one) => one.id === id);
  if (!store || store.useDnsSrvRecords === true) return [];
  const names = [
    ...textsIn(store, 'hostnames'),
    ...objectsIn(store, 'hostnamesTags').flatMap((tag) => textsIn(tag, 'hostnames')),
  ];
  return [...new Set(names.flatMap((name) => name.trim().split(/\s+/)).map(withoutPort))].filter((name) => name !== '');
}

/** `dc1.example.com:636` → `dc1.example.com`, `[::1]:389` → `::1`. */
export function withoutPort(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}
