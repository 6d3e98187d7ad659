import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonNameOf, dnProblem, relationOf } from '../../../src/core/ldap/distinguished-name.ts';
import { cases } from '../../seeds/cases.ts';

test.each([
  'dc=example,dc=com',
  'OU=People, DC=example',
  'cn=Smith\\, John,ou=a+l=b,dc=c',
  'cn=Lu\\C4\\8Di\\C4\\87',
  '1.3.6.1.4.1.1466.0=#04024869',
  'uid=a b,o=x=y',
  'cn=',
  'cn=\\ lead and trail\\ ,dc=c',
])('%s is a name', (dn) => {
  expect(dnProblem(dn)).toBeUndefined();
});

test.each([
  ['', 'the name is empty'],
  ['cn=a,,dc=c', 'a part is empty: there is a comma too many'],
  ['cn=a,dc=c,', 'a part is empty: there is a comma too many'],
  ['example.com', '"example.com" has no "="'],
  ['cn=a\\zz', 'a backslash has to be followed by the character that it escapes'],
  ['=a', '"" is no attribute name'],
  ['my cn=a', '"my cn" is no attribute name'],
  ['cn=a;b', '; has to be escaped: \\;'],
  ['cn="Smith, John",dc=c', '" has to be escaped: \\"'],
  ['cn=#0', 'after "#" come hexadecimal digits in pairs'],
])('%s is none', (dn, problem) => {
  expect(dnProblem(dn)).toBe(problem);
});

test.each([
  ['OU=A, dc=B', 'ou=a,DC=b', 'same'],
  ['ou=x,ou=a,dc=b', 'ou=a,dc=b', 'below'],
  ['dc=b', 'ou=a,dc=b', 'above'],
  ['ou=aa,dc=b', 'ou=a,dc=b', 'apart'],
  ['l=b+ou=a,dc=c', 'ou=a+l=b,dc=c', 'same'],
  ['ou=a\\2Cb,dc=c', 'ou=a\\,b,dc=c', 'same'],
  ['nonsense', 'dc=c', 'unreadable'],
  ['ou=people,dc=example,,dc=com', 'dc=com', 'unreadable'],
  ['ou = people,dc = example', 'ou=people,dc=example', 'same'],
  ['ou=M\\C3\\BCnchen,dc=c', 'ou=München,dc=c', 'same'],
  ['ou=a  b,dc=c', 'ou=a b,dc=c', 'same'],
  ['ou=people,o=acme ', 'ou=people,o=acme', 'same'],
  ['2.5.4.11=people,dc=c', 'ou=people,dc=c', 'same'],
  ['cn=b+cn=a,dc=c', 'cn=a+cn=b,dc=c', 'same'],
  ['ou=a,ou=b,dc=c', 'dc=c', 'below'],
  ['', 'ou=people,dc=c', 'above'],
  ['', '', 'same'],
  ['ou=people,dc=example,dc=org', 'ou=people,dc=example,dc=com', 'apart'],
  ['ou=morepeople,dc=c', 'ou=people,dc=c', 'apart'],
  ['cn=people,dc=c', 'ou=people,dc=c', 'apart'],
  ['ou=b,dc=c', 'ou=a\\,ou=b,dc=c', 'apart'],
  ['ou=people,ou=old,dc=c', 'ou=people,dc=c', 'apart'],
  // Directories prepare these values in different ways, or know a type by its number.
  ['o=Strasse,c=de', 'o=Straße,c=de', 'unknown'],
  ['ou=x,o=Strasse,c=de', 'o=Straße,c=de', 'unknown'],
  ['o=Muller', 'o=Müller', 'unknown'],
  ['o=ﬁle', 'o=file', 'unknown'],
  ['1.2.3=people,dc=c', 'ou=people,dc=c', 'unknown'],
  ['1.2.3=people,dc=c', 'ou=staff,dc=c', 'apart'],
  ['ou=#0401,dc=c', 'ou=a,dc=c', 'unknown'],
])('%s lies to %s: %s', (a, b, relation) => {
  expect(relationOf(a, b)).toBe(relation);
});

test('a value survives its escaping', () => {
  const escaped = (value: string) => value.replaceAll(/["+,;<>#=\\ ]/g, (character) => `\\${character}`);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z"+,;<>#=\\ ]{1,10}$/), (value) => {
      const dn = `cn=${escaped(value)},dc=c`;
      expect(dnProblem(dn)).toBeUndefined();
      expect(commonNameOf(dn)).toBe(value.replaceAll(/\s+/g, ' ').trim());
      expect(relationOf(`ou=x,${dn}`, dn)).toBe('below');
      expect(relationOf(dn, `ou=x,${dn}`)).toBe('above');
    }),
    { numRuns: cases(300) },
  );
});
