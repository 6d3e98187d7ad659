import { expect, test } from 'vitest';
import { consequenceCodes } from '../../src/core/diagnostics/codes/consequences.ts';
import { codes } from '../../src/core/diagnostics/codes.ts';
import { commandNames } from '../../src/options.ts';
import { pfconn, repository } from './run.ts';

const explain = (words: string) => pfconn(repository({}), `explain ${words}`.trim());

test('every code has a page that fits a terminal, with what to do and where more stands', async () => {
  for (const code of Object.keys(codes)) {
    const { out, exitCode } = await explain(code);
    expect(exitCode).toBe(0);
    expect(out.split('\n')[0]).toMatch(new RegExp(`^${code} {2}(error|warning|note): `));
    expect(out).toContain('\nWhat to do\n  ');
    expect(out).toContain(`“diagnostics.md#${code}” in pfconn’s documentation`);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  }
});

test.each([
  ['scope-changed', 'channel-changed', 'by topic'],
  ['recognition-changed', 'target-changed', 'by each of its topics'],
  ['attribute-changed', 'attribute-query-changed', 'by its first word, too'],
  ['unknown-variable', 'unknown-property', 'by its first word where no topic has it'],
])('%s names %s as related: %s', async (code, related) => {
  const [, words = ''] = (await explain(code)).out.split('\nRelated\n');
  const named =
    words
      .split('\n\n')[0]
      ?.split(/[\s,]+/)
      .filter(Boolean) ?? [];
  expect(named).toContain(related);
  expect(named).not.toContain(code);
  expect(new Set(named).size).toBe(named.length);
});

test('every code about what a change does to people names another one', async () => {
  for (const code of Object.keys(consequenceCodes)) expect((await explain(code)).out, code).toContain('\nRelated\n');
});

test('the same as data', async () => {
  expect(JSON.parse((await explain('unknown-variable --json')).out).data).toMatchObject({
    code: 'unknown-variable',
    severity: 'error',
  });
});

test('a misspelt code names the one that is meant, and none is a mistake', async () => {
  const { err, exitCode } = await explain('unknown-varable');
  expect(err).toContain('did you mean "unknown-variable"?');
  expect(exitCode).toBe(1);
  expect((await explain('constructor')).exitCode).toBe(1);
  expect((await explain('')).err).toContain('which finding is meant?');
});

test('the help names every command once, by task', async () => {
  const { out } = await pfconn(repository({}), '--help');
  const named = [...out.matchAll(/^ {2}([a-z]+) {3,}/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...commandNames].toSorted());
  expect(out).toContain('\nEvery day\n  validate');
  expect(out.split('\n').filter((line) => line.length > 88)).toEqual([]);
});
