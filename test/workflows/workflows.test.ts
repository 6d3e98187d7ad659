import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { repositoryFiles } from '../../src/core/repository/repository-files.ts';
import { validate } from './language-service.ts';

/**
 * This repository's workflows, and those of every kind of repository that is made from the template: GitHub's own parser
 * accepts them, and they keep the rules of docs/threat-model.md.
 */

const folder = join(import.meta.dirname, '../../.github/workflows');
const own = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const commit = '0123456789abcdef0123456789abcdef01234567';
const published = { kind: 'published', repository: 'acme/pingfederate-connections', commit, version: '1.2.3' } as const;
const vendored = { kind: 'vendored', version: '1.2.3' } as const;
const made = [
  { form: 'published', files: repositoryFiles({ action: published, enterpriseServer: false }) },
  { form: 'vendored', files: repositoryFiles({ action: vendored, enterpriseServer: false }) },
  { form: 'published, Enterprise Server', files: repositoryFiles({ action: published, enterpriseServer: true }) },
  { form: 'vendored, Enterprise Server', files: repositoryFiles({ action: vendored, enterpriseServer: true }) },
].flatMap(({ form, files }) =>
  files
    .filter(({ path }) => path.startsWith('.github/workflows/'))
    .map(({ path, text }) => ({ name: `${form}: ${basename(path)}`, text })),
);
/** What the documentation adds to a workflow: the first block of a page that begins with such a line. */
const documented = [
  ['docs/github-setup.md', '  publish-inventory:', 'drift.yml'],
  ['docs/policy.md', '      # The rules are the default branch', 'plan.yml'],
].map(([page = '', start = '', name = '']) => {
  const blocks = readFileSync(join(import.meta.dirname, '../..', page), 'utf8').split(/^```(?:yaml)?\n/m);
  const block = blocks.find((text) => text.startsWith(start));
  const standing = own.find((one) => one.name === name)?.text;
  return { name: `${page}, in ${name}`, text: `${standing}${block}` };
});
const workflows = [...own, ...made, ...documented];
/** Those that a copy of this repository needs for its connections. */
const ofConnections = own.filter(({ name }) => !['ci.yml', 'release.yml'].includes(name));
const action = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8'));

/** The inputs that the template may give to other people's actions. */
const others: Record<string, object> = {
  checkout: {
    ref: {},
    path: {},
    'persist-credentials': {},
    'fetch-depth': {},
    'sparse-checkout': {},
    'sparse-checkout-cone-mode': {},
  },
  'upload-pages-artifact': { path: {} },
  'deploy-pages': {},
  'setup-node': { 'node-version': {}, 'package-manager-cache': {} },
  'attest-build-provenance': { 'subject-path': {} },
  'create-github-app-token': {
    'app-id': {},
    'private-key': {},
    owner: {},
    repositories: {},
    'permission-contents': {},
    'permission-workflows': {},
  },
  'upload-artifact': { name: {}, path: {}, 'if-no-files-found': {}, 'retention-days': {} },
  'download-artifact': { pattern: {}, name: {}, path: {}, 'run-id': {}, 'github-token': {} },
};

/** The action as a copy, in the forms that the template uses. */
const ownAction =
  /uses: (\$\/|\.\/(\.pfconn-action|\.pfconn-action\/\.github\/actions\/pfconn|\.github\/actions\/pfconn))$/gm;

let count = 0;

/** GitHub's language service, with our action.yml behind the name under which the text uses the action. */
async function problems(text: string): Promise<string[]> {
  const named = text.replace(ownAction, 'uses: acme/pingfederate-connections@v1');
  // Results are kept by address, so each text gets one of its own.
  const document = TextDocument.create(`file:///${count++}/.github/workflows/workflow.yml`, 'yaml', 1, named);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name }) =>
        owner === 'acme' ? action : { name, inputs: others[name], outputs: {}, runs: { using: 'node24' } },
    },
  });
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

