import { generateKeyPairSync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { audienceOf, packToken, unpackToken } from '../../src/action/attestation.ts';
import { provenReview } from '../../src/action/proven-review.ts';
import { pullRequestOf, pullsBeside, reviewPlan } from '../../src/action/review.ts';
import { standingSections } from '../../src/action/sticky-comment.ts';
import { digestOfPlan } from '../../src/core/plan/digest.ts';
import { writeComment } from '../../src/core/report/markdown/comment-body.ts';
import type { ReviewedMark, SectionMarker } from '../../src/core/report/markdown/comment-section.ts';
import { planMarkdown } from '../../src/core/report/markdown/plan-markdown.ts';
import { reviewedDigests } from '../../src/core/report/markdown/reviewed-plan.ts';
import { Secret } from '../../src/core/secret.ts';
import { type GitHubRun, loadRun } from '../../src/edges/github/event.ts';
import type { GitHubApi, PullRequest } from '../../src/edges/github/github-api.ts';
import { openTokenReader } from '../../src/edges/github/identity.ts';
import { openGitHub } from '../../src/edges/github/open-github.ts';
import { change, planOf, zoomUpdate } from '../core/report/samples.ts';
import { type GitHubStandIn, startGitHub } from './stand-ins/github.ts';
import type { StoredJob } from './stand-ins/github-state.ts';
import { signedToken, startJob, tokenFor } from './stand-ins/identity.ts';

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

/** A plan with a digest of its own. */
function planned(changes: Parameters<typeof planOf>[0]) {
  const plan = planOf(changes);
  return { ...plan, digest: digestOfPlan(plan) };
}

const production = { environment: 'production', server: 'a', folder: 'connections' };

function workflowRef(file: string, ref = 'refs/pull/7/merge'): string {
  return `acme/identity/.github/workflows/${file}@${ref}`;
}

function signedElsewhere(mark: ReviewedMark): ReviewedMark {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...mark, proof: packToken(signedToken(claimsIn(mark), privateKey)) };
}

function unsigned(mark: ReviewedMark): ReviewedMark {
  const [, body] = unpackToken(mark.proof ?? '').split('.');
  const header = Buffer.from('{"typ":"JWT","alg":"none"}').toString('base64url');
  return { ...mark, proof: `${header}.${body}.` };
}

function claimsIn({ proof = '' }: ReviewedMark): Record<string, unknown> {
  return JSON.parse(Buffer.from(unpackToken(proof).split('.')[1] ?? '', 'base64url').toString('utf8'));
}

const box = change({ action: 'update', id: 'box' });
const sha = (letter: string) => letter.repeat(40);

interface Merged {
  marker?: Partial<SectionMarker>;
  /** What the plan job's token says, where it isn't an honest one's. */
  claims?: Record<string, unknown>;
  job?: { head?: string; conclusion?: string | null };
  /** Changes the mark as somebody could who may write comments. */
  forge?: (mark: ReviewedMark) => ReviewedMark;
}

/** A merged pull request with its plan in our comment, and the job that planned it. */
function merged(number: number, commit: string, changes: Parameters<typeof planOf>[0], more: Merged = {}): void {
  const plan = planned(changes);
  const { marker = {}, claims = {}, job = {}, forge = (mark) => mark } = more;
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
  const subject = { ...production, shard: marker.shard };
  const mark = { shard: marker.shard, digest: plan.digest, changes: reviewedDigests(plan) };
  const id = startJob(gitHub, { pull: number, head: sha('d'), run: 1, ...job, claims });
  const audience = audienceOf({ ...mark, subject, head: sha('d') });
  const proof = packToken(tokenFor(gitHub.state.jobs.get(id) as StoredJob, audience));
  const section = {
    marker: {
      ...subject,
      kind: 'plan' as const,
      run: 1,
      attempt: 1,
      head: sha('d'),
      reviewed: [forge({ ...mark, proof })],
      ...marker,
    },
    text: planMarkdown(plan, { limit: 20_000 }),
  };
  gitHub.state.comments.push({
    id: gitHub.state.nextId++,
    issue: number,
    body: writeComment([section]),
    author: 'github-actions[bot]',
    updates: 0,
  });
}

/** What of a plan may be written after a pull request was merged, and why the rest isn't. */
async function reviewed(changes: Parameters<typeof planOf>[0], number = 7) {
  const pull = (await api.pullsOf(sha('a'))).find((one) => one.number === number);
  if (!pull) throw new Error('no pull request');
  const proven = await provenReview({
    api,
    repository: 'acme/identity',
    defaultBranch: 'main',
    pull,
    workflows: ['.github/workflows/plan.yml'],
    subject: production,
    sections: await standingSections(api, pull.number),
    claimsOf: openTokenReader(gitHub.url, {}),
  });
  const review = reviewPlan({ plan: planned(changes), proven: [proven], onMismatch: 'fail' });
  return { proven, review, why: proven.doubts.map(({ why }) => why).join('; ') };
}

