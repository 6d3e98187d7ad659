import { afterEach, beforeEach, expect, test } from 'vitest';
import { pullRequestOf, reviewedBeside, reviewedPlanOf, reviewPlan, together } from '../../src/action/review.ts';
import { writeComment } from '../../src/core/report/markdown/comment-body.ts';
import type { SectionMarker } from '../../src/core/report/markdown/comment-section.ts';
import { planParts } from '../../src/core/report/markdown/plan-markdown.ts';
import { reviewedDigests } from '../../src/core/report/markdown/reviewed-plan.ts';
import { Secret } from '../../src/core/secret.ts';
import { type GitHubRun, loadRun } from '../../src/edges/github/event.ts';
import type { GitHubApi } from '../../src/edges/github/github-api.ts';
import { openGitHub } from '../../src/edges/github/open-github.ts';
import { change, planOf, zoomUpdate } from '../core/report/samples.ts';
import { type GitHubStandIn, startGitHub } from './stand-ins/github.ts';

let gitHub: GitHubStandIn;
let api: GitHubApi;

beforeEach(async () => {
  gitHub = await startGitHub();
  api = await openGitHub({ token: new Secret('t'), repository: 'acme/identity', apiUrl: gitHub.url });
});

afterEach(async () => {
  await gitHub.stop();
  expect(gitHub.problems).toEqual([]);
});

const production = { environment: 'production' };
const box = change({ action: 'update', id: 'box' });
const sha = (letter: string) => letter.repeat(40);

/** A merged pull request with its plan in our comment. */
function merged(
  number: number,
  commit: string,
  changes: Parameters<typeof planOf>[0],
  marker: Partial<SectionMarker> = {},
): void {
  const plan = planOf(changes);
  gitHub.state.pullsOfCommit.set(commit, [number]);
  gitHub.state.pulls.push({
    number,
    title: '',
    body: '',
    state: 'closed',
    mergedAt: '2026-11-24T09:00:00Z',
    mergeCommit: commit,
    head: { ref: 'x', sha: sha('d') },
    base: 'main',
    author: 'amelia',
  });
  const section = {
    marker: {
      environment: 'production',
      kind: 'plan' as const,
      run: 1,
      attempt: 1,
      head: sha('d'),
      changes: reviewedDigests(plan) ?? '',
      ...marker,
    },
    ...planParts(plan, { limit: 20_000 }),
  };
  gitHub.state.comments.push({
    id: gitHub.state.nextId++,
    issue: number,
    body: writeComment([section]),
    author: 'github-actions[bot]',
    updates: 0,
  });
}

function runOf(commits: string[]): GitHubRun {
  const run = loadRun({ GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: commits.at(-1) });
  return { ...run, defaultBranch: 'main', event: { kind: 'push', branch: 'main', commits } };
}

const names = (changes: { id: string }[]) => changes.map(({ id }) => id);

test('what was reviewed may be written; what nobody saw is left alone', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  const run = runOf([sha('a')]);
  const pull = await pullRequestOf(api, run);
  const reviewed = pull && (await reviewedPlanOf(api, pull, production));
  const review = reviewPlan({ plan: planOf([zoomUpdate, box]), reviewed, onMismatch: 'fail' });
  expect(names(review.plan.changes)).toEqual(['zoom-provisioning']);
  expect(names(review.leftAlone)).toEqual(['box']);
  expect(review.failure?.reason).toBe('plan-changed');
});

test('a plan of another environment is no review', async () => {
  merged(7, sha('a'), [zoomUpdate], { environment: 'staging' });
  const pull = await pullRequestOf(api, runOf([sha('a')]));
  expect(pull && (await reviewedPlanOf(api, pull, production))).toBeUndefined();
});

test('the shards of one environment count together', async () => {
  merged(7, sha('a'), [zoomUpdate], { shard: '1/2' });
  merged(7, sha('a'), [box], { shard: '2/2' });
  const pull = await pullRequestOf(api, runOf([sha('a')]));
  const reviewed = pull && (await reviewedPlanOf(api, pull, production));
  expect(reviewPlan({ plan: planOf([zoomUpdate, box]), reviewed, onMismatch: 'fail' }).leftAlone).toEqual([]);
});

test('a merge queue pushes two pull requests at once: both were reviewed', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  merged(8, sha('b'), [box]);
  const run = runOf([sha('a'), sha('b')]);
  const pull = await pullRequestOf(api, run);
  if (!pull) throw new Error('no pull request');
  const own = await reviewedPlanOf(api, pull, production);
  expect(names(reviewPlan({ plan: planOf([zoomUpdate, box]), reviewed: own, onMismatch: 'fail' }).leftAlone)).toEqual([
    'zoom-provisioning',
  ]);
  const all = together([own, ...(await reviewedBeside(api, run, pull, production))]);
  expect(reviewPlan({ plan: planOf([zoomUpdate, box]), reviewed: all, onMismatch: 'fail' }).leftAlone).toEqual([]);
});

test('a pull request into another branch, or one that isn’t merged, brought nothing', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  if (gitHub.state.pulls[0]) gitHub.state.pulls[0].base = 'release';
  expect(await pullRequestOf(api, runOf([sha('a')]))).toBeUndefined();
  if (gitHub.state.pulls[0]) Object.assign(gitHub.state.pulls[0], { base: 'main', mergedAt: null });
  expect(await pullRequestOf(api, runOf([sha('a')]))).toBeUndefined();
});
