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
  expect(said).toContain(`   Name of zoom
   Explained by an override in environments/
     General Info
       Logging Mode           dev         Full
                              production  nothing
   Explained by variables
     General Info
       Partner's Entity ID    dev         dev
                              production  prod

1 of 2 connections is the same in dev, production.`);
  expect(said).toMatch(/^0\n/);
});

test('what metadata brings is explained by the variable in its replacement', async () => {
  for (const folder of ['connections', 'environments'])
    cpSync(join(home, folder), join(root, folder), { recursive: true });
  const said = await compared('--environments', 'staging,production', '--only', 'zoom-provisioning');
  expect(said).not.toContain('Explained by nothing');
  expect(said).toMatch(/Explained by variables\n {5}General Info\n {7}Partner's Entity ID /);
  expect(said).toMatch(/ {5}Target\n {7}Account ID /);
  expect(said).toMatch(/ {5}Channel "Corporate directory" › Source Location\n {7}Base DN /);
});

test('a connection that one environment hasn’t', async () => {
  write('connections/zoom.yaml', signOn('zoom', { active: false }));
  write('environments/dev.yaml', 'variables: { HOST: x }\noverrides: { zoom: { lifecycle: { state: absent } } }\n');
  write('environments/production.yaml', 'variables: { HOST: x }\n');
  expect(await compared('--environments', 'dev,production')).toBe(
    '0\n   Name of zoom\n   Not in dev.\n\n0 of 1 connections are the same in dev, production.\n',
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
  expect(await compared('--environments', 'dev,production')).toContain(`   Name of zoom
   Explained by variables
     Credentials › Digital Signature Settings
       Signing Certificate    dev         CN=Dev
                              production  CN=Prod
`);
});
