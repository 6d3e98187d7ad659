import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { provisioning, signOn } from '../commands/rehearsal.ts';
import { membersOf, schemas } from '../schema/report-schemas.ts';
import { pfconn, repository } from '../terminal/run.ts';

const policies = resolve('docs/examples/policy');
const conftest = process.env.CONFTEST ?? 'conftest';
const isThere = spawnSync(conftest, ['--version']).status === 0;

/** A plan as `plan-file` holds it, of these definitions on a server that has those. */
async function planFile(before: Record<string, string>, after: Record<string, string>, options = ''): Promise<string> {
  const connectors = (await loadCatalogue(['zoom'])).map(({ descriptor }) => descriptor);
  const server = await startSandbox({ connectors });
  const variables = {
    PF_ADMIN_URL: server.url,
    PF_USERNAME: 'Administrator',
    PF_PASSWORD: '2FederateM0re',
    ZOOM_CLIENT_SECRET: 'planted-zoom-secret',
  };
  const named = (files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`connections/${name}.yaml`, text]));
  const root = repository({ ...named(before), 'environments/production.yaml': 'variables: {}\n' });
  if (Object.keys(before).length > 0) await pfconn(root, 'apply --environment production', variables);
  for (const [path, text] of Object.entries(named(after))) writeFileSync(join(root, path), text);
  await pfconn(root, `plan --environment production --plan-file plan.json ${options}`, variables);
  await server.stop();
  return join(root, 'plan.json');
}

/** What conftest says of a plan. */
function judged(file: string): { denied: string[]; warned: string[] } {
  const { stdout } = spawnSync(conftest, ['test', file, '--policy', policies, '--output', 'json'], {
    encoding: 'utf8',
  });
  const [{ failures = [], warnings = [] }] = JSON.parse(stdout);
  const messages = (list: { msg: string }[]) => list.map(({ msg }) => msg).sort();
  return { denied: messages(failures), warned: messages(warnings) };
}

const owner = 'extendedProperties: { owner: { values: [Identity team] } }\n';

test.skipIf(!isThere)('the example policies allow what is harmless and refuse what they say', async () => {
  const before = { a: signOn('a') + owner, b: signOn('b') + owner, c: signOn('c') + owner, z: provisioning('z') };
  const harmless = await planFile(before, { a: `${signOn('a', { company: 'Another' })}${owner}` });
  expect(judged(harmless)).toEqual({ denied: [], warned: [] });
  const gone = (id: string) => `kind: SpConnection\nid: ${id}\nlifecycle: { state: absent }\n`;
  const secret = signOn('c')
    .replace('value: username', 'value: employeeNumber')
    .replace('SHA256withRSA', 'SHA1withRSA');
  const bad = await planFile(
    before,
    {
      a: gone('a'),
      b: gone('b'),
      c: `${secret}loggingMode: FULL\n${owner}`,
      d: signOn('d'),
      z: provisioning('z', { action: 'Delete' }),
    },
    '--max-changes 5',
  );
  expect(judged(bad)).toEqual({
    denied: [
      "at most one change that can't be undone in a pull request, here are 3: a, b, z",
      "c: Logging Mode Full isn't allowed in production",
      'c: SHA1withRSA is too weak a signature',
      expect.stringMatching(/^c: employeeNumber isn't for this partner \(/),
      'd: write its owner under extendedProperties, owner',
      'z: accounts of leavers are disabled here, not deleted',
    ],
    warned: ['5 changes of 5 that are allowed'],
  });
});

test('the example policies read members that a plan has', () => {
  const members = new Set(membersOf(schemas.plan).map((path) => path.split('.')[1]));
  const text = readFileSync(join(policies, 'plan.rego'), 'utf8').replace(/#.*|"(?:[^"\\]|\\.)*"/g, '');
  const own = new Set(['id', 'path', 'value', 'v1']);
  const read = [...text.matchAll(/\b(?:input|change|difference|finding|place|wait|write|limit)\.([a-z]\w*)/gi)];
  expect(read.length).toBeGreaterThan(20);
  expect(read.map(([, member]) => member!).filter((member) => !members.has(member) && !own.has(member))).toEqual([]);
});
