/**
 * This repository's workflows, and those of every kind of repository that is made from the template, looked at by
 * actionlint and zizmor, where they are at hand. actionlint is installed with Go, once.
 *
 *     node scripts/check-workflows.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ActionSource } from '../src/core/repository/action-source.ts';
import { repositoryFiles } from '../src/core/repository/repository-files.ts';

const actionlintVersion = 'v1.7.12';
/** What actionlint doesn't know yet: a queue of jobs, and the action of the repository itself. */
const notYetKnown = ['unexpected key "queue" for "concurrency" section', 'specifying action "\\$/" in invalid format'];
/** `uses: $/` is not for a copy below `.github`, nor for the checkout of another commit. */
const zizmorConfig = 'rules:\n  self-repository:\n    disable: true\n';

const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
const files = writeWorkflows();
const failed = [actionlint(), zizmor()].includes(false);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;

function writeWorkflows(): string[] {
  const published = { kind: 'published', repository: 'acme/pfconn', commit: 'a'.repeat(40), version: '1.2.3' } as const;
  const actions: ActionSource[] = [published, { kind: 'vendored', version: '1.2.3' }];
  const forms = actions.flatMap((action) =>
    [false, true].map((enterpriseServer) => ({
      name: `${action.kind}${enterpriseServer ? '-enterprise-server' : ''}`,
      files: repositoryFiles({ action, enterpriseServer }),
    })),
  );
  const own = readdirSync('.github/workflows').map((name) => ({
    path: `.github/workflows/${name}`,
    text: readFileSync(join('.github/workflows', name), 'utf8'),
  }));
  return [{ name: 'own', files: own }, ...forms].flatMap(({ name, files }) => {
    const place = join(folder, name, '.github/workflows');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(folder, name, 'zizmor.yml'), zizmorConfig);
    const workflows = files.filter(({ path }) => path.startsWith('.github/workflows/'));
    return workflows.map(({ path, text }) => {
      const file = join(place, basename(path));
      writeFileSync(file, text);
      return file;
    });
  });
}

function actionlint(): boolean {
  const program = found('actionlint', '-version') ?? installed();
  if (program === undefined) return skipped('actionlint', 'neither it nor Go is here');
  const ignored = notYetKnown.flatMap((text) => ['-ignore', text]);
  return ran(program, [...ignored, ...files]);
}

function installed(): string | undefined {
  const place = join(homedir(), '.cache', 'pfconn-actionlint');
  const program = join(place, 'actionlint');
  if (found(program, '-version')) return program;
  if (!found('go', 'version')) return undefined;
  console.log(`actionlint: installing ${actionlintVersion} with Go, once`);
  spawnSync('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@${actionlintVersion}`], {
    env: { ...process.env, GOBIN: place },
    stdio: 'inherit',
  });
  return found(program, '-version');
}

function zizmor(): boolean {
  const program = found('zizmor', '--version');
  if (program === undefined) return skipped('zizmor', 'pip install zizmor brings it');
  // Each folder by itself, so that each has its configuration.
  return readdirSync(folder)
    .map((name) =>
      ran(program, ['--offline', '--quiet', '--config', join(folder, name, 'zizmor.yml'), join(folder, name)]),
    )
    .every((isFine) => isFine);
}

function found(program: string, word: string): string | undefined {
  return spawnSync(program, [word]).status === 0 ? program : undefined;
}

function skipped(name: string, why: string): true {
  console.log(`${name}: skipped, ${why}.`);
  return true;
}

function ran(program: string, words: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  console.log(`${basename(program)}: ${status === 0 ? 'nothing to say' : `\n${stdout}${stderr}`}`);
  return status === 0;
}
