import type { JsonObject } from '../../../../src/core/document/json.ts';

/**
 * GitHub's settings of one repository, by plan. What it refuses, and how, is taken from GitHub's documentation of
 * environments and from reports of its answers (backstage#28977, terraform-provider-github#1262, safe-settings#628).
 */
type Plan = 'public' | 'enterprise' | 'team' | 'pro' | 'free' | 'old-enterprise-server';

export interface Settings {
  plan: Plan;
  /** Whether the owner's plan is told. */
  tellsPlan: boolean;
  isAdministrator: boolean;
  writers: string[];
  // biome-ignore lint/suspicious/noExplicitAny: documents as GitHub keeps them
  environments: Record<string, any>;
  variables: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: documents as GitHub keeps them
  rulesets: any[];
  /** Every request that isn't a GET. */
  writes: string[];
  /** Paths whose writes are refused, and how. */
  refuse: Record<string, [status: number, message: string]>;
}

export const repository = 'acme/identity';

export function settings(more: Partial<Settings> = {}): Settings {
  return {
    plan: 'public',
    tellsPlan: false,
    isAdministrator: true,
    writers: ['amelia', 'bruno'],
    environments: {},
    variables: {},
    rulesets: [],
    writes: [],
    refuse: {},
    ...more,
  };
}

export interface Answer {
  status: number;
  answer: unknown;
}

const ok = (answer: unknown = {}, status = 200): Answer => ({ status, answer });
const no = (status: number, message: string): Answer => ({ status, answer: { message, status: String(status) } });
const missing = no(404, 'Not Found');

const noReviewers =
  'Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.';
const noBranches = 'Fail to create protected rule, please ensure billing plan include protected branch gate.';
const noSelfReview =
  'Failed to create or update the environment protection rule. Required reviewers must have at least one reviewer to set prevent_self_review.';
const upgrade = 'Upgrade to GitHub Pro or make this repository public to enable this feature.';

/** One request, as GitHub answers it. */
export function ask(state: Settings, method: string, address: string, body: JsonObject | undefined): Answer {
  const [path = '', query = ''] = address.split('?');
  if (method !== 'GET') state.writes.push(`${method} ${path} ${JSON.stringify(body)}`);
  const refused = method === 'GET' ? undefined : state.refuse[path];
  if (refused) return no(...refused);
  for (const [pattern, answer] of routes) {
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match)
      return answer({
        state,
        method,
        body: body ?? {},
        query: new URLSearchParams(query),
        parts: match.slice(1).map((part) => part && decodeURIComponent(part)),
      });
  }
  return no(500, `the stand-in doesn't know ${method} ${path}`);
}

interface Asked {
  state: Settings;
  method: string;
  body: JsonObject;
  query: URLSearchParams;
  parts: string[];
}

const at = `repos/${repository}`;

const routes: [pattern: string, answer: (asked: Asked) => Answer][] = [
  [`repos/\\{owner\\}/\\{repo\\}|${at}`, ({ state }) => ok(facts(state))],
  ['repos/.*/nothing', () => missing],
  ['orgs/acme', ({ state }) => ok({ login: 'acme', ...(state.tellsPlan ? { plan: { name: state.plan } } : {}) })],
  ['users/([^/]+)', ({ parts: [name] }) => (name === 'nobody' ? missing : ok({ id: 4711, login: name }))],
  ['orgs/acme/teams/([^/]+)', ({ parts: [name] }) => ok({ id: 815, slug: name })],
  [`${at}/collaborators`, ({ state }) => ok(state.writers.map((login) => ({ login })))],
  [`${at}/environments/([^/]+)`, environment],
  [`${at}/environments/([^/]+)/deployment-branch-policies`, branchPolicies],
  [`${at}/environments/([^/]+)/secrets`, secrets],
  [
    `${at}/environments/([^/]+)/variables(?:/([^/]+))?`,
    ({ parts: [name = '', variable], ...asked }) => {
      const found = asked.state.environments[name.toLowerCase()];
      return found ? variables(found.variables, variable, asked) : missing;
    },
  ],
  [
    `${at}/actions/variables(?:/([^/]+))?`,
    ({ parts: [variable], ...asked }) => variables(asked.state.variables, variable, asked),
  ],
  [`${at}/rulesets(?:/([^/]+))?`, rulesets],
];

