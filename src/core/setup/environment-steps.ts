import type { JsonObject } from '../document/json.ts';
import { namesOf } from './servers.ts';
import { hasReviewers, type Reviewer, type Standing, type StandingEnvironment, type Wanted } from './standing.ts';
import { type Attempt, type Step, setVariable } from './step.ts';

/** One of GitHub's environments, as the workflows need it. */
interface WantedEnvironment {
  name: string;
  /** The refs that may use it. */
  refs: string[];
  /** What it holds; `orElse` only where nothing is set. */
  variables: { name: string; value: string | undefined; orElse: string }[];
  /** What somebody is asked to approve; absent where a job goes on by itself. */
  gate?: Gate | undefined;
}

/** What is said where GitHub has no such rule. */
interface Gate {
  withoutPrevention: string;
  withoutReviewers: string;
}

const applyGate: Gate = {
  withoutPrevention: 'whoever starts an apply may also approve it: GitHub takes no rule against that here',
  withoutReviewers: 'nobody is asked for approval here, so the review of the pull request is the gate',
};

const countGate: Gate = {
  withoutPrevention: 'whoever starts a count may also approve it: GitHub takes no rule against that here',
  withoutReviewers:
    'nobody is asked for approval here, so a colleague who pushes to somebody else’s branch can have it counted alone',
};

/** A pull request as GitHub runs it: its branch, merged with the one that it is for. */
export const pullRequests = 'refs/pull/*/merge';

export function environmentSteps(found: Standing, wanted: Wanted): Step[] {
  return wanted.servers.flatMap((server) =>
    environmentsFor(server, found.defaultBranch, wanted).flatMap((one) => stepsFor(one, found, wanted)),
  );
}

function environmentsFor(
  { environment, address }: Wanted['servers'][number],
  branch: string,
  { auditor, writer, directory }: Wanted,
): WantedEnvironment[] {
  const [plan, approval, write, preview] = namesOf(environment);
  const asked = directory.servers.get(environment);
  const counting = [
    ...(asked === undefined ? [] : [{ name: 'PF_DIRECTORY', value: asked, orElse: asked }]),
    ...(asked === undefined || directory.bindDn === undefined
      ? []
      : [{ name: 'PF_DIRECTORY_BIND_DN', value: directory.bindDn, orElse: directory.bindDn }]),
  ];
  const held = (account: string | undefined, orElse: string) => [
    { name: 'PF_ADMIN_URL', value: address, orElse: address },
    { name: 'PF_USERNAME', value: account, orElse },
  ];
  return [
    { name: plan, refs: [branch, pullRequests], variables: held(auditor, 'auditor') },
    { name: approval, refs: [branch], variables: [], gate: applyGate },
    { name: write, refs: [branch], variables: [...held(writer, 'pfconn'), ...counting] },
    // Who asks the directory chooses neither the workflow nor the action: nothing but the default branch. GitHub doesn't
    // tell who pushed, so somebody else approves that a count is started.
    ...(asked === undefined
      ? []
      : [{ name: preview, refs: [branch], variables: [...held(auditor, 'auditor'), ...counting], gate: countGate }]),
  ];
}

function stepsFor(one: WantedEnvironment, standing: Standing, wanted: Wanted): Step[] {
  const found = standing.environments.get(one.name.toLowerCase());
  const path = `repos/${standing.repository}/environments/${encodeURIComponent(found?.name ?? one.name)}`;
  const step = (what: string, ...attempts: Step['attempts']): Step => ({
    group: one.name,
    what,
    attempts,
    needs: [one.name],
  });
  const refs = one.refs.filter((ref) => !found?.refs.includes(ref));
  const variables = one.variables.flatMap(({ name, value, orElse }) => {
    const before = found?.variables.get(name);
    const next = value ?? before ?? orElse;
    if (next === before) return [];
    const was = before === undefined ? '' : ` (it is ${before})`;
    return [step(`set ${name} to ${next}${was}`, setVariable(`${path}/variables`, name, next, before))];
  });
  return [
    ...bindingSteps(one, found, standing, wanted, path),
    ...refs.map((ref) =>
      step(`let ${refWords(ref)} use it`, {
        method: 'POST',
        path: `${path}/deployment-branch-policies`,
        body: { name: ref, type: 'branch' },
      }),
    ),
    ...variables,
  ];
}

const refWords = (ref: string) => (ref === pullRequests ? `pull requests (${ref})` : ref);

/** Makes the environment, binds it to branches, and asks for approvals where they are wanted. */
function bindingSteps(
  { name, gate }: WantedEnvironment,
  found: StandingEnvironment | undefined,
  standing: Standing,
  wanted: Wanted,
  path: string,
): Step[] {
  const asked = gate && hasReviewers(standing) ? wanted.reviewers : [];
  const before = found?.reviewers ?? [];
  const added = asked.filter((one) => !before.some((other) => other.id === one.id && other.type === one.type));
  const isOpened = wanted.alone && gate !== undefined && found?.preventsSelfReview === true;
  const isClosed = !wanted.alone && asked.length > 0 && before.length > 0 && found?.preventsSelfReview === false;
  if (found?.isBound && added.length === 0 && !isOpened && !isClosed) return [];
  const reviewers = [...before, ...added];
  const self = isOpened ? false : found?.preventsSelfReview || (asked.length > 0 && !wanted.alone) || undefined;
  const all = attemptsFor({
    path,
    gate: gate ?? applyGate,
    reviewers,
    preventsSelfReview: self,
    waitTimer: found?.waitTimer,
  });
  // Where somebody is asked already, it has reviewers: doing without them would open the gate.
  const attempts = before.length > 0 ? withoutLast(all) : all;
  const words = [
    found ? (found.isBound ? '' : 'bind it to branches') : 'make it, bound to branches',
    added.length > 0 ? `ask ${added.map((one) => one.name).join(', ')} for approval` : '',
    isOpened ? 'let people approve what they started themselves' : '',
    isClosed ? 'let nobody approve what they started themselves' : '',
  ].filter((text) => text !== '');
  return [{ group: name, what: words.join('; '), attempts, needs: [] }];
}

function withoutLast([first, ...rest]: Step['attempts']): Step['attempts'] {
  return [first, ...rest.slice(0, -1)];
}

/**
 * No field is sent that nobody asked for: GitHub refuses `reviewers`, `prevent_self_review` and `wait_timer` in private
 * repositories below Enterprise whatever they say, the second without a reviewer anywhere, and older Enterprise Servers
 * don't know it. Whoever approves already is sent along, because GitHub doesn't say what leaving them out means.
 */
function attemptsFor(wanted: {
  path: string;
  gate: Gate;
  reviewers: readonly Reviewer[];
  preventsSelfReview: boolean | undefined;
  waitTimer: number | undefined;
}): [Attempt, ...Attempt[]] {
  const { path, gate, reviewers, preventsSelfReview, waitTimer } = wanted;
  const bound: JsonObject = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };
  if (waitTimer) bound.wait_timer = waitTimer;
  const attempt = (body: JsonObject, without?: string): Attempt =>
    without === undefined ? { method: 'PUT', path, body } : { method: 'PUT', path, body, without };
  if (reviewers.length === 0) return [attempt(bound)];
  const asking = { ...bound, reviewers: reviewers.map(({ type, id }) => ({ type, id })) };
  const withReviewers = attempt(asking, gate.withoutPrevention);
  const bare = attempt(bound, gate.withoutReviewers);
  if (preventsSelfReview === undefined) return [attempt(asking), bare];
  return [attempt({ ...asking, prevent_self_review: preventsSelfReview }), withReviewers, bare];
}
