import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The folders of the core in one line: each may import those before it, and none behind it. */
const inside = [
  'diagnostics',
  'document',
  'repository',
  'ldap',
  'meaning',
  'metadata',
  'connector',
  'definition',
  'connection',
  'provisioning',
  'consequences',
  'import',
  'people',
  'plan',
  'inventory',
  'apply',
  'project',
  'schema',
  'report',
  'setup',
];
const leaves = [
  'core/kind-words.ts',
  'core/kinds.ts',
  'core/natural-order.ts',
  'core/process-variables.ts',
  'core/secret.ts',
  'core/slug.ts',
  'core/wording.ts',
  'core/redact.ts',
  'core/redactor.ts',
  'generated',
];
const packagesOf: Record<string, string[]> = {
  document: ['yaml'],
  metadata: ['fast-xml-parser', 'xml-crypto'],
  definition: ['picomatch', 'ajv'],
  plan: ['picomatch'],
  inventory: ['picomatch'],
  report: ['diff'],
  repository: ['diff'],
};

/** ARCHITECTURE.md's table: what each part of `src/` may import, longest prefix first. `type` allows types only. */
const rules: { part: string; may: string[]; types?: string[]; packages: string[] }[] = [
  ...inside.map((folder, index) => ({
    part: `core/${folder}`,
    may: [...inside.slice(0, index).map((before) => `core/${before}`), ...leaves],
    packages: packagesOf[folder] ?? [],
  })),
  { part: 'core', may: leaves, packages: [] },
  { part: 'edges/disk', may: ['core'], packages: [] },
  { part: 'edges/release', may: [], packages: [] },
  { part: 'edges/programs', may: ['core', 'edges/disk'], packages: [] },
  { part: 'edges/catalogue', may: ['core', 'edges/disk', 'generated'], packages: [] },
  {
    part: 'edges/pingfederate',
    may: ['core', 'version.ts'],
    types: ['commands/inputs.ts'],
    packages: ['axios', 'p-limit'],
  },
  // Its own client: a count must not be wrong in silence.
  { part: 'edges/directory', may: ['core'], packages: [] },
  { part: 'edges/gh', may: ['core', 'edges/programs', 'edges/release'], packages: [] },
  { part: 'edges/github', may: ['core', 'version.ts'], packages: ['@actions/core', '@actions/github', 'axios'] },
  // It shares no code with the client, so it reads metadata by itself.
  { part: '../sandbox', may: [], packages: ['fast-xml-parser', 'fflate'] },
  {
    part: 'commands',
    may: ['core', 'edges', 'generated', '../sandbox', 'options.ts', 'version.ts'],
    packages: ['picomatch', 'diff'],
  },
  { part: 'arguments', may: ['core', 'options.ts'], types: ['commands', 'edges'], packages: [] },
  { part: 'terminal', may: ['core', 'arguments', 'commands', 'options.ts', 'version.ts'], packages: [] },
  {
    part: 'action',
    may: ['core', 'arguments', 'commands', 'edges', 'options.ts', 'outputs.ts', 'version.ts'],
    packages: [],
  },
];

