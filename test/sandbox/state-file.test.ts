import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { connector, open, provisioning } from './client.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'sandbox-'));

test('state that is kept in a file is there after a restart, secrets included', async () => {
  const stateFile = join(folder(), 'state.json');
  const first = await open({ connectors: [connector], stateFile });
  await first.call('POST', '/idp/spConnections', provisioning());
  await first.sandbox.stop();
  const second = await open({ connectors: [connector], stateFile });
  const { json } = await second.call('GET', '/idp/spConnections/out');
  expect(second.sandbox.reveal(json.outboundProvision.targetSettings[1].encryptedValue)).toBe('swordfish');
});

test.each<[string, (folder: string) => string, RegExp]>([
  ['a folder that is not there', (at) => join(at, 'no', 'state.json'), /the folder that it should be in is not there/],
  ['a folder', (at) => at, /is a folder; the state is kept in a regular file/],
  ['a device', () => '/dev/null', /is a device or a pipe/],
  [
    'a link',
    (at) => {
      symlinkSync(join(at, 'elsewhere'), join(at, 'link'));
      return join(at, 'link');
    },
    /is a link/,
  ],
  [
    'a file below a file',
    (at) => {
      writeFileSync(join(at, 'file'), '');
      return join(at, 'file', 'state.json');
    },
    /a part of the path is no folder/,
  ],
  [
    'somebody else’s file',
    (at) => {
      writeFileSync(join(at, 'other.json'), '{"a":1}');
      return join(at, 'other.json');
    },
    /is no state file of the sandbox/,
  ],
])('%s as state file: a clear error, no port that stays open', async (_, make, message) => {
  const stateFile = make(folder());
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  await expect(startSandbox({ stateFile, port })).rejects.toThrow(message);
  const again = await startSandbox({ port });
  await again.stop();
});

test('a file of somebody else is left as it is', async () => {
  const stateFile = join(folder(), 'notes.txt');
  writeFileSync(stateFile, 'mine');
  await expect(startSandbox({ stateFile })).rejects.toThrow();
  expect(readFileSync(stateFile, 'utf8')).toBe('mine');
});

test('when the state can no longer be written, who runs the sandbox is told, once it matters', async () => {
  const at = folder();
  const stateFile = join(at, 'in', 'state.json');
  mkdirSync(join(at, 'in'));
  const told: string[] = [];
  const { call, sandbox } = await open({ stateFile, stateLost: ({ message }) => told.push(message) });
  rmSync(join(at, 'in'), { recursive: true });
  await call('POST', '/metadataUrls', { id: 'u', name: 'u', url: 'https://sp.example.com/metadata' });
  await vi.waitFor(() =>
    expect(told).toEqual([expect.stringContaining('the folder that it should be in is not there')]),
  );
  expect(existsSync(`${stateFile}.new`)).toBe(false);
  await sandbox.stop();
});

test('the state, which holds secrets, is for its owner only, and nothing is left beside it', async () => {
  const stateFile = join(folder(), 'state.json');
  const { sandbox } = await open({ stateFile });
  await sandbox.stop();
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  expect(existsSync(`${stateFile}.new`)).toBe(false);
});
