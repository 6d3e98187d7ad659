import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const script = resolve(import.meta.dirname, '../../scripts/bootstrap');

/** Runs the script with a `gh` that writes down what it is asked, and answers what the script reads. */
function bootstrap(...words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  const log = join(folder, 'log');
  const gh = join(folder, 'gh');
  writeFileSync(
    gh,
    `#!/bin/sh
case "$*" in
  *default_branch*) echo main ;;
  *users/*) echo 4711 ;;
  *"--input -"*) echo "$* $(cat)" >> '${log}' ;;
  *) echo "$*" >> '${log}' ;;
esac
`,
  );
  chmodSync(gh, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(script, ['--repository', 'acme/identity', ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, asked: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] };
}

const address = ['--admin-url', 'https://pingfederate.example.com:9999', '--environments', 'production'];

test('shows what it would do and does nothing', () => {
  const { status, stdout, asked } = bootstrap(...address);
  expect(status).toBe(0);
  expect(asked).toEqual([]);
  expect(stdout).toContain('--yes does it');
  expect(stdout).toContain('gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-production-plan');
});

test('sets up production alone when nobody names environments', () => {
  const { stdout } = bootstrap('--admin-url', 'https://pingfederate.example.com:9999');
  expect(stdout).toContain('--body ["production"]');
  expect(stdout).not.toContain('staging');
});

const both = ['--environments', 'staging production'];
const staging = ['--admin-url', 'staging=https://staging.example.com:9999'];

test('gives each environment the address of its own server, and none to the repository as a whole', () => {
  const { status, asked, stderr } = bootstrap(
    ...[...both, ...staging, '--admin-url', 'production=https://pf.example.com:9999', '--yes'],
  );
  expect(status, stderr).toBe(0);
  const addresses = asked.filter((line) => line.startsWith('variable set PF_ADMIN_URL'));
  expect(addresses).toEqual([
    'variable set PF_ADMIN_URL --repo acme/identity --env pingfederate-staging-plan --body https://staging.example.com:9999',
    'variable set PF_ADMIN_URL --repo acme/identity --env pingfederate-staging --body https://staging.example.com:9999',
    'variable set PF_ADMIN_URL --repo acme/identity --env pingfederate-production-plan --body https://pf.example.com:9999',
    'variable set PF_ADMIN_URL --repo acme/identity --env pingfederate-production --body https://pf.example.com:9999',
  ]);
});

test.each([
  'https://staging.example.com:9999',
  'https://STAGING.example.com:9999/',
  'https://staging.example.com:9999/pf-admin-api/v1/',
  'https://staging.example.com.:9999',
])('refuses the same server twice: %s', (address) => {
  const { status, stderr, asked } = bootstrap(...both, ...staging, '--admin-url', `production=${address}`, '--yes');
  expect(status).toBe(1);
  expect(stderr).toContain('staging and production would reach the same server');
  expect(asked).toEqual([]);
});

test('servers behind one gateway are told apart by their path, and a default port is no other one', () => {
  const gateway = (name: string, path: string) => ['--admin-url', `${name}=https://gateway.example.com${path}`];
  const apart = bootstrap(...both, ...gateway('staging', '/staging'), ...gateway('production', '/production'));
  expect(apart.status, apart.stderr).toBe(0);
  const same = bootstrap(...both, ...gateway('staging', ':443/pf'), ...gateway('production', '/pf'));
  expect(same.stderr).toContain('would reach the same server');
});

test('binds the writing account to the default branch, and lets pull requests reach the Auditor only', () => {
  const { status, asked } = bootstrap(...address, '--reviewer', 'amelia', '--yes');
  expect(status).toBe(0);
  const policies = asked
    .filter((line) => line.includes('deployment-branch-policies'))
    .map((line) => /environments\/(\S+)\/deployment.*"name":"([^"]+)"/.exec(line)?.slice(1));
  expect(policies).toEqual([
    ['pingfederate-production-plan', 'main'],
    ['pingfederate-production-plan', 'refs/pull/*/merge'],
    ['pingfederate-production-approval', 'main'],
    ['pingfederate-production', 'main'],
  ]);
  const approval = asked.find((line) => line.includes('environments/pingfederate-production-approval '));
  expect(approval).toContain('"reviewers":[{"type":"User","id":4711}]');
  // The workflows stay skipped until everything else is there.
  expect(asked.at(-1)).toBe('variable set PF_ENVIRONMENTS --repo acme/identity --body ["production"]');
});

test('every document that it sends is JSON', () => {
  const { asked } = bootstrap(...address, '--yes');
  const documents = asked.map((line) => /--input - (.*)$/.exec(line)?.[1]).filter((text) => text !== undefined);
  expect(documents.length).toBeGreaterThan(5);
  for (const text of documents) expect(() => JSON.parse(text)).not.toThrow();
});

test.each([
  [['--admin-url', 'http://pingfederate.example.com'], 'must begin with https://'],
  [['--admin-ulr', 'x'], 'unknown option --admin-ulr'],
  [[], 'say where the admin API of production answers: --admin-url production='],
  [[...both, ...staging], '--admin-url production='],
  [[...both, '--admin-url', 'https://one.example.com'], 'a server of its own: write --admin-url NAME='],
  [['--admin-url', 'staging=https://x'], 'the environments are production'],
  [['--admin-url', 'https://x', '--environments', 'a"b'], 'letters, digits'],
])('%j is refused', (words, why) => {
  const { status, stderr, asked } = bootstrap(...words);
  expect(status).toBe(1);
  expect(stderr).toContain(why);
  expect(asked).toEqual([]);
});