/** Effects that a pure core can't have. */
const impure = [
  /\basync\b/,
  /\bawait\b/,
  /\bDate\.now\(/,
  /\bnew Date\(\)/,
  /\bMath\.random\(/,
  /\bprocess\./,
  /\bconsole\./,
  /\bsetTimeout\(/,
  /\bfetch\(/,
];

interface Import {
  target: string;
  typesOnly: boolean;
}

/** The embedded admin API is a house of its own beside `src/`; its files are named `../sandbox/…` here. */
const files = ['', '../sandbox']
  .flatMap((top) =>
    readdirSync(join('src', top), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(top, path.split('\\').join('/')),
    ),
  )
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join('src', file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'/gm);
  return [...statements].map(([, types, from, lazily]) => ({
    target: from ?? lazily ?? '',
    typesOnly: types !== undefined,
  }));
}

function ruleOf(file: string) {
  return rules.find(({ part }) => file === part || file.startsWith(`${part}/`));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

describe('each file imports what its part may', () => {
  test.each(files.filter((file) => ruleOf(file)))('%s', (file) => {
    const rule = ruleOf(file) as (typeof rules)[number];
    const forbidden = importsOf(file).filter(({ target, typesOnly }) => {
      if (target.startsWith('node:')) return false;
      if (!target.startsWith('.')) {
        const name = target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
        return !rule.packages.includes(name);
      }
      const path = posix.relative('src', posix.join('src', dirname(file), target));
      const within = (parts: string[]) => parts.some((part) => path === part || path.startsWith(`${part}/`));
      if (within([rule.part, ...rule.may])) return false;
      return !(typesOnly && within(rule.types ?? []));
    });
    expect(forbidden.map(({ target }) => target)).toEqual([]);
  });
});

/** Circles are found from the files that nothing is left to import: what stays has a way back to itself. */
function circleAmong(edges: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...edges.keys()];
  for (;;) {
    const next = left.filter((file) => edges.get(file)?.some((target) => left.includes(target)));
    if (next.length === left.length) return left;
    left = next;
  }
}

describe('no circle of files, types included', () => {
  const edges = new Map(
    files.map((file) => {
      const targets = importsOf(file).filter(({ target }) => target.startsWith('.'));
      return [file, targets.map(({ target }) => posix.join(dirname(file), target))] as const;
    }),
  );

  test('stands in src or in the sandbox', () => {
    expect(circleAmong(edges)).toEqual([]);
  });

  test('would be missed', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(circleAmong(circle)).toEqual(['a', 'b', 'c']);
  });
});

test('every file of src belongs to a part', () => {
  const top = files.filter((file) => !file.includes('/'));
  expect(top.sort()).toEqual(['action.ts', 'cli.ts', 'options.ts', 'outputs.ts', 'version.ts']);
  expect(files.filter((file) => file.includes('/') && !ruleOf(file))).toEqual([]);
});

describe('the core has no effects', () => {
  test.each(files.filter((file) => file.startsWith('core/')))('%s', (file) => {
    const text = withoutComments(readFileSync(join('src', file), 'utf8'));
    expect(impure.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
    const modules = importsOf(file).map(({ target }) => target);
    expect(
      modules.filter((name) => name.startsWith('node:') && !['node:crypto', 'node:path', 'node:zlib'].includes(name)),
    ).toEqual([]);
  });
});

/** The process belongs to the two entries: what they hand on is all that the rest knows of it. */
test.each([
  ['what is printed', /\bconsole\.\w+\(|\bprocess\.std(?:out|err)\b/, ['../sandbox/main.ts', 'cli.ts']],
  ['the environment', /\bprocess\.env\b/, ['action.ts', 'cli.ts']],
  // A cancelled run may have a request under way that would keep the process.
  ['the end of the process', /\bprocess\.exit\b/, ['action/run-action.ts']],
])('%s goes through the entries', (_what, pattern, expected) => {
  const found = files.filter((file) => pattern.test(withoutComments(readFileSync(join('src', file), 'utf8'))));
  expect(found.sort()).toEqual(expected);
});

test('a pointer’s characters are read where pointers are at home', () => {
  const taken =
    /[pP]ointer\.(?:startsWith|endsWith|includes|split|replace|match|lastIndexOf)\(|\.(?:exec|test)\([\w.]*[pP]ointer\)/;
  const found = files.filter((file) => taken.test(withoutComments(readFileSync(join('src', file), 'utf8'))));
  expect(found).toEqual(['core/document/json.ts']);
});

/** Tables may be as long as what they list. */
const isTable = (file: string) =>
  file === 'options.ts' || file.startsWith('core/diagnostics/codes/') || file.startsWith('core/consequences/rows/');

test('no file is longer than one can keep in mind', () => {
  const long = files.filter(
    (file) => !isTable(file) && readFileSync(join('src', file), 'utf8').split('\n').length > 300,
  );
  expect(long).toEqual([]);
});

test('no file names a folder of the machine it was written on', () => {
  const texts = files.map((file) => [file, readFileSync(join('src', file), 'utf8')] as const);
  expect(texts.filter(([, text]) => /\/(work|root|home)\//.test(text)).map(([file]) => relative('.', file))).toEqual(
    [],
  );
});
