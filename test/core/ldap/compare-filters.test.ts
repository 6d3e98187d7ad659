import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFilters } from '../../../src/core/ldap/compare-filters.ts';
import { cases } from '../../seeds/cases.ts';
import { arbitraryEntry, arbitraryFilter, matches } from './directory.ts';

const user = '(objectClass=user)';
const inA = '(memberOf=cn=a,dc=example,dc=com)';

describe('what one filter means beside another', () => {
  test.each([
    [user, user, 'same'],
    [`(&${user}(department=Sales))`, `(&(department=Sales)${user})`, 'same'],
    ['(|(l=Berlin)(l=Bonn))', '(|(l=Bonn)(l=Berlin)(l=Berlin))', 'same'],
    [`(&${user}(&(l=Berlin)(department=HR)))`, `(&${user}(l=Berlin)(department=HR))`, 'same'],
    ['(!(!(department=HR)))', '(department=HR)', 'same'],
    ['(!(&(l=Berlin)(department=HR)))', '(|(!(l=Berlin))(!(department=HR)))', 'same'],
    ['(& (objectClass=user) (mail=*) )', '(&(objectclass=user)(MAIL=*))', 'same'],
    [
      '(memberOf=cn=HR Users,ou=Groups,dc=example,dc=com)',
      '(memberOf=CN=hr  users, OU=groups,DC=example,DC=com)',
      'same',
    ],
    ['(cn=M\\c3\\bcller)', '(cn=Müller)', 'same'],
    ['(cn=a\\2ab)', '(cn=a\\2Ab)', 'same'],
    ['(department=sales)', '(department=Sales)', 'same'],
    ['(homeDirectory=/home/A)', '(homeDirectory=/home/a)', 'unknown'],
    ['(|(department=HR)(&(department=HR)(l=Bonn)))', '(department=HR)', 'same'],
    ['(&(department=HR)(|(department=HR)(l=Bonn)))', '(department=HR)', 'same'],
    ['(objectClass=*)', '(&)', 'same'],
    ['(2.5.4.3=x)', '(commonName=X)', 'same'],
    [user, `(&${user}(department=Sales))`, 'narrower'],
    ['(|(l=Berlin)(l=Bonn))', '(l=Bonn)', 'narrower'],
    ['(department=*)', '(department=Sales)', 'narrower'],
    ['(mail=*@example.com)', '(mail=*@hr.example.com)', 'unknown'],
    ['(mail=*example.com)', '(mail=*@hr.example.com)', 'narrower'],
    ['(cn=adm*)', '(cn=admin*)', 'narrower'],
    ['(cn=*a*)', '(cn=x*ba*y)', 'narrower'],
    ['(cn=*ab*)', '(cn=*a*b*)', 'wider'],
    ['(cn=ab*ba)', '(cn=abba)', 'narrower'],
    // What a pattern begins and ends with may not overlap.
    ['(cn=ab*ba)', '(cn=aba)', 'unknown'],
    ['(objectClass=person)', '(objectClass=inetOrgPerson)', 'narrower'],
    [user, `(&${user}(!(employeeType=Contractor)))`, 'narrower'],
    [`(&${user}${inA})`, user, 'wider'],
    ['(l=Bonn)', '(|(l=Berlin)(l=Bonn))', 'wider'],
    ['(&(|(l=Berlin)(l=Bonn))(objectClass=person))', '(l=Berlin)', 'unknown'],
    [`(&${user}(!(department=HR)))`, user, 'wider'],
    ['(department=Sales)', '(department=*)', 'wider'],
    ['(cn=a)', '(|(cn=a)(!(cn=a)))', 'wider'],
    ['(department=HR)', '(!(department=HR))', 'apart'],
    [`(&${user}${inA})`, `(&${user}(!${inA}))`, 'apart'],
    ['(!(department=HR))', '(&(department=HR)(l=Bonn))', 'apart'],
    ['(department=HR)', '(|(departmentNumber=7)(!(department=HR)))', 'unknown'],
    [inA, '(memberOf=cn=b,dc=example,dc=com)', 'unknown'],
    ['(uid=a)', '(uid=b)', 'unknown'],
    ['(department=A)', '(department=B)', 'unknown'],
    ['(departmentNumber>=5)', '(departmentNumber>=10)', 'unknown'],
    ['(mail=*)', '(userPrincipalName=*)', 'unknown'],
    [`(&${user}(department=\${var}))`, `(&${user}(department=Sales))`, 'unknown'],
    [`(&${user}(department=\${var}))`, user, 'wider'],
    ['(department=HR)', '(&(department=HR)(!(department=HR)))', 'nobody'],
    ['(department=HR)', '(|)', 'nobody'],
    ['(!(departmnt=HR))', '(!(department=HR))', 'unknown'],
    ['(!(mail=*))', '(!(mail=a@b))', 'wider'],
    // An assertion that the directory can't evaluate is undefined by itself, and so is its opposite.
    ['(!(departmentNumber=*))', '(!(departmentNumber>=5))', 'unknown'],
    ['(!(uidNumber=*))', '(!(uidNumber=x))', 'unknown'],
    ['(uidNumber=12)', '(uidNumber=1*)', 'unknown'],
    ['(__proto__=a)', '(constructor=a)', 'unreadable'],
    ['(constructor=a)', '(&(constructor=a)(toString=*))', 'narrower'],
    ['(a=b', '(a=b)', 'unreadable'],
  ])('%s → %s: %s', (old, now, verdict) => {
    expect(compareFilters(old, now)).toBe(verdict);
  });

  test.each([
    ['(memberOf:1.2.840.113556.1.4.1941:=cn=all,dc=example,dc=com)', '(memberOf=CN=All,dc=example,dc=com)', 'narrower'],
    ['(department=A)', '(department=B)', 'apart'],
    ['(department=Müller)', '(department=Muller)', 'unknown'],
    ['(mail=a*)', '(mail=b*)', 'apart'],
    ['(l=Bonn)', '(l=Ber*)', 'apart'],
    [user, '(objectClass=computer)', 'narrower'],
    ['(memberOf=cn=a,dc=c)', '(memberOf=cn=b,dc=c)', 'unknown'],
    ['(department=A)', '(!(department=B))', 'wider'],
    // Directories refuse an empty value, and what they refuse is neither true nor false.
    ['(department=A)', '(!(department=))', 'unknown'],
    ['(userAccountControl:1.2.840.113556.1.4.803:=2)', '(userAccountControl:1.2.840.113556.1.4.803:=6)', 'narrower'],
  ])('in Active Directory %s → %s: %s', (old, now, verdict) => {
    expect(compareFilters(old, now, { activeDirectory: true })).toBe(verdict);
  });

  test('nested groups are known in Active Directory only', () => {
    const nested = '(memberOf:1.2.840.113556.1.4.1941:=cn=all,dc=example,dc=com)';
    expect(compareFilters(nested, '(memberOf=cn=all,dc=example,dc=com)')).toBe('unknown');
  });
});

