import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../../terminal/run.ts';

const company = readFileSync(new URL('../../core/import/company/bulk-export.json', import.meta.url), 'utf8');
const filesIn = (root: string) =>
  existsSync(join(root, 'connections')) ? readdirSync(join(root, 'connections'), { recursive: true }).sort() : [];

test('a bulk export becomes definitions that validate', async () => {
  const root = repository({ 'export.json': company });
  const { out, exitCode } = await pfconn(root, 'import export.json');
  expect(exitCode).toBe(0);
  expect(out).toContain(`6 connections read from export.json (PingFederate 12.2.2.0): 6 written.

  written      connections/attribute-query-1.yaml  Attribute query: names
  written      connections/reporting.yaml          Reporting
  written      connections/wiki-intranet.yaml      Wiki (Intranet) (and 4 files beside it)
  written      connections/pingone-staff.yaml      PingOne for staff
  written      connections/portal-wsfed.yaml       Portal
  written      connections/legacy-scim.yaml        Legacy SCIM

4 secrets to set, each as an environment variable or a GitHub secret:
  WIKI_INTRANET_OUTBOUND_PASSWORD            connections/wiki-intranet.yaml
`);
  expect((await pfconn(root, 'validate')).exitCode).toBe(0);
});

test('only some of it, and as JSON', async () => {
  const root = repository({ 'export.json': company });
  const { out } = await pfconn(root, 'import export.json --only p* --json');
  expect(JSON.parse(out)).toMatchObject({
    exitCode: 0,
    data: {
      connections: [
        { id: 'pingone-staff', path: 'connections/pingone-staff.yaml', status: 'written', secrets: [] },
        { id: 'portal-wsfed', path: 'connections/portal-wsfed.yaml', status: 'written', secrets: [] },
      ],
    },
  });
  expect(filesIn(root)).toEqual(['pingone-staff.yaml', 'portal-wsfed.yaml']);
});

test('what is there already stays, shows what would change, and takes it with --force', async () => {
  const mine = `# mine
kind: SpConnection
id: portal-wsfed
name: Portal of old # the name
entityId: urn:portal
`;
  const root = repository({ 'export.json': company });
  await pfconn(root, 'import export.json --only portal-wsfed');
  const path = join(root, 'connections/portal-wsfed.yaml');
  const rest = readFileSync(path, 'utf8').split('entityId: urn:portal\n')[1] as string;
  writeFileSync(path, mine + rest);

  const again = await pfconn(root, 'import export.json --only portal-wsfed');
  expect(readFileSync(path, 'utf8')).toBe(mine + rest);
  expect(again.out).toContain(`--- connections/portal-wsfed.yaml  in the repository
+++ connections/portal-wsfed.yaml  as on the server
@@ -2,5 +2,5 @@
 kind: SpConnection
 id: portal-wsfed
-name: Portal of old # the name
+name: Portal # the name
 entityId: urn:portal
 active: true

Nothing that was there already was changed; --force takes the changes shown above.
`);
  const forced = await pfconn(root, 'import export.json --only portal-wsfed --force');
  expect(forced.out).toContain('1 overwritten.');
  expect(readFileSync(path, 'utf8')).toBe(mine.replace('Portal of old', 'Portal') + rest);
  expect((await pfconn(root, 'import export.json --only portal-wsfed')).out).toContain('1 unchanged.');
});

test('what the server holds against a rule is written all the same, with a warning', async () => {
  const root = repository({ 'export.json': company });
  await pfconn(root, 'import export.json --only portal-wsfed');
  const path = join(root, 'connections/portal-wsfed.yaml');
  const before = readFileSync(path, 'utf8');
  const changed = JSON.parse(company, (_, value) =>
    value?.id === 'portal-wsfed' ? { ...value, virtualEntityIds: ['a'], defaultVirtualEntityId: 'b' } : value,
  );
  writeFileSync(join(root, 'export.json'), JSON.stringify(changed));
  const forced = await pfconn(root, 'import export.json --only portal-wsfed --force');
  expect(forced.exitCode).toBe(0);
  expect(forced.out).toMatch(/warning .*"b" is not in virtualEntityIds/);
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  expect(readFileSync(path, 'utf8')).toContain('defaultVirtualEntityId: b');
});

