import { builtinModules, isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { parseAst } from 'vite';

/**
 * Where the action runs with credentials, the folders around it are a pull request's. So whatever the bundle loads is
 * part of it, or is Node's own by an id (`node:…`) that no folder can answer; this file makes it so, and proves it of
 * what was built.
 */

/**
 * What of Node the bundle may load. Nothing that runs programs or texts, and not `node:module`, which could make a
 * `require` for any folder: a new line here is a decision.
 */
const allowed = new Set(
  [
    'assert',
    'buffer',
    'crypto',
    'events',
    'fs',
    'http',
    'http2',
    'https',
    'net',
    'os',
    'path',
    'stream',
    'timers/promises',
    'tls',
    'url',
    'util',
    'zlib',
  ]
    .filter((name) => builtinModules.includes(name))
    .map((name) => `node:${name}`),
);

/**
 * What only the command line may load, and the one module that does: on a laptop, git and gh are the person's own, and
 * somebody sits there to be asked. No way leads there from the action's entry, where a folder around it may be a pull
 * request's.
 */
const atTheTerminal: Readonly<Record<string, string>> = {
  'node:child_process': 'src/edges/programs/run-program.ts',
  'node:readline': 'src/terminal/ask.ts',
};

/** Gives Node's modules the ids that mean nothing else. */
export const nodesOwnIds: Plugin = {
  name: 'nodes-own-ids',
  setup({ onResolve }) {
    onResolve({ filter: /^[a-z]/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.startsWith('node:') ? path : `node:${path}`, external: true } : undefined,
    );
  },
};

/**
 * Bundled CommonJS packages ask for Node's modules with `require`, which ES modules don't have. This one answers
 * nothing else, whatever name it is given; it stands in the one file that hands it to the others.
 */
const requireOfNode =
  "import{createRequire as requireFrom}from'node:module';" +
  'const nodes=requireFrom(import.meta.url),require=name=>{' +
  "if(typeof name==='string'&&name.startsWith('node:'))return nodes(name);" +
  "throw Object.assign(new Error(`${name} is not part of pfconn`),{code:'MODULE_NOT_FOUND'})};\n";

/** Whether a file is the one that hands `require` to the others, as `__require`. */
export const handsOutRequire = (text: string) => /\bvar __require ?=/.test(text);

/** The text with the `require` that it needs. */
export function withRequireOfNode(text: string): string {
  if (!handsOutRequire(text)) return text;
  const [first = ''] = /^#!.*\n/.exec(text) ?? [];
  return first + requireOfNode + text.slice(first.length);
}

/**
 * What the files would load from outside, `NAME, in FILE`, by the bundler's own account and by reading their text. A
 * name that is only known while it runs counts, because nobody can say what it will be.
 */
export function loadedFromOutside(files: readonly { path: string; text: string }[], metafile: Metafile): string[] {
  const told = Object.entries(metafile.inputs).flatMap(([importer, { imports }]) =>
    imports
      .filter(({ external, path }) => external && path !== '<runtime>' && !allowed.has(path))
      .filter(({ path }) => atTheTerminal[path] !== importer)
      .map(({ path }) => `${path}, asked for by ${importer}`),
  );
  const loads = new Map(files.map(({ path, text }) => [path, loadsOf(parseAst(text.replace(requireOfNode, '')))]));
  const inside = (name: string, from: string) => {
    const path = posix.join(posix.dirname(from), name);
    return /^\.\.?\//.test(name) && loads.has(path) ? path : undefined;
  };
  const isTerminals = partsOfTheTerminal(loads, inside);
  const read = [...loads].flatMap(([path, names]) =>
    names
      .filter((name) => name === undefined || !(allowed.has(name) || inside(name, path) !== undefined))
      .filter((name) => name === undefined || !(name in atTheTerminal && isTerminals(path)))
      .map((name) => `${name ?? '(a name made while it runs)'}, in ${path}`),
  );
  return [...new Set([...told, ...read])];
}

/** Which files no entry but the command line's reaches, at once or later. */
function partsOfTheTerminal(
  loads: ReadonlyMap<string, readonly (string | undefined)[]>,
  inside: (name: string, from: string) => string | undefined,
): (path: string) => boolean {
  const reached = new Set<string>();
  const waiting = [...loads.keys()].filter((path) => !path.includes('/') && path !== 'cli.js');
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const from = next;
    waiting.push(...(loads.get(from) ?? []).flatMap((name) => inside(name ?? '', from) ?? []));
  }
  return (path) => !reached.has(path);
}

interface Syntax {
  type: string;
  source?: Syntax | null;
  callee?: Syntax;
  arguments?: Syntax[];
  name?: string;
  value?: unknown;
  property?: Syntax;
  object?: Syntax;
}

/** The names that a text's imports and calls of `require` say. */
function loadsOf(syntax: unknown): (string | undefined)[] {
  if (Array.isArray(syntax)) return syntax.flatMap(loadsOf);
  if (typeof syntax !== 'object' || syntax === null) return [];
  const within = Object.values(syntax).flatMap(loadsOf);
  const name = loadedBy(syntax as Syntax);
  return name ? [...name, ...within] : within;
}

function loadedBy({ type, source, callee, arguments: given = [] }: Syntax): (string | undefined)[] | undefined {
  if (source && /^(Import|Export)/.test(type)) return [textOf(source)];
  if (/^(Call|New)Expression$/.test(type) && callee && asksForModule(callee)) return [textOf(given[0])];
  return undefined;
}

/** `require(…)`, esbuild's name for it, and the ways around it. */
function asksForModule({ name, property }: Syntax): boolean {
  const called = name ?? property?.name;
  return (
    called !== undefined && /^(__require|require|createRequire|getBuiltinModule|dlopen|eval|Function)$/.test(called)
  );
}

function textOf(syntax: Syntax | undefined): string | undefined {
  return typeof syntax?.value === 'string' ? syntax.value : undefined;
}
