import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toInputs } from '../../../src/arguments/to-inputs.ts';
import type { Run } from '../../../src/commands/command.ts';
import type { Inputs } from '../../../src/commands/inputs.ts';
import { setUp } from '../../../src/commands/setup/github.ts';
import type { Json } from '../../../src/core/document/json.ts';
import type { Gh } from '../../../src/edges/gh/gh.ts';
import { GhError } from '../../../src/edges/gh/gh-error.ts';
import { compiledFolder } from '../../shared-folder.ts';
import { pfconn, repository } from '../../terminal/run.ts';
import { ask, type Settings, settings } from './stand-in/github-settings.ts';

const one = ['production=https://pf.example.com:9999'];
const both = ['staging=https://staging.example.com:9999', ...one];

/** A repository with a definition for production and one for both. */
const files = {
  'connections/zoom.yaml':
    'kind: SpConnection\nid: zoom\nname: Zoom\noutboundProvision:\n  connector: zoom\n  targetSettings: { Client Secret: "${secret:ZOOM_CLIENT_SECRET}" }\n',
  'environments/production.yaml': 'variables: {}\n',
  'environments/staging.yaml': 'variables: {}\nexclude: [connections/zoom.yaml]\n',
};

function inProcess(state: Settings): Gh {
  const send: Gh['send'] = async (method, path, body) => {
    const { status, answer } = ask(state, method, path, body);
    if (status >= 300) throw new GhError(status, (answer as { message: string }).message);
    return structuredClone(answer) as Json;
  };
  return {
    send,
    get: (path) => send('GET', path).catch((error) => (error.status === 404 ? undefined : Promise.reject(error))),
  };
}

async function setup(state: Settings, more: Partial<Inputs> = {}, root = repository(files), gh = inProcess(state)) {
  const inputs = {
    ...toInputs({ command: 'setup', operands: ['github'], options: {}, variables: {}, where: 'cli' }),
    workingDirectory: root,
    servers: one,
    ...more,
  };
  const said: string[] = [];
  const run = {
    inputs,
    variables: {},
    progress: (line: string) => said.push(line),
    warn: () => {},
    learnSecret: () => {},
  } as unknown as Run;
  state.writes = [];
  const result = await setUp(run, gh);
  const text = result.text ?? '';
  // As it reads, however it is broken into lines.
  return { ...result, text, flat: text.replace(/\n {2,4}(?=\S)/g, ' '), said, writes: state.writes };
}

