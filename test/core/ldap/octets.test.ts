import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../../src/core/ldap/filter-tree.ts';
import { octetsOfText, textOfOctets } from '../../../src/core/ldap/octets.ts';
import { readFilter } from '../../../src/core/ldap/read-filter.ts';

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

test('octets stay what they are, text or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (octets) => {
      expect(hex(octetsOfText(textOfOctets(octets)))).toBe(hex(octets));
    }),
  );
});

test('a text is sent as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hex(octetsOfText(text))).toBe(hex(Buffer.from(text, 'utf8')));
    }),
  );
});

const wire = (filter: string) => {
  const read = readFilter(filter);
  const { match } = ('filter' in read ? read.filter : undefined) as Condition;
  return hex(octetsOfText('value' in match ? match.value : ''));
};

test.each([
  ['(objectGUID=\\a6\\61\\32\\c6)', 'a66132c6'],
  ['(sn=M\\c3\\bcller)', '4dc3bc6c6c6572'],
  // A backslash that was escaped, with digits behind it, is text.
  ['(cn=\\5ca6)', '5c6136'],
  ['(cn=\\ef\\bb\\bfx)', 'efbbbf78'],
])('%s goes out as %s', (filter, hex) => {
  expect(wire(filter)).toBe(hex);
});
