/**
 * The GitHub CLI, as far as the first hour uses it. A repository's settings are kept in the file that SETTINGS names, what
 * is pushed to it in the folder ORIGIN.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { ask, repository, type Settings } from './github-settings.ts';

const file = process.env.SETTINGS ?? '';
const words = process.argv.slice(2);
const state: Settings = JSON.parse(readFileSync(file, 'utf8'));
const argument = (name: string) => words[words.indexOf(name) + 1] ?? '';

if (words[0] === 'api') api(words[2], words[3], words[4] === '--input');
else if (words.slice(0, 2).join(' ') === 'repo create') create();
else if (words.slice(0, 2).join(' ') === 'secret set') setSecret(words[2] ?? '', argument('--env'));
else if (words.slice(0, 2).join(' ') === 'pr create') console.log(`https://github.com/${repository}/pull/7`);
else throw new Error(`the stand-in doesn't know gh ${words.join(' ')}`);

function api(method = 'GET', path = '', hasBody = false): void {
  const { status, answer } = ask(state, method, path, hasBody ? JSON.parse(readFileSync(0, 'utf8')) : undefined);
  if (method !== 'GET') writeFileSync(file, JSON.stringify(state));
  process.stdout.write(status === 204 ? '' : JSON.stringify(answer));
  if (status < 300) return;
  process.stderr.write(`gh: ${(answer as { message: string }).message} (HTTP ${status})\n`);
  process.exitCode = 1;
}

function create(): void {
  const origin = process.env.ORIGIN ?? '';
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', origin]);
  execFileSync('git', ['remote', 'add', 'origin', origin]);
  execFileSync('git', ['push', '-q', '-u', 'origin', 'HEAD']);
}

function setSecret(name: string, environment: string): void {
  const found = state.environments[environment.toLowerCase()];
  if (!found) throw new Error(`there is no environment ${environment}`);
  found.secrets.push(name);
  writeFileSync(file, JSON.stringify(state));
}
