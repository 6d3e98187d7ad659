import { expect, test } from 'vitest';
import { computed } from '../../computed.ts';
import { load, provisioning, type Repository, start } from './check.ts';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const text = (inside: string): Repository => ({ files: { 'c/f.yaml': `${start}${inside}${provisioning}` } });

test.each<[name: string, repository: () => Repository, code: string]>([
  [
    '50,000 misspelt references in one text',
    () => text(`baseUrl: "${'${vars:a}'.repeat(50_000)}"\n`),
    'reference-misspelt',
  ],
  ['40,000 unknown variables in one text', () => text(`baseUrl: "${'${var:a}'.repeat(40_000)}"\n`), 'unknown-variable'],
  ['300,000 opened braces', () => text(`active: "${'${'.repeat(300_000)}"\n`), 'wrong-type'],
  ['5,000 unknown properties', () => text(lines(5_000, (index) => `activ${index}: 1\n`)), 'unknown-property'],
  [
    '10,000 keys with references',
    () => text(`extendedProperties:\n${lines(10_000, (index) => `  "\${var:a}${index}": x\n`)}`),
    'reference-in-key',
  ],
  [
    '10,000 paths that are none',
    () => text(`lifecycle:\n  ignoreChanges:\n${lines(10_000, () => '    - ".."\n')}`),
    'ignored-path',
  ],
  [
    'a long variable 30,000 times',
    () => ({
      ...text(`baseUrl: "${'${var:A}'.repeat(30_000)}"\n`),
      environment: `variables: { A: ${'a'.repeat(500_000)} }\n`,
    }),
    'filled-in-too-much',
  ],
  [
    '10,000 overrides for nobody',
    () => ({ ...text(''), environment: `overrides:\n${lines(10_000, (index) => `  zoom${index}: {}\n`)}` }),
    'override-unused',
  ],
  [
    '1,000 files with one id',
    () => ({
      files: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`c/${index}.yaml`, start + provisioning])),
    }),
    'duplicate-id',
  ],
  [
    'a pattern to make a matcher despair',
    () => ({
      files: { [`c/${'a'.repeat(200)}.yaml`]: start + provisioning },
      environment: `include: ["${'+(a|'.repeat(30)}x${')'.repeat(30)}", "${'**/*a'.repeat(40)}"]\n`,
    }),
    'pattern-unused',
  ],
])('%s', (_, repository, code) => {
  const given = repository();
  const began = computed();
  const { diagnostics } = load(given);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  // A few seconds is what a busy machine makes of one.
  expect(computed() - began).toBeLessThan(5000);
});
