import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleAction } from '../action/stand-ins/bundle.ts';
import { meanExamples } from '../examples-as-meant.ts';

const home = resolve(import.meta.dirname, '../..');

/**
 * - `whole`: a copy of this project, which uses the action that it carries
 * - `published`: what `pfconn init` makes, with the action pinned to a release's commit
 * - `copied`: the same with the action inside
 */
export const forms = ['whole', 'published', 'copied'] as const;
export type Form = (typeof forms)[number];

/** The release that a published action is taken from: a repository on this machine stands in for it. */
const release = { repository: 'acme/pfconn', commit: 'ab'.repeat(20), version: '0.1.0' };

export interface Repository {
  folder: string;
  /** The commit that it is at. */
  sha: string;
  /** What act is told, so that it finds a published action. */
  actWords: string[];
  remove(): void;
}

/** What somebody has once they began, with the examples as definitions that they mean, committed. */
export async function makeRepository(form: Form): Promise<Repository> {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const action = await releasedAction();
  if (form === 'whole') copyTheProject(folder, action);
  else init(folder, action, form);
  putExamplesIn(folder);
  const workflows = join(folder, '.github/workflows');
  for (const name of readdirSync(workflows)) {
    const path = join(workflows, name);
    writeFileSync(path, knownToAct(readFileSync(path, 'utf8')));
  }
  return {
    folder,
    sha: commit(folder),
    actWords: form === 'published' ? ['--local-repository', `${release.repository}@${release.commit}=${action}`] : [],
    remove() {
      for (const path of [folder, action]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The action as a release has it: it knows which commit it is. */
async function releasedAction(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  cpSync(join(home, 'action.yml'), join(folder, 'action.yml'));
  cpSync(join(await bundleAction(), '..'), join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist/release.json'), JSON.stringify(release));
  return folder;
}

function copyTheProject(folder: string, action: string): void {
  for (const path of ['schemas', '.github']) cpSync(join(home, path), join(folder, path), { recursive: true });
  for (const path of ['action.yml', 'dist']) cpSync(join(action, path), join(folder, path), { recursive: true });
}

/** By the command line of the release, as a person would. */
function init(folder: string, action: string, form: Form): void {
  const node = join(home, 'node_modules/.bin/node');
  const words = ['init', ...(form === 'copied' ? ['--vendor'] : [])];
  execFileSync(node, [join(action, 'dist/cli.js'), ...words], { cwd: folder });
}

/** With the line that hands on the secret that one of them names. */
function putExamplesIn(folder: string): void {
  for (const path of ['connections', 'environments']) cpSync(join(home, path), join(folder, path), { recursive: true });
  meanExamples(folder);
  for (const name of ['apply.yml', 'rotate.yml']) {
    const path = join(folder, '.github/workflows', name);
    const text = readFileSync(path, 'utf8').replace(/^( +)# env:\n +# {3}(ZOOM_CLIENT_SECRET: .*)$/m, '$1env:\n$1  $2');
    writeFileSync(path, text);
  }
}

function commit(folder: string): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://github.com/acme/identity.git');
  git('add', '-A');
  git('-c', 'user.name=amelia', '-c', 'user.email=amelia@example.com', 'commit', '-q', '-m', 'First files');
  return git('rev-parse', 'HEAD');
}

/** Without what act doesn't know, and without the second checkout, which it would fetch from GitHub. */
function knownToAct(text: string): string {
  return (
    text
      .replace(/^ +queue: max\n/gm, '')
      .replace(/^ +deployment: false\n/gm, '')
      .replace(/uses: \$\//g, 'uses: ./')
      // Kept only where the repository asks for it, and fetched from GitHub even then.
      .replace(/ {6}- uses: actions\/upload-artifact@[\s\S]*?(?=\n {6}- |$(?![\s\S]))/, '')
      .replace(
        / {6}- uses: actions\/checkout@\S+ # \S+\n {8}with:\n {10}ref:[\s\S]*?sparse-checkout: \|\n((?: {12}\S+\n)+)[\s\S]*?(?= {6}- uses: )/,
        (_, paths: string) =>
          `      - run: for path in ${paths.trim().split(/\s+/).join(' ')}; do mkdir -p ".pfconn-action/$(dirname "$path")"; cp -r "$path" ".pfconn-action/$path"; done\n`,
      )
  );
}
