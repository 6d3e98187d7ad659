import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseCommand } from '../../src/action/choose-command.ts';
import { loadRun } from '../../src/edges/github/event.ts';
import {
  dispatched,
  issueComment,
  mergeGroup,
  pullRequestClosed,
  pullRequestOpened,
  pushed,
  scheduled,
} from './events.ts';

/** What the action makes of the event that started it, with a server and credentials unless it says otherwise. */
function chosen(name: string, payload: unknown, more: { ref?: string; asked?: string; server?: boolean } = {}): string {
  const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  const run = loadRun({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REF: more.ref ?? 'refs/heads/main' });
  const given = { address: more.server ?? true, credentials: more.server ?? true };
  try {
    const { command, note } = chooseCommand(more.asked ?? 'auto', run, given);
    return note ? `${command}: ${note}` : command;
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string };
    return `refused: ${message}${hint ? `; ${hint}` : ''}`;
  }
}

const head = 'd'.repeat(40);
const opened = (more: object = {}) => pullRequestOpened({ number: 7, head, ...more });

test.each([
  ['a pull request', 'pull_request', opened(), {}, 'plan'],
  ['a new commit in it', 'pull_request', opened({ action: 'synchronize' }), {}, 'plan'],
  ['a merged one', 'pull_request', pullRequestClosed({ number: 7, head }), {}, 'validate'],
  ['a push to the default branch', 'push', pushed(head), {}, 'apply'],
  ['the bare name of the branch', 'push', pushed(head), { ref: 'main' }, 'apply'],
  ['a push to another branch', 'push', pushed(head), { ref: 'refs/heads/zoom' }, 'validate'],
  ['a tag', 'push', pushed(head), { ref: 'refs/tags/v1.0.0' }, 'validate'],
  ['a schedule', 'schedule', scheduled(), {}, 'drift'],
  ['a merge queue', 'merge_group', mergeGroup(), {}, 'validate'],
  ['a run by hand', 'workflow_dispatch', dispatched(null), {}, 'plan'],
  ['a run by hand that says what', 'workflow_dispatch', dispatched({ command: 'drift' }), {}, 'drift'],
  ['whatever was asked for', 'push', pushed(head), { asked: 'drift' }, 'drift'],
])('%s', (_, name, payload, more, command) => {
  expect(chosen(name, payload, more)).toBe(command);
});

test('without a server there is no plan and no apply, and that is said', () => {
  expect(chosen('pull_request', opened(), { server: false })).toMatch(/^validate: .*no server is given/);
  expect(chosen('push', pushed(head), { server: false })).toMatch(/^validate: .*Nothing was applied/);
});

test.each([
  ['a fork', { from: 'mallory/identity' }, 'it comes from a fork'],
  ['a fork that is gone', { from: null }, 'it comes from a fork'],
  ['Dependabot', { author: 'dependabot[bot]' }, 'Dependabot opened it'],
  ['one into another branch', { base: 'release' }, 'it isn’t into the default branch, main'],
  ['one that names no branch', { base: '' }, 'it isn’t into the default branch, main'],
])('%s is validated only, also when a plan is asked for', (_, more, why) => {
  for (const asked of ['auto', 'plan', 'validate']) {
    expect(chosen('pull_request', opened(more), { asked })).toMatch(new RegExp(`^validate: .*${why}`));
  }
  expect(chosen('pull_request', opened(more), { asked: 'apply' })).toMatch(/^refused/);
  expect(chosen('pull_request', opened(more), { asked: 'drift' })).toMatch(/^refused/);
});

test.each([
  ['pull_request_target', opened()],
  ['issue_comment', issueComment()],
  ['workflow_run', {}],
  ['something_new', {}],
  ['', ''],
  ['pull_request', {}],
  ['pull_request', 'not JSON'],
  ['pull_request', '[]'],
])('%s is refused with what to do', (name, payload) => {
  expect(chosen(name, payload)).toMatch(/^refused: .*; /);
});

test('pull_request_target is refused whatever is asked for', () => {
  expect(chosen('pull_request_target', opened(), { asked: 'validate' })).toMatch(/^refused: .*pull_request_target/);
});