describe.each(workflows)('$name', ({ text }) => {
  test('passes GitHub’s own parser', async () => {
    expect(await problems(text)).toEqual([]);
  });

  test('grants nothing at the top, and says beside each permission what it is for', () => {
    expect(parse(text).permissions).toEqual({});
    expect(undocumentedPermissions(text)).toEqual([]);
  });

  test('pins every action by commit, with its version beside it', () => {
    expect(loosePins(text)).toEqual([]);
  });

  test('leaves no token behind in the checkout', () => {
    expect(persistedCredentials(text)).toEqual([]);
  });

  test('runs no text from outside', () => {
    expect(injections(text)).toEqual([]);
  });

  test('is started by nothing that hands secrets to strangers', () => {
    expect(dangerousTriggers(text)).toEqual([]);
  });

  test('hands a credential to no job that runs what somebody other than the default branch’s reviewers let in', () => {
    expect(unguardedJobs(text)).toEqual([]);
  });

  test('gives every job a time limit, and no job all secrets', () => {
    expect(jobsOf(text).filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(text).not.toMatch(/toJSON\(secrets\)|fromJSON\(secrets|secrets: inherit/);
  });
});

test('the parser finds what is wrong, so that its silence means something', async () => {
  const broken = `on: push\npermissions: { contentz: read }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: $/\n        with: { comand: plan }\n`;
  expect((await problems(broken)).join('\n')).toMatch(/contentz[\s\S]*comand|comand[\s\S]*contentz/);
});

test('the rules find what they forbid', () => {
  expect(loosePins('      - uses: actions/checkout@v7\n')).toHaveLength(1);
  expect(injections('jobs: { a: { steps: [{ run: "echo ${{ github.head_ref }}" }] } }')).toHaveLength(1);
  expect(persistedCredentials('jobs: { a: { steps: [{ uses: "actions/checkout@x" }] } }')).toHaveLength(1);
  expect(dangerousTriggers('on: { pull_request_target: {} }')).toEqual(['pull_request_target']);
  expect(undocumentedPermissions('    permissions:\n      contents: read\n')).toEqual(['contents: read']);
});

test('a job that holds a credential and has no guard is found', () => {
  const job = (on: string, rest: string) => `on: ${on}\njobs:\n  a:\n    ${rest}\n    steps: []\n`;
  const open = [
    job('pull_request', 'environment: x'),
    job('{ push: {} }', 'environment: { name: x }'),
    job('[schedule, workflow_dispatch]', 'env: { A: "${{ secrets.A }}" }'),
    job('pull_request', 'permissions: { id-token: write }'),
    job('pull_request', 'permissions: write-all'),
    job('pull_request', 'secrets: inherit'),
    // A condition that another one may stand in for is none, and neither is the guard of another event.
    job('pull_request', `environment: x\n    if: ${pullGuards.join(' && ')} || true`),
    job('pull_request', `environment: x\n    if: ${pullGuards.slice(1).join(' && ')}`),
    job('pull_request', `environment: x\n    if: ${branchGuard}`),
    job('push', `environment: x\n    if: ${pullGuards.join(' && ')}`),
    job('issue_comment', `environment: x\n    if: ${branchGuard}`),
  ];
  for (const text of open) expect(unguardedJobs(text), text).toEqual(['a']);
  const closed = [
    job('pull_request', `environment: x\n    if: ${pullGuards.join(' && ')}`),
    job('push', `environment: x\n    if: vars.A != '' && ${branchGuard}`),
    job('issue_comment', 'permissions: { contents: read }'),
  ];
  for (const text of closed) expect(unguardedJobs(text), text).toEqual([]);
});

test('whoever holds credentials runs the default branch’s action, or the merged commit’s', () => {
  const plan = parse(readFileSync(join(folder, 'plan.yml'), 'utf8')).jobs.plan;
  const uses = plan.steps.map((step: { uses: string }) => step.uses.split('@')[0]);
  expect(uses).toEqual(['actions/checkout', 'actions/checkout', './.pfconn-action']);
  expect(plan.steps[1].with).toMatchObject({
    ref: '${{ github.event.pull_request.base.sha }}',
    path: '.pfconn-action',
  });
  expect(plan.environment).toMatchObject({ deployment: false });
  expect(plan.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
});

test('a directory’s account is in no run that a pull request starts', () => {
  const withDirectory = [...own, ...made].filter(({ text }) =>
    /directory|PF_DIRECTORY/i.test(text.replace(/#.*$/gm, '')),
  );
  expect([...new Set(withDirectory.map(({ name }) => name.replace(/^.*: /, '')))].sort()).toEqual([
    'apply.yml',
    'preview.yml',
  ]);
  for (const { name, text } of withDirectory)
    expect(
      triggersOf(text).filter((event) => !['push', 'workflow_dispatch'].includes(event)),
      name,
    ).toEqual([]);
});

test('a preview runs the default branch’s workflow and action, on the pull request’s files', () => {
  const stepsOf = (text: string) => parse(text).jobs.preview.steps as Job['steps'];
  const forms = [...own, ...made].filter(({ name }) => name.endsWith('preview.yml')).map(({ text }) => stepsOf(text));
  expect(forms).toHaveLength(5);
  for (const [files, ...rest] of forms) {
    expect(files).toMatchObject({ with: { ref: 'refs/pull/${{ inputs.pull-request }}/merge' } });
    const action = rest.at(-1)?.uses ?? '';
    const [checkout] = rest.slice(0, -1);
    // The copy that is checked out beside the files is the default branch's, whatever lies there in the pull request.
    if (action.startsWith('./'))
      expect(checkout?.with).toMatchObject({ ref: '${{ github.sha }}', path: '.pfconn-action' });
    else expect([action === '$/' || /@[0-9a-f]{40}$/.test(action), rest.length]).toEqual([true, 1]);
  }
});

test('where credentials are, nothing of the checkout is run', () => {
  const withCredentials = ofConnections.flatMap(({ text }) => jobsOf(text).filter(([, job]) => holdsCredential(job)));
  expect(withCredentials.map(([name]) => name).sort()).toEqual([
    'apply',
    ...['approve', 'approve', 'approve'],
    ...['drift', 'import'],
    ...['plan', 'plan', 'plan'],
    'preview',
    ...['restore', 'rotate'],
  ]);
  const runs = withCredentials.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));
  expect([...new Set(runs)]).toEqual(['echo "Approved."']);
});

test('a name that somebody types leads to an environment that is set up, or to none', () => {
  const typed = ofConnections.flatMap(({ text }) =>
    jobsOf(text).filter(([, { environment }]) => JSON.stringify(environment ?? '').includes('inputs.')),
  );
  expect(typed.map(([name]) => name)).toEqual([
    ...['import', 'preview', 'plan', 'approve', 'restore', 'plan', 'approve', 'rotate'],
  ]);
  const open = typed.filter(([, job]) => !job.if?.includes(`&& contains(${environmentsSetUp}, inputs.environment)`));
  expect(open).toEqual([]);
});

test('a release checks the files where no credential is, and uses what it packed where credentials are', () => {
  const release = own.find(({ name }) => name === 'release.yml')?.text ?? '';
  const jobs = jobsOf(release);
  expect(jobs.map(([name, job]) => [name, holdsCredential(job)])).toEqual([
    ['check', false],
    ['release', true],
    ['template', true],
  ]);
  const checkouts = jobs.filter(([, { steps }]) => steps.some(({ uses }) => uses?.startsWith('actions/checkout@')));
  expect(checkouts.map(([name]) => name)).toEqual(['check']);
  // What is released was built from the lock file alone.
  const nodes = jobs.flatMap(([, { steps }]) => steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@')));
  expect(nodes.map((step) => step.with?.['package-manager-cache'])).toEqual([false, false, false]);
  // The draft has its file before it is out: nothing can be added to a release afterwards.
  const order = ['- name: Tag', '--draft --verify-tag', 'npm publish', '--draft=false', 'force=true'];
  const places = order.map((text) => release.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('applies are serialised, none is dropped, and the gate holds neither lock nor secret', () => {
  const { approve, apply } = parse(readFileSync(join(folder, 'apply.yml'), 'utf8')).jobs;
  expect(apply.concurrency).toEqual({
    group: 'pingfederate-${{ matrix.environment }}',
    queue: 'max',
    'cancel-in-progress': false,
  });
  expect(apply.needs).toBe('approve');
  expect(approve).not.toHaveProperty('concurrency');
  expect(JSON.stringify(approve)).not.toContain('secrets.');
});

test('a fresh template is green: jobs that need a server are skipped without one', () => {
  const guarded = ['plan.yml', 'apply.yml', 'drift.yml'].map((name) => {
    const jobs = Object.values(parse(readFileSync(join(folder, name), 'utf8')).jobs) as {
      if?: string;
      needs?: string;
    }[];
    return jobs.every(
      (job) =>
        job.needs !== undefined || job.if?.includes("format('{0}{1}', vars.PF_ENVIRONMENTS, vars.PF_ADMIN_URL) != ''"),
    );
  });
  expect(guarded).toEqual([true, true, true]);
});

/** On a pull request: only into the default branch, only from this repository, not Dependabot's. */
const pullGuards = [
  'github.event.pull_request.base.ref == github.event.repository.default_branch',
  'github.event.pull_request.head.repo.full_name == github.repository',
  "github.event.pull_request.user.login != 'dependabot[bot]'",
];

/** On anything else: only on the default branch. */
const branchGuard = "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)";

const guardsOf: Record<string, string[]> = {
  pull_request: pullGuards,
  push: [branchGuard],
  schedule: [branchGuard],
  workflow_dispatch: [branchGuard],
};

/** Jobs that hold a credential and may start for what the default branch's rules never let in. */
function unguardedJobs(text: string): string[] {
  const events = triggersOf(text);
  return jobsOf(text)
    .filter(([, job]) => holdsCredential(job) && !events.every((event) => isGuarded(job, event)))
    .map(([name]) => name);
}

/** An environment or a secret, or a token that may write anything. */
function holdsCredential(job: Job): boolean {
  const { environment, secrets, permissions, ...rest } = job;
  const mayWrite = typeof permissions === 'string' ? permissions !== 'read-all' : isWriting(permissions);
  return environment !== undefined || secrets !== undefined || mayWrite || JSON.stringify(rest).includes('secrets');
}

function isWriting(permissions: Record<string, string> | undefined): boolean {
  return Object.values(permissions ?? {}).some((level) => level !== 'read' && level !== 'none');
}

const environmentsSetUp = `fromJSON(vars.PF_ENVIRONMENTS || '["production"]')`;

/** Every guard of the event is one of the conditions that must all hold. An event without guards is never safe. */
function isGuarded({ if: condition = '' }: Job, event: string): boolean {
  const guards = guardsOf[event];
  // The list of environments has a default; that is no second way in.
  if (!guards || condition.replaceAll(environmentsSetUp, '').includes('||')) return false;
  const held = condition.split('&&').map((part) => part.trim().replace(/\s+/g, ' '));
  return guards.every((guard) => held.includes(guard));
}

interface Job {
  if?: string;
  environment?: unknown;
  secrets?: unknown;
  permissions?: string | Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
  'timeout-minutes'?: number;
}

function jobsOf(text: string): [string, Job][] {
  return Object.entries(parse(text).jobs);
}

function loosePins(text: string): string[] {
  return [...text.replace(ownAction, '').matchAll(/^ +(?:- )?uses: (.+)$/gm)]
    .map(([, use = '']) => use)
    .filter((use) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use));
}

function injections(text: string): string[] {
  return jobsOf(text).flatMap(([, { steps }]) =>
    steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => String(run)),
  );
}

function persistedCredentials(text: string): unknown[] {
  return jobsOf(text)
    .flatMap(([, { steps }]) => steps)
    .filter(
      ({ uses, with: given }) => uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false,
    );
}

function dangerousTriggers(text: string): string[] {
  return triggersOf(text).filter((name) => ['pull_request_target', 'workflow_run', 'issue_comment'].includes(name));
}

function triggersOf(text: string): string[] {
  const { on } = parse(text);
  return typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
}

function undocumentedPermissions(text: string): string[] {
  const lines = [...text.matchAll(/^ +([a-z-]+: (?:read|write))( #.*)?$/gm)];
  return lines.filter(([, , comment]) => !comment).map(([, line = '']) => line);
}
