import type { JsonObject } from '../document/json.ts';
import { objectIn, textIn } from '../document/readers.ts';
import { inChain } from '../ldap/atom.ts';
import type { Condition, Filter, Match } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import type { GroupRule, Scope, ScopeRule } from './types.ts';

/** Whom a channel is about, as a question to a directory; the documentation of channel sources says how. */
export function scopeOf(channel: JsonObject): Scope {
  const source = objectIn(channel, 'channelSource');
  return {
    baseDn: trimmed(source, 'baseDn'),
    objectClass: trimmed(objectIn(source, 'changeDetectionSettings'), 'userObjectClass'),
    rule: ruleOf(source),
  };
}

/** By a group's members or by a filter. With both, the group is taken: which of the two counts isn't documented. */
function ruleOf(source: JsonObject | undefined): ScopeRule {
  const users = objectIn(source, 'userSourceLocation');
  const [groupDn, filter] = [trimmed(users, 'groupDN'), trimmed(users, 'filter')];
  if (groupDn === '') return filter === '' ? { kind: 'base' } : { kind: 'filter', filter };
  return {
    kind: 'group',
    groupDn,
    nested: users?.nestedSearch === true,
    memberOf: trimmed(detectionIn(source), 'memberOfGroupAttributeName') || undefined,
    member: memberOf(source),
    groupClass: classOfGroups(source),
    besideFilter: filter || undefined,
  };
}

/** The attribute of a group that names its members. */
export const memberAttribute = (channel: JsonObject) => memberOf(objectIn(channel, 'channelSource'));

const memberOf = (source: JsonObject | undefined) =>
  trimmed(detectionIn(source), 'groupMemberAttributeName') || 'member';

/** The class of groups, by which a group in a group is told from a person. */
export const groupClassOf = (channel: JsonObject) => classOfGroups(objectIn(channel, 'channelSource'));

const classOfGroups = (source: JsonObject | undefined) =>
  trimmed(objectIn(source, 'changeDetectionSettings'), 'groupObjectClass');

const detectionIn = (source: JsonObject | undefined) => objectIn(source, 'groupMembershipDetection');

const trimmed = (value: JsonObject | undefined, member: string) => (textIn(value, member) ?? '').trim();

/** How a directory can be asked. */
export interface Abilities {
  /** It follows groups in groups by itself: Active Directory's rule. */
  matchInChain: boolean;
}

/**
 * The filter that finds everybody in a scope, as a tree: what stands in it can't be taken for syntax. `undefined` where
 * no filter can, and the members of the group have to be walked. A filter that can't be read never gets here: it is
 * an error of the definition, and `scopeRefusal` says so of a live one.
 */
export function searchFilter({ objectClass, rule }: Scope, { matchInChain }: Abilities): Filter | undefined {
  const isOfClass = ofClass(objectClass);
  if (rule.kind === 'base') return isOfClass;
  if (rule.kind === 'group') {
    const isMember = memberFilter(rule, matchInChain);
    return isMember && and(isOfClass, isMember);
  }
  const read = readFilter(rule.filter);
  return 'filter' in read ? and(isOfClass, read.filter) : or();
}

/** Everybody of a class; without one, every entry. */
export function ofClass(name: string): Condition {
  return condition('objectClass', name === '' ? { by: 'presence' } : { by: 'equal', value: name });
}

/** Who is a member of the group, by their own attribute; `undefined` where they have none, or can't be followed by it. */
function memberFilter({ memberOf, nested, groupDn }: GroupRule, matchInChain: boolean): Filter | undefined {
  if (!memberOf || (nested && !matchInChain)) return undefined;
  return condition(
    memberOf,
    nested ? { by: 'rule', rule: inChain, dn: false, value: groupDn } : { by: 'equal', value: groupDn },
  );
}

/** The classes of people, whatever a channel calls them. */
const personClasses = ['person', 'user', 'inetOrgPerson', 'account'];

/** Finds people, for a look at an entry that should be none: the base of a channel. */
export function somebody({ objectClass }: Scope): Filter {
  const own = ['', '*', 'top'].includes(objectClass.toLowerCase()) ? [] : [objectClass];
  return or(...[...personClasses, ...own].map(ofClass));
}

/** Conditions that no text holds, so that they stand nowhere. */
export const condition = (attribute: string, match: Match): Condition => ({
  kind: 'condition',
  attribute,
  match,
  from: 0,
  to: 0,
});

export const and = (...parts: Filter[]): Filter => ({ kind: 'and', parts, from: 0, to: 0 });

export const not = (part: Filter): Filter => ({ kind: 'not', part, from: 0, to: 0 });

/** Of no parts: nobody. */
export const or = (...parts: Filter[]): Filter => ({ kind: 'or', parts, from: 0, to: 0 });
