import { expect, test } from 'vitest';
import { readCommandLine } from '../../src/arguments/command-line.ts';
import { InputError } from '../../src/arguments/raw-options.ts';

/** What a command line is understood as, or what it is refused with. */
function read(line: string): string {
  try {
    return JSON.stringify(readCommandLine(line.split(/ (?!KEY)/).filter(Boolean)));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return `${error.message} | ${error.hint}`;
  }
}

test.each([
  ['', '{"kind":"help","all":false}'],
  ['--help', '{"kind":"help","all":false}'],
  ['plan --help', '{"kind":"help","command":"plan","all":false}'],
  ['help apply', '{"kind":"help","command":"apply","all":false}'],
  ['plan --help all', '{"kind":"help","command":"plan","all":true}'],
  ['completion words plan --', '{"kind":"words","words":["plan","--"]}'],
  ['--version', '{"kind":"version"}'],
  ['validate', '{"kind":"run","command":"validate","operands":[],"options":{}}'],
  [
    'plan --environment production --detailed-exitcode',
    '{"kind":"run","command":"plan","operands":[],"options":{"environment":"production","detailed-exitcode":true}}',
  ],
  [
    'plan --only zoom* --only=slack',
    '{"kind":"run","command":"plan","operands":[],"options":{"only":["zoom*","slack"]}}',
  ],
  ['plan --prune=false', '{"kind":"run","command":"plan","operands":[],"options":{"prune":"false"}}'],
  [
    'plan --client-key /keys/client.pem',
    '{"kind":"run","command":"plan","operands":[],"options":{"client-key":"/keys/client.pem"}}',
  ],
  ['connectors show zoom', '{"kind":"run","command":"connectors","operands":["show","zoom"],"options":{}}'],
])('pfconn %s', (line, understood) => {
  expect(read(line)).toBe(understood);
});

test.each([
  ['aply', 'unknown command "aply" | did you mean "apply"? the commands are'],
  ['apply --dry-run', 'unknown option --dry-run for apply | pfconn apply --help lists what it takes'],
  ['plan --enviroment prod', 'unknown option --enviroment for plan | did you mean --environment?'],
  ['validate --prune', 'unknown option --prune for validate |'],
  ['apply -x', 'unknown option -x for apply |'],
  ['plan production', 'unexpected "production" after plan | see pfconn plan --help'],
  ['plan --environment', '--environment needs a value |'],
  ['plan --environment a --environment b', '--environment is given twice |'],
  ['plan --client-key hunter2-PRIVATE KEY', "--client-key can't be given on the command line"],
  ['connectors show zoom box', 'unexpected "box" after connectors |'],
  ['plan --password hunter2', "--password can't be given on the command line"],
])('pfconn %s is refused', (line, refusal) => {
  const said = read(line);
  expect(said.startsWith(refusal), said).toBe(true);
  expect(said).not.toContain('hunter2');
});
