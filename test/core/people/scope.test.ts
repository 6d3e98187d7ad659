import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../../../src/core/ldap/filter-tree.ts';
import { scopeRefusal, usualAttributes } from '../../../src/core/people/refused-scope.ts';
import { scopeOf, searchFilter } from '../../../src/core/people/scope.ts';
import type { Scope } from '../../../src/core/people/types.ts';
import { channel, type Example } from '../consequences/zoom-example.ts';
import { filterText } from './example.ts';

const classes = { changeDetectionSettings: { userObjectClass: 'user', groupObjectClass: 'group' } };
const detection = { groupMembershipDetection: { memberOfGroupAttributeName: 'memberOf' } };
const byGroup = (users: Example['users']): Example => ({
  source: { ...classes, ...detection },
  users: { filter: '', groupDN: 'cn=staff (all),dc=example', ...users },
});

function sent(example: Example, matchInChain = false): string {
  const filter = searchFilter(scopeOf(channel(example)), { matchInChain });
  return filter ? filterText(filter) : 'walk the group';
}

describe('what is sent to the directory', () => {
  test.each<[string, Example, string]>([
    ['a filter', { source: classes, users: { filter: ' ( & (a=b)\n (c=d) ) ' } }, '(&(objectClass=user)(&(a=b)(c=d)))'],
    ['without parentheses', { source: classes, users: { filter: 'a=b' } }, '(&(objectClass=user)(a=b))'],
    ['neither', { source: classes, users: { filter: '' } }, '(objectClass=user)'],
    ['no class', { users: { filter: '(a=b)' } }, '(&(objectClass=*)(a=b))'],
    [
      'a class that looks like syntax',
      { source: { changeDetectionSettings: { userObjectClass: '*)(uid=*' } }, users: { filter: '' } },
      '(objectClass=\\2a\\29\\28uid=\\2a)',
    ],
    ['a group', byGroup({}), '(&(objectClass=user)(memberOf=cn=staff \\28all\\29,dc=example))'],
    ['groups in it', byGroup({ nestedSearch: true }), 'walk the group'],
  ])('%s', (_, example, expected) => {
    expect(sent(example)).toBe(expected);
  });

  test('a directory that follows groups in groups by itself is asked to', () => {
    expect(sent(byGroup({ nestedSearch: true }), true)).toBe(
      '(&(objectClass=user)(memberOf:1.2.840.113556.1.4.1941:=cn=staff \\28all\\29,dc=example))',
    );
  });

  test('without an attribute that names the groups, the group is walked by its own', () => {
    const example = { ...byGroup({}), source: classes };
    expect(sent(example)).toBe('walk the group');
    expect(scopeOf(channel(example)).rule).toMatchObject({ member: 'member', groupClass: 'group' });
  });

  test('with both, the group is taken and the filter kept', () => {
    expect(scopeOf(channel(byGroup({ filter: '(a=b)' }))).rule).toMatchObject({ kind: 'group', besideFilter: '(a=b)' });
  });
});

const scope = (filter: string, more: Partial<Scope> = {}): Scope => ({
  baseDn: 'dc=example',
  objectClass: 'user',
  rule: { kind: 'filter', filter },
  ...more,
});

const group = { kind: 'group', groupDn: 'cn=x', nested: false, member: 'member', groupClass: 'group' } as const;

const many = (count: number, one: string) => `(|${one.repeat(count)})`;

