import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCommandLine } from '../../src/arguments/command-line.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';
import { fillTemplate } from '../../src/core/repository/fill-template.ts';
import { commandNames, options } from '../../src/options.ts';

/** Every command that the pages show is one: its name, its options, what follows it. */

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'sandbox/README.md'],
  ...['template/README.md', 'template/connections/README.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).flatMap((path) =>
    path.endsWith('.md') ? `docs/${path.replaceAll('\\', '/')}` : [],
  ),
];

/** What else a page may start, and what it may say to a shell. */
const otherPrograms = ['git', 'gh', 'npm', 'node', 'curl', 'cd', 'export', 'read', 'conftest', 'terraform', '.ci/run'];

interface Shown {
  page: string;
  line: number;
  words: string[];
}

/** A page of the template as a repository gets it. */
function textOf(page: string): string {
  const text = readFileSync(page, 'utf8');
  const action = { kind: 'published', repository: 'acme/pfconn', commit: 'a'.repeat(40), version: '1.2.3' } as const;
  return page.startsWith('template/') ? fillTemplate(text, { action, enterpriseServer: false }) : text;
}

/** The lines of the pages' shell blocks; one that ends with a backslash goes on in the next. */
function blockLines(page: string): Shown[] {
  const text = textOf(page).replaceAll(/\\\n\s*/g, ' ');
  const shown: Shown[] = [];
  let language: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^ *```(\w*)/.exec(line);
    if (fence) language = language === undefined ? fence[1] : undefined;
    else if (language === 'sh' || language === 'powershell') {
      const words = wordsOf(line);
      if (words.length > 0) shown.push({ page, line: index + 1, words });
    }
  }
  return shown;
}

/** Commands in the middle of a sentence. `…` and COMMAND stand for anything. */
function inlineCommands(page: string): Shown[] {
  const text = textOf(page);
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/`((?:npx )?pfconn(?:@[\w.]+)? [^`]+)`/g)]
        .filter(([, command = '']) => !/…|COMMAND/.test(command))
        .map(([, command = '']) => ({ page, line: index + 1, words: wordsOf(command) })),
    );
}

/** Options of this tool that a page names in the middle of a sentence: `--force`, `plan --show-unmanaged`. */
function inlineOptions(page: string): string[] {
  const spans = textOf(page)
    .split('\n')
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span));
  const own = spans.filter((span) => /^--\w/.test(span) || commandNames.some((name) => span.startsWith(`${name} --`)));
  return own.flatMap((span) => [...span.matchAll(/--([a-z][a-z-]*)/g)].map(([, name = '']) => name));
}

const alwaysKnown = { help: true, version: true };

/** As a shell splits them: quotes hold together, a comment ends the line. */
function wordsOf(line: string): string[] {
  const parts = line.replace(/(^|\s)#.*$/, '').match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return parts.map((part) => part.replace(/["']/g, ''));
}

/** What follows `pfconn`, however it is called; `undefined` for another program. */
function ownWords(words: readonly string[]): string[] | undefined {
  const rest = words[0] === 'npx' ? words.slice(1) : words;
  if (/^pfconn(@[\w.]+)?$/.test(rest[0] ?? '')) return rest.slice(1);
  return rest[0] === 'node' && rest[1] === 'dist/cli.js' ? rest.slice(2) : undefined;
}

function problemOf(words: readonly string[]): string | undefined {
  try {
    const line = readCommandLine(words);
    if (line.kind === 'run') toInputs({ ...line, variables: {}, where: 'cli' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function wrong(shown: readonly Shown[]): string[] {
  return shown.flatMap(({ page, line, words }) => {
    const own = ownWords(words);
    const problem = own && problemOf(own);
    return problem === undefined ? [] : [`${page}:${line}: ${words.join(' ')}: ${problem}`];
  });
}

test.each(pages)('%s shows commands that there are', (page) => {
  expect(wrong([...blockLines(page), ...inlineCommands(page)])).toEqual([]);
});

test.each(pages)('%s names options that there are', (page) => {
  expect(inlineOptions(page).filter((name) => !(name in options || name in alwaysKnown))).toEqual([]);
});

test('every other line of a block is for a program that is known here, and every npm script is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lines = pages.flatMap(blockLines).filter(({ words }) => ownWords(words) === undefined);
  const strange = lines.filter(
    ({ words: [program = ''] }) => !otherPrograms.includes(program) && !program.startsWith('$env:'),
  );
  expect(strange.map(({ page, line, words }) => `${page}:${line}: ${words.join(' ')}`)).toEqual([]);
  const missing = lines.filter(
    ({ words: [program, verb, name = ''] }) =>
      program === 'npm' && verb === 'run' && !(name.replace(/^-s$/, 'test') in scripts),
  );
  expect(missing.map(({ words }) => words.join(' '))).toEqual([]);
});

test('every script of this repository that a page starts is there', () => {
  const scripts = pages
    .flatMap(blockLines)
    .flatMap(({ words: [program, path = ''] }) => (program === 'node' ? [path] : []));
  expect(scripts.filter((path) => !existsSync(path))).toEqual([]);
});

test('a command that there isn’t is found', () => {
  const shown = (line: string) => [{ page: 'x', line: 1, words: wordsOf(line) }];
  expect(wrong(shown('npx pfconn@1.2.3 plan --enviroment production # look'))).toHaveLength(1);
  expect(wrong(shown('node dist/cli.js setup gitlab hub'))).toHaveLength(1);
  expect(wrong(shown("pfconn import --only 'zoom*'"))).toEqual([]);
});
