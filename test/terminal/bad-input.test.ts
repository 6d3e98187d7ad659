import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computed } from '../computed.ts';
import { foundIn, goodDefinition, pfconn, repository } from './run.ts';

const good = goodDefinition('https://sp.example.com');

/** The findings of `validate` for one definition, one a line, without excerpts and hints. */
async function findings(text: string | Buffer, more: Record<string, string | Buffer> = {}): Promise<string[]> {
  const root = repository({ 'connections/c.yaml': text, ...more });
  const { out, err } = await pfconn(root, 'validate');
  return foundIn(`${out}${err}`).filter((line) => !/:\d+ note /.test(line));
}

test('the good definition that the others start from is good', async () => {
  const root = repository({ 'connections/c.yaml': good });
  expect(await pfconn(root, 'validate')).toEqual({ exitCode: 0, out: '✓ 1 definition is valid\n', err: '' });
});

describe('what is no definition is a finding at its place, within a second', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['not YAML', 'id: [\nname: x', /^connections\/c.yaml:\d+:\d+ error .* yaml-/],
    ['an empty file', '', /^connections\/c.yaml:1:1 error the file is empty document-empty$/],
    ['comments only', '# nothing\n', /document-empty$/],
    ['binary', Buffer.from([0, 1, 2, 3, 255, 254]), /^connections\/c.yaml:1:1 error /],
    ['50 MB', Buffer.alloc(50_000_000, 'a: b\n'), /^connections\/c.yaml:1:1 error the file is too large/],
    ['depth 10,000', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, /nested-too-deeply$/],
    [
      'depth 10,000 in blocks',
      Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      /nested-too-deeply$|file-too-large$|too large/,
    ],
    [
      'an alias bomb',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(9)}]`)
        .join('\n')}`,
      /alias/,
    ],
    ['a duplicate key', `${good}name: Twice\n`, /^connections\/c.yaml:16:1 error .*name.* duplicate-key$/],
    ['tabs', good.replace('  protocol', '\tprotocol'), /^connections\/c.yaml:7:\d+ error .*tab/i],
    ['two documents', `${good}---\n${good}`, /several-documents$/],
    ['__proto__', `${good}__proto__: { active: true }\n`, /^connections\/c.yaml:16:1 error .*__proto__/],
    ['constructor', `${good}constructor: { active: true }\n`, /^connections\/c.yaml:16:1 error .*constructor/],
    ['a number where text is meant', good.replace('name: Sign-on', 'name: 012'), /^connections\/c.yaml:3:7 error /],
    ['an exponent where text is meant', good.replace('name: Sign-on', 'name: 1e3'), /^connections\/c.yaml:3:7 error /],
    ['yes where true is meant', `${good}active: yes\n`, /^connections\/c.yaml:16:9 error /],
    ['an unknown key', `${good}datastore: x\n`, /^connections\/c.yaml:16:1 error unknown property "datastore"/],
    ['a missing member', good.replace('name: Sign-on\n', ''), /^connections\/c.yaml:1:1 error .*name/],
    ['an id that paths swallow', good.replace('id: sso', 'id: ..'), /^connections\/c.yaml:2:5 error /],
    ['an unknown variable', `${good}baseUrl: \${var:NOPE}\n`, /^connections\/c.yaml:16:10 error .*NOPE/],
    [
      'a way out of the repository',
      `${good}baseUrl: \${file:../../etc/passwd}\n`,
      /^connections\/c.yaml:16:\d+ error .*\.\.\/\.\.\/etc\/passwd/,
    ],
  ])('%s', async (_what, text, expected) => {
    const before = computed();
    const said = await findings(text);
    expect(computed() - before).toBeLessThan(3000);
    expect(said.join('\n')).toMatch(new RegExp(expected.source, `${expected.flags.replace('m', '')}m`));
  });

  test('numbers get the hint to quote them', async () => {
    const { out } = await pfconn(repository({ 'connections/c.yaml': good.replace('Sign-on', '012') }), 'validate');
    expect(out).toMatch(/\n {3}.*quote/);
  });

  test('a link out of the repository is refused with the path as written', async () => {
    const root = repository({ 'connections/c.yaml': `${good}baseUrl: \${file:link.txt}\n` });
    symlinkSync('/etc/hostname', join(root, 'connections/link.txt'));
    const { out, exitCode } = await pfconn(root, 'validate');
    expect(exitCode).toBe(1);
    expect(foundIn(out).join()).toMatch(/connections\/c\.yaml:16:\d+ error .*link\.txt/);
  });

  test('all findings come at once, a broken file hides none of another', async () => {
    const said = await findings(`${good}datastore: x\nactive: yes\n`, {
      'connections/d.yaml': 'id: [',
      'connections/e.yaml': good.replace('id: sso', 'id: other'),
      'connections/f.yaml': good.replace('id: sso', 'id: third'),
    });
    expect(new Set(said.map((line) => line.split(':')[0]))).toEqual(
      new Set(['connections/c.yaml', 'connections/d.yaml', 'connections/e.yaml', 'connections/f.yaml']),
    );
  });
});

