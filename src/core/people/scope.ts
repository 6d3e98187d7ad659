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
  const detection = objectIn(source, 'groupMembershipDetection');
  return {
    kind: 'group',
    groupDn,
    nested: users?.nestedSearch === true,
    memberOf: trimmed(detection, 'memberOfGroupAttributeName') || undefined,
    member: trimmed(detection, 'groupMemberAttributeName') || 'member',
    groupClass: trimmed(objectIn(source, 'changeDetectionSettings'), 'groupObjectClass'),
    besideFilter: filter || undefined,
  };
}

const trimmed = (value: JsonObject | undefined, member: string) => (textIn(value, member) ?? '').trim();
