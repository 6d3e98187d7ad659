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

test('applies to production last when nobody says the order', () => {
  const { stdout } = bootstrap('--admin-url', 'https://pingfederate.example.com:9999');
  expect(stdout).toContain('--body ["staging","production"]');
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
  expect(asked.at(-1)).toBe(
    'variable set PF_ADMIN_URL --repo acme/identity --body https://pingfederate.example.com:9999',
  );
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
  [[], '--admin-url'],
  [['--admin-url', 'https://x', '--environments', 'a"b'], 'letters, digits'],
])('%j is refused', (words, why) => {
  const { status, stderr, asked } = bootstrap(...words);
  expect(status).toBe(1);
  expect(stderr).toContain(why);
  expect(asked).toEqual([]);
});
