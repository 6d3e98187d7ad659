import { inWords } from '../document/nearest.ts';
import type { Condition, Filter } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import type { NotCounted, Scope } from './types.ts';

/**
 * Attributes that a scope may ask about when nobody says otherwise. Whoever writes a filter can find out the value of any
 * attribute by counting, so that only those are asked about that say where somebody belongs.
 */
export const usualAttributes: readonly string[] = [
  'objectClass',
  'objectCategory',
  'memberOf',
  'isMemberOf',
  'department',
  'departmentNumber',
  'company',
  'division',
  'ou',
  'o',
  'l',
  'c',
  'employeeType',
  'userAccountControl',
  'nsaccountlock',
  'ds-pwp-account-disabled',
];

/** The attributes of a group that name its members: by any other a group's entry would tell of something else. */
const memberAttributes: readonly string[] = ['member', 'uniqueMember', 'memberUid', 'roleOccupant'];

/** What a filter may cost the directory. */
const mostOctets = 8192;
const mostConditions = 100;
const deepest = 20;
/** Conditions that make the directory look at every entry, as no index serves them. */
const mostScans = 5;

/**
 * Why a scope isn't sent to the directory, `undefined` when it may be.
 *
 * @param allowed the attributes that it may ask about, in any capitals
 * @param read the attributes that are asked about beside the rule: the one that tells who is enabled, and the one by
 *   which a group names its members
 */
export function scopeRefusal(
  scope: Scope,
  allowed: readonly string[],
  read: { status?: string; member?: string } = {},
): NotCounted | undefined {
  return (
    variableIn(scope) ??
    filterRefusal(scope) ??
    attributeRefusal(scope, read.status ?? '', allowed) ??
    memberRefusal(scope, read.member, allowed)
  );
}

function variableIn({ baseDn, rule }: Scope): NotCounted | undefined {
  const texts = rule.kind === 'group' ? [baseDn, rule.groupDn] : [baseDn, rule.kind === 'filter' ? rule.filter : ''];
  const found = texts.map((text) => /\$\{[^}]*\}?/.exec(text)?.[0]).find((text) => text !== undefined);
  if (found === undefined) return undefined;
  return {
    kind: 'variable',
    message: `who is in scope depends on ${found}, which only PingFederate fills in`,
    hint: 'count in PingFederate’s own log after the change, for a few people first',
  };
}

function filterRefusal({ rule }: Scope): NotCounted | undefined {
  if (rule.kind !== 'filter') return undefined;
  const octets = Buffer.byteLength(rule.filter, 'utf8');
  if (octets > mostOctets) return tooCostly(`it is ${octets} octets long, more than ${mostOctets}`);
  const read = readFilter(rule.filter);
  if ('problem' in read)
    return {
      kind: 'refused-filter',
      message: `the filter can’t be read: ${read.problem.message}`,
      hint: read.problem.hint,
    };
  const conditions = conditionsIn(read.filter);
  const scans = conditions.filter(isScan).length;
  if (conditions.length > mostConditions)
    return tooCostly(`it has ${conditions.length} conditions, more than ${mostConditions}`);
  if (read.depth > deepest) return tooCostly(`it is ${read.depth} levels deep, more than ${deepest}`);
  if (scans > mostScans) return tooCostly(`${scans} of its conditions can use no index, more than ${mostScans}`);
  return undefined;
}

const tooCostly = (why: string): NotCounted => ({
  kind: 'refused-filter',
  message: `the filter isn’t sent, because it would cost the directory too much: ${why}`,
  hint: 'say the same with a group, or with fewer conditions',
});

/** Active Directory's rules for bits and for groups in groups; any other may compare with each entry's own name. */
const indexedRules: ReadonlySet<string> = new Set([
  '1.2.840.113556.1.4.803',
  '1.2.840.113556.1.4.804',
  '1.2.840.113556.1.4.1941',
]);

/** No index helps where a value begins with a star, or is compared by size or likeness, or in any attribute. */
function isScan({ attribute, match }: Condition): boolean {
  if (match.by === 'pattern') return match.initial === '';
  if (match.by === 'rule') return match.dn || !indexedRules.has(match.rule);
  return match.by === 'about' || match.by === 'at-least' || match.by === 'at-most' || attribute === '';
}

