/**
 * Runs the committed bundle on Node 20 and Node 24: a clone with nothing installed must work on both. Which `node`s
 * there are: the one on PATH outside this repository, and the one that the install brought.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyNode } from './bundle/every-node.ts';

const event = mkdtempSync(join(tmpdir(), 'pfconn-'));
writeFileSync(join(event, 'event.json'), '{}');
for (const name of ['output', 'summary']) writeFileSync(join(event, name), '');
const runs: { what: string; args: string[]; env?: Record<string, string>; ok: (text: string) => boolean }[] = [
  { what: 'cli --help', args: ['dist/cli.js', '--help'], ok: (text) => text.includes('Every day') },
  {
    what: 'cli validate',
    args: ['dist/cli.js', 'validate', '--environment', 'production'],
    ok: (text) => text.includes('valid'),
  },
  {
    what: 'action validate',
    args: ['dist/index.js'],
    env: {
      INPUT_COMMAND: 'validate',
      INPUT_ENVIRONMENT: 'production',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_EVENT_PATH: join(event, 'event.json'),
      GITHUB_OUTPUT: join(event, 'output'),
      GITHUB_STEP_SUMMARY: join(event, 'summary'),
      GITHUB_REPOSITORY: 'example/repository',
      GITHUB_WORKSPACE: process.cwd(),
    },
    ok: () => true,
  },
];
for (const { version, path } of everyNode()) {
  for (const { what, args, env, ok } of runs) {
    const run = spawnSync(path, args, { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });
    if (run.status !== 0 || !ok(run.stdout)) {
      console.error(`${what} on Node ${version} ended with ${run.status}\n${run.stdout}${run.stderr}`);
      process.exitCode = 1;
    } else console.log(`${what} on Node ${version}: ok`);
  }
}
rmSync(event, { recursive: true });
