import { expect, test } from 'vitest';
import { examplePeople } from '../../../sandbox/directory/example-people.ts';
import { readLdif, toLdif } from '../../../sandbox/directory/ldif.ts';

test('entries as LDIF and back', () => {
  const entries = examplePeople({ people: 50, kind: 'active-directory' });
  const back = readLdif(toLdif(entries));
  expect(back.map(({ dn }) => dn)).toEqual(entries.map(({ dn }) => dn));
  expect(toLdif(back)).toBe(toLdif(entries));
});

test('folded lines, comments, base64 of text and of octets', () => {
  const [entry] = readLdif('version: 1\n\n# somebody\ndn: cn=a,\n dc=x\ncn: a\nsn:: TcO8bGxlcg==\nobjectGUID:: pmE=\n');
  expect(entry).toEqual({
    dn: 'cn=a,dc=x',
    attributes: { cn: ['a'], sn: ['Müller'], objectGUID: [Buffer.from('a661', 'hex')] },
  });
});
