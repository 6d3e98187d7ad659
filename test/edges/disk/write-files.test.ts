import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readNamedFile, writeFiles, writePrivately } from '../../../src/edges/disk/write-files.ts';

let root: string;
let elsewhere: string;

beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  root = mkdtempSync(join(tmpdir(), 'repository-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

test.each(['zoom.yaml', './zoom.yaml', 'connections/zoom.yaml', 'a/b/../c.yaml'])('%s is written', (path) => {
  writeFiles(root, [{ path, text: 'id: zoom\n' }]);
  expect(readFileSync(join(root, path), 'utf8')).toBe('id: zoom\n');
});

test.each([
  ['../zoom.yaml', /lies outside the repository/],
  ['/etc/zoom.yaml', /lies outside the repository/],
  ['linked/zoom.yaml', /a link on its way leads out of/],
  ['link.yaml', /it is a link, and only a regular file is replaced/],
  ['.', /it is a folder, and only a regular file is replaced/],
])('%s is refused, and nothing is written beyond the repository', (path, message) => {
  symlinkSync(elsewhere, join(root, 'linked'));
  writeFileSync(join(elsewhere, 'there.yaml'), 'id: there');
  symlinkSync(join(elsewhere, 'there.yaml'), join(root, 'link.yaml'));
  expect(() => writeFiles(root, [{ path, text: 'id: zoom\n' }])).toThrow(message);
  expect(readFileSync(join(elsewhere, 'there.yaml'), 'utf8')).toBe('id: there');
  expect(() => statSync(join(elsewhere, 'zoom.yaml'))).toThrow();
});

test('reports and backups are for the one who runs this', () => {
  writePrivately(root, 'reports/plan.json', '{}\n');
  writePrivately(root, 'reports/archive.zip', new Uint8Array([1, 2]));
  expect(statSync(join(root, 'reports/plan.json')).mode & 0o777).toBe(0o600);
  expect([...readFileSync(join(root, 'reports/archive.zip'))]).toEqual([1, 2]);
});

describe('a file that is not UTF-8 is told what it looks like', () => {
  const xml = (text: string, start = '<?xml version="1.0"?>') => `${start}\n<Organization>${text}</Organization>\n`;
  const convert = (name: string) => `${name}: save it as UTF-8, with an editor or iconv -f ${name} -t UTF-8`;

  test.each([
    ['ISO-8859-1', Buffer.from(xml('Müller'), 'latin1'), `it looks like ${convert('ISO-8859-1')}`],
    ['Windows-1252', Buffer.from(xml('Müller \x80'), 'latin1'), `it looks like ${convert('WINDOWS-1252')}`],
    ['UTF-16 in YAML', Buffer.from('name: Müller', 'utf16le'), `it looks like ${convert('UTF-16LE')}`],
    [
      'another one that it names',
      Buffer.from(xml('M\xfcller', '<?xml version="1.0" encoding="Shift_JIS"?>'), 'latin1'),
      `it says that it is ${convert('Shift_JIS')}`,
    ],
  ])('%s', (_, bytes, words) => {
    writeFileSync(join(root, 'partner.xml'), bytes);
    expect(() => readNamedFile(root, 'partner.xml')).toThrow(
      `partner.xml can’t be read: it is not UTF-8 text; ${words}`,
    );
  });

  test.each([
    ['broken UTF-8', Buffer.from([...Buffer.from('Müller'), 0xff])],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['bytes that no encoding of these has', Buffer.from([0x41, 0x81, 0xe4])],
  ])('%s isn’t guessed at', (_, bytes) => {
    writeFileSync(join(root, 'partner.xml'), bytes);
    expect(() => readNamedFile(root, 'partner.xml')).toThrow(/it is not UTF-8 text$/);
  });
});