test('shows what it would do and does nothing', async () => {
  const { text, exitCode, writes } = await setup(settings());
  expect(exitCode).toBe(0);
  expect(writes).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "acme/identity (public)

    pingfederate-production-plan
      make it, bound to branches
      let main use it
      let pull requests (refs/pull/*/merge) use it
      set PF_ADMIN_URL to https://pf.example.com:9999
      set PF_USERNAME to auditor

    pingfederate-production-approval
      make it, bound to branches
      let main use it

    pingfederate-production
      make it, bound to branches
      let main use it
      set PF_ADMIN_URL to https://pf.example.com:9999
      set PF_USERNAME to pfconn

    Rules for main
      pull requests only, approved by a second person, with the check "validate"

    The repository
      set PF_ENVIRONMENTS to ["production"]; from then on the workflows run

    Nothing was changed. To do it, run this again with --yes.

    ! an apply begins as soon as a pull request is merged
      → to have somebody asked before: --reviewer LOGIN, or --reviewer ORGANISATION/TEAM

    Secrets that are still missing. Each line asks for the value:
      gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-production-plan
      gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-production
      gh secret set ZOOM_CLIENT_SECRET --repo acme/identity --env pingfederate-production"
  `);
});

test('where people are counted: an environment that only the default branch may use', async () => {
  const state = settings();
  const directoryServers = [{ store: 'production', url: 'ldaps://dc1.example.com' }];
  const first = await setup(state, { directoryServers, yes: true });
  expect(first.flat).toContain('nobody is named who reads the directory of production');
  const reader = 'cn=reader,ou=services,dc=example,dc=com';
  const { exitCode, text } = await setup(state, { directoryServers, directoryBindDn: reader, yes: true });
  expect(exitCode).toBe(0);
  expect(policies(state)).toMatchObject({ 'pingfederate-production-preview': ['main'] });
  const counting = { PF_DIRECTORY: 'ldaps://dc1.example.com', PF_DIRECTORY_BIND_DN: reader };
  expect(state.environments['pingfederate-production-preview'].variables).toMatchObject({
    ...counting,
    PF_USERNAME: 'auditor',
  });
  expect(state.environments['pingfederate-production'].variables).toMatchObject({ ...counting, PF_USERNAME: 'pfconn' });
  // A pull request's own run gets none of it.
  expect(JSON.stringify(state.environments['pingfederate-production-plan'].variables)).not.toContain('DIRECTORY');
  expect(JSON.stringify(state.variables)).not.toContain('DIRECTORY');
  for (const environment of ['pingfederate-production', 'pingfederate-production-preview'])
    expect(text).toContain(`gh secret set PF_DIRECTORY_PASSWORD --repo acme/identity --env ${environment}`);
  const again = await setup(state, { directoryServers, directoryBindDn: reader, yes: true });
  expect(again.writes).toEqual([]);
});

describe('a count waits for somebody else', () => {
  const counting = {
    directoryServers: [{ store: 'production', url: 'ldaps://dc1.example.com' }],
    directoryBindDn: 'cn=reader,dc=example,dc=com',
    yes: true,
  };
  const gateOf = ({ environments }: Settings) => environments['pingfederate-production-preview'].protection_rules[0];
  const alone = 'can have it counted alone';

  test.each(['public', 'enterprise'] as const)('%s: as an apply does', async (plan) => {
    const state = settings({ plan });
    const wanted = { ...counting, reviewer: ['amelia', 'acme/identity-admins'] };
    const { exitCode, flat } = await setup(state, wanted);
    expect(exitCode).toBe(0);
    expect(flat).not.toContain(alone);
    expect(gateOf(state)).toMatchObject({
      prevent_self_review: true,
      reviewers: [{ reviewer: { id: 4711 } }, { type: 'Team', reviewer: { id: 815 } }],
    });
    expect((await setup(state, wanted)).writes).toEqual([]);
  });

  test.each([
    ['public, and nobody is named', { plan: 'public' }, {}, '--reviewer LOGIN'],
    ['private on Team', { plan: 'team', tellsPlan: true }, { reviewer: ['amelia'] }, 'only GitHub Enterprise asks'],
    ['private, its plan isn’t told', { plan: 'team', tellsPlan: false }, { reviewer: ['amelia'] }, alone],
  ] as const)('%s: says what that leaves open', async (_, of, more, said) => {
    const { exitCode, flat } = await setup(settings(of), {
      ...counting,
      ...more,
      reviewer: [...('reviewer' in more ? more.reviewer : [])],
    });
    expect(exitCode).toBe(0);
    expect(flat).toContain(alone);
    expect(flat).toContain(said);
  });
});

test('a directory belongs to one of the servers, and is asked encrypted', async () => {
  for (const [store, url] of [
    [undefined, 'ldaps://dc1.example.com'],
    ['staging', 'ldaps://dc1.example.com'],
    ['production', 'ldap://dc1.example.com'],
  ] as const)
    await expect(setup(settings(), { directoryServers: [{ store, url }] })).rejects.toThrow(/none of|clear text/);
});

describe.each(['public', 'enterprise'] as const)('%s', (plan) => {
  test('sets up everything, and the second time there is nothing to do', async () => {
    const state = settings({ plan });
    const first = await setup(state, { servers: both, reviewer: ['amelia', 'acme/identity-admins'], yes: true });
    expect(first.exitCode).toBe(0);
    expect(first.text).toContain(`${first.writes.length} of ${first.writes.length} steps done.`);
    // The workflows wait for this one.
    expect(first.writes.at(-1)).toContain('{"name":"PF_ENVIRONMENTS","value":"[\\"staging\\",\\"production\\"]"}');
    expect(policies(state)).toEqual({
      'pingfederate-staging-plan': ['main', 'refs/pull/*/merge'],
      'pingfederate-staging-approval': ['main'],
      'pingfederate-staging': ['main'],
      'pingfederate-production-plan': ['main', 'refs/pull/*/merge'],
      'pingfederate-production-approval': ['main'],
      'pingfederate-production': ['main'],
    });
    const gate = state.environments['pingfederate-production-approval'].protection_rules[0];
    expect(gate).toMatchObject({
      prevent_self_review: true,
      reviewers: [{ reviewer: { id: 4711 } }, { type: 'Team', reviewer: { id: 815 } }],
    });
    expect(state.environments['pingfederate-staging'].variables).toEqual({
      PF_ADMIN_URL: 'https://staging.example.com:9999',
      PF_USERNAME: 'pfconn',
    });
    // None for the repository as a whole: an environment without one would fall back to it.
    expect(state.variables).toEqual({ PF_ENVIRONMENTS: '["staging","production"]' });

    const second = await setup(state, { servers: both, reviewer: ['amelia', 'acme/identity-admins'], yes: true });
    expect(second.writes).toEqual([]);
    expect(second.text).toContain('Everything is set up on GitHub. Nothing to do.');
  });
});

