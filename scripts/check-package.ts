/**
 * The package as somebody gets it: packed, installed into an empty folder without a network, and used on every Node that
 * is at hand.
 *
 *     node scripts/check-package.ts [PACKED.tgz]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { everyNode } from './bundle/every-node.ts';
import { firstDay } from './package/first-day.ts';

const mostBytes = 5 * 1024 * 1024;
const noNetwork = pathToFileURL(join(import.meta.dirname, 'package/no-network.mjs')).href;

const folder = mkdtempSync(join(tmpdir(), 'package-'));
try {
  const installed = install(process.argv[2] ? resolve(process.argv[2]) : pack());
  for (const { version, path } of everyNode()) {
    const work = join(folder, version);
    mkdirSync(work);
    firstDay(work, {
      pfconn: join(folder, 'node_modules/.bin/pfconn'),
      run: (cwd, program, words) => run(cwd, program, words, dirname(path)),
      isRelease: existsSync(join(installed, 'dist/release.json')),
    });
    console.log(`the package on Node ${version}: ok`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack(): string {
  const packed = join(folder, 'packed');
  mkdirSync(packed);
  run('.', 'npm', ['pack', '--silent', '--pack-destination', packed]);
  return join(packed, readdirSync(packed)[0] as string);
}

/** Installs it, says what it holds, and refuses what a package of ours never has. */
function install(packed: string): string {
  writeFileSync(join(folder, 'package.json'), '{}');
  run(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', packed]);
  const packages = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  if (packages.join() !== 'pfconn') throw new Error(`the package brings others along: ${packages.join(', ')}`);
  const installed = join(folder, 'node_modules/pfconn');
  const paths = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  const unwanted = paths.filter((path) => /^(src|test|scripts|sandbox|template)\b|\.ts$|\.map$/.test(path));
  if (unwanted.length > 0) throw new Error(`the package holds what nobody runs: ${unwanted.slice(0, 5).join(', ')}`);
  const files = paths.map((path) => statSync(join(installed, path))).filter((one) => one.isFile());
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostBytes) throw new Error(`the package has ${bytes} bytes, at most ${mostBytes} are allowed`);
  console.log(`1 package, ${files.length} files, ${(bytes / 1024 / 1024).toFixed(2)} MiB`);
  return installed;
}

/** @param first the folder that comes first on PATH, for the Node to use */
function run(cwd: string, program: string, words: readonly string[], first?: string): string {
  const path = [...(first === undefined ? [] : [first]), process.env.PATH].join(delimiter);
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: path,
      NODE_OPTIONS: `--import=${noNetwork}`,
      npm_config_registry: 'http://127.0.0.1:9',
    },
  });
  if (status === 0) return stdout;
  throw new Error(`${program} ${words.join(' ')} ended with ${status ?? error}\n${stdout}${stderr}`);
}
