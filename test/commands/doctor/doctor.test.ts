import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../sandbox/options.ts';
import { doctor } from '../../../src/commands/doctor.ts';
import { setupMarker } from '../../../src/commands/setup/marker.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const open = async (files: Record<string, string>, sandbox: SandboxOptions = {}) => {
  stage = await rehearse(files, { sandbox });
};
/** The lines of a check-up, times taken out. */
async function checkUp(): Promise<{ exitCode: number; lines: string[] }> {
  const { exitCode, text = '' } = await stage.run(doctor);
  return {
    exitCode,
    lines: text
      .replace(/\d+ ms/g, 'N ms')
      .replace(/\d{4}-\d\d-\d\d \(/g, 'YYYY-MM-DD (')
      .replace(/127\.0\.0\.1:\d+/g, 'pingfederate.example.com:9999')
      .split('\n'),
  };
}

test('a healthy server, and nothing is changed on it', async () => {
  await open({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b') });
  await stage.apply();
  const from = stage.sandbox.requests.length;
  const { exitCode, lines } = await checkUp();
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "✓ definitions   2 definitions without an error
    ✓ secrets       1 secret set: ZOOM_CLIENT_SECRET
    ✓ server        PingFederate 12.2.2.0 at pingfederate.example.com:9999, answers in N ms
    ✓ account       Administrator has User Administrator, Administrator, Crypto
                    Administrator, Expression Administrator, Data Collection Administrator:
                    it can plan and apply
    ✓ connections   2 SP connections read in N ms
    ✓ licence       Perpetual, valid until 2036-01-01
    ✓ connectors    installed: zoom
    ✓ certificates  1 in use; the first to end is CN=Example signing key, O=Example, C=US on
                    YYYY-MM-DD (Name of b)
    ! provisioning  no data store is chosen for it: connections can be saved, but nothing is
                    provisioned
    ✓ cluster       the server stands alone
    ✓ marker        no marker is set up: changed secrets aren’t found by themselves, and
                    prune deletes nothing (optional)
    ✓ round trip    2 connections and 10 other objects imported in memory, none differs
    ✓ plan          two plans in a row are equal: nothing to change

    1 thing worth a look

      1. Provisioning: no data store is chosen for it: connections can be saved, but nothing
         is provisioned
         Set pf.provisioner.mode in run.properties, then choose the data store under System
         › Server › Protocol Settings.

    ✓ Ready for the first apply

    Nothing on the server was changed.
    "
  `);
  expect(exitCode).toBe(0);
  expect(stage.sandbox.requests.slice(from).every(({ method }) => method === 'GET')).toBe(true);
});

test('everything that stands in the way has a line that says what to do', async () => {
  await open(
    { 'a.yaml': provisioning('a') },
    {
      connectors: [],
      cluster: { pending: true, nodes: [{ index: 1 }, { index: 2, mode: 'CLUSTERED_ENGINE', never: 'FAILED' }] },
    },
  );
  delete stage.variables.ZOOM_CLIENT_SECRET;
  const { exitCode, lines } = await checkUp();
  expect(exitCode).toBe(1);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "✓ definitions   1 definition without an error
    ! secrets       not set: ZOOM_CLIENT_SECRET; a create that needs them is refused
    ✓ server        PingFederate 12.2.2.0 at pingfederate.example.com:9999, answers in N ms
    ✓ account       Administrator has User Administrator, Administrator, Crypto
                    Administrator, Expression Administrator, Data Collection Administrator:
                    it can plan and apply
    ✓ connections   0 SP connections read in N ms
    ✓ licence       Perpetual, valid until 2036-01-01
    ✗ connectors    not installed on the server: zoom
    ! provisioning  no data store is chosen for it: connections can be saved, but nothing is
                    provisioned
    ! cluster       a cluster with 1 engine node; changes of somebody wait for replication,
                    so an apply refuses to start
    ✓ marker        no marker is set up: changed secrets aren’t found by themselves, and
                    prune deletes nothing (optional)
    ✓ round trip    10 objects imported in memory, none differs
    ✗ plan          2 things stand in the way, see below

    3 things worth a look

      1. Secrets: not set: ZOOM_CLIENT_SECRET; a create that needs them is refused
                                                          asked for by connections/a.yaml:11
         Here: export ZOOM_CLIENT_SECRET=…
         On GitHub: as secrets of the environment that applies, passed on by the workflow
         under \`env:\`

      2. Provisioning: no data store is chosen for it: connections can be saved, but nothing
         is provisioned
         Set pf.provisioner.mode in run.properties, then choose the data store under System
         › Server › Protocol Settings.

      3. Cluster: a cluster with 1 engine node; changes of somebody wait for replication, so
         an apply refuses to start
         Replicate in the console first, or apply with replicate: always (takes them along)
         or never.

    3 problems to solve before the first apply

      1. Connectors: not installed on the server: zoom     asked for by connections/a.yaml:7
         Put its files into server/default/deploy on every node and restart; pfconn
         connectors show NAME names them.

      2. Plan: the Zoom Provisioner isn't installed on the server
                                                           asked for by connections/a.yaml:7
         Put pf-zoom-quickconnection-<version>.jar into server/default/deploy on every node
         and restart PingFederate; installed: none.

      3. Plan: \${secret:ZOOM_CLIENT_SECRET} stands in "Client Secret", and nothing here says
         that PingFederate keeps it secret                asked for by connections/a.yaml:11
         If the console hides what is typed in there, add it to the definition: lifecycle: {
         allowSecretIn: [Client Secret] }

    Nothing on the server was changed.
    "
  `);
});

test('what the admin API can’t show of provisioning is named even when its data store is there', async () => {
  await open({ 'a.yaml': provisioning('a') });
  await stage.console.put('/serverSettings/outboundProvisioning', {
    dataStoreRef: { id: 'ProvisionerDS' },
    synchronizationFrequency: 90,
  });
  const { lines } = await checkUp();
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(
    '✓ provisioning keeps its state in ProvisionerDS; channels run every 90 s, on nodes whose run.properties sets pf.provisioner.mode to STANDALONE or FAILOVER (not seen from here)',
  );
});

test('a server that can’t be reached is one line', async () => {
  await open({ 'a.yaml': signOn('a') });
  await stage.sandbox.stop();
  const { exitCode, lines } = await checkUp();
  expect(exitCode).toBe(1);
  expect(lines.find((line) => line.startsWith('✗'))).toContain('connection refused');
});

test('setup marker shows what it would change, changes it with --yes, and is content the second time', async () => {
  await open({ 'a.yaml': signOn('a') });
  await stage.console.put('/extendedProperties', { items: [{ name: 'owner', description: 'Who', multiValued: true }] });
  const shown = await stage.run(setupMarker);
  expect(shown.text).toContain('  + managedBy');
  expect(shown.text).toContain('    owner');
  expect((await stage.console.get('/extendedProperties'))?.items).toHaveLength(1);

  await stage.run(setupMarker, { yes: true });
  expect((await stage.console.get('/extendedProperties'))?.items).toEqual([
    { name: 'owner', description: 'Who', multiValued: true },
    expect.objectContaining({ name: 'managedBy' }),
  ]);
  expect((await stage.run(setupMarker, { yes: true })).text).toContain('is defined already');
  await expect(stage.run(setupMarker, { servers: ['a=https://b'] })).rejects.toThrow('--server is for setup github');
});

test('what the plan would be refused for is a problem here, too', async () => {
  await open({ 'a.yaml': signOn('a').replace('signing-2026', 'nobody-has-this') });
  const { exitCode, lines } = await checkUp();
  const said = lines.join(' ').replace(/\s+/g, ' ');
  expect(said).toMatch(
    /✗ plan +the server has no .* with the id "nobody-has-this".*asked for by connections\/a\.yaml:\d+/,
  );
  expect(said).not.toContain('Ready');
  expect(exitCode).toBe(1);
});
