/** What somebody does with pfconn on their first day, from an empty folder. A command that fails ends it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a program to its end and returns what it said; throws when it failed. */
export type RunIn = (folder: string, program: string, words: readonly string[]) => string;

/**
 * @param folder an empty one
 * @param pfconn the installed command
 * @param isRelease whether the package knows the commit that it is
 */
export function firstDay(
  folder: string,
  { pfconn, run, isRelease }: { pfconn: string; run: RunIn; isRelease: boolean },
) {
  const at = (path: string) => join(folder, path);
  expectIn(run(folder, pfconn, ['--help']), 'To begin');
  expectIn(run(folder, pfconn, ['demo']), 'Your turn');
  for (const [name, words] of formsOf(isRelease)) {
    expectIn(run(folder, pfconn, ['init', name, ...words]), 'What is next');
    expectIn(run(at(name), pfconn, ['validate']), 'no definition yet');
    expectIn(run(at(name), pfconn, ['new', 'zoom', '--output', 'connections/zoom.yaml']), 'written');
    writeFileSync(
      at(`${name}/environments/production.yaml`),
      `variables:\n${valuesFor(at(`${name}/connections/zoom.yaml`))}`,
    );
    expectIn(run(at(name), pfconn, ['validate']), '1 definition is valid');
    const again = words.filter((word) => word !== '--vendor');
    expectIn(run(at(name), pfconn, ['upgrade', ...again]), 'Nothing to do.');
    expectIn(run(at(name), pfconn, ['schema']), 'written');
  }
  expectIn(run(at('copied'), 'node', ['.github/actions/pfconn/dist/cli.js', 'validate']), '1 definition is valid');
}

/** The ways to have the action; a package that is no release has to be told a commit. */
function formsOf(isRelease: boolean): [name: string, words: string[]][] {
  const commit = ['--action', `example/pingfederate-connections@${'0'.repeat(40)}`];
  return [
    ['published', isRelease ? [] : commit],
    ['copied', ['--vendor']],
  ];
}

/** A value for each variable of a definition. */
function valuesFor(file: string): string {
  const names = new Set([...readFileSync(file, 'utf8').matchAll(/\$\{var:(\w+)\}/g)].map(([, name]) => name));
  return [...names].map((name) => `  ${name}: ${name === 'BASE_DN' ? 'dc=example,dc=com' : 'a-value'}\n`).join('');
}

function expectIn(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`"${part}" is missing in:\n${text}`);
}
