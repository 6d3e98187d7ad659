import { documentation } from '../repository/documentation.ts';
import { plural } from '../wording.ts';
import { pullRequests } from './environment-steps.ts';
import { namesOf } from './servers.ts';
import { hasEnvironments, hasReviewers, type Standing, type Wanted } from './standing.ts';
import type { Done, Refused, Step } from './step.ts';

/** Something that a set-up doesn't change, and what somebody may do about it. */
export interface Note {
  says: string;
  todo: string;
  /** The set-up isn't complete without it. */
  stops: boolean;
}

/** What stands in the folder, beside GitHub. */
interface Folder {
  /** The names of the files in `environments/`. */
  environments: readonly string[];
  /** Whether CODEOWNERS names anybody; `undefined` where there is no such file. */
  hasOwners: boolean | undefined;
  /** Where people read about this project, when that is known. */
  home?: string | undefined;
}

/** What the plan of the repository doesn't have, and what would surprise somebody later. */
export function setupNotes(found: Standing, wanted: Wanted, folder: Folder): Note[] {
  return [
    ...byPlan(found, wanted, folder),
    ...people(found, wanted, folder),
    ...fallbacks(found, wanted),
    ...strangers(found, wanted),
    ...files(wanted, folder),
    ...readers(found, wanted),
    ...counters(found, wanted),
  ];
}

const note = (says: string, todo: string, stops = false): Note => ({ says, todo, stops });

/** Without environments bound to branches, whoever may push could use the account that writes. */
const withoutEnvironments = (home: string | undefined) =>
  note(
    'a private repository on GitHub Free has no environments, and without them every branch could use the account that writes; so nothing that holds a password is set up',
    `GitHub Pro, Team or Enterprise has them; or review here, and plan and apply from your machine: ${documentation('github-setup.md#free-private-repositories', home)}`,
    true,
  );

const withoutRules = (branch: string): Note =>
  note(
    `GitHub has no rules for branches in this repository's plan, so everybody who may write can push to ${branch}`,
    'agree on pull requests: what no pull request brought is not applied (allow-unreviewed)',
  );

function byPlan(found: Standing, { reviewers }: Wanted, { home }: Folder): Note[] {
  const none = hasEnvironments(found) ? [] : [withoutEnvironments(home)];
  const rules = found.rules === 'not-offered' ? [withoutRules(found.defaultBranch)] : [];
  if (none.length > 0 || reviewers.length === 0 || hasReviewers(found)) return [...none, ...rules];
  const asked = note(
    'nobody is asked for approval before an apply: in private repositories only GitHub Enterprise has that',
    'the review of the pull request is the gate; leave --reviewer out',
  );
  return [...rules, asked];
}

function people(found: Standing, { alone, reviewers, servers }: Wanted, { hasOwners }: Folder): Note[] {
  if (!hasEnvironments(found)) return [];
  const gates = servers.map(({ environment }) => found.environments.get(namesOf(environment)[1].toLowerCase()));
  const isGated = reviewers.length > 0 || gates.every((gate) => (gate?.reviewers.length ?? 0) > 0);
  const lonely = !alone && found.writers === 1 && found.rules !== 'not-offered';
  return [
    ...(lonely
      ? [
          note(
            'only you may write here, so nobody could approve a pull request',
            'add --alone, or invite somebody first',
          ),
        ]
      : []),
    ...(!isGated && hasReviewers(found)
      ? [
          note(
            'an apply begins as soon as a pull request is merged',
            'to have somebody asked before: --reviewer LOGIN, or --reviewer ORGANISATION/TEAM',
          ),
        ]
      : []),
    ...(hasOwners === false && !alone
      ? [note('.github/CODEOWNERS names nobody, so any colleague may approve anything', 'put your teams there')]
      : []),
  ];
}

/** An environment without an address of its own would use the repository's, which is another one's server. */
function fallbacks({ variables, repository }: Standing, { servers }: Wanted): Note[] {
  const address = variables.get('PF_ADMIN_URL');
  if (address === undefined || servers.length < 2) return [];
  return [
    note(
      `the repository has a PF_ADMIN_URL of its own, ${address}: an environment without one would fall back to it`,
      `gh variable delete PF_ADMIN_URL --repo ${repository}`,
    ),
  ];
}

