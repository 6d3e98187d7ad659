import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { objectsIn } from '../../src/core/document/readers.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { signOn } from './rehearsal.ts';

/** Validators and adapters from files to a server and back, through the command line. */

let sandbox: Sandbox;
afterEach(() => sandbox.stop());

const login = { PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
const secrets = { ALICE: 'alice-s password', BOB: 'bob-s password' };

const ldap = (store = '{ name: corp-ad }') => `kind: PasswordCredentialValidator
id: corporate
name: Corporate password
type: LDAP Username Password Credential Validator
configuration:
  fields:
    LDAP Datastore: ${store}
    Search Base: ou=people,dc=example,dc=com
    Search Filter: sAMAccountName=\${username}
`;

const user = (name: string) =>
  `      - { Username: ${name}, Password: "\${secret:${name.toUpperCase()}}", Confirm Password: "\${secret:${name.toUpperCase()}}" }\n`;
const simple = (users = ['alice', 'bob']) => `kind: PasswordCredentialValidator
id: helpdesk
name: Help desk
type: Simple Username Password Credential Validator
configuration:
  tables:
    Users:
${users.map(user).join('')}`;

const form = (retries = 5, validators = ['{ name: Corporate password }', 'helpdesk']) => `kind: IdpAdapter
id: corporateForm
name: Corporate form
type: HTML Form IdP Adapter
configuration:
  fields: { Challenge Retries: ${retries} }
  tables:
    Credential Validators:
${validators.map((one) => `      - Password Credential Validator Instance: ${one}\n`).join('')}attributeContract:
  coreAttributes: [{ name: username, pseudonym: true }]
  extendedAttributes: [mail]
`;

const child = `kind: IdpAdapter
id: childForm
name: Child form
type: HTML Form IdP Adapter
parentRef: { name: Corporate form }
configuration:
  fields: { Challenge Retries: 2, Session Timeout: { inherited: true } }
  tables: { Credential Validators: { inherited: true } }
attributeContract: { inherited: true }
attributeMapping: { inherited: true }
`;

const files = {
  'validators/corporate.yaml': ldap(),
  'validators/helpdesk.yaml': simple(),
  'adapters/form.yaml': form(),
  'connections/zoom.yaml': signOn('zoom').replace(/idpAdapterRef: .*/, 'idpAdapterRef: { name: Corporate form }'),
};

async function opened(more: Record<string, string> = {}, options: Parameters<typeof startSandbox>[0] = {}) {
  sandbox = await startSandbox(options);
  const root = repository({ ...files, ...more });
  const run = async (command: string, environment: Record<string, string> = secrets) => {
    const { exitCode, out, err } = await pfconn(root, command, { PF_ADMIN_URL: sandbox.url, ...login, ...environment });
    return { exitCode, text: `${out}${err}` };
  };
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  return { root, run, write };
}

async function ask(method: 'GET' | 'PUT', path: string, body?: JsonObject): Promise<JsonObject> {
  const authorization = `Basic ${Buffer.from(`${login.PF_USERNAME}:${login.PF_PASSWORD}`).toString('base64')}`;
  const headers = { authorization, 'X-XSRF-Header': 'x', 'Content-Type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await (
    await fetch(`${sandbox.url}/pf-admin-api/v1${path}`, { method, headers, ...sent })
  ).json()) as JsonObject;
}

const rowsOf = (instance: JsonObject, table: string) =>
  objectsIn(
    objectsIn(instance.configuration, 'tables').find(({ name }) => name === table),
    'rows',
  );
const cell = (row: JsonObject | undefined, name: string) =>
  objectsIn(row, 'fields').find((field) => field.name === name) ?? {};

