import { expect, test } from 'vitest';
import { peopleAudience, provenPeople, requireProved } from '../../src/action/people-proof.ts';
import type { Section } from '../../src/core/report/markdown/comment-section.ts';
import type { Event } from '../../src/edges/github/event.ts';

const subject = { environment: 'production', server: 'x', folder: 'connections' };
const [head, numbers] = ['d'.repeat(40), 'abcdefgh:88:0'];
const honest = {
  aud: peopleAudience({ subject, head, numbers }),
  repository: 'acme/identity',
  event_name: 'workflow_dispatch',
  ref: 'refs/heads/main',
};

/** What counts as reviewed of a comment that says these numbers, when GitHub says this of the token in it. */
function proven(claims: Record<string, unknown>, said = numbers, merged = head, of = subject) {
  const marker = { ...of, kind: 'plan', run: 1, attempt: 1, head, people: { numbers: said, proof: 'a.b.c' } } as const;
  const sections: Section[] = [{ marker, text: '' }];
  const question = { sections, subject, head: merged, repository: 'acme/identity', defaultBranch: 'main' };
  return provenPeople({ ...question, claimsOf: async () => claims });
}

test('numbers that a job of the default branch counted, which somebody started by hand', async () => {
  expect(await proven(honest)).toEqual({ numbers });
});

test.each([
  ['other numbers', proven(honest, 'abcdefgh:999:0')],
  ['another commit', proven(honest, numbers, 'e'.repeat(40))],
  ['a pull request’s own run', proven({ ...honest, event_name: 'pull_request', ref: 'refs/pull/7/merge' })],
  ['a push', proven({ ...honest, event_name: 'push' })],
  ['another branch', proven({ ...honest, ref: 'refs/heads/zoom' })],
  ['another repository', proven({ ...honest, repository: 'eve/identity' })],
  ['a plan’s proof', proven({ ...honest, aud: honest.aud.replace('pfconn-people', 'pfconn-plan') })],
])('not %s', async (_, result) => {
  expect(await result).toEqual({ unproved: expect.any(String) });
});

test('another environment’s numbers are none of this one', async () => {
  const marker = { ...subject, kind: 'plan', run: 1, attempt: 1, head, people: { numbers, proof: 'a.b.c' } } as const;
  const question = { sections: [{ marker, text: '' }], head, repository: 'acme/identity', defaultBranch: 'main' };
  const staging = { ...subject, environment: 'staging' };
  const unused = { subject: staging, claimsOf: async () => honest };
  expect(await provenPeople({ ...question, ...unused })).toBeUndefined();
});

test('numbers that nothing proves stop an apply, unless both are named by hand', () => {
  const unproved = { unproved: 'GitHub signed nothing' };
  const byHand = (inputs: Record<string, string>) => ({ kind: 'dispatch', inputs, starterType: 'User' }) as const;
  const pushed: Event = { kind: 'push', branch: 'main', commits: [] };
  expect(requireProved({ numbers }, pushed)).toBe(numbers);
  expect(requireProved(undefined, pushed)).toBeUndefined();
  const both = { 'max-leavers': '88', 'max-joiners': '0' };
  expect(requireProved(unproved, byHand(both))).toBeUndefined();
  for (const event of [
    pushed,
    byHand({}),
    byHand({ ...both, 'max-joiners': '' }),
    byHand({ ...both, 'max-leavers': '9%' }),
  ])
    expect(() => requireProved(unproved, event)).toThrow(/nothing proves the numbers .*GitHub signed nothing/);
});
