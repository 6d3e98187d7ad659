import { expect, test } from 'vitest';
import { calledAs, inOwnWords } from '../../src/terminal/called-as.ts';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';

test.each<[string | undefined, Record<string, string>, string]>([
  ['/usr/local/bin/pfconn', {}, 'pfconn'],
  ['/home/a/project/node_modules/.bin/pfconn', { npm_command: 'exec' }, 'npx pfconn'],
  ['/home/a/project/dist/cli.js', {}, 'node dist/cli.js'],
  ['/home/a/project/dist/cli.js', { npm_lifecycle_event: 'pfconn' }, 'npm run -s pfconn --'],
  ['/opt/pf conn/cli.js', {}, 'node "/opt/pf conn/cli.js"'],
  [undefined, {}, 'pfconn'],
])('started as %j with %j it is called %s', (script, variables, expected) => {
  expect(calledAs({ script, folder: '/home/a/project', variables })).toBe(expected);
});

test('commands in hints are written as this one was called; names of files and excerpts stay', () => {
  const text = 'run pfconn plan, see ./pfconn plan and pfconn-plan\n   3 │ # pfconn plan\nthe pfconn marker\n';
  expect(inOwnWords(text, 'npx pfconn')).toBe(
    'run npx pfconn plan, see ./pfconn plan and pfconn-plan\n   3 │ # pfconn plan\nthe pfconn marker\n',
  );
});

test.each([
  ['what people read', 'plan --help', true],
  ['a definition', 'new CONNECTOR', false],
  ['data', 'explain connector-names-unchecked --json', false],
])('%s is written in the words of this start', async (_, line, isOwn) => {
  const outputs = [undefined, 'npx pfconn'].map(async (calledAs) => {
    let out = '';
    const words = line.replace('CONNECTOR', 'box').split(' ');
    const stream = {
      write: (text: string) => {
        out += text;
      },
    };
    await runCommandLine({ words, variables: {}, calledAs, out: stream, err: stream, onInterrupt: () => {} });
    return out;
  });
  const [usual, own] = await Promise.all(outputs);
  expect(usual).toMatch(/\bpfconn [a-z]/);
  expect(own === usual).toBe(!isOwn);
  expect(own?.includes('npx pfconn')).toBe(isOwn);
});
