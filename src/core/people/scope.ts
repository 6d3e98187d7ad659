import type { JsonObject } from '../document/json.ts';
import { objectIn, textIn } from '../document/readers.ts';
import type { Scope, ScopeRule } from './types.ts';

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
