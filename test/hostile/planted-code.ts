import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import type { Place } from './place.ts';

/** Code that a pull request could bring, everywhere where Node has ever looked for some. */
export interface PlantedCode {
  /** The names of what ran, each once. */
  ran(): string[];
}

/** Packages that bundled ones ask for if they happen to be there, or once did. */
const optional = [
  '@aws-crypto/crc32',
  'aws4',
  'bufferutil',
  'canvas',
  'encoding',
  'fsevents',
  'proxy-agent',
  'supports-color',
  'utf-8-validate',
];

/** Every name that a bundle of this project could ask for: its packages, all packages it is built with, Node's own. */
function names(): string[] {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
  const packages = Object.keys(lock.packages)
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => name !== '');
  const own = builtinModules.map((name) => name.replace(/^node:/, ''));
  return [...new Set([...packages, ...optional, ...own, ...own.map((name) => `node:${name}`), 'pfconn'])];
}

/** Plants code in the place's files, beside, above and inside the action's folder. */
export function plantCode(place: Place): PlantedCode {
  const witness = join(place.folder, 'ran.txt');
  const says = (name: string) =>
    `require('node:fs').appendFileSync(${JSON.stringify(witness)}, ${JSON.stringify(`${name}\n`)});`;
  const put = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const packages = join(place.workspace, 'node_modules');
  for (const name of names()) {
    const main = { '.': './index.js', './*': './index.js' };
    put(
      join(packages, name, 'package.json'),
      JSON.stringify({ name, main: 'index.js', type: 'commonjs', exports: main }),
    );
    put(join(packages, name, 'index.js'), says(`the package ${name}`));
  }
  for (const folder of foldersThatNodeSearches(place)) {
    mkdirSync(dirname(folder), { recursive: true });
    symlinkSync(packages, folder);
  }
  for (const folder of [place.workspace, dirname(place.workspace), place.folder, place.home]) {
    for (const [name, text] of Object.entries(configuration(says))) put(join(folder, name), text);
  }
  // Nothing may be able to say that it ran by failing to write.
  appendFileSync(witness, '');
  return {
    ran: () => [...new Set(existsSync(witness) ? readFileSync(witness, 'utf8').split('\n').filter(Boolean) : [])],
  };
}

/** Beside, above and inside the action, and where CommonJS looked before there was npm. */
function foldersThatNodeSearches({ action, workspace, folder, home }: Place): string[] {
  return [
    join(action, 'node_modules'),
    join(action, 'dist/node_modules'),
    join(action, 'dist/chunks/node_modules'),
    join(dirname(workspace), 'node_modules'),
    join(folder, 'node_modules'),
    join(workspace, 'connections/node_modules'),
    join(home, 'node_modules'),
    join(home, '.node_modules'),
    join(home, '.node_libraries'),
  ];
}

/** Files with which Node, npm and their kin are configured, each naming a text that says when it is run. */
function configuration(says: (name: string) => string): Record<string, string> {
  const options = '--require ./planted.cjs --import ./planted.mjs';
  return {
    'planted.cjs': says('planted.cjs'),
    'planted.mjs': `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${says('planted.mjs')}`,
    '.npmrc': `node-options=${options}\nscript-shell=./planted.cjs\nprefix=.\n`,
    '.env': `NODE_OPTIONS=${options}\nNODE_PATH=./node_modules\nPF_ADMIN_URL=http://127.0.0.1:1\nINPUT_COMMAND=apply\n`,
    '.noderc': options,
    '.node-options': options,
    '.yarnrc.yml': 'yarnPath: ./planted.cjs\n',
    '.pnp.cjs': says('.pnp.cjs'),
    '.pnp.loader.mjs': `import './planted.mjs';`,
    'node.config.json': JSON.stringify({ nodeOptions: { require: ['./planted.cjs'], import: ['./planted.mjs'] } }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '*': ['./planted.cjs'] } } }),
    'package.json': JSON.stringify({
      name: 'pfconn',
      type: 'commonjs',
      main: './planted.cjs',
      exports: './planted.cjs',
      imports: { '#*': './planted.cjs' },
      scripts: { preinstall: 'node planted.cjs', prepare: 'node planted.cjs' },
    }),
    'index.js': says('index.js'),
    'openssl.cnf':
      'openssl_conf = planted\n[planted]\nengines = engine\n[engine]\nx = y\n[y]\ndynamic_path = ./planted.so\n',
  };
}
