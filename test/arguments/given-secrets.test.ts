import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenSecrets } from '../../src/arguments/given-secrets.ts';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';

async function outputOf(words: string[], variables: Record<string, string>): Promise<string> {
  const texts: string[] = [];
  const stream = { write: (text: string) => texts.push(text) };
  await runCommandLine({ words, variables, out: stream, err: stream, onInterrupt: () => {} });
  return texts.join('');
}

test.each([
  ['as a command', ['hunter2-hunter2']],
  ['as an environment', ['plan', '--environment', 'x/hunter2-hunter2']],
  ['as an option', ['plan', '--hunter2-hunter2']],
])('a secret that is typed again, %s, is not repeated', async (_, words) => {
  const text = await outputOf(words, { PF_PASSWORD: 'hunter2-hunter2' });
  expect(text).toContain('(secret)');
  expect(text).not.toContain('hunter2-hunter2');
});

test('an action’s secrets are known before its inputs are read; a path is none', () => {
  const variables = { INPUT_PASSWORD: ' hunter2 ', 'INPUT_CLIENT-KEY': '/keys/client.pem', INPUT_COMMAND: 'hunter2' };
  expect(givenSecrets(variables, 'action').map((secret) => secret.reveal())).toEqual(['hunter2']);
});

test.each([
  ['action', 'INPUT_CLIENT-KEY'],
  ['cli', 'PF_CLIENT_KEY'],
] as const)('a key in the place of its path is a secret (%s)', (where, variable) => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----';
  const revealed = (text: string) => givenSecrets({ [variable]: text }, where).map((secret) => secret.reveal());
  expect(revealed(key)).toEqual([key]);
  expect(revealed('/keys/client.pem')).toEqual([]);
});

test('an action’s secret may stand in the environment where the option says so, and a word from the table is none', () => {
  const variables = { PF_DIRECTORY_PASSWORD: 'directory-secret', PF_PASSWORD: 'not-an-input' };
  expect(givenSecrets(variables, 'action').map((secret) => secret.reveal())).toEqual(['directory-secret']);
  expect(givenSecrets({ 'INPUT_GITHUB-TOKEN': '${{ github.token }}' }, 'action')).toEqual([]);
});

test('a short secret is told about, a link in a circle says so', async () => {
  const root = mkdtempSync(join(tmpdir(), 'pfconn-'));
  mkdirSync(join(root, 'connections'));
  symlinkSync('loop.yaml', join(root, 'connections', 'loop.yaml'));
  const use =
    'outboundProvision: { connector: zoom, channels: [], targetSettings: { Client Secret: "${secret:X}" } }\n';
  writeFileSync(
    join(root, 'connections', 'a.yaml'),
    `kind: SpConnection\nid: a\nname: A\nentityId: urn:a\nbaseUrl: \${file:loop.yaml}\n${use}`,
  );
  const text = await outputOf(['validate', '--working-directory', root], { X: 'abc' });
  expect(text).toContain('loop.yaml is a link that leads in a circle');
  expect(text).toContain('the file is a link that leads in a circle');
  writeFileSync(join(root, 'connections', 'a.yaml'), `kind: SpConnection\nid: a\nname: A\nentityId: urn:a\n${use}`);
  expect(await outputOf(['validate', '--working-directory', root], { X: 'abc' })).toContain(
    'the secret X is too short to be taken out of what is printed',
  );
});
