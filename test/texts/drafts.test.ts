import { afterEach, expect, test } from 'vitest';
import type { Rehearsal } from '../commands/rehearsal.ts';
import { commentOn, contextOf, edited, scene, zoom } from './scene.ts';

/** What a pull request's comment says of drafts. */

let stage: Rehearsal;
afterEach(() => stage.stop());

const asDraft = (text: string) => edited(text, ['state: present', 'state: draft']);

test('a new one: nothing is written, and what it would be', async () => {
  stage = await scene({ 'zoom.yaml': asDraft(zoom()) });
  const comment = commentOn(contextOf(await stage.plan()));
  expect(comment).toContain('### Merging this changes nothing on `production`');
  expect(comment).toContain('- "zoom-provisioning" is a draft: nothing is written.');
});

test('one that is live: the connection stays as it is, and that is a warning', async () => {
  stage = await scene({ 'zoom.yaml': zoom() });
  await stage.apply();
  stage.write({ 'zoom.yaml': edited(asDraft(zoom()), ['Title: title', 'Title: jobTitle']) });
  const comment = commentOn(contextOf(await stage.plan()));
  expect(comment).toContain('### Merging this changes nothing on `production`');
  expect(comment).toMatch(/- ⚠️ .*zoom-provisioning.* is on the server and its definition is a draft/);
});