describe('a sign-on from nothing', () => {
  test('in one plan, by names; the second plan is empty; no secret is anywhere', async () => {
    const { root, run } = await opened();
    const applied = await run('apply');
    expect(applied.text).toContain('1 connection and 3 other objects created');
    expect((await run('plan')).text).toContain('The server is as the definitions say');
    const adapter = await ask('GET', '/idp/adapters/corporateForm');
    const asked = rowsOf(adapter, 'Credential Validators').map(
      (row) => cell(row, 'Password Credential Validator Instance').value,
    );
    expect(asked).toEqual(['corporate', 'helpdesk']);
    const json = (await run('plan --json --rotate "PasswordCredentialValidator/*"')).text;
    expect(applied.text + json).not.toMatch(/s password/);
    expect(readFileSync(join(root, 'validators/helpdesk.yaml'), 'utf8')).not.toMatch(/s password/);
  });

  test('what was changed in the console is drift: another order, a user that is gone', async () => {
    const { run } = await opened();
    await run('apply');
    const adapter = await ask('GET', '/idp/adapters/corporateForm');
    rowsOf(adapter, 'Credential Validators').reverse();
    const reversed = JSON.parse(JSON.stringify(adapter)) as { configuration: { tables: { rows: JsonObject[] }[] } };
    for (const table of reversed.configuration.tables) table.rows.reverse();
    await ask('PUT', '/idp/adapters/corporateForm', reversed as unknown as JsonObject);
    const { exitCode, text } = await run('drift');
    expect(exitCode).toBe(2);
    expect(text).toMatch(/in git +Corporate password, Help desk/);
    expect(text).toMatch(/live now Help desk, Corporate password/);
  });

  test('secrets that nobody hands over stay, each with its own row', async () => {
    const { run, write } = await opened();
    await run('apply');
    const held = async () => rowsOf(await ask('GET', '/passwordCredentialValidators/helpdesk'), 'Users');
    write('validators/helpdesk.yaml', simple(['bob', 'alice']));
    const { text } = await run('apply', {});
    expect(text).toContain('read back');
    const rows = await held();
    expect(rows.map((row) => cell(row, 'Username').value)).toEqual(['bob', 'alice']);
    expect(rows.every((row) => 'encryptedValue' in cell(row, 'Password'))).toBe(true);
    expect((await run('plan', {})).text).toContain('The server is as the definitions say');
  });
});

describe('what stands in the way', () => {
  test('a plugin that is not installed, with what is', async () => {
    const text = form().replace('HTML Form IdP Adapter', 'HTML From IdP Adapter');
    const { run } = await opened({ 'adapters/form.yaml': text });
    expect((await run('plan')).text).toContain('did you mean "HTML Form IdP Adapter"?');
  });

  test('a field that names what is not there, by name or by id', async () => {
    const { run, write } = await opened({ 'validators/corporate.yaml': ldap('{ name: Nowhere }') });
    expect((await run('plan')).text).toMatch(/no data store called "Nowhere"/);
    write('validators/corporate.yaml', ldap('nowhere'));
    expect((await run('plan')).text).toMatch(/no data store with the id "nowhere"/);
  });

  test('another plugin under the same id', async () => {
    const { run, write } = await opened();
    await run('apply');
    write(
      'validators/corporate.yaml',
      ldap()
        .replace(/type: .*/, 'type: PingOne Password Credential Validator')
        .replace(/configuration:[\s\S]*/, ''),
    );
    expect((await run('plan')).text).toContain('new id');
  });
});

test('a validator that an adapter’s row names can only go together with the row', async () => {
  const { run, write } = await opened();
  await run('apply');
  write('validators/helpdesk.yaml', 'kind: PasswordCredentialValidator\nid: helpdesk\nlifecycle: { state: absent }\n');
  const refused = await run('plan');
  expect(refused.exitCode).toBe(1);
  expect(refused.text).toContain('adapters/form.yaml');
  write('adapters/form.yaml', form(5, ['{ name: Corporate password }']));
  expect((await run('apply')).text).toMatch(/1\/2 .*Corporate form[\s\S]*2\/2 .*Help desk +deleted/);
});

