import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Rehearsal, signOn } from '../commands/rehearsal.ts';
import { commentOn, contextOf, scene } from './scene.ts';
import { settledText, typed, withEnvironment } from './terminal-scene.ts';

/** Plans, outcomes and drift over several kinds of object, by the real command line against the sandbox. */

let stage: Rehearsal;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:02:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await stage.stop();
});

const golden = (name: string) => join(import.meta.dirname, 'golden', name);

const contract = `kind: AuthenticationPolicyContract
id: partner-login
name: Partner login
extendedAttributes: [mail, givenName, sn]
`;
const partner = (id: string, name: string) => signOn(id, { name }).replace('corp-login', 'partner-login');

async function open(files: Record<string, string>): Promise<void> {
  stage = await scene(files);
  withEnvironment(stage);
}

async function expectTexts(name: string): Promise<void> {
  const { out } = await typed(stage, 'plan', { columns: 88 });
  await expect(settledText(out)).toMatchFileSnapshot(golden(`${name}.txt`));
  const context = contextOf(await stage.plan());
  await expect(commentOn(context)).toMatchFileSnapshot(golden(`${name}.md`));
}

test('30 from nothing', async () => {
  await open({
    'partner-login.yaml': contract,
    'a.yaml': partner('partner-1', 'Partner 1'),
    'b.yaml': partner('partner-2', 'Partner 2'),
  });
  await expectTexts('30-from-nothing');
  const { out } = await typed(stage, 'apply --yes', { columns: 88 });
  await expect(settledText(out)).toMatchFileSnapshot(golden('30-from-nothing-applied.txt'));
});