function attributeRefusal(scope: Scope, status: string, allowed: readonly string[]): NotCounted | undefined {
  const inScope = without(attributesOfScope(scope), [...alwaysAllowed, ...allowed]);
  // What a directory keeps the status in says nothing but that, whatever the run allows in filters.
  const ofStatus = without(status === '' ? [] : [status], [...usualAttributes, ...allowed]);
  const unknown = [...new Set([...inScope, ...ofStatus])];
  if (unknown.length === 0) return undefined;
  const [verb, them] = unknown.length === 1 ? ['isn’t', 'it'] : ['aren’t', 'them'];
  return {
    kind: 'refused-filter',
    message: `who is in scope depends on ${unknown.join(' and ')}, which ${verb} among directory-filter-attributes`,
    hint: `whoever counts by an attribute can find out its value for one person; if everybody who may start a count may know ${them}, add ${them}`,
  };
}

/** Beside a filter by a group, too, its members are read, to see whether the account finds all of them. */
function memberRefusal(scope: Scope, beside: string | undefined, allowed: readonly string[]): NotCounted | undefined {
  const isByGroup = attributesOfScope(scope).some((name) => isGroupsOfPerson.test(name));
  const member = scope.rule.kind === 'group' ? scope.rule.member : isByGroup ? beside : undefined;
  if (member === undefined || without([member], [...memberAttributes, ...allowed]).length === 0) return undefined;
  return {
    kind: 'refused-filter',
    message: `the members of the group are read from ${member}, which isn’t an attribute for members, nor among directory-filter-attributes`,
    hint: `name the attribute that holds the members: ${inWords(memberAttributes.slice(0, 3), 'or')}`,
  };
}

/** The attributes of a person that name the groups. */
export const isGroupsOfPerson = /^(memberof|ismemberof)$/i;

const alwaysAllowed = ['objectClass', 'objectCategory'];

function without(names: readonly string[], allowed: readonly string[]): string[] {
  const known = new Set(allowed.map((name) => name.trim().toLowerCase()));
  return names.filter((name) => !known.has(plainName(name)));
}

/** The attributes that decide who is in scope, as they are written. */
export function attributesOfScope({ rule }: Scope): string[] {
  if (rule.kind === 'base') return [];
  if (rule.kind === 'group') return rule.memberOf ? [rule.memberOf] : [];
  const read = readFilter(rule.filter);
  // An extensible match without an attribute asks about all of them.
  return 'filter' in read ? conditionsIn(read.filter).map(({ attribute }) => attribute || 'any attribute') : [];
}

const plainName = (name: string) => name.split(';')[0]!.toLowerCase();

/** Each condition of a filter. */
export function conditionsIn(filter: Filter): Condition[] {
  const open = [filter];
  const found: Condition[] = [];
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.kind === 'condition') found.push(part);
    else if (part.kind === 'not') open.push(part.part);
    else if (part.kind !== 'variable') open.push(...[...part.parts].reverse());
  }
  return found;
}

/** The attributes in which directories keep what is different for every entry and never changes. */
const known = ['objectGUID', 'entryUUID', 'nsUniqueId', 'GUID', 'ibm-entryUuid', 'orclGuid'];

/**
 * Why people aren't counted by an attribute that is called their GUID: whoever may choose it can find out whether two
 * people share a value, and people who do would count as one.
 *
 * @param allowed the attributes that a scope may ask about, in any capitals
 */
export function guidRefusal(names: readonly string[], allowed: readonly string[]): NotCounted | undefined {
  const fine = new Set([...known, ...allowed].map((name) => name.trim().toLowerCase()));
  const other = names.find((name) => !fine.has(name.toLowerCase()));
  if (other === undefined) return undefined;
  return {
    kind: 'refused-filter',
    message: `people would be told apart by ${other}, which isn’t known as a GUID`,
    hint: `name the directory’s own GUID (objectGUID, entryUUID, nsUniqueId); if ${other} is one, add it to directory-filter-attributes`,
  };
}