function facts(state: Settings) {
  return {
    full_name: repository,
    default_branch: 'main',
    private: state.plan !== 'public',
    archived: false,
    owner: { login: 'acme', type: 'Organization' },
    permissions: { admin: state.isAdministrator },
  };
}

const withReviewers: readonly Plan[] = ['public', 'enterprise', 'old-enterprise-server'];

function environment({ state, method, body, parts: [name = ''] }: Asked): Answer {
  const key = name.toLowerCase();
  const found = state.environments[key];
  if (method === 'GET') return found ? ok(shown(found)) : missing;
  if (state.plan === 'free' && body.deployment_branch_policy) return no(422, noBranches);
  const gated = ['reviewers', 'prevent_self_review', 'wait_timer'].some((field) => field in body);
  if (gated && !withReviewers.includes(state.plan)) return no(422, noReviewers);
  if ('prevent_self_review' in body && state.plan === 'old-enterprise-server')
    return no(422, 'Invalid request. "prevent_self_review" is not a permitted key.');
  const reviewers = (body.reviewers ?? []) as { type: string; id: number }[];
  if (body.prevent_self_review && reviewers.length === 0) return no(422, noSelfReview);
  state.environments[key] = {
    name: found?.name ?? name,
    deployment_branch_policy: body.deployment_branch_policy ?? null,
    protection_rules: [
      ...(reviewers.length > 0
        ? [
            {
              type: 'required_reviewers',
              prevent_self_review: body.prevent_self_review === true,
              reviewers: reviewers.map(({ type, id }) => ({ type, reviewer: { id } })),
            },
          ]
        : []),
      ...(body.wait_timer ? [{ type: 'wait_timer', wait_timer: body.wait_timer }] : []),
      { type: 'branch_policy' },
    ],
    policies: found?.policies ?? [],
    variables: found?.variables ?? {},
    secrets: found?.secrets ?? [],
  };
  return ok(shown(state.environments[key]));
}

function shown({ policies: _, variables: __, secrets: ___, ...environment }: Record<string, unknown>) {
  return environment;
}

function branchPolicies({ state, method, body, parts: [name = ''] }: Asked): Answer {
  const found = state.environments[name.toLowerCase()];
  if (!found?.deployment_branch_policy?.custom_branch_policies) return missing;
  if (method === 'GET') return ok({ total_count: found.policies.length, branch_policies: found.policies });
  if (found.policies.some((one: { name: string }) => one.name === body.name)) return no(303, 'See Other');
  found.policies.push({ id: found.policies.length + 1, ...body });
  return ok();
}

function secrets({ state, parts: [name = ''] }: Asked): Answer {
  const found = state.environments[name.toLowerCase()];
  return found ? ok({ secrets: found.secrets.map((one: string) => ({ name: one })) }) : missing;
}

/** Thirty on a page, however many are asked for. */
function variables(
  held: Record<string, string>,
  name: string | undefined,
  { method, body, query }: Omit<Asked, 'parts'>,
): Answer {
  if (method === 'GET') {
    const all = Object.entries(held).map(([name, value]) => ({ name, value }));
    const page = Number(query.get('page') ?? 1);
    return ok({ total_count: all.length, variables: all.slice((page - 1) * 30, page * 30) });
  }
  if (method === 'PATCH' && (name === undefined || !(name in held))) return missing;
  if (method === 'POST' && String(body.name) in held) return no(409, 'Already exists - Variable already exists');
  held[String(body.name)] = String(body.value);
  return ok({}, method === 'POST' ? 201 : 204);
}

function rulesets({ state, method, body, parts: [id] }: Asked): Answer {
  if (state.plan === 'free') return no(403, upgrade);
  const found = state.rulesets.find((one) => one.id === Number(id));
  if (method === 'GET') return id === undefined ? ok(state.rulesets.map(({ id, name }) => ({ id, name }))) : ok(found);
  const rules = (body.rules as JsonObject[]).map((rule) =>
    rule.type === 'pull_request'
      ? {
          ...rule,
          parameters: { allowed_merge_methods: ['merge', 'squash', 'rebase'], ...(rule.parameters as JsonObject) },
        }
      : rule,
  );
  const kept = {
    bypass_actors: [],
    ...body,
    rules,
    id: found?.id ?? 100 + state.rulesets.length,
    source_type: 'Repository',
  };
  state.rulesets = [...state.rulesets.filter((one) => one !== found), kept];
  return ok(kept, method === 'POST' ? 201 : 200);
}
