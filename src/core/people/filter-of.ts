import { inChain } from '../ldap/atom.ts';
import type { Condition, Filter, Match } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import type { GroupRule, Scope } from './types.ts';

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
