import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../sandbox/directory/bytes.ts';
import { type Asked, decodeFilter, filterText } from '../../../sandbox/directory/filter.ts';
import type { Filter, Match } from '../../../src/core/ldap/filter-tree.ts';
import { encodeFilter } from '../../../src/edges/directory/encode-filter.ts';
import { filterOf } from './client.ts';

/** What a directory reads, by the sandbox's own decoder. */
const received = (filter: Filter) => decodeFilter(piecesOf(encodeFilter(filter))[0]!);

describe('a filter arrives as it was written', () => {
  test.each([
    ['(cn=Ada)', '(cn=Ada)'],
    ['cn=Ada', '(cn=Ada)'],
    ['(&)', '(&)'],
    ['(|)', '(|)'],
    ['(!(cn=Ada))', '(!(cn=Ada))'],
    ['(& (a=1) (| (b=2) (c=3) ) )', '(&(a=1)(|(b=2)(c=3)))'],
    ['(2.5.4.42=Ada)', '(2.5.4.42=Ada)'],
    ['(cn;lang-de=Ada)', '(cn;lang-de=Ada)'],
    ['(mail=*)', '(mail=*)'],
    ['(cn=A*)', '(cn=A*)'],
    ['(cn=*a)', '(cn=*a)'],
    ['(cn=A*d**a)', '(cn=A*d*a)'],
    ['(cn=\\2a)', '(cn=\\2a)'],
    ['(cn=A*\\2a*)', '(cn=A*\\2a*)'],
    ['(uidNumber>=5)', '(uidNumber>=5)'],
    ['(uidNumber<=5)', '(uidNumber<=5)'],
    ['(sn~=Meier)', '(sn~=Meier)'],
    ['(sn=M\\c3\\bcller)', '(sn=Müller)'],
    ['(sn=Müller)', '(sn=Müller)'],
    ['(sn=)', '(sn=)'],
    ['(objectGUID=\\a6\\61\\00)', '(objectGUID=\\a6\\61\\00)'],
    ['(objectGUID=\\A6a*\\ff)', '(objectGUID=\\a6\\61*\\ff)'],
    ['(cn=\\5ca6)', '(cn=\\5ca6)'],
    ['(cn=\\ef\\bb\\bfa)', '(cn=\ufeffa)'],
    ['(cn=\\c3x\\bc)', '(cn=\\c3\\78\\bc)'],
    ['(memberOf=cn=a\\5c2cb,dc=x)', '(memberOf=cn=a\\5c2cb,dc=x)'],
    ['(userAccountControl:1.2.840.113556.1.4.803:=2)', '(userAccountControl:1.2.840.113556.1.4.803:=2)'],
    ['(ou:dn:=People)', '(ou:dn:=People)'],
    ['(ou:dn:2.4.6.8.10:=People)', '(ou:dn:2.4.6.8.10:=People)'],
    ['(:caseExactMatch:=\\a6)', '(:caseExactMatch:=\\a6)'],
    ['(:dn:2.4.6.8.10:=x)', '(:dn:2.4.6.8.10:=x)'],
  ])('%s', (written, expected) => {
    expect(filterText(received(filterOf(written)))).toBe(expected);
  });

  test('a value of 70,000 letters', () => {
    expect(received(filterOf(`(cn=${'x'.repeat(70_000)})`))).toMatchObject({ value: Buffer.from('x'.repeat(70_000)) });
  });
});

describe('a filter that nobody can send', () => {
  test('has a variable', () => {
    expect(() => encodeFilter(filterOf('(&(a=1)${all})'))).toThrow('only PingFederate fills in');
  });

  test('is too deep', () => {
    const deep = `${'(!'.repeat(20_000)}(a=1)${')'.repeat(20_000)}`;
    expect(() => encodeFilter(filterOf(deep))).toThrow('nested more than 500 deep');
  });
});

test('a rule without attribute and without name is none', () => {
  expect(() => filterOf('(:=x)')).toThrow("can't be read");
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const some = text.filter((value) => value !== '');
const attribute = fc.constantFrom('cn', 'sn;lang-de', '2.5.4.42', 'memberOf');
const place = { from: 0, to: 0 };

const match: fc.Arbitrary<Match> = fc.oneof(
  fc.constant({ by: 'presence' as const }),
  fc.record({ by: fc.constantFrom('equal', 'at-least', 'at-most', 'about'), value: text }),
  fc.record({ by: fc.constant('pattern'), initial: some, any: fc.array(some, { maxLength: 3 }), final: text }),
  fc.record({ by: fc.constant('rule'), rule: fc.constantFrom('', '1.2.3'), dn: fc.boolean(), value: text }),
) as fc.Arbitrary<Match>;

const condition: fc.Arbitrary<Filter> = fc
  .record({ attribute, match })
  .map((one) => ({ kind: 'condition', ...one, ...place }));

const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    condition,
    fc
      .record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(tie('filter'), { maxLength: 4 }) })
      .map((one) => ({ ...one, ...place }) as Filter),
    tie('filter').map((part) => ({ kind: 'not' as const, part, ...place })),
  ),
}));

/** What a tree says, in the decoder's words. */
function meant(filter: Filter): Asked {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { is: filter.kind === 'and' ? '&' : '|', of: filter.parts.map(meant) };
    case 'not':
      return { is: '!', of: meant(filter.part) };
    case 'condition':
      return asserted(filter.attribute, filter.match);
    case 'variable':
      throw new Error('none here');
  }
}

const signs = { equal: '=', 'at-least': '>=', 'at-most': '<=', about: '~=' } as const;

const piece = (value: string) => (value === '' ? undefined : Buffer.from(value));

function asserted(type: string, wanted: Match): Asked {
  switch (wanted.by) {
    case 'presence':
      return { is: '=*', type };
    case 'rule':
      return { is: ':=', type, rule: wanted.rule, dn: wanted.dn, value: Buffer.from(wanted.value) };
    case 'pattern': {
      const any = wanted.any.map((one) => Buffer.from(one));
      return { is: 'substrings', type, initial: piece(wanted.initial), any, final: piece(wanted.final) };
    }
    default:
      return { is: signs[wanted.by], type, value: Buffer.from(wanted.value) };
  }
}

test('whatever the filter, a directory reads what is meant', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(received(filter)).toEqual(meant(filter));
    }),
  );
});

test('whatever the octets, they arrive', () => {
  const octets = fc.uint8Array({ minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(octets, (value) => {
      const escaped = [...value].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
      expect(received(filterOf(`(objectGUID=${escaped})`))).toMatchObject({ is: '=', value: Buffer.from(value) });
    }),
  );
});
