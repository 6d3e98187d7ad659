import { expect, test } from 'vitest';
import { comparableDn, subjectAsDn } from '../../../src/core/ldap/distinguished-name.ts';

/** As Java prints them, and the same by RFC 4514 or as another tool says it. */
test.each([
  ['CN=a, O="Example, Inc", C=US', 'cn=a,o=Example\\, Inc,c=us'],
  ['O="a=b; c + d # <e>"', 'o=a\\=b\\; c \\+ d \\# \\<e\\>'],
  ['CN="say \\"yes\\" \\\\ no"', 'cn=say \\"yes\\" \\\\ no'],
  ['EMAILADDRESS=a@example.com, CN=a', 'E=a@example.com, CN=a'],
  ['EMAILADDRESS=a@example.com, ST=CA', 'emailAddress=a@example.com, S=CA'],
  ['OID.1.2.3.4=x, CN=a', '1.2.3.4=x,CN=a'],
  ['T=Dr, CN=a + UID=1', 'title=Dr,uid=1+cn=a'],
])('%s', (java, other) => {
  const [one, two] = [java, other].map((name) => comparableDn(subjectAsDn(name)));
  expect(one).toBeDefined();
  expect(one).toBe(two);
});

test('what only looks like a part inside a value stays as it is', () => {
  expect(subjectAsDn('CN=a\\, E=b')).toBe('CN=a\\, E=b');
  expect(comparableDn(subjectAsDn('O="a, E=b"'))).toBe(comparableDn('o=a\\, E\\=b'));
  expect(comparableDn(subjectAsDn('O="not closed, C=US'))).toBeUndefined();
});