test('a connection is known by its id, in whatever file it stands', async () => {
  const root = repository({
    'export.json': company,
    'connections/eu/old.yaml': 'kind: SpConnection\nid: portal-wsfed\nname: [broken\n',
    'connections/other.yaml': 'kind: SpConnection\nid: pingone-staff\nname: Mine\n',
  });
  const { out } = await pfconn(root, 'import export.json --only pingone-staff');
  expect(out).toContain('kept         connections/other.yaml');
  expect(filesIn(root)).toEqual(['eu', 'eu/old.yaml', 'other.yaml']);
});

test('what can’t be written faithfully isn’t written, and the rest is', async () => {
  const connections = [
    { id: 'good', name: 'Good', entityId: 'g', outboundProvision: { type: 'X', targetSettings: [], channels: [] } },
    {
      id: 'bad',
      name: '${var:NAME}',
      entityId: 'b',
      outboundProvision: { type: 'X', targetSettings: [], channels: [] },
    },
  ];
  const root = repository({ 'export.json': JSON.stringify({ items: connections }) });
  const { out, err, exitCode } = await pfconn(root, 'import export.json');
  expect(exitCode).toBe(1);
  expect(out).toContain('not written  connections/bad.yaml');
  expect(err).toContain('1 of 2 connections could not be written as a definition that means the same');
  expect(filesIn(root)).toEqual(['good.yaml']);
});

test.each([
  ['import nothing.json', 'nothing.json can’t be read: there is no such file'],
  ['import', 'there is nothing to import from'],
  ['import page.html', 'nothing was imported'],
  ['import export.json --only x*', 'no connection has an id that matches x*'],
  ['import export.json --connections ../elsewhere', 'outside'],
])('%s is refused', async (line, message) => {
  const root = repository({ 'export.json': company, 'page.html': '<html></html>' });
  const { exitCode, err } = await pfconn(root, line);
  expect(exitCode).toBe(1);
  expect(err).toContain(message);
  expect(filesIn(root)).toEqual([]);
});

test('an imported connection’s secrets survive the next apply, although nobody knows them', async () => {
  const catalogue = await loadCatalogue(['zoom']);
  const server = await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) });
  onTestFinished(() => server.stop());
  const login = { PF_ADMIN_URL: server.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  const first = repository({ 'connections/zoom.yaml': zoom });
  expect((await pfconn(first, 'apply', { ...login, ZOOM_SECRET: 'planted-secret-8f3a' })).exitCode).toBe(0);

  const root = repository({});
  const imported = await pfconn(root, 'import', login);
  expect(imported.exitCode, imported.out + imported.err).toBe(0);
  expect(imported.out).toContain('ZOOM_CLIENT_SECRET  connections/zoom.yaml');
  expect((await pfconn(root, 'drift', login)).exitCode).toBe(0);

  const path = join(root, 'connections/zoom.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('name: Zoom\n', 'name: Zoom for all\n'));
  const applied = await pfconn(root, 'apply', login);
  expect(applied.exitCode, applied.out + applied.err).toBe(0);

  const stored = JSON.stringify(server.state.get('/idp/spConnections', 'zoom')?.value);
  expect(stored).toContain('"name":"Zoom for all"');
  expect(stored).toMatch(/"name":"Client Secret","encryptedValue":"OBF:JWE:/);
  expect((await pfconn(root, 'drift', login)).exitCode).toBe(0);
});

const zoom = `kind: SpConnection
id: zoom
name: Zoom
entityId: https://acme.zoom.us
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: "1"
    Client ID: "2"
    Client Secret: \${secret:ZOOM_SECRET}
  channels:
    - name: Staff
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: dc=example,dc=com
        userSourceLocation: { filter: "(memberOf=cn=zoom,dc=example,dc=com)" }
      attributeMapping:
        Username: mail
`;

test('new --from-metadata writes a definition to start from', async () => {
  const metadata = readFileSync(new URL('../../core/metadata/fixtures/signed.xml', import.meta.url), 'utf8');
  const root = repository({ 'connections/sp/sp.xml': metadata });
  const made = await pfconn(root, 'new --from-metadata connections/sp/sp.xml --output connections/sp.yaml');
  const toFillIn =
    'Give these values in environments/<name>.yaml or with --variables: SIGNING_KEY_PAIR, POLICY_CONTRACT';
  expect(made).toMatchObject({ exitCode: 0, out: `connections/sp.yaml written.\n${toFillIn}\n` });
  const valid = await pfconn(root, 'validate --variables SIGNING_KEY_PAIR=key --variables POLICY_CONTRACT=contract');
  expect(valid.exitCode, valid.out).toBe(0);
  const outside = await pfconn(root, 'new --from-metadata /tmp/sp.xml');
  expect(outside.err).toContain('/tmp/sp.xml lies outside the repository');
});
