import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandNames, type Option, options } from '../../src/options.ts';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';
import { goodDefinition, pfconn, repository } from './run.ts';

/** What a shell is told at the end of a line; a blank at the end begins a new word. */
async function at(line: string, root = '.'): Promise<string[]> {
  let out = '';
  // The folder comes first, so that the word that is typed stays the last one.
  const [command = '', ...rest] = line.split(' ');
  const all = rest.length === 0 ? [command] : [command, '--working-directory', root, ...rest];
  const exitCode = await runCommandLine({
    words: ['completion', 'words', ...all],
    variables: {},
    out: { write: (text) => (out += text) },
    err: { write: () => {} },
    onInterrupt: () => {},
  });
  expect(exitCode).toBe(0);
  return out.trimEnd().split('\n');
}

const files = {
  'connections/b.yaml': goodDefinition('https://b.example.com').replace('id: sso', 'id: partner-10'),
  'connections/a.yaml': goodDefinition('https://a.example.com').replace('id: sso', 'id: partner-2'),
  'connections/broken.yaml': 'id: broken\nname: [',
  'environments/production.yaml': 'variables: {}\n',
  'environments/staging.yaml': 'variables: {}\n',
};

test('commands, options, values, environments and ids, in natural order', async () => {
  const root = repository(files);
  expect(await at('')).toEqual(expect.arrayContaining([...commandNames, '--help']));
  expect(await at('plan --')).toEqual(expect.arrayContaining(['--environment', '--only', '--json']));
  expect(await at('plan --')).not.toContain('--password');
  expect(await at('apply --on-failure ')).toEqual(['continue', 'stop', 'rollback']);
  expect(await at('apply --on-failure r')).toEqual(['rollback']);
  expect(await at('explain certificate-exp')).toEqual(['certificate-expired', 'certificate-expiring']);
  expect(await at('plan --environment ', root)).toEqual(['production', 'staging']);
  expect(await at('plan --environment=', root)).toEqual(['--environment=production', '--environment=staging']);
  expect(await at('compare --environments production,', root)).toEqual(['production,staging']);
  expect(await at('plan --only ', root)).toEqual(['broken', 'partner-2', 'partner-10']);
  expect(await at('plan --only partner-2,', root)).toEqual(['partner-2,broken', 'partner-2,partner-10']);
  expect(await at('plan --plan-file ', root)).toEqual([':files']);
  expect(await at('restore ')).toEqual([':files']);
  expect(await at('connectors show ')).toContain('zoom');
  expect(await at('explain ')).toContain('unknown-variable');
  expect(await at('completion ')).toEqual(['bash', 'zsh', 'fish', 'powershell']);
});

test('where there is no repository, or no such command, there is nothing to say and no error', async () => {
  const root = repository({});
  expect(await at('plan --only ', root)).toEqual(['']);
  expect(await at('plan --environment ', root)).toEqual(['']);
  expect(await at('nonsense ')).toEqual(['']);
});

test('each row of the option table that is typed is proposed to the commands that know it', async () => {
  for (const [name, option] of Object.entries<Option>(options)) {
    if (option.only === 'action' || (option.type === 'secret' && !option.orPath)) continue;
    for (const command of option.commands ?? commandNames)
      expect(await at(`${command} --`), `${command} ${name}`).toContain(`--${name}`);
  }
});

test('a script for each shell; another one is refused', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
    expect((await pfconn('.', `completion ${shell}`)).out).toContain('completion words');
  const { exitCode, err } = await pfconn('.', 'completion bsh');
  expect({ exitCode, err }).toEqual({
    exitCode: 1,
    err: 'Error: there is no completion for "bsh"\n  did you mean "bash" or "zsh"?\n',
  });
});

test('bash completes, also where it parts a word at its sign', async () => {
  const root = repository(files);
  const bin = join(root, 'bin');
  mkdirSync(bin);
  const { out: script } = await pfconn('.', 'completion bash');
  // What pfconn answers is tested above; here it is what a shell makes of it.
  writeFileSync(join(bin, 'pfconn'), '#!/bin/sh\nprintf "production\\nstaging\\nprod 2\\n"\n', { mode: 0o755 });
  const run = (...words: string[]) =>
    execFileSync(
      'bash',
      [
        '--norc',
        '-c',
        `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pfconn; printf '%s|' "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ],
      {
        env: { PATH: `${bin}:${process.env.PATH}` },
        encoding: 'utf8',
      },
    );
  expect(run('pfconn', 'plan', '--environment', 'pro')).toBe('production|prod 2|');
  expect(run('pfconn', 'plan', '--environment', '=', 'st')).toBe('staging|');
  expect(run('pfconn', 'plan', '--environment', '')).toBe('production|staging|prod 2|');
});
