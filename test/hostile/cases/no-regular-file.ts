import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { provisioning, signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';
import { killed, type Place } from '../place.ts';

/** Things that look like a file and keep a reader waiting for ever, or never end. */
const things: Record<string, (path: string) => void> = {
  'a pipe': (path) => void spawnSync('mkfifo', [path]),
  'a device': (path) => symlinkSync('/dev/zero', path),
  'a loop of links': (path) => symlinkSync(path, path),
};

/** Where a file is asked for: the path at which something else stands, and what is run. */
const uses: { what: string; path: string; words: string[]; inputs?: Record<string, string>; text?: string }[] = [
  { what: 'a definition', path: 'connections/x.yaml', words: ['validate'], inputs: { command: 'validate' } },
  {
    what: 'an environment',
    path: 'environments/odd.yaml',
    words: ['validate', '--environment', 'odd'],
    inputs: { command: 'validate', environment: 'odd' },
  },
  {
    what: 'an attachment',
    path: 'connections/x.txt',
    words: ['validate'],
    inputs: { command: 'validate' },
    text: signOn('a', { more: 'contactInfo: { company: "${file:x.txt}" }' }),
  },
  {
    what: 'metadata',
    path: 'connections/x.xml',
    words: ['validate'],
    inputs: { command: 'validate' },
    text: signOn('a', { more: 'samlMetadata: { file: x.xml }' }),
  },
  {
    what: 'a descriptor',
    path: 'schemas/connectors/x.json',
    words: ['validate'],
    inputs: { command: 'validate' },
    text: provisioning('a'),
  },
  {
    what: 'ca-certificate',
    path: 'x.pem',
    words: ['plan', '--ca-certificate', 'x.pem'],
    inputs: { command: 'plan', 'ca-certificate': 'x.pem' },
  },
  {
    what: 'client-key',
    path: 'x.pem',
    words: ['plan', '--client-certificate', 'x.pem', '--client-key', 'x.pem'],
    inputs: { command: 'plan', 'client-certificate': 'x.pem', 'client-key': 'x.pem' },
  },
  { what: 'the file to import', path: 'x.json', words: ['import', 'x.json'] },
  { what: 'metadata to start from', path: 'x.xml', words: ['new', 'zoom', '--from-metadata', 'x.xml'] },
  { what: 'a seed', path: 'x.json', words: ['sandbox', '--port', '0', '--seed', 'x.json'] },
  { what: 'the state of a sandbox', path: 'x.json', words: ['sandbox', '--port', '0', '--state-file', 'x.json'] },
  { what: 'the index of a backup', path: 'backup/b/index.json', words: ['restore', 'backup/b'] },
  { what: 'the folder of a backup', path: 'backup/b', words: ['restore', 'backup/b'] },
];

export const hostileCase: HostileCase = {
  name: 'a pipe, a device or a loop of links where a file is asked for',
  async attempt({ open }) {
    const place = await open();
    const broken: string[] = [];
    for (const use of uses) for (const thing of Object.keys(things)) broken.push(...(await tried(place, use, thing)));
    if (place.writes.length > 0) broken.push(`there were writes: ${place.writes.join(', ')}`);
    return broken;
  },
};

async function tried(place: Place, { what, path, words, inputs, text }: (typeof uses)[number], thing: string) {
  place.bring({ 'connections/a.yaml': text ?? signOn('a') });
  const target = join(place.workspace, path);
  mkdirSync(dirname(target), { recursive: true });
  things[thing]?.(target);
  const ran = await place.commandLine(words, { endAt: /http:\/\// });
  const step = inputs && thing !== 'a loop of links' && (await place.step({ environment: '', ...inputs }));
  rmSync(target, { recursive: true, force: true });
  const said = ran.stdout + ran.stderr + (step ? step.log : '');
  const codes = [ran.exitCode, ...(step ? [step.exitCode] : [])];
  return [
    ...codes.filter((code) => code === killed).map(() => `${what}, ${thing}: the run never ended`),
    ...codes.filter((code) => code === 0).map(() => `${what}, ${thing}: it was taken for a file`),
    ...(/mistake in the action|\n {4}at /.test(said) ? [`${what}, ${thing}: it crashed: ${said.slice(0, 400)}`] : []),
  ];
}
