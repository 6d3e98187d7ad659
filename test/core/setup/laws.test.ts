import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { objectIn, objectsIn } from '../../../src/core/document/readers.ts';
import { environmentSteps, pullRequests } from '../../../src/core/setup/environment-steps.ts';
import { setupNotes } from '../../../src/core/setup/notes.ts';
import { joinedRules } from '../../../src/core/setup/rules.ts';
import { neededSecrets } from '../../../src/core/setup/secret-lines.ts';
import { namesOf, readServers } from '../../../src/core/setup/servers.ts';
import type { Standing, StandingEnvironment, Wanted } from '../../../src/core/setup/standing.ts';
import { listed } from '../../../src/core/setup/steps.ts';

/** A rule for a branch as somebody may have left it. */
const rule = fc.record(
  {
    type: fc.constantFrom(
      'deletion',
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
      'required_signatures',
    ),
    parameters: fc.record(
      {
        required_approving_review_count: fc.nat(6),
        require_code_owner_review: fc.boolean(),
        require_last_push_approval: fc.boolean(),
        required_review_thread_resolution: fc.boolean(),
        strict_required_status_checks_policy: fc.boolean(),
        required_status_checks: fc.array(fc.record({ context: fc.constantFrom('plan', 'validate', 'build') })),
        allowed_merge_methods: fc.constant(['squash']),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['type'] },
);
const found = fc.record(
  {
    id: fc.nat(),
    name: fc.constant('pingfederate'),
    enforcement: fc.constantFrom('active', 'disabled', 'evaluate'),
    rules: fc.uniqueArray(rule, { selector: ({ type }) => type }),
    bypass_actors: fc.array(fc.record({ actor_id: fc.nat() })),
    conditions: fc.record({
      ref_name: fc.record({
        include: fc.array(fc.constantFrom('~DEFAULT_BRANCH', '~ALL', 'refs/heads/release')),
        exclude: fc.array(fc.constantFrom('refs/heads/old')),
      }),
    }),
  },
  { requiredKeys: ['id', 'name'] },
) as unknown as fc.Arbitrary<JsonObject>;

test('what was set is there the next time, whoever is alone', () => {
  fc.assert(
    fc.property(found, fc.boolean(), (standing, alone) => {
      const sent = joinedRules(standing, alone);
      if (sent) expect(joinedRules({ ...standing, ...sent }, alone)).toBeUndefined();
    }),
  );
});

test('nothing that somebody asked for is loosened or lost', () => {
  fc.assert(
    fc.property(found, (standing) => {
      const sent = joinedRules(standing, false) ?? standing;
      for (const before of objectsIn(standing, 'rules')) {
        const after = objectsIn(sent, 'rules').find(({ type }) => type === before.type);
        const [was, is] = [objectIn(before, 'parameters') ?? {}, objectIn(after, 'parameters') ?? {}];
        for (const [name, value] of Object.entries(was)) {
          if (typeof value === 'boolean') expect(is[name] === true || value === false).toBe(true);
          else if (typeof value === 'number') expect(Number(is[name])).toBeGreaterThanOrEqual(value);
          else expect(is[name]).toEqual(expect.arrayContaining(value as unknown[]));
        }
        expect(after).toBeDefined();
      }
      expect(sent.bypass_actors ?? []).toEqual(standing.bypass_actors ?? []);
    }),
  );
});

test('rules that leave branches out may leave out the default one: they are made to hold for it', () => {
  const conditions = (include: string[], exclude: string[] = []) => ({ ref_name: { include, exclude } });
  const ofDefault = conditions(['~DEFAULT_BRANCH']);
  const sent = (standing: JsonObject) => joinedRules({ ...joinedRules(undefined, false), conditions: standing }, false);
  for (const held of [ofDefault, conditions(['~ALL']), conditions(['refs/heads/release', '~DEFAULT_BRANCH'])])
    expect(sent(held)).toBeUndefined();
  for (const other of [
    conditions(['~DEFAULT_BRANCH'], ['refs/heads/main']),
    conditions(['~ALL'], ['refs/heads/ma*']),
    conditions(['refs/heads/release']),
    {},
  ])
    expect(sent(other)?.conditions).toEqual(ofDefault);
});

test('whoever pushed last doesn’t approve by that, unless they are alone', () => {
  const review = (alone: boolean) =>
    objectIn(
      objectsIn(joinedRules(undefined, alone) ?? {}, 'rules').find(({ type }) => type === 'pull_request'),
      'parameters',
    );
  const asked = ['required_approving_review_count', 'require_code_owner_review', 'require_last_push_approval'];
  expect(asked.map((name) => review(false)?.[name])).toEqual([1, true, true]);
  expect(asked.map((name) => review(true)?.[name])).toEqual([0, false, false]);
});

const environment = (name: string, more: Partial<StandingEnvironment> = {}): [string, StandingEnvironment] => [
  name.toLowerCase(),
  {
    name,
    isBound: true,
    refs: ['main'],
    waitTimer: undefined,
    reviewers: [],
    preventsSelfReview: false,
    variables: new Map(),
    secrets: new Set(),
    ...more,
  },
];
const standing = (...environments: [string, StandingEnvironment][]): Standing => ({
  repository: 'acme/identity',
  defaultBranch: 'main',
  isPrivate: false,
  plan: undefined,
  writers: 3,
  environments: new Map(environments),
  variables: new Map(),
  rules: undefined,
});
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  servers: [{ environment: 'production', address: 'https://pf.example' }],
  reviewers: [],
  auditor: undefined,
  writer: undefined,
  directory: { servers: new Map(), bindDn: undefined },
  runner: undefined,
  alone: false,
  ...more,
});
const folder = { environments: ['production'], hasOwners: true };
const [plan, approval, write, preview] = namesOf('production');

