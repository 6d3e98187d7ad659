import { afterEach, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan/types.ts';
import { driftedIn } from '../../src/core/report/drift.ts';
import { provisioning, type Rehearsal, rehearse } from './rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

/** In an Active Directory a user is a person; of other directories nobody can tell. */
test('a filter on the server is compared as the directory’s own kind has it', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a') });
  expect((await stage.apply()).failure).toBeUndefined();
  const live = JSON.stringify(await stage.live('a'));
  await stage.console
    .of('SpConnection')
    .replace('a', JSON.parse(live.replace('(objectClass=user)', '(objectClass=person)')));
  const { plan, connectors } = await stage.plan();
  const saidOf = (made: Plan) =>
    driftedIn(made, new Date('2026-11-28'), connectors)
      .flatMap(({ live }) => live.flatMap(({ finding }) => finding ?? []))
      .filter(({ code }) => code === 'scope-changed')
      .map(({ message }) => message)
      .join();
  expect(saidOf(plan!)).toMatch(/: it lets more through$/);
  expect(saidOf({ ...plan!, server: { version: '12.2.2.0' } })).not.toContain('lets more through');
});
