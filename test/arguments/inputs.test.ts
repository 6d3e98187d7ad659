import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readActionInputs } from '../../src/arguments/action-inputs.ts';
import { readCommandLine } from '../../src/arguments/command-line.ts';
import { InputError, isCommand } from '../../src/arguments/raw-options.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';

function fromCli(line: string, variables: Record<string, string> = {}) {
  const read = readCommandLine(line.split(' '));
  if (read.kind !== 'run') throw new Error('not a run');
  return toInputs({ ...read, variables, where: 'cli' });
}

function fromAction(inputs: Record<string, string>) {
  const variables = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const { command, options } = readActionInputs(variables);
  if (!isCommand(command)) throw new Error(command);
  return toInputs({ command, operands: [], options, variables, where: 'action' });
}

function refusal(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return `${error.message} | ${error.hint}`;
  }
}

const server = { 'admin-url': 'https://pf.example.com:9999', username: 'auditor', password: 'planted-secret' };

test('an action with nothing but its command gets every default', () => {
  const inputs = fromAction({ command: 'plan', environment: '', 'max-changes': '' });
  expect(inputs).toMatchObject({
    command: 'plan',
    connections: 'connections',
    workingDirectory: '.',
    onFailure: 'continue',
    onPlanMismatch: 'fail',
    comment: 'on-changes',
    requestTimeoutMs: 60_000,
    deadlineMs: 1_800_000,
    prune: false,
  });
  expect(inputs.environment).toBeUndefined();
  expect(inputs.server).toBeUndefined();
  expect(inputs.maxChanges).toBeUndefined();
});

test('the command line takes the server from the environment, and an argument wins over it', () => {
  const variables = { PF_ADMIN_URL: 'https://one.example.com', PF_USERNAME: 'a', PF_PASSWORD: 'planted-secret' };
  expect(fromCli('plan', variables).server?.adminUrl).toBe('https://one.example.com');
  expect(fromCli('plan --admin-url https://two.example.com', variables).server?.adminUrl).toBe(
    'https://two.example.com',
  );
});

test('an action reads no server from the environment: inputs only', () => {
  const { command, options } = readActionInputs({ INPUT_COMMAND: 'plan' });
  expect(isCommand(command)).toBe(true);
  const inputs = toInputs({
    command: 'plan',
    operands: [],
    options,
    variables: { PF_ADMIN_URL: 'https://x.example' },
    where: 'action',
  });
  expect(inputs.server).toBeUndefined();
});

test('a variable on the command line is text, true or false, and given once', () => {
  expect(
    fromCli('plan --variables A=012 --variables B=true --variables C=false --variables D=a=b= --variables E=')
      .variables,
  ).toEqual({
    A: '012',
    B: true,
    C: false,
    D: 'a=b=',
    E: '',
  });
  expect(refusal(() => fromCli('plan --variables A=1 --variables A=2'))).toBe(
    '--variables gives A twice | keep one of them',
  );
  expect(refusal(() => fromCli('plan --variables A'))).toBe(
    '--variables is "A" | write --variables NAME=value, as often as needed',
  );
});

test('values get their types', () => {
  const inputs = fromAction({
    command: 'apply',
    ...server,
    'max-changes': '30%',
    'max-deletes': '0',
    'max-leavers': '99%',
    'max-joiners': '100',
    only: 'zoom*, slack\nbox',
    shard: '2/8',
    variables: 'VANITY: https://acme.zoom.us\nACTIVE: true\nTHREADS: 2',
    'request-timeout': '2.5',
  });
  expect(inputs).toMatchObject({
    maxChanges: { percent: 30 },
    maxDeletes: { count: 0 },
    maxLeavers: { percent: 99 },
    maxJoiners: { count: 100 },
    only: ['zoom*', 'slack', 'box'],
    shard: { index: 2, of: 8 },
    variables: { VANITY: 'https://acme.zoom.us', ACTIVE: true, THREADS: 2 },
    requestTimeoutMs: 2500,
  });
});

test('the last value of a range is in it, the next one isn’t', () => {
  expect(fromAction({ command: 'plan', shard: '8/8' }).shard).toEqual({ index: 8, of: 8 });
  expect(fromAction({ command: 'plan', 'max-changes': '100%' }).maxChanges).toEqual({ percent: 100 });
  expect(fromCli('sandbox --port 65535').port).toBe(65_535);
  expect(refusal(() => fromCli('sandbox --port 65536'))).toBe('--port is 65536 | write a whole number from 0 to 65535');
});

test('a secret prints as (secret) whichever way the record is shown', () => {
  const inputs = fromAction({ command: 'plan', ...server });
  expect(inspect(inputs, { depth: 10, showHidden: true }) + JSON.stringify(inputs)).not.toContain('planted-secret');
  expect(inputs.server?.credentials).toMatchObject({ kind: 'basic', username: 'auditor' });
});

test.each([
  [{ comand: 'plan' }, 'unknown input "comand" | did you mean "command"?'],
  [{ command: 'plan', 'detailed-exitcode': 'true' }, 'unknown input "detailed-exitcode"'],
  [{ command: 'plan', prune: 'yes' }, 'input prune is "yes" | write true or false'],
  [{ command: 'apply', 'on-failure': 'roll-back' }, 'input on-failure is "roll-back" | did you mean "rollback"?'],
  [{ command: 'plan', 'max-changes': '120%' }, 'input max-changes is "120%" | write a number'],
  [
    { command: 'plan', 'max-joiners': '100%' },
    'input max-joiners is "100%" | a share of 100 % or more would be no limit',
  ],
  [{ command: 'apply', 'max-leavers': '1000%' }, 'input max-leavers is "1000%" | a share of 100 % or more would be no'],
  [{ command: 'plan', 'max-leavers': 'off' }, 'input max-leavers is "off" | write a number'],
  [{ command: 'plan', shard: '9/8' }, 'input shard is "9/8" | write 2/8'],
  [{ command: 'plan', 'request-timeout': '1m' }, 'input request-timeout is "1m", not a number'],
  [{ command: 'plan', 'request-timeout': '0' }, 'input request-timeout is 0'],
  [{ command: 'plan', environment: '../etc' }, 'input environment is "../etc"'],
  [{ command: 'plan', 'admin-url': 'pf.example.com' }, 'input admin-url is not an http(s) address'],
  [{ command: 'plan', 'admin-url': 'https://u:planted-secret@pf' }, 'input admin-url holds a user name or password'],
  [{ command: 'plan', 'admin-url': 'https://pf/?x=1' }, 'input admin-url holds a query or fragment'],
  [{ command: 'plan', 'admin-url': 'https://pf/#x' }, 'input admin-url holds a query or fragment'],
  [{ command: 'plan', ...server, password: '' }, 'password is missing | give username and password together'],
  [{ command: 'plan', ...server, 'access-token': 'x' }, 'more than one kind of credentials is given'],
  [{ command: 'plan', 'admin-url': 'https://pf', 'token-url': 'https://as' }, 'token-url is given without client-id'],
  [{ command: 'plan', variables: 'just text' }, 'input variables:'],
  [{ command: 'plan', variables: 'A: [1]' }, 'input variables: A is not a single value'],
  [{ command: 'plan', 'target-version': 'latest' }, 'input target-version is "latest"'],
])('%j is refused', (inputs, expected) => {
  const said = refusal(() => fromAction(inputs as Record<string, string>));
  expect(said.startsWith(expected), said).toBe(true);
  expect(said).not.toContain('planted-secret');
});
