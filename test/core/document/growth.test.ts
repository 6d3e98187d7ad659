import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { dnProblem } from '../../../src/core/ldap/distinguished-name.ts';
import { attributesIn } from '../../../src/core/provisioning/mapping.ts';
import { computed } from '../../computed.ts';

/** Milliseconds for texts that took minutes once; a hundred times what they take. */
const limit = 3000;

function took(work: () => void): number {
  const began = computed();
  work();
  return computed() - began;
}

test('every place of a long list is found in no time', () => {
  const text = `x:\n${Array.from({ length: 4_000 }, (_, index) => `  - { a: ${index} }\n`).join('')}`;
  const document = parseDocument({ path: 'a.yaml', text }).value;
  expect(
    took(() => {
      for (let index = 0; index < 4_000; index++) expect(document?.locate(`/x/${index}/a`).line).toBe(index + 2);
    }),
  ).toBeLessThan(limit);
});

test('texts that never close, blanks that never end', () => {
  expect(took(() => attributesIn('"\\'.repeat(200_000)))).toBeLessThan(limit);
  expect(took(() => dnProblem(`cn=a${' '.repeat(400_000)}b`))).toBeLessThan(limit);
});

test('what an expression reads is what stands outside of its texts', () => {
  expect(attributesIn(`#this.get("mail") + "#no \\" #no" + '#no' + #sn`)).toEqual(['mail', 'sn']);
  expect(attributesIn('#a + "#never closed')).toEqual(['a']);
});

test('an escaped blank at the end of a name belongs to it', () => {
  expect(dnProblem('cn=a\\ ')).toBeUndefined();
  expect(dnProblem('cn=a  ,dc=b ')).toBeUndefined();
});