test('an event of a pull request that doesn’t say whose files they are is validated at most', () => {
  for (const asked of ['plan', 'apply', 'drift']) {
    expect(chosen('pull_request', {}, { asked })).toMatch(/^refused: .*where the files come from/);
    expect(chosen('pull_request_review', opened(), { asked })).toMatch(/^refused: .*pull_request_review/);
    expect(chosen('workflow_run', {}, { asked })).toMatch(/^refused: .*workflow_run/);
  }
  expect(chosen('pull_request', {}, { asked: 'validate' })).toBe('validate');
});

test('a default branch that the event doesn’t name is no branch: nothing is planned for it or applied from it', () => {
  const unknown = (payload: { repository: object }) => ({
    ...payload,
    repository: { ...payload.repository, default_branch: undefined },
  });
  for (const asked of ['auto', 'plan', 'apply', 'drift'])
    expect(chosen('pull_request', unknown(opened()), { asked })).toMatch(/^refused: .*which branch is the default/);
  expect(chosen('pull_request', unknown(opened({ base: '' })), { asked: 'plan' })).toMatch(/^refused/);
  expect(chosen('pull_request', unknown(opened()), { asked: 'validate' })).toBe('validate');
  expect(chosen('push', unknown(pushed(head)), { ref: 'refs/heads/' })).toBe('validate');
});

test('of the events that have no kind here, those that may bring files from outside are validated at most', () => {
  for (const name of [
    'issue_comment',
    'deployment',
    'pull_request_review_comment',
    'workflow_run',
    'check_suite',
    'something_new',
  ]) {
    expect(chosen(name, issueComment(), { asked: 'plan' })).toMatch(/^refused: .*where the files come from/);
    expect(chosen(name, issueComment(), { asked: 'validate' })).toBe('validate');
  }
  expect(chosen('repository_dispatch', {}, { asked: 'drift' })).toBe('drift');
});

test.each([
  ['a push to another branch', 'push', pushed(head), 'refs/heads/zoom'],
  ['a tag of the branch’s name', 'push', pushed(head), 'refs/tags/main'],
  ['a run by hand on another branch', 'workflow_dispatch', dispatched({ command: 'apply' }), 'refs/heads/zoom'],
  ['a run by hand on a tag', 'workflow_dispatch', dispatched(null), 'refs/tags/main'],
  ['a merge queue', 'merge_group', mergeGroup(), 'refs/heads/gh-readonly-queue/main/pr-7-b'],
  ['a release', 'release', { repository: pushed(head).repository }, 'refs/tags/v1'],
  ['an event that names no default branch', 'workflow_dispatch', {}, 'refs/heads/'],
  ['an event that names no default branch', 'schedule', {}, 'refs/heads/main'],
])('nothing but the default branch is applied: not %s', (_, name, payload, ref) => {
  expect(chosen(name, payload, { ref, asked: 'apply' })).toMatch(/^refused: .*nothing but the default branch/);
});

test('a merge queue of another branch is validated only', () => {
  const queue = mergeGroup();
  const elsewhere = { ...queue, merge_group: { ...queue.merge_group, base_ref: 'refs/heads/release' } };
  expect(chosen('merge_group', elsewhere, { asked: 'plan' })).toMatch(/^validate: .*isn’t into the default branch/);
  expect(chosen('merge_group', elsewhere, { asked: 'drift' })).toMatch(/^refused/);
  expect(chosen('merge_group', mergeGroup(), { asked: 'plan' })).toBe('plan');
});

test('a command that never ends isn’t started by hand either', () => {
  expect(chosen('workflow_dispatch', dispatched({ command: 'sandbox' }))).toMatch(/^refused: .*never ends/);
});

test('an open pull request can’t be applied, a typing mistake is no command', () => {
  expect(chosen('pull_request', opened(), { asked: 'apply' })).toMatch(/isn’t merged/);
  expect(chosen('push', pushed(head), { asked: 'aply' })).toBe(
    'refused: unknown command "aply"; did you mean "apply"?',
  );
});

test('names like __proto__ in a payload have no effect', () => {
  expect(chosen('workflow_dispatch', '{"inputs":{"command":"__proto__","__proto__":{"command":"apply"}}}')).toBe(
    'plan',
  );
});

test('what starts a person’s own programs isn’t run in a workflow, whoever asks for it', () => {
  const refused = 'refused: command "setup" is for the command line only; run it on your own machine: pfconn setup';
  expect(chosen('push', pushed(head), { asked: 'setup' })).toBe(refused);
  expect(chosen('workflow_dispatch', dispatched({ command: 'setup' }))).toBe(refused);
});