describe('long filters', () => {
  const many = (count: number, clause: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => clause(i)).join('');
  const departments = (count: number) => `(|${many(count, (i) => `(department=d${i})`)})`;

  test.each([
    ['a department less', `(&${user}${departments(40)})`, `(&${user}${departments(39)})`, 'narrower'],
    ['all departments turned round', `(&${user}${departments(40)})`, `(&${user}(!${departments(40)}))`, 'apart'],
    [
      '10,000 clauses in another order',
      `(|${many(10_000, (i) => `(a${i}=1)`)})`,
      `(|${many(10_000, (i) => `(a${9_999 - i}=1)`)})`,
      'same',
    ],
    [
      'one clause of 10,000 more',
      `(&${many(10_000, (i) => `(a${i}=1)`)})`,
      `(&${many(10_001, (i) => `(a${i}=1)`)})`,
      'narrower',
    ],
    [
      '10,000 other clauses',
      `(|${many(10_000, (i) => `(a=${i})`)})`,
      `(|${many(10_000, (i) => `(a=x${i})`)})`,
      'unknown',
    ],
    [
      'sums of products',
      `(&${many(1_500, (i) => `(|(a=${i})(b=${i})(c=x${i}))`)})`,
      `(|${many(1_500, (i) => `(&(a=${i})(b=${i})(c=y${i}))`)})`,
      'unknown',
    ],
    ['20,000 operators deep', `${'(!'.repeat(20_000)}(a=b)${')'.repeat(20_000)}`, '(a=b)', 'unknown'],
    ['30,000 wildcards', `(a=${'x*'.repeat(30_000)})`, `(a=${'x*'.repeat(30_000)}y)`, 'narrower'],
  ])('%s', (_, old, now, verdict) => {
    expect(compareFilters(old, now)).toBe(verdict);
  });
});

/** A directory with three truth values, written without the comparison's help, can't show a verdict to be wrong. */
describe.each([false, true])('no entry contradicts a verdict (Active Directory: %s)', (activeDirectory) => {
  test('whatever the filters', () => {
    const compared = new Map<string, number>();
    fc.assert(
      fc.property(
        arbitraryFilter,
        arbitraryFilter,
        fc.array(arbitraryEntry(activeDirectory), { minLength: 25, maxLength: 25 }),
        (old, now, entries) => {
          const verdict = compareFilters(old, now, { activeDirectory });
          compared.set(verdict, (compared.get(verdict) ?? 0) + 1);
          for (const entry of entries) {
            const [was, is] = [matches(old, entry), matches(now, entry)];
            if (verdict === 'same') expect([old, now, entry, is]).toEqual([old, now, entry, was]);
            if (verdict === 'narrower' && is) expect([old, now, entry, was]).toEqual([old, now, entry, true]);
            if (verdict === 'wider' && was) expect([old, now, entry, is]).toEqual([old, now, entry, true]);
            if (verdict === 'apart') expect([old, now, entry, was && is]).toEqual([old, now, entry, false]);
            if (verdict === 'nobody') expect([old, now, entry, is]).toEqual([old, now, entry, false]);
          }
        },
      ),
      { numRuns: cases(700) },
    );
    for (const verdict of ['same', 'narrower', 'wider', 'apart', 'unknown'])
      expect([...compared.keys()]).toContain(verdict);
  });
});
