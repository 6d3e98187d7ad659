import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { ConnectorDescriptor } from '../../src/core/connector/types.ts';
import { catalogueNames, loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../terminal/run.ts';

/** Zoom under names that nobody here has seen, and a plugin that no catalogue knows. */
async function descriptorsOnServer(): Promise<ConnectorDescriptor[]> {
  const [zoom] = structuredClone(await loadCatalogue(['zoom']));
  const { fields } = zoom!.descriptor.configDescriptor;
  for (const setting of fields) setting.name = setting.name.toUpperCase().replace(/\W+/g, '_');
  fields.push({ type: 'TEXT', name: 'SCIM_URL', label: 'SCIM URL', defaultValue: 'https://api.zoom.us/scim2' });
  fields.find(({ label }) => label === 'Remove User Action')!.defaultValue = 'Delete';
  const acme: ConnectorDescriptor = {
    id: 'Acme',
    description: 'Acme Connector',
    configDescriptor: { fields: [{ type: 'TEXT', name: 'a', label: 'A' }] },
    saasPluginFieldInfoDescriptors: [{ code: 'mail', label: 'E-Mail', required: true }],
  };
  return [{ ...zoom!.descriptor, id: 'ZoomSaaS', description: 'Zoom' }, acme];
}

let sandbox: Sandbox;
let server: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox({ connectors: await descriptorsOnServer() });
  server = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
});
afterAll(() => sandbox.stop());

describe('connectors list', () => {
  test('without a server: the catalogue', async () => {
    const { out } = await pfconn(repository({}), 'connectors list');
    expect(out.trim().split('\n')).toHaveLength(29);
    expect(out).toContain('zoom                     Zoom Provisioner\n');
  });

  test('with a server: what is installed there', async () => {
    const { out } = await pfconn(repository({}), 'connectors list', server);
    expect(out).toMatch(/^zoom +Zoom Provisioner \(installed as ZoomSaaS\)$/m);
    expect(out).toMatch(/^slack +Slack Provisioner \(not-installed\)$/m);
    expect(out).toMatch(/^Acme +Acme Connector \(installed as Acme\)$/m);
  });

  test('as data', async () => {
    const { out } = await pfconn(repository({}), 'connectors list --json');
    expect(JSON.parse(out).data.at(-1)).toEqual({
      connector: 'zscaler-zpa',
      name: 'Zscaler Private Access Provisioner',
      state: '',
    });
  });
});

describe('connectors show', () => {
  test.each(catalogueNames())('%s fits on paper, and names everything', async (name) => {
    const { out } = await pfconn(repository({}), `connectors show ${name}`);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    const [entry] = await loadCatalogue([name]);
    for (const { label } of entry!.descriptor.configDescriptor.fields) expect(out).toContain(label);
    for (const { label } of entry!.descriptor.saasPluginFieldInfoDescriptors) expect(out).toContain(`  ${label}`);
    expect(out).toContain('pf.provisioner.mode');
    expect(out).toContain(`\nExample\n-------\noutboundProvision:\n  connector: ${name}\n`);
  });

  test('the server’s own descriptor, by word and by type', async () => {
    const root = repository({});
    const { out } = await pfconn(root, 'connectors show zoom', server);
    expect(out).toMatch(/^Plugin type +ZoomSaaS$/m);
    expect(out).toMatch(/^Described by +the server's own descriptor$/m);
    expect(out).toMatch(/^ {2}Account ID +\[ACCOUNT_ID; required\] /m);
    expect(out).toMatch(/^ {2}SCIM URL +\[SCIM_URL; default https:\/\/api.zoom.us\/scim2\]$/m);
    expect((await pfconn(root, 'connectors show Acme', server)).out).toContain('In a definition  type: Acme\n');
  });

  test.each([
    ['connectors show', 'connectors show needs a name'],
    ['connectors show zom', 'no connector is called "zom"\n  did you mean "zoom"?'],
    ['connectors shwo', 'connectors doesn\'t know "shwo"\n  did you mean "show"?'],
    ['pull', 'no server is given'],
  ])('%s', async (line, message) => {
    const { exitCode, err } = await pfconn(repository({}), line);
    expect([exitCode, err]).toEqual([1, expect.stringContaining(message)]);
  });
});

describe('pull', () => {
  test('goes by its old name as well, and says the new one', async () => {
    const { exitCode, err } = await pfconn(repository({}), 'connectors pull', server);
    expect([exitCode, err]).toEqual([0, expect.stringContaining('`pfconn connectors pull` is `pfconn pull` now')]);
  });

  test('writes what the server has and says what differs from the catalogue, then from itself', async () => {
    const root = repository({});
    expect((await pfconn(root, 'pull', server)).out).toBe(
      `schemas/connectors/Acme.json written (not in the catalogue)
schemas/connectors/ZoomSaaS.json written (connector: zoom), otherwise than in the catalogue:
  setting "Remove User Action": default "Disable" → "Delete"
  setting "SCIM URL" (SCIM_URL) is new
schemas/servers/default.json written: 12 things that connections can refer to, by id and name
`,
    );
    expect((await pfconn(root, 'pull', server)).out).toBe(
      `schemas/connectors/Acme.json unchanged (not in the catalogue), as in the file that was there
schemas/connectors/ZoomSaaS.json unchanged (connector: zoom), as in the file that was there
schemas/servers/default.json unchanged: 12 things that connections can refer to, by id and name
`,
    );
    const file = JSON.parse(readFileSync(join(root, 'schemas/connectors/ZoomSaaS.json'), 'utf8'));
    expect(file).toMatchObject({ connector: 'zoom', descriptor: { id: 'ZoomSaaS' } });
  });

  test('afterwards the server’s names are known without it', async () => {
    const root = repository({
      'connections/z.yaml': `kind: SpConnection
id: z
name: z
entityId: z
outboundProvision:
  connector: zoom
  targetSettings:
    ACCOUNT_ID: a
    Client ID: b
    Client Secret: \${secret:S}
    SCIM URL: https://example.com
    SCIM_VERSION: 2
  channels: []
`,
    });
    await pfconn(root, 'pull', server);
    const { out } = await pfconn(root, 'validate', { S: 's' });
    expect(out).toContain('error Zoom Provisioner has no setting "SCIM_VERSION"\n  connections/z.yaml:12:5 ');
    expect(out).toContain('\n1 error in 1 of 1 file. ');
  });
});
