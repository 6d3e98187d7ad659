import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { type ReportName, reportFiles } from '../../src/commands/report-files.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { options } from '../../src/options.ts';
import { provisioning, signOn } from '../commands/rehearsal.ts';
import { compiledFolder } from '../shared-folder.ts';
import { pfconn, repository } from './run.ts';

let server: Sandbox;
let variables: Record<string, string>;
let root: string;

beforeEach(async () => {
  server = await startSandbox({});
  variables = { PF_ADMIN_URL: server.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  root = repository({ 'connections/a.yaml': signOn('a'), 'there.json': 'there', 'a-file': 'no folder' });
  symlinkSync('there.json', join(root, 'link.json'));
  symlinkSync(tmpdir(), join(root, 'out-of-here'));
  mkdirSync(join(root, 'folder'));
  execFileSync('sh', ['-c', `mkfifo ${join(root, 'pipe')}`]);
});
afterEach(() => server.stop());

const unwritable: [path: string, why: RegExp][] = [
  ['link.json', /it is a link, and only a regular file is replaced/],
  ['pipe', /it is a device or a pipe/],
  ['folder', /it is a folder/],
  ['a-file/o.json', /a file stands where a folder is needed/],
  ['out-of-here/o.json', /a link on its way leads out of/],
  ['/dev/null', /it is a device or a pipe/],
  ['/dev/full', /it is a device or a pipe/],
  ['/dev/stdout', /it is a link/],
  ['/dev/null/x/o.json', /a file stands where a folder is needed/],
  ['/proc/o.json', /there is no such file|may not be/],
];
const everyFile = new Proxy({}, { get: () => 'x' }) as Inputs;
const cases = reportFiles(everyFile).flatMap(({ input }) =>
  unwritable.map(([path, why]) => [input, path, why] as const),
);

const commandWith = (name: ReportName) =>
  (options[name].commands as readonly string[]).includes('validate') ? 'validate' : 'apply';

test.each(cases)('--%s %s stops the run before anything is asked of the server', async (option, path, why) => {
  const { exitCode, err } = await pfconn(root, `${commandWith(option)} --${option} ${path}`, variables);
  expect([exitCode, err]).toEqual([1, expect.stringMatching(why)]);
  expect(err).toMatch(new RegExp(`^Error: ${option}: .*; nothing was begun\n$`));
  expect(server.requests).toEqual([]);
  for (const device of ['/dev/null', '/dev/full']) expect(lstatSync(device).isCharacterDevice()).toBe(true);
  expect(readFileSync(join(root, 'there.json'), 'utf8')).toBe('there');
  expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test.each(['a-file', 'a-file/backup', 'pipe', '/dev/null', '/dev/null/x', '/proc/backup', 'out-of-here/backup'])(
  '--backup %s stops the run before anything is asked of the server',
  async (path) => {
    const { exitCode, err } = await pfconn(root, `apply --backup ${path}`, variables);
    expect([exitCode, err]).toEqual([
      1,
      expect.stringMatching(/^Error: backup: .*can’t be written: .*nothing was begun\n$/),
    ]);
    expect(server.requests).toEqual([]);
  },
);

test('the sarif-file of a plan holds what the plan found', async () => {
  writeFileSync(join(root, 'connections/b.yaml'), provisioning('b'));
  const [zoom] = await loadCatalogue(['zoom']);
  const provisions = await startSandbox({ connectors: zoom ? [zoom.descriptor] : [] });
  await pfconn(root, 'plan --sarif-file found.sarif', { ...variables, PF_ADMIN_URL: provisions.url });
  await provisions.stop();
  const { runs } = JSON.parse(readFileSync(join(root, 'found.sarif'), 'utf8'));
  const rules = runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
  // About the files, about the server as a whole, about one change.
  expect(rules).toEqual(expect.arrayContaining(['directory-filled-in', 'provisioner-mode', 'connection-switched']));
});

test('the sarif-file holds what was found', async () => {
  writeFileSync(join(root, 'connections/b.yaml'), 'kind: SpConnection\nid: a\n');
  expect((await pfconn(root, 'validate --sarif-file found/o.sarif')).exitCode).toBe(1);
  const { version, runs } = JSON.parse(readFileSync(join(root, 'found/o.sarif'), 'utf8'));
  const rules = runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
  expect([version, rules]).toEqual(['2.1.0', expect.arrayContaining(['duplicate-id'])]);
});

test('two reports in one file would lose one', async () => {
  const { exitCode, err } = await pfconn(root, 'apply --plan-file o.json --outcome-file ./o.json', variables);
  expect([exitCode, err]).toEqual([
    1,
    'Error: plan-file, outcome-file: two of them name one file; nothing was begun\n',
  ]);
});

test('a report that is there is replaced, folders are made, and nothing else is left', async () => {
  const line = `apply --outcome-file there.json --plan-file ${join(root, 'new/plan.json')} --backup kept`;
  const { exitCode } = await pfconn(root, line, variables);
  expect(exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(root, 'there.json'), 'utf8'))).toMatchObject({ complete: true });
  expect(readdirSync(join(root, 'new'))).toEqual(['plan.json']);
  expect(readdirSync(root).filter((name) => /tmp|pfconn/.test(name))).toEqual([]);
});

test('when the place is lost during the run, the record stands in the log, and the other files are written', async () => {
  const place = join(root, 'o.json');
  server.state.changed = () => mkdirSync(place, { recursive: true });
  const { exitCode, out, err } = await pfconn(root, 'apply --outcome-file o.json --plan-file plan.json', variables);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/✓ 1\/1 {2}Name of a +created/);
  const [problem, belongs, record] = err.trimEnd().split('\n').slice(-3);
  expect(problem).toMatch(/^Error: o\.json can’t be written: it is a folder/);
  expect(belongs).toBe('What belongs into the outcome file:');
  expect(JSON.parse(record as string)).toMatchObject({ format: 'pfconn-outcome', complete: true });
  expect(existsSync(join(root, 'plan.json'))).toBe(true);
});

const entry = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const shell = (line: string) =>
  spawnSync('sh', ['-c', line], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      ENTRY: entry,
      NODE_COMPILE_CACHE: compiledFolder(),
    },
  });

test('an output on a full disk is a clear error', () => {
  const { status, stderr } = shell('node "$ENTRY" validate > /dev/full');
  expect([status, stderr]).toEqual([1, 'Error: the output can’t be written: the disk is full\n']);
});

test('an output that nobody reads to its end is none', () => {
  const { stderr, stdout } = shell('{ node "$ENTRY" --help; echo "ended with $?" >&2; } | true');
  expect([stdout, stderr]).toEqual(['', 'ended with 0\n']);
});

test('a draft that another process left behind is no way to somewhere else', async () => {
  writeFileSync(join(root, 'victim'), 'mine');
  symlinkSync('victim', join(root, `o.json.${process.pid}.tmp`));
  expect((await pfconn(root, 'validate --sarif-file o.json')).exitCode).toBe(0);
  expect(readFileSync(join(root, 'victim'), 'utf8')).toBe('mine');
  expect(lstatSync(join(root, 'o.json')).isFile()).toBe(true);
  rmSync(join(root, 'o.json'));
});
