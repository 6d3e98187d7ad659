/** `gh api`, as far as a set-up uses it: the repository's settings are kept in the file that SETTINGS names. */
import { readFileSync, writeFileSync } from 'node:fs';
import { ask } from './github-settings.ts';

const file = process.env.SETTINGS ?? '';
const [api, flag, method = 'GET', path = '', input] = process.argv.slice(2);
if (api !== 'api' || flag !== '--method') throw new Error(`unexpected: gh ${process.argv.slice(2).join(' ')}`);
const state = JSON.parse(readFileSync(file, 'utf8'));
const { status, answer } = ask(
  state,
  method,
  path,
  input === '--input' ? JSON.parse(readFileSync(0, 'utf8')) : undefined,
);
if (method !== 'GET') writeFileSync(file, JSON.stringify(state));
process.stdout.write(status === 204 ? '' : JSON.stringify(answer));
if (status >= 300) {
  process.stderr.write(`gh: ${(answer as { message: string }).message} (HTTP ${status})\n`);
  process.exitCode = 1;
}