describe.each(['team', 'pro'] as const)('private on %s', (plan) => {
  test.each([true, false])(
    'has no reviewers, and everything else is set up (its plan is told: %s)',
    async (tellsPlan) => {
      const state = settings({ plan, tellsPlan });
      const { exitCode, text } = await setup(state, { reviewer: ['amelia'], yes: true });
      expect(exitCode).toBe(0);
      expect(text.replace(/\s+/g, ' ')).toMatch(/nobody is asked for approval/);
      expect(state.variables.PF_ENVIRONMENTS).toBe('["production"]');
      expect(state.rulesets).toHaveLength(1);
      const again = await setup(state, { yes: true });
      expect(again.writes).toEqual([]);
    },
  );

  test('where the plan is told, nothing is tried that it doesn’t have', async () => {
    const state = settings({ plan, tellsPlan: true });
    const { writes } = await setup(state, { reviewer: ['amelia'], yes: true });
    expect(writes.filter((line) => line.includes('reviewers'))).toEqual([]);
    expect((await setup(state, { reviewer: ['amelia'], yes: true })).writes).toEqual([]);
  });
});

describe('private on free', () => {
  test.each([true, false])('no account is set up, with the way on (its plan is told: %s)', async (tellsPlan) => {
    const state = settings({ plan: 'free', tellsPlan });
    const { exitCode, flat: text, failure } = await setup(state, { runner: 'identity', yes: true });
    expect(exitCode).toBe(1);
    expect(failure?.message).toBe('GitHub isn’t set up completely');
    expect(text.match(/every branch could/g)).toHaveLength(1);
    expect(text).not.toContain('gh secret set');
    expect(text).toContain('every branch could use the account that writes');
    expect(text).toContain(
      'GitHub Pro, Team or Enterprise has them; or review here, and plan and apply from your machine',
    );
    expect(text).toContain('no rules for branches');
    // The rest is done, and the workflows stay skipped.
    expect(state.variables).toEqual({ PF_RUNNER: 'identity' });
    expect(state.environments).toEqual({});
    const again = await setup(state, { runner: 'identity', yes: true });
    expect(again.writes.filter((line) => !line.includes('environments'))).toEqual([]);
  });
});

test('an Enterprise Server that doesn’t know “no self-review” still asks for approval', async () => {
  const state = settings({ plan: 'old-enterprise-server' });
  const { exitCode, text } = await setup(state, { reviewer: ['amelia'], yes: true });
  expect(exitCode).toBe(0);
  expect(text).toContain('whoever starts an apply may also approve it');
  expect(state.environments['pingfederate-production-approval'].protection_rules[0].reviewers).toHaveLength(1);
});

test('who works alone is asked for nobody else’s approval, and may take back an earlier one', async () => {
  const state = settings({ writers: ['amelia'] });
  const first = await setup(state, { reviewer: ['amelia'], yes: true });
  expect(first.text).toContain('only you may write here, so nobody could approve a pull request');
  const alone = await setup(state, { alone: true, reviewer: ['amelia'], yes: true });
  expect(alone.text).not.toContain('only you may write here');
  expect(state.rulesets[0].rules[2].parameters).toMatchObject({
    required_approving_review_count: 0,
    require_last_push_approval: false,
  });
  expect(state.environments['pingfederate-production-approval'].protection_rules[0].prevent_self_review).toBe(false);
  expect((await setup(state, { alone: true, reviewer: ['amelia'], yes: true })).writes).toEqual([]);
  // Somebody has joined.
  await setup(state, { reviewer: ['amelia'], yes: true });
  expect(state.rulesets[0].rules[2].parameters.required_approving_review_count).toBe(1);
  expect(state.environments['pingfederate-production-approval'].protection_rules[0].prevent_self_review).toBe(true);
});

