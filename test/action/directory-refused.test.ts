import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { refuseDirectory } from '../../src/action/directory-refused.ts';
import { readActionInputs } from '../../src/arguments/action-inputs.ts';
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

const head = 'd'.repeat(40);

/** Every way to tell a run where a directory is, or who reads it. */
const ways: Record<string, string>[] = [
  { INPUT_DIRECTORY: 'ldaps://dc1.example.com' },
  { 'INPUT_DIRECTORY-BIND-DN': 'cn=reader' },
  { 'INPUT_DIRECTORY-PASSWORD': 'planted' },
  { 'INPUT_DIRECTORY-CA-CERTIFICATE': 'corp.pem' },
  { 'INPUT_DIRECTORY-FILTER-ATTRIBUTES': 'employeeNumber' },
  { PF_DIRECTORY_PASSWORD: 'planted' },
  { PF_DIRECTORY: 'ldaps://dc1.example.com' },
  { pf_directory_password: 'planted' },
];

const foreign: [name: string, payload: unknown, ref?: string][] = [
  ['pull_request', pullRequestOpened({ number: 7, head })],
  ['pull_request', pullRequestClosed({ number: 7, head })],
  ['pull_request', pullRequestOpened({ number: 7, head, from: 'eve/identity' })],
  ['pull_request', {}],
  ['pull_request_target', pullRequestOpened({ number: 7, head })],
  ['pull_request_review', pullRequestOpened({ number: 7, head })],
  ['merge_group', mergeGroup()],
  ['issue_comment', issueComment()],
  ['workflow_run', {}],
  ['deployment', {}],
  ['push', { ...pushed(head), ref: 'refs/heads/zoom' }, 'refs/heads/zoom'],
  ['push', { ...pushed(head), ref: 'refs/tags/v1' }, 'refs/tags/v1'],
  ['workflow_dispatch', dispatched({}), 'refs/heads/zoom'],
  ['workflow_dispatch', dispatched({}), 'refs/tags/main'],
  // Nobody says which branch is the default one.
  ['workflow_dispatch', {}],
  ['an_event_of_next_year', {}],
];

const own: [name: string, payload: unknown][] = [
  ['push', pushed(head)],
  ['schedule', scheduled()],
  ['workflow_dispatch', dispatched({})],
  ['', {}],
];

function refusal(name: string, payload: unknown, given: Record<string, string>, ref = 'refs/heads/main'): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(payload));
  const variables = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file, GITHUB_REF: ref, ...given };
  try {
    refuseDirectory(loadRun(variables), readActionInputs(variables).options, variables);
    return undefined;
  } catch (error) {
    return error;
  }
}

test('nothing of a directory is taken in a run that isn’t the default branch’s own', () => {
  for (const [name, payload, ref] of foreign)
    for (const way of ways) {
      const error = refusal(name, payload, way, ref);
      expect(error, `${name} ${JSON.stringify(way)}`).toMatchObject({ reason: 'invalid-inputs' });
      expect(String(error)).not.toContain('planted');
    }
});

test('without any of it such a run is none of this rule’s business', () => {
  for (const [name, payload, ref] of foreign)
    expect(
      refusal(name, payload, { 'INPUT_DIRECTORY-TIMEOUT': '120', PF_DIRECTORY_PASSWORD: ' ' }, ref),
    ).toBeUndefined();
});

test('the default branch’s own runs take it', () => {
  for (const [name, payload] of own) for (const way of ways) expect(refusal(name, payload, way), name).toBeUndefined();
});
