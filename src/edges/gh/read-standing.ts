import type { Json, JsonObject } from '../../core/document/json.ts';
import { objectIn, objectsIn, own, textIn } from '../../core/document/readers.ts';
import { rulesName } from '../../core/setup/rules.ts';
import { namesOf } from '../../core/setup/servers.ts';
import type { Reviewer, Standing, StandingEnvironment } from '../../core/setup/standing.ts';
import { listed } from '../../core/setup/steps.ts';
import type { Gh } from './gh.ts';
import { GhError } from './gh-error.ts';

/**
 * Everything that a set-up looks at, read before anything is sent.
 *
 * @param asked `OWNER/NAME`; without it the repository of the folder
 * @param servers the environments that are asked for; those that are set up already are read, too
 * @throws GhError where the repository isn't there, or the person may not set it up
 */
export async function readStanding(gh: Gh, asked: string | undefined, servers: readonly string[]): Promise<Standing> {
  const facts = await gh.get(`repos/${asked ?? '{owner}/{repo}'}`);
  const repository = textIn(facts, 'full_name');
  if (repository === undefined) throw notThere(asked);
  requireAdministrator(facts, repository);
  const variables = await variablesAt(gh, `repos/${repository}/actions/variables`);
  const names = [...new Set([...servers, ...listed(variables.get('PF_ENVIRONMENTS'))])].flatMap(namesOf);
  const [plan, writers, rules] = await Promise.all([
    planOf(gh, facts),
    writersOf(gh, repository),
    rulesOf(gh, repository),
  ]);
  const environments: (StandingEnvironment | undefined)[] = [];
  // A server's four side by side, the servers one after the other: GitHub limits how many requests come at once.
  for (let at = 0; at < names.length; at += 4) {
    const four = names.slice(at, at + 4);
    environments.push(...(await Promise.all(four.map((name) => environmentAt(gh, repository, name)))));
  }
  return {
    repository,
    defaultBranch: textIn(facts, 'default_branch') ?? 'main',
    isPrivate: own(facts, 'private') === true,
    plan,
    writers,
    environments: new Map(environments.flatMap((one) => (one ? [[one.name.toLowerCase(), one] as const] : []))),
    variables,
    rules,
  };
}

function notThere(asked: string | undefined): GhError {
  const which = asked === undefined ? 'the repository of this folder' : asked;
  return new GhError(404, `GitHub shows no ${which}`, 'is the name right, and may this account see it? gh auth status');
}

function requireAdministrator(facts: Json | undefined, repository: string): void {
  if (own(facts, 'archived') === true)
    throw new GhError(403, `${repository} is archived`, 'nothing can be set up there; open it again first');
  if (own(objectIn(facts, 'permissions'), 'admin') !== false) return;
  throw new GhError(403, `you are no administrator of ${repository}`, 'ask one, or sign in as one: gh auth login');
}

/** Only the owners are told; nobody else needs to be. */
async function planOf(gh: Gh, facts: Json | undefined): Promise<string | undefined> {
  const owner = objectIn(facts, 'owner');
  if (own(facts, 'private') !== true) return undefined;
  const isTeam = textIn(owner, 'type') === 'Organization';
  const answer = await quietly(gh.get(isTeam ? `orgs/${textIn(owner, 'login')}` : 'user'));
  if (textIn(answer, 'login')?.toLowerCase() !== textIn(owner, 'login')?.toLowerCase()) return undefined;
  return textIn(objectIn(answer, 'plan'), 'name');
}

async function writersOf(gh: Gh, repository: string): Promise<number | undefined> {
  const people = await quietly(gh.get(`repos/${repository}/collaborators?permission=push&per_page=2`));
  return Array.isArray(people) ? people.length : undefined;
}

/** What isn't told is nothing to stop for. */
async function quietly(asked: Promise<Json | undefined>): Promise<Json | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GhError && error.status >= 400 && error.status < 500) return undefined;
    throw error;
  }
}

