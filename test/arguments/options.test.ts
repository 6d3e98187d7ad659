import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenSecrets } from '../../src/arguments/given-secrets.ts';
import { memberOf } from '../../src/arguments/member-of.ts';
import { readOption } from '../../src/arguments/read-option.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { reportFiles } from '../../src/commands/report-files.ts';
import { actionOptions, type Option, options } from '../../src/options.ts';
import { outputs } from '../../src/outputs.ts';
import { helpFor } from '../../src/terminal/help.ts';

/** Under which name a run's inputs, or the part of them that is handed on, are known in a file. */
const nameIn = (path: string) =>
  /^arguments\/(server|directory)-inputs\.ts$/.test(path)
    ? 'values'
    : path.startsWith('core/plan/')
      ? 'options'
      : 'inputs';

/** The two tables, and what hands inputs on without doing anything with them. */
const handOn = ['options.ts', 'commands/inputs.ts'];
const planOptions = /^export function planOptionsOf[\s\S]*?^\}$/m;

/** What the code does with a record of inputs. */
const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !handOn.includes(path))
  .map((path) => ({ record: nameIn(path), text: withoutComments(readFileSync(join('src', path), 'utf8')) }))
  .map(({ record, text }) => ({ record, text: text.replace(planOptions, '') }));

function isRead(member: string): boolean {
  return texts.some(({ record, text }) => {
    // inputs.planFile, run.inputs.planFile, this.#inputs.planFile
    const access = new RegExp(`\\b${record}\\??\\.${member}\\b`);
    // const { planFile } = run.inputs; ({ planFile }: Inputs); ({ acknowledge }: PlanOptions)
    const taken = new RegExp(
      `\\{[^{}]*\\b${member}\\b[^{}]*\\}\\s*(?:=\\s*[\\w.#]*\\b${record}\\b|:\\s*(?:Inputs|PlanOptions)\\b)`,
    );
    return access.test(text) || taken.test(text);
  });
}

function unread(table: Readonly<Record<string, Option>>): string[] {
  return Object.entries(table).flatMap(([name, option]) => (isRead(memberOf(name, option)) ? [] : [name]));
}

test('every option of the table is read by somebody', () => {
  expect(unread(options)).toEqual([]);
});

test('an option that nobody reads is found', () => {
  expect(unread({ 'csv-file': { type: 'text', description: '' }, backup: options.backup })).toEqual(['csv-file']);
});

test('each report that the action writes to one file is an output of it', () => {
  const given = Object.fromEntries(actionOptions().map(([name, option]) => [memberOf(name, option), name]));
  const asked = reportFiles(given as unknown as Inputs).map(({ input }) => input);
  expect(asked).toContain('plan-file');
  expect(asked.filter((input) => !(input in outputs))).toEqual([]);
});

test('the record has a member for each row, under the name that the types say', () => {
  const inputs = toInputs({ command: 'plan', operands: [], options: {}, variables: {}, where: 'cli' });
  const members = Object.entries<Option>(options).map(([name, option]) => memberOf(name, option));
  expect(Object.keys(inputs).sort()).toEqual([...members, 'command', 'directoryAccess', 'operands', 'server'].sort());
});

test('each row’s default is a value of its type', () => {
  for (const [name, option] of Object.entries<Option>(options)) {
    expect(() => readOption(undefined, { option, where: 'cli', spelt: name }), name).not.toThrow();
    if (option.type === 'choice') expect(option.choices?.length, name).toBeGreaterThan(1);
  }
});

/** An action's inputs, as the runner passes them. */
const asVariables = (inputs: Record<string, string>) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

test('each secret is masked, is no argument, and prints as (secret)', () => {
  const secrets = Object.entries<Option>(options).filter(([, { type }]) => type === 'secret');
  const given = Object.fromEntries(secrets.map(([name]) => [name, `planted PRIVATE KEY ${name}`]));
  const inputs = toInputs({ command: 'apply', operands: [], options: given, variables: {}, where: 'action' });
  expect(givenSecrets(asVariables(given), 'action').map((secret) => secret.reveal())).toEqual(Object.values(given));
  expect(JSON.stringify(inputs)).not.toContain('planted');
  expect(helpFor('apply')).not.toMatch(/--(password|access-token|client-secret|client-key-passphrase|marker-key)\b/);
});

test('a path in the place of a key stays readable', () => {
  expect(givenSecrets(asVariables({ 'client-key': './keys/client.pem' }), 'action')).toEqual([]);
});

test('what looks like a secret by its name is one in the table', () => {
  const named = Object.entries<Option>(options).filter(([name]) =>
    /password|secret|token$|passphrase|-key$/.test(name),
  );
  const open = named.filter(([, { type }]) => type !== 'secret').map(([name]) => name);
  // Names only; and what the sandbox serves with, from a file on this machine.
  expect(open).toEqual(['secret-names', 'https-key']);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
