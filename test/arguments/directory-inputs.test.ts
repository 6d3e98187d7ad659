import { expect, test } from 'vitest';
import { readCommandLine } from '../../src/arguments/command-line.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';

const password = 'planted-password';

function given(options: Record<string, string>, where: 'action' | 'cli' = 'action') {
  const all = { 'directory-bind-dn': 'cn=reader', 'directory-password': password, ...options };
  return toInputs({ command: 'plan', operands: [], options: all, variables: {}, where }).directoryAccess;
}

test('one address serves all data stores, a line each names them', () => {
  expect(given({ directory: 'ldaps://dc1.example.com' })?.addresses).toEqual([{ url: 'ldaps://dc1.example.com' }]);
  expect(
    given({ directory: '\n corp-ad: ldaps://dc1.example.com\npartners = LDAPS://dc2:1636/\n' })?.addresses,
  ).toEqual([
    { store: 'corp-ad', url: 'ldaps://dc1.example.com' },
    { store: 'partners', url: 'ldaps://dc2:1636' },
  ]);
  expect(given({})).toBeUndefined();
});

test('on the command line as often as there are stores; the password from the environment only', () => {
  const words = ['preview', '--directory', 'corp-ad=ldaps://dc1', '--directory', 'ldaps://dc2'];
  const line = readCommandLine([...words, '--directory-bind-dn', 'cn=reader']);
  if (line.kind !== 'run') throw new Error(line.kind);
  const { directoryAccess } = toInputs({ ...line, variables: { PF_DIRECTORY_PASSWORD: password }, where: 'cli' });
  expect(directoryAccess?.addresses.map(({ store }) => store)).toEqual(['corp-ad', undefined]);
  expect(directoryAccess?.password.reveal()).toBe(password);
  expect(JSON.stringify(directoryAccess)).not.toContain(password);
  expect(() => readCommandLine(['preview', '--directory-password', password])).toThrow(/other users of this machine/);
});

test('an action takes the password as an input, or from the environment', () => {
  const variables = { PF_DIRECTORY_PASSWORD: password, PF_DIRECTORY: 'ldaps://other' };
  const options = { directory: 'ldaps://dc1', 'directory-bind-dn': 'cn=reader' };
  const { directoryAccess } = toInputs({ command: 'apply', operands: [], options, variables, where: 'action' });
  expect(directoryAccess).toMatchObject({ addresses: [{ url: 'ldaps://dc1' }] });
  expect(directoryAccess?.password.reveal()).toBe(password);
});

test.each([
  ['dc1.example.com', /not the address of a directory/],
  ['https://dc1.example.com', /not the address of a directory/],
  ['ldaps://', /not the address of a directory/],
  ['corp ad: ldaps://dc1', /not the address of a directory/],
  [`ldaps://reader:${password}@dc1`, /holds a user name or password/],
  ['ldaps://dc1/dc=example,dc=com??sub', /more than a host and a port/],
  ['ldaps://dc1:3269', /global catalogue/],
  ['ldap://dc1:3268', /global catalogue/],
  ['ldaps://dc1\nldaps://dc2', /two addresses for all data stores/],
  ['a: ldaps://dc1\na: ldaps://dc2', /two addresses for a/],
  ['ldap://dc1.example.com', /in clear text/],
])('refuses %s', (directory, said) => {
  const refused = () => given({ directory });
  expect(refused).toThrow(said);
  expect(refused).not.toThrow(password);
});

test('clear text stays on this machine, and StartTLS is for what isn’t encrypted yet', () => {
  for (const directory of ['ldap://localhost', 'ldap://127.0.0.1:3890', 'ldap://[::1]'])
    expect(given({ directory })).toBeDefined();
  expect(given({ directory: 'ldap://dc1', 'directory-start-tls': 'true' })).toMatchObject({ startTls: true });
  expect(() => given({ directory: 'ldaps://dc1', 'directory-start-tls': 'true' })).toThrow(
    /encrypted already|for ldap:/,
  );
});

test('an account without a name or a password asks nothing', () => {
  const directory = 'ldaps://dc1';
  const inputs = (options: Record<string, string>) =>
    toInputs({ command: 'plan', operands: [], options: { directory, ...options }, variables: {}, where: 'action' });
  expect(() => inputs({ 'directory-password': password })).toThrow(/without directory-bind-dn/);
  expect(() => inputs({ 'directory-bind-dn': 'cn=reader' })).toThrow(/directory-password is missing/);
});