async function rulesOf(gh: Gh, repository: string): Promise<Standing['rules']> {
  const path = `repos/${repository}/rulesets`;
  try {
    const list = await gh.get(`${path}?includes_parents=false&per_page=100`);
    const ours = (Array.isArray(list) ? list : []).find((one) => textIn(one, 'name') === rulesName);
    if (ours === undefined) return undefined;
    return (await gh.get(`${path}/${Number(own(ours, 'id'))}`)) as JsonObject;
  } catch (error) {
    if (error instanceof GhError && error.status === 403) return 'not-offered';
    throw error;
  }
}

/** GitHub gives 30 variables on a page, and no more when asked. */
async function variablesAt(gh: Gh, path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let page = 1; page <= 40; page++) {
    const answer = await gh.get(`${path}?per_page=30&page=${page}`);
    const list = objectsIn(answer, 'variables');
    for (const one of list) found.set(textIn(one, 'name') ?? '', textIn(one, 'value') ?? '');
    if (list.length < 30) break;
  }
  return found;
}

async function environmentAt(gh: Gh, repository: string, name: string): Promise<StandingEnvironment | undefined> {
  const path = `repos/${repository}/environments/${encodeURIComponent(name)}`;
  const found = await gh.get(path);
  if (found === undefined) return undefined;
  const policy = objectIn(found, 'deployment_branch_policy');
  const isBound = own(policy, 'custom_branch_policies') === true;
  const [policies, variables, secrets] = await Promise.all([
    isBound ? gh.get(`${path}/deployment-branch-policies?per_page=100`) : undefined,
    variablesAt(gh, `${path}/variables`),
    gh.get(`${path}/secrets?per_page=100`),
  ]);
  return {
    name: textIn(found, 'name') ?? name,
    isBound,
    refs: objectsIn(policies, 'branch_policies').flatMap((one) => textIn(one, 'name') ?? []),
    ...protectionOf(found),
    variables,
    secrets: new Set(objectsIn(secrets, 'secrets').flatMap((one) => textIn(one, 'name')?.toUpperCase() ?? [])),
  };
}

function protectionOf(found: Json): Pick<StandingEnvironment, 'reviewers' | 'preventsSelfReview' | 'waitTimer'> {
  const rules = objectsIn(found, 'protection_rules');
  const gate = rules.find(({ type }) => type === 'required_reviewers');
  const timer = own(
    rules.find(({ type }) => type === 'wait_timer'),
    'wait_timer',
  );
  return {
    reviewers: objectsIn(gate, 'reviewers').flatMap(reviewerIn),
    preventsSelfReview: gate?.prevent_self_review === true,
    waitTimer: typeof timer === 'number' && timer > 0 ? timer : undefined,
  };
}

function reviewerIn(one: JsonObject): Reviewer[] {
  const who = objectIn(one, 'reviewer');
  const type = one.type === 'Team' ? 'Team' : 'User';
  const id = own(who, 'id');
  return typeof id === 'number' ? [{ type, id, name: textIn(who, 'login') ?? textIn(who, 'slug') ?? String(id) }] : [];
}

/**
 * Somebody who approves, by login, or a team by `ORGANISATION/TEAM`.
 *
 * @throws GhError when GitHub knows no such person or team
 */
export async function readReviewer(gh: Gh, name: string): Promise<Reviewer> {
  const [first = '', team, ...more] = name.replace(/^@/, '').split('/');
  const isTeam = team !== undefined;
  const path = isTeam ? `orgs/${first}/teams/${team}` : `users/${first}`;
  const isName = [first, team ?? 'x'].every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part)) && more.length === 0;
  const id = isName ? own(await gh.get(path), 'id') : undefined;
  if (typeof id === 'number') return { type: isTeam ? 'Team' : 'User', id, name: name.replace(/^@/, '') };
  throw new GhError(404, `GitHub knows no ${isTeam ? 'team' : 'account'} ${name}`, 'write LOGIN, or ORGANISATION/TEAM');
}