test('whoever else may use an environment is told: pull requests may use the one that only reads', () => {
  const told = (name: string, ...refs: string[]) =>
    setupNotes(standing(environment(name, { refs: ['main', ...refs] })), wanted(), folder).filter(({ says }) =>
      says.includes('may also be used by'),
    ).length;
  expect([told(plan), told(plan, pullRequests), told(plan, 'release')]).toEqual([0, 0, 1]);
  for (const name of [approval, write, preview])
    expect([told(name), told(name, pullRequests), told(name, 'release')]).toEqual([0, 1, 1]);
});

test('whoever reads the directory is named where the apply counts and where the preview does', () => {
  const named = { variables: new Map([['PF_DIRECTORY_BIND_DN', 'cn=reader']]) };
  const told = (found: Standing, bindDn?: string) =>
    setupNotes(
      found,
      wanted({ directory: { servers: new Map([['production', 'ldaps://dc1']]), bindDn } }),
      folder,
    ).filter(({ says }) => says.includes('nobody is named who reads the directory')).length;
  expect(told(standing())).toBe(1);
  expect(told(standing(environment(write, named)))).toBe(1);
  expect(told(standing(environment(preview, named)))).toBe(1);
  expect(told(standing(environment(write, named), environment(preview, named)))).toBe(0);
  expect(told(standing(), 'cn=reader')).toBe(0);
});

test('an environment that asks for approval is never made to go on without', () => {
  const reviewers = [{ type: 'User' as const, id: 7, name: 'amelia' }];
  const bodies = (found: Standing, more: Partial<Wanted> = {}) =>
    environmentSteps(found, wanted(more))
      .filter(({ group, attempts: [first] }) => group === approval && first.method === 'PUT')
      .flatMap(({ attempts }) => attempts.map(({ body }) => objectsIn(body, 'reviewers').length));
  // Where GitHub takes no reviewers, a new one has to do without.
  expect(bodies(standing(), { reviewers })).toEqual([1, 1, 0]);
  expect(bodies(standing(environment(approval, { isBound: false, reviewers })))).toEqual([1]);
});

test('a secret is there under its name, which GitHub keeps in capitals', () => {
  const set = environment(write, { secrets: new Set(['PF_PASSWORD', 'ZOOM']) });
  const needed = neededSecrets(standing(set), wanted(), () => ['zoom', 'box']);
  expect(needed.map(({ name, isSet }) => [name, isSet])).toEqual([
    ['PF_PASSWORD', false],
    ['PF_PASSWORD', true],
    ['zoom', true],
    ['box', false],
  ]);
});

test('whatever is typed is read or refused, and no two environments of GitHub are one', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('a', 'A', 'a-plan', 'a-approval', 'production'));
  const address = fc.oneof(fc.string(), fc.constantFrom('https://a.example', 'https://b.example'));
  const word = fc.oneof(
    fc.string(),
    fc.tuple(name, address).map(([left, right]) => `${left}=${right}`),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      const read = readServers(words);
      if ('message' in read) {
        expect(read.hint).not.toBe('');
        return;
      }
      const all = read.flatMap(({ environment }) => namesOf(environment)).map((one) => one.toLowerCase());
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test('what isn’t a list of names has none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(listed(text).filter((one) => typeof one !== 'string')).toEqual([]);
    }),
  );
});
