import { describe, expect, test } from 'vitest';
import { type CommandName, commandNames, type OptionName, options } from '../../src/options.ts';
import { sameFor, type Typed } from '../../src/terminal/again.ts';

const typed = (command: CommandName, options: Typed['options'], ...operands: string[]): Typed => ({
  command,
  operands,
  options,
});
const server = { 'admin-url': 'https://pf.example.com:9999' };

test('what carries a restore out is no dry run', () => {
  const line = typed('restore', { 'dry-run': true, ...server }, 'backup/2026');
  expect(sameFor(line, 'restore')).toBe('pfconn restore backup/2026 --admin-url https://pf.example.com:9999');
});

describe('the next command', () => {
  test('is about the same connections of the same server, as far as it knows the options', () => {
    const line = typed('plan', {
      ...server,
      environment: 'production',
      only: ['zoom*', "o'neill"],
      variables: ['A=1', 'B=x y'],
      prune: 'false',
      'allow-replace': true,
      'show-unmanaged': true,
    });
    const about = `--admin-url https://pf.example.com:9999 --environment production --only 'zoom*' --only 'o'\\''neill' --variables A=1 --variables 'B=x y'`;
    expect(sameFor(line, 'apply', '--yes')).toBe(`pfconn apply ${about} --prune=false --allow-replace --yes`);
    expect(sameFor(line, 'import', '--force', ['only'])).toBe(
      "pfconn import --admin-url https://pf.example.com:9999 --environment production --variables A=1 --variables 'B=x y' --force",
    );
  });

  test.each([
    ...(Object.keys(options) as OptionName[]).filter((name) => name.endsWith('-file')),
    'json',
    'full',
    'color',
    'accept',
    'yes',
    'expect-digest',
    'detailed-exitcode',
    'show-unmanaged',
    'target-version',
  ] as const)('isn’t agreed to, shown and written to files as this one was: --%s', (option) => {
    for (const command of commandNames)
      expect(sameFor(typed('apply', { [option]: 'x' }), command)).toBe(`pfconn ${command}`);
  });

  test('has what stood behind the command only where it is the same one', () => {
    const line = typed('restore', {}, 'my backup');
    expect(sameFor(line, 'restore')).toBe("pfconn restore 'my backup'");
    expect(sameFor(line, 'plan')).toBe('pfconn plan');
  });
});