/** Whoever else may use an environment may use its account. */
function strangers({ environments, defaultBranch }: Standing, { servers }: Wanted): Note[] {
  return servers.flatMap(({ environment }) =>
    namesOf(environment).flatMap((name, index) => {
      const known = index === 0 ? [defaultBranch, pullRequests] : [defaultBranch];
      const more = environments.get(name.toLowerCase())?.refs.filter((ref) => !known.includes(ref)) ?? [];
      if (more.length === 0) return [];
      return [
        note(
          `${name} may also be used by ${more.join(', ')}`,
          'remove it under Settings › Environments if nobody needs it',
        ),
      ];
    }),
  );
}

/** Nobody is counted by an account that has no name. */
function readers({ environments }: Standing, { directory }: Wanted): Note[] {
  const unnamed = [...directory.servers.keys()].filter((environment) => {
    const [, , write, preview] = namesOf(environment);
    const isKnown = (name: string) => environments.get(name.toLowerCase())?.variables.has('PF_DIRECTORY_BIND_DN');
    return directory.bindDn === undefined && !(isKnown(write) && isKnown(preview));
  });
  return unnamed.map((environment) =>
    note(
      `nobody is named who reads the directory of ${environment}`,
      'add --directory-bind-dn DN: an account that may search and read what the channels map, and nothing else',
      true,
    ),
  );
}

/** GitHub doesn't tell who pushed, so a count that nobody approves may be the author's own. */
function counters(found: Standing, { directory, reviewers }: Wanted): Note[] {
  if (!hasEnvironments(found)) return [];
  const open = [...directory.servers.keys()]
    .map((environment) => namesOf(environment)[3])
    .filter((name) => (found.environments.get(name.toLowerCase())?.reviewers.length ?? 0) === 0);
  if (open.length === 0 || (reviewers.length > 0 && hasReviewers(found))) return [];
  return [
    note(
      `nobody is asked before people are counted in ${open.join(', ')}, so a colleague who pushes to somebody else’s branch can have it counted alone`,
      hasReviewers(found)
        ? 'to have somebody asked before: --reviewer LOGIN, or --reviewer ORGANISATION/TEAM'
        : 'let the account that reads the directory see no more than the channels map: in private repositories only GitHub Enterprise asks somebody',
    ),
  ];
}

function files({ servers }: Wanted, { environments }: Folder): Note[] {
  const missing = servers.filter(({ environment }) => !environments.includes(environment));
  return missing.map(({ environment }) =>
    note(`there is no environments/${environment}.yaml yet`, 'make it: `variables: {}` is enough to begin with'),
  );
}

/** What a refusal tells of the repository's plan: private ones of GitHub Free have no environments bound to branches. */
export function learnt(standing: Standing, done: readonly Done[]): Standing {
  const isFree = standing.isPrivate && done.some(({ step, refused }) => refused && isOfPlan(step, refused));
  return isFree ? { ...standing, plan: 'free' } : standing;
}

/** What GitHub said no to, and what was left out because of it, each with the way on. */
export function refusalNotes(done: readonly Done[], standing: Standing): Note[] {
  const isKnown = learnt(standing, done) !== standing;
  const told = done.flatMap(({ step, refused }) => {
    if (!refused || (isKnown && isOfPlan(step, refused))) return [];
    return [noteOf(step, refused, standing.defaultBranch)];
  });
  return isKnown ? told : [...told, ...leftOutNotes(done)];
}

function isOfPlan({ attempts }: Step, { message }: Refused): boolean {
  return attempts[0].path.includes('/environments/') && /billing plan|upgrade/i.test(message);
}

function noteOf(step: Step, { status, message }: Refused, branch: string): Note {
  if (status === 403 && step.attempts[0].path.includes('/rulesets')) return withoutRules(branch);
  const who = status === 0 ? message : `GitHub: ${message}`;
  return { says: `not done: ${step.group}: ${step.what} (${who})`, todo: wayOn(status), stops: true };
}

function wayOn(status: number): string {
  if (status === 401) return 'sign in: gh auth login';
  if (status === 403 || status === 404)
    return 'an administrator of the repository has to do this; gh auth status says who you are';
  if (status === 422) return 'GitHub refuses it as it is; what it says is above';
  return 'run this again: it goes on where it stopped';
}

/** One for each group that waits for the refused one. */
function leftOutNotes(done: readonly Done[]): Note[] {
  const left = done.filter(({ leftOut }) => leftOut !== undefined);
  const groups = [...new Set(left.map(({ step }) => step.group))];
  return groups.map((group) => {
    const waiting = left.filter(({ step }) => step.group === group);
    const [first] = waiting;
    const what = waiting.length === 1 && first ? first.step.what : plural(waiting.length, 'step');
    return { says: `left out: ${group}: ${what}`, todo: `it needs ${first?.leftOut}`, stops: true };
  });
}
