import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSection } from '../../src/action/sticky-comment.ts';
import { readComment, writeComment } from '../../src/core/report/markdown/comment-body.ts';
import type { Section, SectionMarker } from '../../src/core/report/markdown/comment-section.ts';
import { Secret } from '../../src/core/secret.ts';
import type { GitHubApi } from '../../src/edges/github/github-api.ts';
import { openGitHub } from '../../src/edges/github/open-github.ts';
import { type GitHubStandIn, startGitHub } from './stand-ins/github.ts';

let gitHub: GitHubStandIn;
let api: GitHubApi;

beforeEach(async () => {
  gitHub = await startGitHub();
  api = await opened();
});

afterEach(async () => {
  await gitHub.stop();
  expect(gitHub.problems).toEqual([]);
});

function opened(): Promise<GitHubApi> {
  const pauses = { longestMs: 1_000, repeats: 2, secondMs: 5 };
  return openGitHub({ token: new Secret('ghs_token'), repository: 'acme/identity', apiUrl: gitHub.url, pauses });
}

function section(run: number, text: string, more: Partial<SectionMarker> = {}): Section {
  return {
    marker: { environment: 'production', kind: 'plan', run, attempt: 1, head: 'f'.repeat(40), ...more },
    text,
  };
}

const write = (one: Section, more: { create?: boolean; settleMs?: number; api?: GitHubApi } = {}) =>
  writeSection({ api, pull: 7, by: one.marker, write: () => one, create: true, settleMs: 5, ...more });

/** Run and text of each section in each comment. */
const standing = () =>
  gitHub.state.comments.map(({ body }) =>
    (readComment(body) ?? []).map(({ marker, text }) => `${marker.environment} ${marker.run}: ${text}`),
  );

test('a comment is made once and updated in place', async () => {
  expect(await write(section(1, 'first'))).toMatchObject({ state: 'written' });
  expect(await write(section(2, 'second'))).toMatchObject({ state: 'written' });
  expect(standing()).toEqual([['production 2: second']]);
});

test('no comment is made when none is wanted, and one that stands is updated', async () => {
  expect(await write(section(1, 'nothing changes'), { create: false })).toEqual({ state: 'none' });
  expect(standing()).toEqual([]);
  await write(section(2, 'something'));
  await write(section(3, 'nothing changes'), { create: false });
  expect(standing()).toEqual([['production 3: nothing changes']]);
});

test('an older run never writes over a newer one', async () => {
  await write(section(5, 'new'));
  expect(await write(section(4, 'old'))).toMatchObject({ state: 'newer-stands' });
  expect(await write(section(5, 'new, second attempt', { attempt: 2 }))).toMatchObject({ state: 'written' });
  expect(await write(section(5, 'first attempt again'))).toMatchObject({ state: 'newer-stands' });
  expect(standing()).toEqual([['production 5: new, second attempt']]);
});

test('a comment on the last of three pages is found', async () => {
  for (let id = 1; id <= 230; id += 1)
    gitHub.state.comments.push({ id, issue: 7, body: 'hello', author: 'amelia', updates: 0 });
  gitHub.state.nextId = 1000;
  await write(section(1, 'first'));
  await write(section(2, 'second'));
  expect(standing().filter((sections) => sections.length > 0)).toEqual([['production 2: second']]);
});

test('our own comment is known where GraphQL leaves the [bot] of our name away', async () => {
  gitHub.state.viewerByGraphQl = 'github-actions';
  await write(section(1, 'first'));
  await write(section(2, 'second'));
  expect(standing()).toEqual([['production 2: second']]);
});

test('the same mark in somebody else’s comment means nothing', async () => {
  const body = writeComment([section(99, 'forged')]);
  gitHub.state.comments.push({ id: 1, issue: 7, body, author: 'mallory', updates: 0 });
  await write(section(1, 'ours'));
  expect(gitHub.state.comments.map(({ author, updates }) => [author, updates])).toEqual([
    ['mallory', 0],
    ['github-actions[bot]', 0],
  ]);
});

test('two runs that write at the same time leave one comment with the newer run’s plan', async () => {
  const runs = [11, 12, 13];
  await Promise.all(runs.map(async (run) => write(section(run, `run ${run}`), { api: await opened(), settleMs: 40 })));
  expect(standing()).toEqual([['production 13: run 13']]);
});

test('a slow older run that overwrites a newer one is put right', async () => {
  await write(section(1, 'first'));
  const stale = writeComment([section(2, 'slow and old')]);
  let disturbed = false;
  gitHub.before = (method, path) => {
    // Between the newer run's write and its last look, the older one's write arrives.
    if (
      disturbed ||
      method !== 'GET' ||
      !path.endsWith('/comments') ||
      !gitHub.state.comments[0]?.body.includes('run 3')
    )
      return;
    disturbed = true;
    if (gitHub.state.comments[0]) gitHub.state.comments[0].body = stale;
  };
  await write(section(3, 'run 3'));
  expect(disturbed).toBe(true);
  expect(standing()).toEqual([['production 3: run 3']]);
});

test('environments that one workflow run plans share a comment, also when both write at once', async () => {
  const legs = ['dev', 'production', 'staging'];
  await Promise.all(
    legs.map(async (environment) =>
      write(section(21, `plan of ${environment}`, { environment }), { api: await opened(), settleMs: 60 }),
    ),
  );
  expect(standing()).toEqual([
    ['dev 21: plan of dev', 'production 21: plan of production', 'staging 21: plan of staging'],
  ]);
  expect(gitHub.state.comments[0]?.body).toContain('| Environment | What happens |');
});

