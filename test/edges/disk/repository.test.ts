import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  environmentNames,
  FolderError,
  readAttachment,
  readDefinitionFiles,
  readEnvironmentFile,
} from '../../../src/edges/disk/repository.ts';

let root: string;
let elsewhere: string;

beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  root = mkdtempSync(join(tmpdir(), 'repository-'));
  write('connections/b.yaml', 'id: b');
  write('connections/a/a.yml', 'id: a');
  write('connections/c.json', '{}');
  write('connections/zoom/metadata.xml', '<x/>');
  write('connections/.hidden.yaml', 'id: hidden');
  write('environments/production.yaml', 'variables: {}');
  writeFileSync(join(elsewhere, 'secret.yaml'), 'id: secret');
});

afterEach(() => {
  rmSync(root, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

function write(path: string, text: string | Buffer): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('a linked folder with definitions is told about, one without is left alone', () => {
  symlinkSync(elsewhere, join(root, 'connections/linked'));
  symlinkSync(join(root, 'connections/zoom'), join(root, 'connections/zoom-too'));
  expect(readDefinitionFiles(root, 'connections').unreadable).toEqual([
    {
      path: 'connections/linked',
      problem: 'unreadable',
      detail: 'a link to a folder, which is not walked into; move the folder itself here',
    },
  ]);
});

test('a working directory that isn’t there', () => {
  expect(() => readDefinitionFiles(join(root, 'nowhere'), 'connections')).toThrow(/there is no folder .*nowhere$/);
});

test('definitions are the YAML and JSON files below the folder, by path', () => {
  const { files, unreadable } = readDefinitionFiles(root, 'connections');
  expect(files.map(({ path }) => path)).toEqual(['connections/a/a.yml', 'connections/b.yaml', 'connections/c.json']);
  expect(unreadable).toEqual([]);
});

test('a link out of the repository, a huge file and bytes that are no text are named, not read', () => {
  symlinkSync(join(elsewhere, 'secret.yaml'), join(root, 'connections/link.yaml'));
  symlinkSync(elsewhere, join(root, 'connections/folder'));
  write('connections/huge.yaml', Buffer.alloc(50 * 1024 * 1024, 'a'));
  write('connections/binary.yaml', Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  const { files, unreadable } = readDefinitionFiles(root, 'connections');
  expect(files.map(({ path }) => path)).not.toContain('connections/link.yaml');
  expect(unreadable.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
    'connections/folder unreadable',
    'connections/binary.yaml unreadable',
    'connections/huge.yaml too-large',
    'connections/link.yaml outside',
  ]);
});

test.each(['missing', '../elsewhere', '/etc', 'connections/b.yaml'])('the folder %s is refused', (folder) => {
  expect(() => readDefinitionFiles(root, folder)).toThrow(FolderError);
});

test('a reference is read inside the repository only', () => {
  symlinkSync(join(elsewhere, 'secret.yaml'), join(root, 'connections/link.pem'));
  write('.git/config', 'token');
  expect(readAttachment(root, 'connections/zoom/metadata.xml')).toEqual({ state: 'read', text: '<x/>' });
  expect(readAttachment(root, 'connections/zoom')).toMatchObject({ state: 'not-a-file' });
  expect(readAttachment(root, 'connections/nothing.pem')).toEqual({ state: 'missing' });
  expect(readAttachment(root, 'connections/link.pem')).toEqual({ state: 'outside' });
  expect(readAttachment(root, '../x')).toEqual({ state: 'outside' });
  expect(readAttachment(root, undefined)).toEqual({ state: 'outside' });
});

test('hidden files and folders are read by nobody, also through a link', () => {
  const hidden = [
    '.git/config',
    'action/.git/config',
    '.npmrc',
    'connections/.aws/credentials',
    '.pfconn-action/x.yaml',
  ];
  for (const path of hidden) write(path, 'token');
  symlinkSync(join(root, 'action/.git/config'), join(root, 'connections/d.yaml'));
  for (const path of [...hidden, 'connections/d.yaml'])
    expect(readAttachment(root, path)).toEqual({
      state: 'unreadable',
      detail: 'hidden files and folders are not read',
    });
  const { files, unreadable } = readDefinitionFiles(root, 'connections');
  expect(JSON.stringify(files)).not.toContain('token');
  expect(unreadable.map(({ path, detail }) => `${path}: ${detail}`)).toEqual([
    'connections/d.yaml: hidden files and folders are not read',
  ]);
});

test('environments are the files of their folder', () => {
  expect(environmentNames(root)).toEqual(['production']);
  expect(readEnvironmentFile(root, 'production')).toEqual({
    path: 'environments/production.yaml',
    text: 'variables: {}',
  });
  expect(readEnvironmentFile(root, 'prod')).toBeUndefined();
});