describe('what isn’t sent', () => {
  test.each<[string, Scope, RegExp]>([
    [
      'another attribute',
      scope('(&(memberOf=x)(!(employeeNumber=1*)))'),
      /depends on employeeNumber, which isn’t among/,
    ],
    ['two', scope('(|(pager=1)(homePhone=2))'), /depends on pager and homePhone, which aren’t among/],
    ['by its number', scope('(2.16.840.1.113730.3.1.3=1)'), /2\.16\.840/],
    ['in any attribute', scope('(:dn:2.4.6:=x)'), /any attribute/],
    [
      'a group by another attribute',
      scope('', {
        rule: {
          kind: 'group',
          groupDn: 'x',
          nested: false,
          memberOf: 'employeeNumber',
          member: 'member',
          groupClass: 'group',
        },
      }),
      /employeeNumber/,
    ],
    ['too long', scope(`(ou=${'x'.repeat(9000)})`), /9005 octets long, more than 8192/],
    ['too many', scope(many(101, '(ou=x)')), /101 conditions, more than 100/],
    ['too deep', scope(`${'(!'.repeat(21)}(ou=x)${')'.repeat(21)}`), /21 levels deep, more than 20/],
    ['without an index', scope(many(6, '(ou=*x)')), /6 of its conditions can use no index, more than 5/],
    ['by a part of the name', scope(many(6, '(ou:dn:=Berlin)')), /6 of its conditions can use no index, more than 5/],
    ['by another rule', scope(many(6, '(ou:2.5.13.5:=Berlin)')), /6 of its conditions can use no index, more than 5/],
    ['a variable', scope('(ou=${who})'), /\$\{who\}, which only PingFederate fills in/],
    ['a variable in the base', scope('(ou=x)', { baseDn: 'ou=${unit},dc=example' }), /\$\{unit\}/],
    ['no filter', scope('(ou=x'), /can’t be read/],
  ])('%s', (_, refused, message) => {
    expect(scopeRefusal(refused, usualAttributes)?.message).toMatch(message);
  });

  test('a status by another attribute', () => {
    expect(scopeRefusal(scope('(ou=x)'), usualAttributes, { status: 'employeeNumber' })?.message).toMatch(
      /employeeNumber/,
    );
    expect(scopeRefusal(scope('(ou=x)'), usualAttributes, { status: 'userAccountControl' })).toBeUndefined();
  });

  test.each(['distinguishedName', 'manager', 'managedBy', 'owner'])('a group by its %s', (member) => {
    const why = new RegExp(`read from ${member}, which isn’t an attribute for members`);
    const walked = scope('', { rule: { ...group, member } });
    expect(scopeRefusal(walked, usualAttributes, { member })?.message).toMatch(why);
    // The members are read beside a filter by the group as well.
    expect(scopeRefusal(scope('(memberOf=cn=x)'), usualAttributes, { member })?.message).toMatch(why);
    expect(scopeRefusal(scope('(ou=x)'), usualAttributes, { member })).toBeUndefined();
    expect(scopeRefusal(walked, [member.toUpperCase()], { member })).toBeUndefined();
  });

  test.each(['member', 'UniqueMember', 'memberUid', 'member;range=0-9'])('a group by its %s is read', (member) => {
    expect(scopeRefusal(scope('', { rule: { ...group, member } }), [], { member })).toBeUndefined();
  });

  test.each([
    '(&(objectClass=user)(MEMBEROF=cn=a,dc=example)(department;lang-de=x))',
    '(userAccountControl:1.2.840.113556.1.4.803:=2)',
    '(employeeType=staff*)',
    many(5, '(ou=*x)'),
    many(5, '(ou:dn:=Berlin)'),
    many(9, '(userAccountControl:1.2.840.113556.1.4.803:=2)'),
    many(100, '(ou=x)'),
  ])('%s is sent', (filter) => {
    expect(scopeRefusal(scope(filter), usualAttributes)).toBeUndefined();
  });

  test('what the run allows is sent', () => {
    expect(
      scopeRefusal(scope('(&(objectClass=user)(Pager=1))'), ['pager'], { status: 'userAccountControl' }),
    ).toBeUndefined();
    expect(scopeRefusal(scope('(userAccountControl=1)'), ['pager'])?.message).toMatch(/userAccountControl/);
  });
});

/** Whether somebody with these values matches, by the tree that is sent. */
function matches(filter: Filter, person: Record<string, string>): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, person));
    case 'or':
      return filter.parts.some((part) => matches(part, person));
    case 'not':
      return !matches(filter.part, person);
    case 'condition':
      return filter.match.by === 'equal' && person[filter.attribute] === filter.match.value;
    default:
      return false;
  }
}

/** A filter as it is written, with its parts in one order or the other and blanks between them or none. */
interface Written {
  plain: string;
  other: string;
}

const written = fc.letrec<{ any: Written }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom('ou', 'l', 'o'), fc.constantFrom('a', 'b')).map(([name, value]) => ({
      plain: `(${name}=${value})`,
      other: ` (${name}=${value})\n`,
    })),
    fc.tuple(fc.constantFrom('&', '|'), fc.array(tie('any'), { maxLength: 3 })).map(([sign, parts]) => ({
      plain: `(${sign}${parts.map(({ plain }) => plain).join('')})`,
      other: `( ${sign} ${[...parts]
        .reverse()
        .map(({ other }) => other)
        .join(' ')} )`,
    })),
    tie('any').map(({ plain, other }) => ({ plain: `(!${plain})`, other: `( !\t${other})` })),
  ),
})).any;

test('blanks and order in a filter change nobody', () => {
  const values = fc.constantFrom('a', 'b');
  const person = fc.record({ ou: values, l: values, o: values, objectClass: fc.constant('user') });
  fc.assert(
    fc.property(written, person, ({ plain, other }, who) => {
      const [one, two] = [plain, other].map((filter) => searchFilter(scope(filter), { matchInChain: false })!);
      expect(matches(two!, who)).toBe(matches(one!, who));
    }),
  );
});