test('what a server holds of an older plugin is never refused', async () => {
  const { run, write } = await opened();
  await run('apply');
  const adapter = await ask('GET', '/idp/adapters/corporateForm');
  const fields = [...objectsIn(adapter.configuration, 'fields'), { name: 'Of an older version', value: 'x' }];
  await ask('PUT', '/idp/adapters/corporateForm', {
    ...adapter,
    configuration: { ...(adapter.configuration as JsonObject), fields },
  });
  write('adapters/form.yaml', form().replace('Challenge Retries: 5', 'Challenge Retries: 5, Of an older version: x'));
  const { exitCode, text } = await run('plan');
  expect(exitCode).toBe(0);
  expect(text).toContain('the server holds it like that');
});

test('a child takes what is inherited from its parent, and a change of the parent names it', async () => {
  const { run, write } = await opened({ 'adapters/child.yaml': child });
  expect((await run('apply')).text).toContain('4 other objects created');
  expect((await run('plan')).text).toContain('The server is as the definitions say');
  write('adapters/form.yaml', form(7));
  const { text } = await run('plan');
  expect(text).toContain('"Child form" inherits from it');
  expect((await run('apply')).text).toContain('Applied on the server');
  expect((await run('plan')).text).toContain('The server is as the definitions say');
});

test('without a server, fields are checked by what pull kept of the plugins', async () => {
  const { run, write } = await opened();
  expect((await run('validate', {})).text).toContain('plugin-unchecked');
  expect((await run('pull')).text).toContain('schemas/plugins/IdpAdapter.json written');
  expect((await run('validate', {})).text).not.toContain('plugin-unchecked');
  write('adapters/form.yaml', form().replace('Challenge Retries', 'Challenge Retrys'));
  expect((await run('validate', {})).text).toContain('did you mean "Challenge Retries"?');
});

/** What somebody changed in the console of an instance, taken over into its file. */
async function takenOver(
  path: string,
  key: string,
  file: string,
  text: string,
  change: (instance: JsonObject) => void,
) {
  const { root, run } = await opened({ [file]: text });
  await run('apply');
  const instance = await ask('GET', path);
  change(instance);
  await ask('PUT', path, instance);
  const imported = await run(`import --force --only ${key}`);
  return { imported, text: readFileSync(join(root, file), 'utf8'), plan: (await run('plan')).text };
}

test('a drift of an adapter is taken over by label, beside its comments and names', async () => {
  const text = `# Asked of the identity team.
${form()
  .replace(
    'fields: { Challenge Retries: 5 }',
    'fields:\n    Challenge Retries: 5 # as the policy says\n    Session Timeout: 60',
  )
  .replace('- Password', '# First the directory.\n      - Password')}`;
  const done = await takenOver(
    '/idp/adapters/corporateForm',
    'IdpAdapter/corporateForm',
    'adapters/form.yaml',
    text,
    (one) => {
      const fields = objectsIn(one.configuration, 'fields');
      for (const field of fields) if (field.name === 'Challenge Retries') field.value = '7';
      const [table] = objectsIn(one.configuration, 'tables').filter(({ name }) => name === 'Credential Validators');
      (table as JsonObject).rows = rowsOf(one, 'Credential Validators').reverse();
    },
  );
  const [first, second] = [
    '      # First the directory.\n      - Password Credential Validator Instance: { name: Corporate password }\n',
    '      - Password Credential Validator Instance: helpdesk\n',
  ];
  expect(done.text).toBe(
    text.replace('Challenge Retries: 5 #', 'Challenge Retries: 7 #').replace(`${first}${second}`, `${second}${first}`),
  );
  expect(done.plan).toContain('The server is as the definitions say');
});

test('a drift of a validator’s rows is taken over with its secrets as they are named', async () => {
  const text = `${simple()}# The end.\n`;
  const done = await takenOver(
    '/passwordCredentialValidators/helpdesk',
    'PasswordCredentialValidator/helpdesk',
    'validators/helpdesk.yaml',
    text,
    (one) => {
      cell(rowsOf(one, 'Users')[1], 'Username').value = 'robert';
    },
  );
  expect(done.text).toBe(text.replace('Username: bob,', 'Username: robert,'));
  expect(done.plan).toContain('The server is as the definitions say');
});