test('what somebody added or tightened stays', async () => {
  const state = settings();
  await setup(state, { yes: true });
  state.rulesets[0].rules.push({ type: 'required_signatures' });
  state.rulesets[0].rules[2].parameters.required_approving_review_count = 2;
  state.rulesets[0].rules[3].parameters.required_status_checks.push({ context: 'plan' });
  state.rulesets[0].bypass_actors = [{ actor_id: 1, actor_type: 'Team', bypass_mode: 'always' }];
  const production = state.environments['pingfederate-production'];
  production.policies.push({ name: 'release/*' });
  production.variables.PF_USERNAME = 'svc-pfconn';
  const kept = await setup(state, { yes: true });
  expect(kept.writes).toEqual([]);
  expect(kept.text).toContain('pingfederate-production may also be used by release/*');
  // What was loosened is tightened again, and nothing else is touched.
  state.rulesets[0].rules = state.rulesets[0].rules.filter(({ type }: { type: string }) => type !== 'deletion');
  await setup(state, { yes: true });
  expect(state.rulesets[0].rules.map(({ type }: { type: string }) => type).sort()).toEqual([
    'deletion',
    'non_fast_forward',
    'pull_request',
    'required_signatures',
    'required_status_checks',
  ]);
  expect(
    state.rulesets[0].rules.find(({ type }: { type: string }) => type === 'pull_request').parameters
      .required_approving_review_count,
  ).toBe(2);
  expect(state.rulesets[0].bypass_actors).toHaveLength(1);
});

test('a wait timer and reviewers that are there are sent along when the environment changes', async () => {
  const state = settings();
  state.environments['pingfederate-production-approval'] = {
    name: 'Pingfederate-Production-Approval',
    deployment_branch_policy: null,
    protection_rules: [
      { type: 'wait_timer', wait_timer: 30 },
      {
        type: 'required_reviewers',
        prevent_self_review: true,
        reviewers: [{ type: 'User', reviewer: { id: 1, login: 'bruno' } }],
      },
    ],
    policies: [],
    variables: {},
    secrets: [],
  };
  await setup(state, { reviewer: ['amelia'], yes: true });
  const rules = state.environments['pingfederate-production-approval'].protection_rules;
  expect(rules).toContainEqual({ type: 'wait_timer', wait_timer: 30 });
  expect(rules[0].reviewers.map(({ reviewer }: { reviewer: { id: number } }) => reviewer.id)).toEqual([1, 4711]);
});

test('a gate that is there is never opened because GitHub refuses a reviewer', async () => {
  const state = settings();
  await setup(state, { reviewer: ['amelia'], yes: true });
  state.refuse = {
    'repos/acme/identity/environments/pingfederate-production-approval': [422, 'Reviewers must have read access.'],
  };
  const { exitCode, flat } = await setup(state, { reviewer: ['amelia', 'acme/strangers'], yes: true });
  expect(exitCode).toBe(1);
  expect(flat).toContain('(GitHub: Reviewers must have read access.)');
  expect(state.writes.every((line) => line.includes('"reviewers":'))).toBe(true);
  expect(state.environments['pingfederate-production-approval'].protection_rules[0].reviewers).toHaveLength(1);
});

test('names each secret that the definitions use, for the environment that applies them', async () => {
  const state = settings();
  await setup(state, { servers: both, yes: true });
  state.environments['pingfederate-production-plan'].secrets.push('PF_PASSWORD');
  const { text } = await setup(state, { servers: both });
  expect(text.slice(text.indexOf('Secrets that'))).toBe(
    [
      'Secrets that are still missing. Each line asks for the value:',
      '  gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-staging-plan',
      '  gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-staging',
      '  gh secret set PF_PASSWORD --repo acme/identity --env pingfederate-production',
      '  gh secret set ZOOM_CLIENT_SECRET --repo acme/identity --env pingfederate-production',
      '',
      'Set already: PF_PASSWORD in pingfederate-production-plan',
    ].join('\n'),
  );
});

test('a second server joins the first; one that reaches the same server doesn’t', async () => {
  const state = settings();
  await setup(state, { yes: true });
  await expect(setup(state, { servers: ['staging=https://PF.example.com.:9999/'], yes: true })).rejects.toThrow(
    'production and staging would reach the same server',
  );
  await setup(state, { servers: both.slice(0, 1), yes: true });
  expect(state.variables.PF_ENVIRONMENTS).toBe('["production","staging"]');
  await setup(state, { servers: both, yes: true });
  expect(state.variables.PF_ENVIRONMENTS).toBe('["staging","production"]');
});

test('an address that changed is changed, with the former one shown', async () => {
  const state = settings();
  await setup(state, { yes: true });
  const { text, writes } = await setup(state, { servers: ['production=https://new.example.com:9999'], yes: true });
  expect(text).toContain('set PF_ADMIN_URL to https://new.example.com:9999 (it is https://pf.example.com:9999)');
  expect(writes).toHaveLength(2);
});

