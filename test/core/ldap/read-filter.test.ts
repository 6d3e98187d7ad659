import { expect, test } from 'vitest';
import { readFilter } from '../../../src/core/ldap/read-filter.ts';

/** The tree as a text, its conditions in full. */
function shape(text: string): string {
  const read = readFilter(text);
  if ('problem' in read) return `${read.problem.at}: ${read.problem.message}`;
  const write = (part: typeof read.filter): string => {
    if (part.kind === 'variable') return part.text;
    if (part.kind === 'condition') return `${part.attribute} ${Object.values(part.match).join(' ')}`;
    return part.kind === 'not' ? `not(${write(part.part)})` : `${part.kind}(${part.parts.map(write).join(', ')})`;
  };
  return write(read.filter);
}

test.each([
  ['(cn=Babs J\\28ensen\\29)', 'cn equal Babs J(ensen)'],
  ['(cn=M\\c3\\bcller)', 'cn equal Müller'],
  ['(cn=a\\2ab)', 'cn equal a*b'],
  ['(objectGUID=\\FF\\00)', 'objectGUID equal \udcff\0'],
  ['(cn=a*b*c)', 'cn pattern a b c'],
  ['(cn=*)', 'cn presence'],
  ['(a>=1)', 'a at-least 1'],
  ['(sn~=smith)', 'sn about smith'],
  ['(cn:dn:2.4.6.8.10:=Dino)', 'cn rule 2.4.6.8.10 true Dino'],
  ['(:caseExactMatch:=a)', ' rule caseExactMatch false a'],
  ['(cn;lang-de=x)', 'cn;lang-de equal x'],
  ['( & (a=b)\n\t( | ) (! (c=d)) )', 'and(a equal b, or(), not(c equal d))'],
  ['(&(a=${x})${y}(${z}))', 'and(a equal ${x}, ${y}, ${z})'],
  ['(${attr}=a)', '${attr}=a'],
  ['a=b', 'a equal b'],
])('%s', (text, tree) => {
  expect(shape(text)).toBe(tree);
});

/** The place is where a person has to look, not where the reader gave up. */
test.each([
  ['(&(a=b)(c=d)', '0: a closing parenthesis is missing'],
  ['(&(a=b(c=d))', '2: a closing parenthesis is missing'],
  ['(&(a=b)(|(c=d)(e=f))', '0: a closing parenthesis is missing'],
  ['(&(a=b)))', '8: the filter has a closing parenthesis too many'],
  ['(&(a=b)(c=x(y)))', '11: a value holds a parenthesis'],
  ['(&(a=b)(c=\\zz))', '10: a backslash has to be followed by two hexadecimal digits'],
  ['(&(a=b)(c>1))', '8: LDAP has no < and no >'],
  ['(&(a=b)x)', "7: the filter can't be read"],
  ['(a=b)(c=d)', '5: several conditions stand side by side'],
  ['(!a=b)', '1: behind &, | and ! each condition has parentheses of its own'],
  ['a=b)', '3: the filter has a closing parenthesis too many'],
])('%s is wrong', (text, problem) => {
  expect(shape(text)).toBe(problem);
});

test('no depth of nesting is too much for the reader', () => {
  const depth = 50_000;
  expect('filter' in readFilter(`${'(!'.repeat(depth)}(a=b)${')'.repeat(depth)}`)).toBe(true);
  expect('problem' in readFilter('('.repeat(depth))).toBe(true);
});