test('a comment that somebody deletes meanwhile is written anew', async () => {
  await write(section(1, 'first'));
  let deleted = false;
  gitHub.before = (method) => {
    if (method !== 'PATCH' || deleted) return;
    deleted = true;
    gitHub.state.comments.length = 0;
  };
  await write(section(2, 'second'));
  expect(standing()).toEqual([['production 2: second']]);
});

test('a comment that a person broke is left to them', async () => {
  await write(section(1, 'first'));
  if (gitHub.state.comments[0]) gitHub.state.comments[0].body = 'edited by hand';
  await write(section(2, 'second'));
  expect(gitHub.state.comments.map(({ body }) => body.split('\n')[0])).toEqual(['edited by hand', 'second']);
});

test('a POST whose answer is lost leaves one comment', async () => {
  gitHub.faults.push({ method: 'POST', path: /comments/, drop: 'after' });
  await expect(write(section(1, 'first'))).rejects.toMatchObject({ name: 'GitHubError', status: 0 });
  await write(section(1, 'first'));
  expect(standing()).toEqual([['production 1: first']]);
});

test('what GitHub is asked for one comment: read, write, read again', async () => {
  await write(section(1, 'first'));
  expect(gitHub.requests.filter((request) => !request.endsWith('/graphql'))).toHaveLength(3);
  gitHub.requests.length = 0;
  await write(section(2, 'second'));
  expect(gitHub.requests).toHaveLength(3);
});

test('two folders of one pull request keep a section each, whichever run writes last', async () => {
  const of = (run: number, folder: string) => section(run, `${folder} ${run}`, { server: 'a', folder });
  for (const one of [of(1, 'connections'), of(2, 'billing'), of(3, 'connections'), of(3, 'billing')]) await write(one);
  expect(standing().flat().sort()).toEqual(['production 3: billing 3', 'production 3: connections 3']);
});

test('servers that share an environment’s name keep a section each', async () => {
  for (const server of ['a', 'b', 'a']) await write(section(4, `on ${server}`, { server, folder: 'connections' }));
  expect(standing()).toEqual([['production 4: on a', 'production 4: on b']]);
});

test('a section as older versions wrote it gives way to the newer one about the same environment', async () => {
  await write(section(1, 'old form'));
  await write(section(2, 'another folder', { server: 'a', folder: 'billing' }));
  await write(section(3, 'new form', { server: 'a', folder: 'connections' }));
  expect(standing().flat()).toEqual(['production 3: new form', 'production 2: another folder']);
  expect((await write(section(2, 'late and in the old form'))).state).toBe('newer-stands');
});

test('a run that knows no server writes over what stands about its environment', async () => {
  await write(section(1, 'a plan', { server: 'a', folder: 'connections' }));
  await write(section(2, 'no server was given', { folder: 'connections', kind: 'problem' }));
  expect(standing()).toEqual([['production 2: no server was given']]);
});

test('shards come together in one comment; another way of sharing out takes the place of the one before', async () => {
  const shard = (run: number, name: string) => section(run, name, { shard: name });
  await write(section(1, 'the whole'));
  await Promise.all(['1/3', '2/3', '3/3'].map((name) => write(shard(2, name))));
  expect(standing()).toEqual([['production 2: 1/3', 'production 2: 2/3', 'production 2: 3/3']]);
  await write(shard(3, '1/2'));
  expect((await write(shard(2, '1/3'))).state).toBe('newer-stands');
  await write(shard(3, '2/2'));
  expect(standing()).toEqual([['production 3: 1/2', 'production 3: 2/2']]);
});

test('a section that is shortened beside others is written once, not over and over', async () => {
  const text = `### what happens\n\n| a |\n|---|\n${'| row |\n'.repeat(4_000)}\n<sub>the end</sub>`;
  for (const environment of ['dev', 'staging', 'production']) await write(section(1, text, { environment }));
  expect(gitHub.state.comments).toHaveLength(1);
  expect(gitHub.state.comments[0]?.body.length).toBeLessThan(60_000);
  expect(gitHub.state.comments[0]?.body.match(/### what happens/g)).toHaveLength(3);
  expect(gitHub.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(2);
});

test('an apply that isn’t shared out as its plan was keeps what was reviewed', async () => {
  const mark = (digest: string, shard?: string) => ({ reviewed: [{ shard, digest, changes: digest, proof: digest }] });
  await write(section(1, 'first half', { shard: '1/2', ...mark('a', '1/2') }));
  await write(section(1, 'second half', { shard: '2/2', ...mark('b', '2/2') }));
  await write(section(2, 'failed', { kind: 'problem' }));
  expect(standing()).toEqual([['production 2: failed']]);
  const changes = () => readComment(gitHub.state.comments[0]?.body ?? '')?.[0]?.marker.reviewed;
  expect(changes()).toEqual([...mark('a', '1/2').reviewed, ...mark('b', '2/2').reviewed]);
  await write(section(3, 'a plan of its own', mark('c')));
  expect(changes()).toEqual(mark('c').reviewed);
});

test('a shard that was written over by a slower one is written again', async () => {
  await write(section(1, 'first', { shard: '1/2' }));
  const before = gitHub.state.comments[0]?.body ?? '';
  let looks = 0;
  gitHub.before = (method) => {
    // Another shard had read before ours was written, and writes after our first look.
    const [comment] = gitHub.state.comments;
    if (method === 'GET') looks += 1;
    if (looks === 3 && comment) comment.body = before;
  };
  await write(section(1, 'second', { shard: '2/2' }));
  expect(standing()).toEqual([['production 1: first', 'production 1: second']]);
});