test('what GitHub refuses stops what needs it, is said with the way on, and can be done later', async () => {
  const path = 'repos/acme/identity/environments/pingfederate-staging';
  const state = settings({ refuse: { [path]: [403, 'Must have admin rights to Repository.'] } });
  const { exitCode, flat: text } = await setup(state, { servers: both, yes: true });
  expect(exitCode).toBe(1);
  expect(text).toContain(
    '✗ not done: pingfederate-staging: make it, bound to branches (GitHub: Must have admin rights to Repository.)',
  );
  expect(text).toContain('→ an administrator of the repository has to do this');
  expect(state.variables.PF_ENVIRONMENTS).toBeUndefined();
  expect(state.environments['pingfederate-production'].variables.PF_USERNAME).toBe('pfconn');
  state.refuse = {};
  expect((await setup(state, { servers: both, yes: true })).exitCode).toBe(0);
  expect(state.variables.PF_ENVIRONMENTS).toBe('["staging","production"]');
});

test('a connection that breaks off is said with what was done, and the next run goes on', async () => {
  const state = settings();
  let left = 4;
  const gh = inProcess(state);
  const send: Gh['send'] = (method, path, body) => {
    if (method !== 'GET' && left-- <= 0) return Promise.reject(new GhError(0, 'the GitHub CLI failed: no route'));
    return gh.send(method, path, body);
  };
  const broken = await setup(state, { yes: true }, repository(files), { ...gh, send });
  expect(broken.exitCode).toBe(1);
  expect(broken.flat).toContain('4 of 13 steps done.');
  expect(broken.flat).toContain('(the GitHub CLI failed: no route) → run this again: it goes on where it stopped');
  expect(state.variables).toEqual({});
  const next = await setup(state, { yes: true });
  expect([next.exitCode, next.writes.length]).toEqual([0, 9]);
});

test('more than thirty variables of a repository are all seen', async () => {
  const variables = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`V${index}`, 'x']));
  const state = settings({ variables });
  await setup(state, { runner: 'identity', yes: true });
  const { writes } = await setup(state, { runner: 'identity', yes: true });
  expect(writes).toEqual([]);
});

test.each([
  [[], 'say which servers there are'],
  [['production'], '--server is "production"'],
  [['https://pf.example.com:9999/?a=b'], '--server is "https://pf.example.com:9999/?a=b"'],
  [['prod uction=https://pf.example.com'], `"prod uction" can't be the name of an environment`],
  [['../x=https://pf.example.com'], `"../x" can't be the name`],
  [[`${'a'.repeat(240)}=https://pf.example.com`], '240 characters long'],
  [['production=pf.example.com'], '"pf.example.com" is no address'],
  [['production=http://pf.example.com:9999'], 'must begin with https://'],
  [['production=https://me:secret@pf.example.com'], 'holds a user name or password'],
  [['production=https://pf.example.com?x=1'], 'holds a query'],
  [['a=https://pf.example.com', 'a=https://other.example.com'], 'a is named twice'],
  [['a=https://pf.example.com', 'A=https://other.example.com'], 'a and A would share the environment pingfederate-A'],
  [['a=https://pf.example.com', 'a-plan=https://other.example.com'], 'would share the environment pingfederate-a-plan'],
  [['a=https://gateway.example.com/x', 'b=https://gateway.example.com:443/x/'], 'a and b would reach the same server'],
])('%j is refused before GitHub is asked', async (servers, why) => {
  const state = settings();
  const asked: string[] = [];
  const run = {
    inputs: { ...toInputs({ command: 'setup', operands: [], options: {}, variables: {}, where: 'cli' }), servers },
    variables: {},
  } as unknown as Run;
  const gh = inProcess(state);
  const get: Gh['get'] = (path) => {
    asked.push(path);
    return gh.get(path);
  };
  await expect(setUp(run, { ...gh, get })).rejects.toThrow(why);
  expect(asked).toEqual([]);
});

test('servers behind one gateway are told apart by their path', async () => {
  const { exitCode } = await setup(settings(), {
    servers: ['staging=https://gateway.example.com/staging', 'production=https://gateway.example.com/production'],
  });
  expect(exitCode).toBe(0);
});

