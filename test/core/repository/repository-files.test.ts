import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { definable, schemaPathOf } from '../../../src/core/kinds.ts';
import { type ActionSource, parseAction } from '../../../src/core/repository/action-source.ts';
import { fillTemplate } from '../../../src/core/repository/fill-template.ts';
import { repositoryFiles } from '../../../src/core/repository/repository-files.ts';
import { isExample, isOfTool } from '../../../src/core/repository/tool-paths.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const published: ActionSource = { kind: 'published', repository: 'acme/pfconn', commit, version: '1.2.3' };
const vendored: ActionSource = { kind: 'vendored', version: '1.2.3' };

function filesOf(action: ActionSource, enterpriseServer = false): Map<string, string> {
  const files = repositoryFiles({ action, enterpriseServer, home: 'https://github.com/acme/pfconn' });
  return new Map(files.map(({ path, text }) => [path, text]));
}

function workflow(files: Map<string, string>, name: string) {
  return parse(files.get(`.github/workflows/${name}.yml`) as string);
}

test('a configuration repository has these files, and no example', () => {
  expect([...filesOf(published).keys()].filter((path) => !path.startsWith('.github/workflows/'))).toEqual([
    '.gitattributes',
    '.github/CODEOWNERS',
    '.github/dependabot.yml',
    '.gitignore',
    '.vscode/extensions.json',
    '.vscode/settings.json',
    'README.md',
    'connections/README.md',
    'environments/production.yaml',
  ]);
  expect([...filesOf(published).keys()]).toEqual(
    expect.arrayContaining(['apply', 'drift', 'plan', 'validate'].map((name) => `.github/workflows/${name}.yml`)),
  );
});

describe('every form', () => {
  const forms = [filesOf(published), filesOf(vendored), filesOf(published, true), filesOf(vendored, true)];

  test('has every place of the template filled', () => {
    const texts = forms.flatMap((files) => [...files.values()]);
    expect(texts.filter((text) => /(?<!\$)\{\{/.test(text))).toEqual([]);
  });

  test('says which dependencies Dependabot looks after: actions, and nothing that an install would bring', () => {
    for (const files of forms) {
      const { updates } = parse(files.get('.github/dependabot.yml') as string);
      expect(updates.map((each: Record<string, unknown>) => each['package-ecosystem'])).toEqual(['github-actions']);
    }
  });
});

test('a published action is pinned by commit, with the version that Dependabot goes by, and isn’t checked out', () => {
  const files = filesOf(published);
  for (const name of ['validate', 'plan', 'apply', 'drift'])
    expect(files.get(`.github/workflows/${name}.yml`)).toContain(`uses: acme/pfconn@${commit} # v1.2.3\n`);
  expect(files.get('.github/workflows/plan.yml')).not.toContain('.pfconn-action');
});

test('a copy among a pull request’s files never gets its credentials', () => {
  const { steps } = workflow(filesOf(vendored), 'plan').jobs.plan;
  expect(steps.map(({ uses }: { uses: string }) => uses.split('@')[0])).toEqual([
    'actions/checkout',
    'actions/checkout',
    './.pfconn-action/.github/actions/pfconn',
  ]);
  expect(steps[1].with).toMatchObject({ ref: '${{ github.event.pull_request.base.sha }}', path: '.pfconn-action' });
});

test('a copied action is committed whatever somebody’s own git leaves out, and nothing of it stands elsewhere', () => {
  expect(filesOf(vendored).get('.gitignore')).toMatch(/^!\/\.github\/actions\/pfconn\/dist\/$/m);
  for (const text of filesOf(published).values()) expect(text).not.toContain('.github/actions/pfconn');
});

test('an Enterprise Server gets nothing that it doesn’t know, and its drift never pushes an apply out of the queue', () => {
  const files = filesOf(published, true);
  for (const text of files.values()) expect(text).not.toMatch(/queue: max|deployment: false/);
  const [apply, drift] = [workflow(files, 'apply').jobs.apply, workflow(files, 'drift').jobs.drift];
  expect(apply.concurrency.group).not.toBe(drift.concurrency.group);
  expect(drift.concurrency.group).toBe('pingfederate-drift-${{ matrix.environment }}');
});

test('the plan proves itself in every form, and only the default branch holds a credential', () => {
  for (const files of [filesOf(published), filesOf(vendored), filesOf(published, true)]) {
    const { plan } = workflow(files, 'plan').jobs;
    expect(plan.permissions['id-token']).toBe('write');
    const { apply } = workflow(files, 'apply').jobs;
    expect(apply.if).toContain("github.ref == format('refs/heads/{0}', github.event.repository.default_branch)");
  }
});

test('several environments have a file each, and every workflow works for them in this order', () => {
  const files = repositoryFiles({ action: published, enterpriseServer: false, environments: ['staging', 'live'] });
  const paths = files.map(({ path }) => path).filter((path) => path.startsWith('environments/'));
  expect(paths).toEqual(['environments/live.yaml', 'environments/staging.yaml']);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  expect(workflow(texts, 'apply').jobs.apply.strategy.matrix.environment).toBe(
    `\${{ fromJSON(vars.PF_ENVIRONMENTS || '["staging","live"]') }}`,
  );
  for (const [path, text] of texts)
    if (!path.startsWith('.github/CODEOWNERS')) expect(text, path).not.toMatch(/"production"|environment production/);
});

test('a place that nothing fills is a mistake of ours', () => {
  const options = { action: published, enterpriseServer: false };
  expect(() => fillTemplate('uses: {{acton}}', options)).toThrow('{{acton}}');
  expect(fillTemplate('${{ matrix.environment }}', options)).toBe('${{ matrix.environment }}');
});

test('an action is named by all of its commit', () => {
  expect(parseAction(`acme/pfconn@${commit}`)).toEqual({ repository: 'acme/pfconn', commit });
  for (const text of [
    'acme/pfconn@v1',
    `acme/pfconn@${commit.slice(1)}`,
    `pfconn@${commit}`,
    `acme/pfconn/sub@${commit}`,
    '',
  ])
    expect(parseAction(text), text).toBeUndefined();
});

test('every file of this project is the tool’s, an example, or one that a configuration repository has', () => {
  const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const made = new Set([
    ...filesOf(published).keys(),
    ...definable.map(schemaPathOf),
    'schemas/environment.schema.json',
  ]);
  const others = tracked.filter((path) => !isOfTool(path) && !isExample(path) && !made.has(path));
  expect(others, 'name it in src/core/repository/tool-paths.ts').toEqual([]);
});
