/** The sandbox's model beside what older servers were seen to know. */
import { describe, expect, test } from 'vitest';
import { hasPath, type Member, membersOf } from '../../sandbox/model/model.ts';
import { isNewerThanModel } from '../../sandbox/model/versions.ts';
import { fields } from '../../src/core/connection/fields/table.ts';
import { descriptions, membersIn } from '../schema/api-facts.ts';
import { history } from '../schema/api-history.ts';

/** The last version before one: `12.0` → `11.9`, `11.3.2` → `11.3.1`. */
function justBefore(version: string): string {
  const parts = version.split('.').map(Number);
  const last = parts.pop() as number;
  if (last > 0) return [...parts, last - 1].join('.');
  return `${(parts[0] as number) - 1}.9`;
}

/** The first one after: `12.0` → `12.1`. */
function justAfter(version: string): string {
  const parts = version.split('.').map(Number);
  return [...parts.slice(0, -1), (parts.at(-1) as number) + 1].join('.');
}

function memberAt(path: string, version: string): Member | undefined {
  const [type = '', member = ''] = path.split('.');
  return membersOf(type, version)[member];
}

const valuesAt = (path: string, version: string) => {
  const member = memberAt(path, version);
  return member?.enum ?? member?.items?.enum ?? [];
};

describe('a server of an older version', () => {
  test.each(history.members)('knows $member from $since on', ({ member, since, until, again }) => {
    if (since !== undefined) {
      expect(memberAt(member, since)).toBeDefined();
      expect(memberAt(member, justBefore(since))).toBeUndefined();
      return;
    }
    const times = [until, justAfter(until as string), justBefore(again as string), again] as string[];
    expect(times.map((version) => memberAt(member, version) !== undefined)).toEqual([true, false, false, true]);
  });

  test.each(history.between)('dates $member as the field table does', ({ member }) => {
    const [model = '', name = ''] = member.split('.');
    const since = fields[model]?.members[name]?.since as string;
    expect(memberAt(member, since)).toBeDefined();
    expect(memberAt(member, justBefore(since))).toBeUndefined();
  });

  test.each(history.required)('asks for $member until $until', ({ member, until, but }) => {
    expect(memberAt(member, until)?.required ?? false).toBe(but === undefined);
    expect(memberAt(member, justAfter(until))?.required ?? false).toBe(false);
  });

  test.each(history.values.filter(({ prose }) => !prose))('knows $values of $member from $since on', (row) => {
    const { member, values, since, likely } = row;
    expect(valuesAt(member, since)).toEqual(expect.arrayContaining(values));
    // What is only likely is no reason to refuse a client.
    if (likely === undefined)
      expect(values.filter((one) => valuesAt(member, justBefore(since)).includes(one))).toEqual([]);
  });

  test.each(history.paths)('has $path from $since on', ({ path, since }) => {
    expect([hasPath(path, since), hasPath(path, justBefore(since))]).toEqual([true, false]);
  });
});

test.each(descriptions)('what a server of $version describes, the sandbox has', (facts) => {
  const { version } = facts;
  const isMissing = (model: string, member: string) => !Object.hasOwn(membersOf(model, version), member);
  const missing = Object.keys(facts.models).flatMap((model) =>
    Object.keys(membersIn(facts, model))
      .filter((member) => isMissing(model, member))
      .map((member) => `${model}.${member}`),
  );
  expect(missing).toEqual([]);
  expect(isNewerThanModel(version)).toBe(false);
});
