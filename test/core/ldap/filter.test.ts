import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterProblem } from '../../../src/core/ldap/read-filter.ts';
import { cases } from '../../seeds/cases.ts';

describe('filters that are right', () => {
  test.each([
    '(mail=*)',
    '(&(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))',
    '(memberOf=cn=Zoom Users,ou=Groups,dc=example)',
    '(cn=Babs J\\28ensen\\29*)',
    '(&)',
    '(|(&)(a=b))',
    '(1.2.840.113556.1.2.102=b)',
    '(2.5.4.3;binary=x)',
    '(cn;lang-de=Müller)',
    '(:dn:2.4.6.8.10:=Dino)',
    '(a>=1)',
    '(sn~=smith)',
    '(cn=)',
    '(uid=${username})',
    '(&(objectClass=person)${extra})',
    '${filter}',
    '(&\n  (objectClass=person)\n  (| (l=Berlin) (l=Bonn) )\n)\n',
    'objectClass=person',
  ])('%s', (filter) => {
    expect(filterProblem(filter)).toBeUndefined();
  });

  /** Any filter that is put together by the rules is right, however deep. */
  test('put together at random', () => {
    const attribute = fc.constantFrom('cn', 'mail', 'memberOf', '1.2.3', 'sn;lang-de');
    const value = fc.stringMatching(/^[A-Za-z0-9 ,=äß.]{0,8}$/);
    const { filter } = fc.letrec((tie) => ({
      filter: fc.oneof({ maxDepth: 4 }, tie('item'), tie('and'), tie('or'), tie('not')),
      item: fc.tuple(attribute, fc.constantFrom('=', '>=', '<=', '~='), value).map((parts) => `(${parts.join('')})`),
      and: fc.array(tie('filter'), { maxLength: 3 }).map((parts) => `(&${parts.join('')})`),
      or: fc.array(tie('filter'), { maxLength: 3 }).map((parts) => `(|${parts.join(' ')})`),
      not: tie('filter').map((part) => `(!${part as string})`),
    }));
    fc.assert(
      fc.property(filter, (text) => {
        expect([text, filterProblem(text as string)]).toEqual([text, undefined]);
        expect(filterProblem(`${text as string})`)).toBeDefined();
        expect(filterProblem(`(&${text as string}`)).toBeDefined();
      }),
      { numRuns: cases(200) },
    );
  });
});

test.each([
  ['', 'the filter is empty', undefined],
  ['(&(a=b)(c=d)', 'a closing parenthesis is missing', undefined],
  ['(a=b))', 'the filter has a closing parenthesis too many', undefined],
  ['(a=b)(c=d)', 'several conditions stand side by side', 'combine them: (&(a=b)(c=d))'],
  ['&(a=b)(c=d)', 'the outer parentheses are missing', 'write (&(a=b)(c=d))'],
  ['(a!=b)', 'LDAP has no !=', 'write (!(attribute=value))'],
  ['(a>1)', 'LDAP has no < and no >', 'write <= or >='],
  ['(a=\\zz)', 'a backslash has to be followed by two hexadecimal digits', 'for a backslash itself write \\5c'],
  ['(!(a=b)(c=d))', '! takes one condition', 'write (!(&(a=b)(c=d)))'],
  ['(a=b(c))', 'a value holds a parenthesis', 'write \\28 for ( and \\29 for )'],
  ['(a b=c)', "the filter can't be read", 'it looks like (attribute=value) or (&(attribute=value)(attribute=value))'],
  ['()', "the filter can't be read", 'it looks like (attribute=value) or (&(attribute=value)(attribute=value))'],
])('%s', (filter, message, hint) => {
  expect(filterProblem(filter)).toMatchObject(hint === undefined ? { message } : { message, hint });
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'()&|!=<>~*\\:;${} ab1.') }), (text) => {
      const problem = filterProblem(text);
      expect(problem === undefined || problem.message !== '').toBe(true);
    }),
    { numRuns: cases(500) },
  );
});