function runOf(commits: string[]): GitHubRun {
  const run = loadRun({ GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: commits.at(-1) });
  return { ...run, defaultBranch: 'main', event: { kind: 'push', branch: 'main', commits } };
}

const names = (changes: { id: string }[]) => changes.map(({ id }) => id);

test('what was reviewed may be written; what nobody saw is left alone', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  const { review } = await reviewed([zoomUpdate, box]);
  expect(names(review.plan.changes)).toEqual(['zoom-provisioning']);
  expect(names(review.leftAlone)).toEqual(['box']);
  expect(review.failure?.reason).toBe('plan-changed');
});

test.each([
  ['another environment', { environment: 'staging' }, 'holds no plan for this environment'],
  ['another folder', { folder: 'billing' }, 'holds no plan for this environment'],
  ['another server', { server: 'b' }, 'made on another server’s address'],
])('a plan of %s is no review', async (_, marker, why) => {
  merged(7, sha('a'), [zoomUpdate], { marker });
  const { review, why: said } = await reviewed([zoomUpdate]);
  expect(said).toContain(why);
  expect(review.plan.changes).toEqual([]);
});

test('the shards of one environment count together', async () => {
  merged(7, sha('a'), [zoomUpdate], { marker: { shard: '1/2' } });
  merged(7, sha('a'), [box], { marker: { shard: '2/2' } });
  expect((await reviewed([zoomUpdate, box])).review.leftAlone).toEqual([]);
});

test('a merge queue pushes two pull requests at once: both were reviewed', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  merged(8, sha('b'), [box]);
  const run = runOf([sha('b'), sha('a')]);
  const pull = await pullRequestOf(api, run);
  expect((await pullsBeside(api, run, pull as PullRequest)).map(({ number }) => number)).toEqual([8]);
  gitHub.state.pullsOfCommit.set(sha('a'), [7, 8]);
  const [own, other] = [await reviewed([zoomUpdate, box]), await reviewed([box], 8)];
  expect(names(own.review.leftAlone)).toEqual(['box']);
  const proven = [own.proven, other.proven];
  expect(reviewPlan({ plan: planned([zoomUpdate, box]), proven, onMismatch: 'fail' }).leftAlone).toEqual([]);
});

/** Everything that somebody who may write comments and run workflows of their own can put in the plan's place. */
const forgeries: [string, Merged, string][] = [
  ['digests without a proof', { forge: ({ proof: _, ...mark }) => mark }, 'carries no proof'],
  ['other digests over an honest proof', { forge: (mark) => ({ ...mark, digest: 'sha256:0' }) }, 'of another plan'],
  ['a proof of another shard', { forge: (mark) => ({ ...mark, shard: '1/2' }) }, 'of another plan'],
  ['a proof that is no token', { forge: (mark) => ({ ...mark, proof: 'x.y' }) }, 'isn’t signed by this GitHub'],
  ['a token signed by somebody else', { forge: signedElsewhere }, 'isn’t signed by this GitHub'],
  ['a token that says it needs no signature', { forge: unsigned }, 'isn’t signed by this GitHub'],
  ['a token of another issuer', { claims: { iss: 'https://evil.example' } }, 'isn’t signed by this GitHub'],
  ['another repository', { claims: { repository: 'mallory/identity' } }, 'another repository'],
  [
    'another workflow',
    { claims: { workflow_ref: workflowRef('evil.yml') } },
    'another workflow, .github/workflows/evil.yml',
  ],
  ['a workflow of that name elsewhere', { claims: { workflow_ref: workflowRef('x/plan.yml') } }, 'another workflow'],
  [
    'the plan workflow of a branch',
    { claims: { workflow_ref: workflowRef('plan.yml', 'refs/heads/x') } },
    'another workflow',
  ],
  ['a run on a push', { claims: { event_name: 'push' } }, 'a run on push'],
  ['a run by hand', { claims: { event_name: 'workflow_dispatch' } }, 'a run on workflow_dispatch'],
  ['another pull request', { claims: { ref: 'refs/pull/8/merge' } }, 'another pull request'],
  ['the pull request while it was meant for another branch', { claims: { base_ref: 'evil-base' } }, 'into evil-base'],
  ['another commit', { job: { head: sha('e') } }, 'its proof is of eeeeeee, not of ddddddd'],
  ['a job that failed', { job: { conclusion: 'failure' } }, 'ended as “failure”'],
  ['a job that was cancelled', { job: { conclusion: 'cancelled' } }, 'ended as “cancelled”'],
  ['a job that is still at work', { job: { conclusion: null } }, 'hasn’t ended yet'],
  ['a job that nobody knows', { claims: { check_run_id: '9' } }, 'it isn’t there'],
];

test.each(forgeries)('%s is no review', async (_, more, why) => {
  merged(7, sha('a'), [zoomUpdate], more);
  const { review, proven, why: said } = await reviewed([zoomUpdate]);
  expect(said).toContain(why);
  expect(proven.reviewed).toBeUndefined();
  expect([review.plan.changes, names(review.leftAlone)]).toEqual([[], ['zoom-provisioning']]);
  expect(review.failure?.message).toContain('nothing proves that this plan was reviewed');
});