describe('XML that can’t be trusted is a finding; nothing is fetched or expanded', () => {
  const withMetadata = good.replace('entityId: https://sp.example.com\n', 'samlMetadata: { file: sp.xml }\n');
  const entity = (inside: string, before = '') =>
    `<?xml version="1.0"?>${before}<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.com"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.com/acs"/>${inside}</SPSSODescriptor></EntityDescriptor>`;
  test.each([
    ['DOCTYPE', entity('', '<!DOCTYPE x>')],
    ['an entity bomb', entity('', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>')],
    ['an external entity', entity('<x>&e;</x>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>')],
    ['no XML', 'not XML'],
    ['a tag left open', entity('').replace('</SPSSODescriptor>', '')],
    [
      'several entities',
      `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entity('').replace('<?xml version="1.0"?>', '')}${entity('').replace('<?xml version="1.0"?>', '').replace('sp.example', 'other.example')}</EntitiesDescriptor>`,
    ],
  ])('%s', async (_what, xml) => {
    const said = await findings(withMetadata, { 'connections/sp.xml': xml });
    expect(said.filter((line) => line.includes(' error ')).length, said.join('\n')).toBeGreaterThan(0);
  });

  test('good metadata is good', async () => {
    expect(await findings(withMetadata, { 'connections/sp.xml': entity('') })).toEqual([]);
  });
});

describe('a run that can’t be meant is refused', () => {
  test.each([
    ['validate', {}, 'there is no folder connections'],
    ['validate', { 'connections/readme.txt': '' }, 'the connections folder connections holds no definition'],
    [
      'validate --environment prod',
      { 'connections/c.yaml': good, 'environments/production.yaml': '' },
      'unknown environment "prod"',
    ],
    ['plan', { 'connections/c.yaml': good }, 'no server is given'],
    ['validate --dry-run', { 'connections/c.yaml': good }, 'unknown option --dry-run'],
  ])('pfconn %s with %j', async (line, files, refusal) => {
    const { exitCode, err } = await pfconn(repository(files as Record<string, string>), line);
    expect({ exitCode, said: err.split('\n')[0] }).toEqual({
      exitCode: 1,
      said: expect.stringContaining(`Error: ${refusal}`),
    });
  });
});

describe('what a command can’t begin with is said in words', () => {
  test.each([
    ['sandbox --port 99999999', /^Error: --port is 99999999\n {2}write a whole number from 0/],
    ['sandbox --cluster 0', /^Error: --cluster is 0\n/],
    ['sandbox --server-version banana', /^Error: --server-version is "banana"\n/],
    ['sandbox --seed nowhere.json', /^Error: nowhere\.json: there is no such file\n/],
    ['connectors list zoom', /^Error: unexpected "zoom" after connectors list\n/],
  ])('%s', async (line, said) => {
    const { exitCode, out, err } = await pfconn(repository({ 'connections/c.yaml': good }), line);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(said);
  });

  test('a port that is taken', async () => {
    const { createServer } = await import('node:http');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as { port: number };
    const { exitCode, err } = await pfconn(repository({}), `sandbox --port ${port}`);
    other.close();
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: `Error: port ${port} is in use already\n  choose another one with --port\n`,
    });
  });
});

test('--json prints a document also when the run can’t begin', async () => {
  const { exitCode, out } = await pfconn(repository({}), 'validate --environment nowhere --json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    format: 'pfconn-result',
    command: 'validate',
    exitCode: 1,
    findings: [],
    failure: { reason: 'invalid-inputs' },
  });
});