test.each<[Partial<Settings>, Partial<Inputs>, string]>([
  [{ isAdministrator: false }, {}, 'you are no administrator of acme/identity'],
  [{}, { repository: 'acme/nothing' }, 'GitHub shows no acme/nothing'],
  [{}, { repository: 'identity' }, '--repository is "identity"'],
  [{}, { reviewer: ['nobody'] }, 'GitHub knows no account nobody'],
  [{}, { reviewer: ['../../user'] }, 'GitHub knows no team ../../user'],
])('%j %j stops before anything is changed', async (state, inputs, why) => {
  const standing = settings(state);
  await expect(setup(standing, { ...inputs, yes: true })).rejects.toThrow(why);
  expect(standing.writes).toEqual([]);
});

/** With a program called `gh`, as a person has it. */
describe('the GitHub CLI', () => {
  function withGh(script: string): Record<string, string> {
    const folder = repository({});
    writeFileSync(join(folder, 'gh'), script);
    chmodSync(join(folder, 'gh'), 0o755);
    return { PATH: [folder, '/usr/bin', '/bin'].join(delimiter) };
  }
  const failing = (text: string, code = 1) => `#!/bin/sh\ncat >/dev/null\necho '${text}' >&2\nexit ${code}\n`;
  const line = 'setup github --server production=https://pf.example.com:9999';

  test('does the whole set-up, once', async () => {
    const root = repository(files);
    const file = join(repository({}), 'settings.json');
    writeFileSync(file, JSON.stringify(settings()));
    const script = resolve(import.meta.dirname, 'stand-in/gh.ts');
    const kept = `export NODE_COMPILE_CACHE='${compiledFolder()}'`;
    const gh = `#!/bin/sh\n${kept}\nexec '${process.execPath}' '${script}' "$@"\n`;
    const variables = { ...withGh(gh), SETTINGS: file };
    const first = await pfconn(root, `${line} --yes`, variables);
    expect(first.err).not.toContain('Error');
    expect(first.exitCode).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).variables).toEqual({ PF_ENVIRONMENTS: '["production"]' });
    const second = await pfconn(root, line, variables);
    expect(second.out).toContain('Everything is set up on GitHub. Nothing to do.');
  });

  test.each([
    ['missing', undefined, /the GitHub CLI \(gh\) is missing[\s\S]*https:\/\/cli\.github\.com/],
    [
      'not signed in',
      failing(
        'To get started with GitHub CLI, please run:  gh auth login\nAlternatively, populate the GH_TOKEN environment variable',
        4,
      ),
      /isn’t signed in[\s\S]*gh auth login/,
    ],
    [
      'in no git repository',
      failing(
        'unable to expand placeholder in path: failed to run git: fatal: not a git repository (or any of the parent directories): .git',
      ),
      /is no git repository[\s\S]*--repository OWNER\/NAME/,
    ],
    [
      'without a remote',
      failing('unable to expand placeholder in path: no git remotes found'),
      /has no remote on GitHub[\s\S]*gh repo create/,
    ],
    [
      'with a remote elsewhere',
      failing(
        'unable to expand placeholder in path: none of the git remotes configured for this repository point to a known GitHub host. To tell gh about a new GitHub host, please use `gh auth login`',
      ),
      /has no remote on GitHub/,
    ],
    ['out of reach', failing('error connecting to api.github.com'), /the GitHub CLI failed: error connecting/],
    ['refused', failing('gh: Bad credentials (HTTP 401)'), /Bad credentials/],
    ['printing something else', '#!/bin/sh\ncat >/dev/null\necho hello\n', /isn’t JSON/],
  ])('%s', async (_what, script, said) => {
    const variables = script === undefined ? { PATH: '/nowhere' } : withGh(script);
    const { exitCode, err, out } = await pfconn(repository(files), line, variables);
    expect(exitCode).toBe(1);
    expect(err).toMatch(said);
    expect(out).toBe('');
  });

  test('what a person types is no shell’s syntax', async () => {
    const marker = join(repository({}), 'ran');
    const root = repository(files);
    mkdirSync(join(root, 'sub'));
    const { err } = await pfconn(
      root,
      `${line} --reviewer $(touch\${IFS}${marker})`,
      withGh(failing('gh: Not Found (HTTP 404)')),
    );
    expect(err).not.toBe('');
    expect(() => readFileSync(marker)).toThrow();
  });
});

function policies(state: Settings): Record<string, string[]> {
  return Object.fromEntries(
    Object.values(state.environments).map(({ name, policies }) => [
      name,
      policies.map((one: { name: string }) => one.name),
    ]),
  );
}
