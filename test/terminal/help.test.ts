import { describe, expect, test } from 'vitest';
import { commandNames, type Option, options } from '../../src/options.ts';
import { pfconn } from './run.ts';

const help = async (line: string) => (await pfconn('.', line)).out;

describe.each([...commandNames])('%s', (command) => {
  test('tells what it does, by an example, within 88 columns', async () => {
    const text = await help(`${command} --help`);
    expect(text).toMatch(new RegExp(`^pfconn ${command} [a-z].*`));
    expect(text).toMatch(new RegExp(`\\nUsage\\n(?: {2}.*\\n)* {2}.*pfconn(?:@latest)? ${command}`));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(88);
  });

  test('has each option that it knows once with --help all, and no other', async () => {
    const text = await help(`${command} --help all`);
    for (const [name, option] of Object.entries<Option>(options)) {
      const knows = option.only !== 'action' && (option.commands?.includes(command) ?? true);
      const isSecret = option.type === 'secret' && !option.orPath;
      const spelt = isSecret ? option.variable : `--${name}`;
      const found = text.split('\n').filter((line) => line.startsWith(`  ${spelt}`) && /^ {2}\S+( |$)/.test(line));
      const own = found.filter((line) => line.trim().split(' ')[0] === spelt);
      expect(own.length, `${name} in ${command}`).toBe(knows ? 1 : 0);
    }
  });
});

test('a command’s own page says how many options there are besides', async () => {
  const text = await help('plan --help');
  const shown = text.match(/^ {2}(?:--\S+| {26}the password)/gm)?.length ?? 0;
  const all = (await help('plan --help all')).match(/^ {2}(?:--|[A-Z_]{4,}$)/gm)?.length ?? 0;
  expect(text.replace(/\s+/g, ' ')).toContain(`(${all - shown} options)`);
  expect(text).not.toContain('--token-url');
});

test('--help all has each option once, with the commands that know it', async () => {
  const text = await help('--help all');
  expect(text.match(/^ {2}--only /gm)).toHaveLength(1);
  expect(text).toMatch(/^ {2}--seed FILE\n(?: {6}.*\n)* {6}sandbox$/m);
  expect(await help('help all')).toBe(text);
  expect(await help('help plan all')).toBe(await help('plan --help all'));
});

test('what only some commands know comes before what all of them do; a switch tells no default', async () => {
  const text = await help('plan --help all');
  const places = (names: string[]) => names.map((name) => text.indexOf(`\n  --${name}`));
  const rows = Object.entries<Option>(options).filter(([name]) => text.includes(`\n  --${name}`));
  const mine = rows.filter(([, { task }]) => task === options['working-directory'].task);
  const last = Math.max(...places(mine.filter(([, { commands }]) => commands).map(([name]) => name)));
  expect(text.indexOf('\n  --working-directory')).toBeGreaterThan(last);
  for (const [name] of Object.entries<Option>(options).filter(([, { type }]) => type === 'switch'))
    expect(await help('--help all')).not.toMatch(new RegExp(`\\n  --${name}\\n(?: {6}.*\\n)*? {6}.*default:`));
});
