import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editorSchema } from '../../src/core/schema/editor-schema.ts';
import { type LanguageServer, startLanguageServer } from './language-server.ts';
import { yamlSettings } from './settings.ts';

/** What an editor offers after `pfconn pull`. */

let editor: LanguageServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
  const schema = JSON.parse(readFileSync('schemas/connection.schema.json', 'utf8'));
  const resources = {
    DataStore: [
      { id: 'LDAP-1', name: 'Corporate AD', type: 'LDAP' },
      { id: 'db', name: 'HR', type: 'JDBC' },
    ],
    SigningKeyPair: [{ id: 'k1', subjectDN: 'CN=Signing, O=Example' }],
  };
  const snapshots = [{ file: 'f', environment: 'production', server: 's', version: '12.2.2.0', resources }];
  writeFileSync(
    join(folder, 'schema.json'),
    editorSchema('SpConnection', schema, { catalogue: [], pulled: [], snapshots }),
  );
  editor = await startLanguageServer(yamlSettings());
});
afterAll(async () => {
  await editor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const offered = async (text: string) => {
  const head = `# yaml-language-server: $schema=file://${folder}/schema.json\nkind: SpConnection\nid: a\nname: A\nentityId: a\n`;
  const completions = await editor.complete('connections/new.yaml', head + text);
  return completions.map(({ label, insertText }) => `${label}: ${insertText.replace(/\s+/g, ' ').trim()}`);
};

test('a directory for a channel, by its name', async () => {
  const channel = 'outboundProvision:\n  channels:\n    - name: Staff\n      channelSource:\n';
  const found = await offered(`${channel}        dataSource: |`);
  expect(found).toContain('Corporate AD: name: Corporate AD');
  expect(found.join()).not.toContain('HR');
});

test('a key by its subject', async () => {
  expect(await offered('credentials:\n  signingSettings:\n    signingKeyPairRef: |')).toContain(
    'CN=Signing, O=Example: subject: CN=Signing, O=Example',
  );
});
