import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { withoutUnused } from '../../scripts/bundle/left-out.ts';
import { loadedFromOutside, nodesOwnIds, withRequireOfNode } from '../../scripts/bundle/nodes-own.ts';
import { withStableNames } from '../../scripts/bundle/stable-names.ts';

/** What `npm run build` refuses, and how it calls the parts. `test/hostile` proves the same of the built `dist/`. */

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Files in, the bundle's files and what the build would refuse out. */
async function check(sources: Record<string, string>, entryPoints = ['entry.js']) {
  const folder = mkdtempSync(join(tmpdir(), 'pfconn-bundle-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints,
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
    plugins: [nodesOwnIds, withoutUnused],
  });
  const files = withStableNames(outputFiles, metafile, 'dist').map(({ path, text }) => ({
    path,
    text: withRequireOfNode(text),
  }));
  return { files, outside: loadedFromOutside(files, metafile) };
}

describe('the build refuses whatever a folder beside dist/ could answer', () => {
  test.each([
    [
      'a package in a try',
      'try { require("left-pad") } catch {}',
      ['left-pad, asked for by entry.js', 'left-pad, in entry.js'],
    ],
    [
      'a name made while it runs',
      'const name = process.argv[2]; import(name)',
      ['(a name made while it runs), in entry.js'],
    ],
    ['a required name', 'require(process.argv[2])', ['(a name made while it runs), in entry.js']],
    ['a file', 'import(`/tmp/${process.pid}`)', ['(a name made while it runs), in entry.js']],
    ['a text as code', 'new Function(process.argv[2])', ['(a name made while it runs), in entry.js']],
    [
      'a require of its own',
      'import { createRequire as from } from "module"; from("/")("x")',
      ['node:module, asked for by entry.js', 'node:module, in entry.js'],
    ],
    [
      'programs',
      'import { spawn } from "child_process"; spawn("npm")',
      ['node:child_process, asked for by entry.js', 'node:child_process, in entry.js'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect((await check({ 'entry.js': text })).outside).toEqual(expected);
  });

  const program = 'src/edges/programs/run-program.ts';
  const programs = {
    'cli.js': `import { plan } from './plan.js'; plan(); import('./init.js');`,
    'index.js': `import { plan } from './plan.js'; plan();`,
    'plan.js': 'export const plan = () => console.log("plan");',
    'init.js': `import { run } from './${program}'; run();`,
    [program]: 'import { spawn } from "node:child_process"; export const run = () => spawn("git");',
  };

  test('but the command line may start git, from its one module', async () => {
    expect((await check(programs, ['cli.js', 'index.js'])).outside).toEqual([]);
    const elsewhere = { ...programs, 'cli.js': 'import "node:child_process"; import("./init.js")' };
    expect((await check(elsewhere, ['cli.js', 'index.js'])).outside).toEqual([
      'node:child_process, asked for by cli.js',
    ]);
  });

  test('and a way there from the action is found, however late it is taken', async () => {
    const reached = { ...programs, 'plan.js': `export const plan = () => import('./init.js');` };
    const { outside } = await check(reached, ['cli.js', 'index.js']);
    expect(outside).toEqual(['node:child_process, in chunks/init.js']);
  });

  test('and nothing else', async () => {
    const { files, outside } = await check({
      'entry.js': 'import { sep } from "path"; console.log(sep, require("fs").sep); import("./lazy.js")',
      'lazy.js': 'console.log(require("debug")("lazy"))',
    });
    expect(outside).toEqual([]);
    expect(files.map(({ path }) => path).sort()).toEqual(['chunks/lazy.js', 'chunks/shared-runtime.js', 'entry.js']);
    expect(files.map(({ text }) => text).join('')).toMatch(
      /from"node:path"[\s\S]*\("node:fs"\)|\("node:fs"\)[\s\S]*from"node:path"/,
    );
  });
});

describe('the bundle’s require', () => {
  const require = (name: string) => {
    const text = withRequireOfNode('var __require=require;')
      .replace(/^import.*?;/, '')
      .replace('import.meta.url', '0');
    return new Function('requireFrom', `${text}; return __require;`)(() => () => 'loaded')(name);
  };
  test('answers Node’s own modules', () => expect(require('node:fs')).toBe('loaded'));
  test.each(['supports-color', './x', '/x', 'fs', '', undefined, {}])('refuses %s', (name) => {
    expect(() => require(name as string)).toThrow(expect.objectContaining({ code: 'MODULE_NOT_FOUND' }));
  });
});

describe('the names of the parts', () => {
  const sources = {
    'entry.js': 'import("./plan.js"); import("./apply.js")',
    'plan.js': 'import { read } from "./read.js"; console.log(read("plan"))',
    'apply.js': 'import { read } from "./read.js"; console.log(read("apply"))',
    'read.js': 'export const read = (name) => name + " is read"',
  };
  const differing = async (changed: Record<string, string>) => {
    const before = (await check(sources)).files.map(({ path, text }) => `${path}\n${text}`);
    const after = (await check({ ...sources, ...changed })).files;
    return after.filter(({ path, text }) => !before.includes(`${path}\n${text}`)).map(({ path }) => path);
  };
  test('tell what is inside', async () => {
    const names = (await check(sources)).files.map(({ path }) => path).sort();
    expect(names).toEqual(['chunks/apply.js', 'chunks/plan.js', 'chunks/shared-read.js', 'entry.js']);
  });
  test('stay when one line is mended', async () => {
    expect(await differing({ 'read.js': sources['read.js'].replace('is read', 'was read') })).toEqual([
      'chunks/shared-read.js',
    ]);
  });
  test('stay when a file is added', async () => {
    const changed = {
      'a.js': 'export const mend = (text) => text.trim()',
      'read.js': 'import { mend } from "./a.js"; export const read = (name) => mend(name) + " is read"',
    };
    expect(await differing(changed)).toEqual(['chunks/shared-read.js']);
  });
});