test('digests of single changes that nobody signed count for nothing beside a signed plan', async () => {
  const forged = reviewedDigests(planned([zoomUpdate, box])) ?? '';
  merged(7, sha('a'), [zoomUpdate], { forge: (mark) => ({ ...mark, changes: forged }) });
  expect(names((await reviewed([zoomUpdate, box])).review.leftAlone)).toEqual(['zoom-provisioning', 'box']);
  expect((await reviewed([zoomUpdate])).review.leftAlone, 'the plan’s own digest is signed').toEqual([]);
});

test.each([
  ['.github/workflows/plan.yml', false],
  ['.github/workflows/new.yml', false],
  ['.github/actions/x/action.yml', false],
  ['.github/something-new', false],
  ['.github/CODEOWNERS', true],
  ['.github/ISSUE_TEMPLATE/bug.yml', true],
  ['dist/index.js', true],
])('a pull request that changes %s: its plan counts: %s', async (file, counts) => {
  merged(7, sha('a'), [zoomUpdate]);
  gitHub.state.filesOfPull.set(7, ['connections/zoom.yaml', file]);
  const { review, why } = await reviewed([zoomUpdate]);
  expect(review.leftAlone.length === 0).toBe(counts);
  if (!counts) expect(why).toContain(`the pull request changes ${file}`);
});

test('a pull request with more files than GitHub tells may hide a workflow among them', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  const many = Array.from({ length: 3_000 }, (_, index) => `connections/${index}.yaml`);
  gitHub.state.filesOfPull.set(7, many);
  expect((await reviewed([zoomUpdate])).why).toContain('more files than GitHub tells');
});

test('a missing permission is named, and nothing counts as reviewed', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  gitHub.permissions.actions = 'none';
  const { review } = await reviewed([zoomUpdate]);
  expect(review.failure?.hint).toContain('add `actions: read` under `permissions:` of the job');
  expect(review.plan.changes).toEqual([]);
});

test('a second attempt of the plan job proves its own plan', async () => {
  merged(7, sha('a'), [zoomUpdate], { claims: { run_attempt: '2' }, marker: { attempt: 2 } });
  expect((await reviewed([zoomUpdate])).review.leftAlone).toEqual([]);
});

test('where GitHub doesn’t name the job, its whole run must have gone well', async () => {
  merged(7, sha('a'), [zoomUpdate], { claims: { check_run_id: undefined } });
  expect((await reviewed([zoomUpdate])).review.leftAlone).toEqual([]);
  for (const job of gitHub.state.jobs.values()) job.conclusion = 'failure';
  expect((await reviewed([zoomUpdate])).why).toContain('ended as “failure”');
});

test('an enterprise may have an issuer of its own below GitHub’s: its keys are asked for there', async () => {
  merged(7, sha('a'), [zoomUpdate], { claims: { iss: `${gitHub.url}/_services/token/acme` } });
  expect((await reviewed([zoomUpdate])).why).toContain('can’t be asked');
});

test.each(['a/b', '..', 'a?b', 'a%2fb', 'a#b'])('%s below GitHub’s issuer is no enterprise’s name', async (name) => {
  merged(7, sha('a'), [zoomUpdate], { claims: { iss: `${gitHub.url}/_services/token/${name}` } });
  expect((await reviewed([zoomUpdate])).why).toContain('isn’t signed by this GitHub');
});

test('what would grow beyond a token is none', () => {
  const packed = (length: number) => `${deflateRawSync(`{}\n${'a'.repeat(length)}`).toString('base64url')}.x`;
  expect(unpackToken(packed(1_000))).toMatch(/^e30\..*\.x$/);
  expect(unpackToken(packed(16_384 - 3))).toMatch(/^e30\./);
  expect(unpackToken(packed(16_384 - 2))).toBe('');
  expect(unpackToken('a'.repeat(16_385))).toBe('');
});

test('of several pull requests that hold a commit the one that made it is meant, else the first', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  merged(8, sha('a'), [zoomUpdate]);
  gitHub.state.pullsOfCommit.set(sha('a'), [7, 8]);
  expect((await pullRequestOf(api, runOf([sha('a')])))?.number).toBe(7);
  gitHub.state.pulls[0]!.mergeCommit = sha('b');
  expect((await pullRequestOf(api, runOf([sha('a')])))?.number).toBe(8);
  gitHub.state.pulls[1]!.mergeCommit = sha('b');
  expect((await pullRequestOf(api, runOf([sha('a')])))?.number).toBe(7);
});

test('a pull request into another branch, or one that isn’t merged, brought nothing', async () => {
  merged(7, sha('a'), [zoomUpdate]);
  if (gitHub.state.pulls[0]) gitHub.state.pulls[0].base = 'release';
  expect(await pullRequestOf(api, runOf([sha('a')]))).toBeUndefined();
  if (gitHub.state.pulls[0]) Object.assign(gitHub.state.pulls[0], { base: 'main', mergedAt: null });
  expect(await pullRequestOf(api, runOf([sha('a')]))).toBeUndefined();
});
