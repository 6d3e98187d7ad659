import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editorSchema } from '../../src/core/schema/editor-schema.ts';
import { installed } from '../core/connector/plugin/support.ts';
import { type LanguageServer, startLanguageServer } from './language-server.ts';
import { yamlSettings } from './settings.ts';

/** What an editor offers of a server's plugins after `pfconn pull`. */

const made = JSON.parse(readFileSync('schemas/idp-adapter.schema.json', 'utf8'));
const sources = { catalogue: [], pulled: [] };
let editor: LanguageServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
  writeFileSync(join(folder, 'schema.json'), editorSchema('IdpAdapter', made, { ...sources, installed }));
  editor = await startLanguageServer(yamlSettings());
});
afterAll(async () => {
  await editor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const offered = async (text: string) => {
  const head = `# yaml-language-server: $schema=file://${folder}/schema.json\nkind: IdpAdapter\nid: a\nname: A\n`;
  return (await editor.complete('adapters/new.yaml', head + text)).map(({ label }) => label);
};

test('the plugins by name, and the fields, options, tables and columns of the one that is named', async () => {
  expect(await offered('type: |')).toContain('HTML Form IdP Adapter');
  const form = 'type: HTML Form IdP Adapter\nconfiguration:\n';
  expect(await offered(`${form}  fields:\n    |`)).toEqual(expect.arrayContaining(['Challenge Retries', 'API Key']));
  expect(await offered(`${form}  fields:\n    Session State: |`)).toEqual(expect.arrayContaining(['Globally', 'None']));
  expect(await offered(`${form}  tables:\n    |`)).toContain('Credential Validators');
  const rows = `${form}  tables:\n    Credential Validators:\n      - |`;
  expect(await offered(rows)).toContain('Password Credential Validator Instance');
});

test('what another server has takes the place of what was offered, and nothing leaves nothing behind', () => {
  const once = JSON.parse(editorSchema('IdpAdapter', made, { ...sources, installed }));
  expect(editorSchema('IdpAdapter', once, sources)).toBe(editorSchema('IdpAdapter', made, sources));
});
