import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';
import { type Rehearsal, rehearse, signOn } from '../commands/rehearsal.ts';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') });
});
afterEach(() => stage.stop());

const writes = () => stage.sandbox.requests.filter(({ method }) => method !== 'GET').length;

interface Sitting {
  /** What the person answers; `undefined` ends the input, `interrupt` is Ctrl-C. */
  answer?: string | undefined | 'interrupt';
  variables?: Record<string, string>;
  /** Keeps the output in a file. */
  isPiped?: boolean;
  /** Presses Ctrl-C when this is shown. */
  stopsAt?: string;
}

/** Somebody types a command line at a terminal. */
async function sit(line: string, { answer, variables = {}, isPiped = false, stopsAt }: Sitting) {
  const said = { out: '', err: '', asked: [] as string[] };
  let interrupt = () => {};
  const exitCode = await runCommandLine({
    words: [...line.split(' '), '--working-directory', stage.root],
    variables: {
      ...stage.variables,
      PF_ADMIN_URL: stage.sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: '2FederateM0re',
      NO_COLOR: '1',
      ...variables,
    },
    out: { write: (text) => (said.out += text), isTTY: !isPiped, columns: 88 },
    err: {
      write(text) {
        said.err += text;
        if (stopsAt !== undefined && text.includes(stopsAt)) interrupt();
      },
      isTTY: true,
      columns: 88,
    },
    ask: (question, signal) => {
      said.asked.push(question.trim());
      if (answer !== 'interrupt') return Promise.resolve(answer);
      return new Promise((stopped) => {
        signal.addEventListener('abort', () => stopped(undefined));
        interrupt();
      });
    },
    onInterrupt: (handle) => {
      interrupt = handle;
    },
  });
  return { exitCode, ...said };
}

test('a yes carries out what was shown', async () => {
  const { exitCode, out, asked } = await sit('apply', { answer: 'y' });
  expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: ['Apply this on the server? [y/N]'] });
  expect(out.match(/Name of a {2}create {2}/g)).toHaveLength(1);
  expect(out).toMatch(/✓ .*Applied on the server: 2 connections created/);
  expect(writes()).toBeGreaterThan(0);
});

test.each([['no'], [''], ['yes please'], [undefined], ['interrupt']])(
  'the answer %j writes nothing and ends with 1',
  async (answer) => {
    const { exitCode, err, asked } = await sit('apply', { answer });
    expect({ exitCode, asked: asked.length, writes: writes() }).toEqual({ exitCode: 1, asked: 1, writes: 0 });
    expect(err).toContain('nobody said yes; nothing was written');
    expect(err).not.toContain('Stopping');
  },
);

test('whoever stops after a yes hears that the request in hand is finished, and what was done', async () => {
  const { exitCode, out, err } = await sit('apply', { answer: 'y', stopsAt: '1/2' });
  expect({ exitCode, writes: writes() }).toEqual({ exitCode: 1, writes: 0 });
  expect(err).toContain('Stopping: the request in hand is finished, no other is started.\n');
  expect(out).toContain('✗ Nothing was applied on the server, then the run was cancelled');
});

test.each<[string, string, Record<string, string>]>([
  ['--yes', 'apply --yes', {}],
  ['CI', 'apply', { CI: 'true' }],
  ['a digest', 'apply --expect-digest DIGEST', {}],
  ['JSON', 'apply --json', {}],
])('with %s nobody is asked', async (_, line, variables) => {
  const { plan } = await stage.plan();
  const { exitCode, asked } = await sit(line.replace('DIGEST', plan!.digest), { answer: 'no', variables });
  expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [] });
  expect(writes()).toBeGreaterThan(0);
});

test('nobody is asked about nothing, nor about what only waits', async () => {
  await stage.apply();
  expect(await sit('apply', { answer: 'no' })).toMatchObject({ exitCode: 0, asked: [] });
  stage.write({ 'a.yaml': 'kind: SpConnection\nid: a\nlifecycle: { state: absent }\n' });
  await sit('apply', { answer: 'yes' });
  expect(await stage.live('a')).toBeUndefined();
});

test('whoever keeps the output in a file sees at the terminal what the question is about', async () => {
  const { out, err } = await sit('apply', { answer: 'no', isPiped: true });
  expect(out).toBe('');
  expect(err).toMatch(/Name of a {2}create/);
});

test('a restore asks as well', async () => {
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { company: 'Other' }) });
  await stage.apply({ backup: 'backup' });
  const { exitCode, asked } = await sit('restore backup', { answer: 'no' });
  expect({ exitCode, asked }).toEqual({ exitCode: 1, asked: ['Restore this on the server? [y/N]'] });
  expect((await stage.live('a'))?.contactInfo).toEqual({ company: 'Other' });
});

test('one line says how far a run is, and is gone at the end; a pipe gets none', async () => {
  const { err } = await sit('apply --yes', {});
  expect(err).toMatch(/\r {2}> 1\/2 {2}Name of a +creating …/);
  expect(err).not.toContain('\u001b');
  expect(err).not.toContain('\n');
  const shown = err.split('\r').reduce((line, part) => part + line.slice(part.length), '');
  expect(shown.trim()).toBe('');
  stage.write({ 'a.yaml': signOn('a', { company: 'Other' }) });
  expect((await sit('apply --yes', { variables: { TERM: 'dumb' } })).err).toMatch(
    /^\[1\/1\] Name of a changed \d\.\d s\n$/,
  );
});
