import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';
import { signOn } from './rehearsal.ts';

/** `pfconn compare` on a folder of files: exit code and everything it prints. */

const home = resolve(import.meta.dirname, '../..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compare-'));
  for (const folder of ['connections', 'environments']) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

async function compared(...words: string[]): Promise<string> {
  let said = '';
  const stream = {
    write(text: string) {
      said += text;
    },
  };
  const code = await runCommandLine({
    words: ['compare', '--working-directory', root, ...words],
    variables: {},
    out: stream,
    err: stream,
    onInterrupt: () => {},
  });
  return `${code}\n${said}`;
}

const zoom = signOn('zoom', { entityId: '${var:HOST}' });

test('what variables, overrides and nothing explain, apart', async () => {
  write('connections/zoom.yaml', zoom);
  write('connections/same.yaml', signOn('same'));
  write('environments/dev.yaml', 'variables: { HOST: dev }\noverrides: { zoom: { loggingMode: FULL } }\n');
  write('environments/production.yaml', 'variables: { HOST: prod }\n');
  const said = await compared('--environments', 'dev,production');
  expect(said).toContain(`zoom
  explained by an override in environments/
    loggingMode
      dev         "FULL"
      production  (none)
  explained by variables
    entityId
      dev         "dev"
      production  "prod"

1 of 2 connections are the same in dev, production.`);
  expect(said).toMatch(/^0\n/);
});

test('what metadata brings is explained by the variable in its replacement', async () => {
  for (const folder of ['connections', 'environments'])
    cpSync(join(home, folder), join(root, folder), { recursive: true });
  const said = await compared('--environments', 'staging,production', '--only', 'zoom-provisioning');
  expect(said).not.toContain('explained by nothing');
  expect(said).toMatch(/explained by variables\n {4}entityId\n/);
  expect(said).toContain('outboundProvision.targetSettings[Account ID].value');
  expect(said).toContain('outboundProvision.channels[Corporate directory].channelSource.baseDn');
});

test('a connection that one environment hasn’t', async () => {
  write('connections/zoom.yaml', signOn('zoom', { active: false }));
  write('environments/dev.yaml', 'variables: { HOST: x }\noverrides: { zoom: { lifecycle: { state: absent } } }\n');
  write('environments/production.yaml', 'variables: { HOST: x }\n');
  expect(await compared('--environments', 'dev,production')).toBe(
    '0\nzoom\n  not in dev\n\n0 of 1 connections are the same in dev, production.\n',
  );
});

test('one environment, an unknown one and a broken definition are refused', async () => {
  write('connections/zoom.yaml', zoom);
  write('environments/dev.yaml', 'variables: { HOST: dev }\n');
  expect(await compared('--environments', 'dev')).toMatch(/^1\n[\s\S]*name two environments or more/);
  expect(await compared('--environments', 'dev,prod')).toMatch(/^1\n[\s\S]*unknown environment "prod"/);
  write('environments/production.yaml', 'variables: { HOST: prod }\n');
  write('connections/zoom.yaml', zoom.replace('active:', 'aktive:'));
  expect((await compared('--environments', 'dev,production')).match(/unknown property/g)).toHaveLength(1);
});

test('a name that a variable gives is explained by it', async () => {
  const named = signOn('zoom').replace('signingKeyPairRef: signing-2026', "signingKeyPairRef: { name: '${var:KEY}' }");
  write('connections/zoom.yaml', named);
  write('environments/dev.yaml', 'variables: { KEY: CN=Dev }\n');
  write('environments/production.yaml', 'variables: { KEY: CN=Prod }\n');
  expect(await compared('--environments', 'dev,production')).toContain(`zoom
  explained by variables
    credentials.signingSettings.signingKeyPairRef.id
      dev         "CN=Dev"
      production  "CN=Prod"
`);
});
