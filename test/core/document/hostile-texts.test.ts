import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { computed } from '../../computed.ts';

const aliasBomb = () =>
  Array.from({ length: 30 }, (_, level) =>
    level === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(10)}]`,
  ).join('\n');

const mergeBomb = () => {
  const members = Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join(', ');
  return `b: &b { ${members} }\nc:\n${'  - <<: *b\n'.repeat(5_000)}`;
};

const mergeLists = () => {
  const level = (at: number) => `s${at}: &s${at} [${`*s${at - 1}, `.repeat(100)}]`;
  return ['s0: &s0 { a: 1 }', ...Array.from({ length: 8 }, (_, at) => level(at + 1)), 'x: { <<: *s8 }'].join('\n');
};

const aliasLadder = () => {
  const step = (level: number) => `a${level}: &a${level} ${'['.repeat(80)}*a${level - 1}${']'.repeat(80)}`;
  return ['a0: &a0 x', ...Array.from({ length: 100 }, (_, level) => step(level + 1))].join('\n');
};

const blockLadder = () => Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');

test.each<[name: string, text: () => string, code: string]>([
  ['10,000 open brackets', () => '['.repeat(10_000), 'nested-too-deeply'],
  ['10,000 mappings in a line', () => '{a: '.repeat(10_000), 'nested-too-deeply'],
  ['10,000 dashes in a line', () => '- '.repeat(10_000), 'nested-too-deeply'],
  ['10,000 question marks', () => '? '.repeat(10_000), 'nested-too-deeply'],
  ['1,400 levels by indentation', blockLadder, 'nested-too-deeply'],
  ['8,000 levels through aliases', aliasLadder, 'nested-too-deeply'],
  ['aliases for 10^30 values', aliasBomb, 'alias-expansion'],
  ['merge keys for 25 million members', mergeBomb, 'alias-expansion'],
  ['merge keys with lists of lists', mergeLists, 'alias-expansion'],
  ['50 MB', () => 'a'.repeat(50_000_000), 'file-too-large'],
  ['500,000 items', () => '-\n'.repeat(500_000), 'file-too-large'],
  ['1 MiB of closing brackets', () => '}'.repeat(1024 * 1024), 'yaml-syntax'],
  ['1 MiB of quotes', () => '"'.repeat(1024 * 1024), 'file-too-large'],
  ['1 MiB of bad escapes', () => `"${'\\q'.repeat(500_000)}"`, 'yaml-syntax'],
  ['1 MiB of commas', () => `[${','.repeat(1024 * 1024 - 2)}]`, 'file-too-large'],
  ['14,000 lines with tabs', () => 'a:\n\tb: 1\n'.repeat(7_000), 'tab-indentation'],
  ['the same key 12,000 times', () => 'a: 1\n'.repeat(12_000), 'duplicate-key'],
  ['20,000 unknown aliases', () => '- *x\n'.repeat(20_000), 'unknown-anchor'],
  ['a key of 1 MiB', () => `${'k'.repeat(1_000_000)}: 1`, 'yaml-syntax'],
  ['a zip', () => 'PK\u0003\u0004\u0014\0\0\0\b\0', 'not-text'],
])('%s', (_, text, code) => {
  const source = { path: 'f.yaml', text: text() };
  const start = computed();
  const { diagnostics } = parseDocument(source);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  expect(diagnostics.length).toBeLessThanOrEqual(201);
  // A second, with room for a busy machine.
  expect(computed() - start).toBeLessThan(4000);
});
