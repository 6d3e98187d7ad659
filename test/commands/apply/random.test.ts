import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/server/faults.ts';
import type { Snapshot } from '../../../sandbox/store/store.ts';
import { outcomeJson } from '../../../src/core/report/machine/outcome-json.ts';
import { planJson } from '../../../src/core/report/machine/plan-json.ts';
import { AdminApiError } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { mistakesIn } from '../../schema/report-schemas.ts';
import { cases } from '../../seeds/cases.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
let empty: Snapshot;

beforeAll(async () => {
  stage = await rehearse(
    { 'a-keep.yaml': keeper('Keep', 'dc=example', true) },
    { variables: { OLD: 'planted-old-secret' } },
  );
  await stage.apply({ requestTimeoutMs: 5000 });
  // From here on only the server knows it.
  delete stage.variables.OLD;
  empty = structuredClone(stage.sandbox.state.snapshot());
});
afterAll(() => stage.stop());

/** A connection whose secret only the server knows: whatever happens to it, the secret must survive. */
const keeper = (name: string, baseDn: string, active: boolean) =>
  provisioning('a-keep', { baseDn, active })
    .replace('ZOOM_CLIENT_SECRET', 'OLD')
    .replace(/^name: .*/m, `name: ${name}`);

// The keeper comes first, so that what it was is put back when a later change fails.
const ids = ['b', 'c', 'd'] as const;
// Refusals stand twice: most of the others pass by themselves.
const faults: Fault[] = ['reset-before', 'reset-after-store', 'truncated-json', 'html', 401, 403, 422, 422, 403, 500];

/** One thing that happens. */
type Step =
  | { do: 'define'; id: string; as: 'signOn' | 'provisioning'; active: boolean; text: string; name: string }
  | { do: 'keeper'; active: boolean; text: string; name: string }
  | { do: 'remove'; id: string }
  | { do: 'console'; id: string; what: 'edit' | 'delete' | 'deactivate' }
  | {
      do: 'apply';
      fault: Fault | undefined;
      method: string;
      nth: number;
      after: boolean;
      onFailure: 'continue' | 'stop' | 'rollback';
    };

const id = fc.constantFrom(...ids);
const anyId = fc.constantFrom(...ids, 'a-keep');
const word = fc.constantFrom('one', 'two', 'three');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('define' as const),
      id,
      as: fc.constantFrom('signOn' as const, 'provisioning' as const),
      active: fc.boolean(),
      text: word,
      // Names may clash and change hands; entity ids stay with their connection.
      name: fc.constantFrom('One', 'Two', 'Three', 'Four'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('keeper' as const),
      active: fc.boolean(),
      text: word,
      name: fc.constantFrom('One', 'Two', 'Three', 'Four'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('console' as const),
      id: anyId,
      what: fc.constantFrom('edit' as const, 'delete' as const, 'deactivate' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('apply' as const),
      fault: fc.option(fc.constantFrom(...faults), { nil: undefined }),
      method: fc.constantFrom('PUT', 'PUT', 'POST', 'DELETE', 'GET'),
      nth: fc.integer({ min: 1, max: 6 }),
      after: fc.boolean(),
      onFailure: fc.constantFrom('continue' as const, 'stop' as const, 'rollback' as const),
    }),
  },
);

/** The definitions as they stand, by id; a removed one is deleted from the server. */
type Definitions = Map<string, { name: string; text: string }>;

async function play(one: Step, definitions: Definitions): Promise<void> {
  switch (one.do) {
    case 'define': {
      // A plan with two connections of one name is refused, so the name is only taken when it's free.
      const isFree = ![...definitions].some(([other, { name }]) => other !== one.id && name === one.name);
      const name = isFree ? one.name : `Name of ${one.id}`;
      const written =
        one.as === 'signOn'
          ? signOn(one.id, { active: one.active, company: one.text, name }) + replaceable
          : provisioning(one.id, { active: one.active, baseDn: `dc=${one.text}`, more: replaceable }).replace(
              /^name: .*/m,
              `name: ${name}`,
            );
      definitions.set(one.id, { name, text: written });
      break;
    }
    case 'keeper': {
      const isFree = ![...definitions].some(([other, { name }]) => other !== 'a-keep' && name === one.name);
      const name = isFree ? one.name : 'Keep';
      definitions.set('a-keep', { name, text: keeper(name, `dc=${one.text}`, one.active) });
      return stage.write({ 'a-keep.yaml': definitions.get('a-keep')?.text });
    }
    case 'remove':
      definitions.set(one.id, { name: '', text: `kind: SpConnection\nid: ${one.id}\nlifecycle: { state: absent }\n` });
      break;
    case 'console':
      return byHand(one);
    case 'apply':
      return applyOnce(one);
  }
  stage.write({ [`${one.id}.yaml`]: definitions.get(one.id)?.text });
}

const replaceable = 'lifecycle: { allowReplace: true }\n';

async function byHand({ id: which, what }: Extract<Step, { do: 'console' }>): Promise<void> {
  const live = await stage.console.of('SpConnection').read(which);
  if (!live) return;
  if (what === 'delete' && which !== 'a-keep') await stage.console.of('SpConnection').delete(which);
  else if (what === 'edit')
    await stage.console.of('SpConnection').replace(which, { ...live, contactInfo: { company: 'By hand' } });
  else await stage.console.of('SpConnection').replace(which, { ...live, active: false });
}

async function applyOnce({ fault, method, nth, after, onFailure }: Extract<Step, { do: 'apply' }>): Promise<void> {
  const yes = await stage.yes({ requestTimeoutMs: 5000 });
  if (fault)
    stage.sandbox.faults.add({
      match: { method, path: '/idp/spConnections*', nth },
      fault,
      stage: after ? 'after' : 'before',
    });
  try {
    const { plan, outcome } = await stage.apply({ ...yes, onFailure });
    if (plan) expect(mistakesIn(planJson(plan), 'plan')).toEqual([]);
    if (outcome) expect(mistakesIn(outcomeJson(outcome, plan), 'outcome')).toEqual([]);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
  }
  stage.sandbox.faults.clear();
}

test('whatever happens, one more apply brings the server to the definitions, and nothing is lost or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      stage.sandbox.state.restore(structuredClone(empty));
      stage.write({ 'b.yaml': '', 'c.yaml': '', 'd.yaml': '' });
      stage.write({ 'b.yaml': undefined, 'c.yaml': undefined, 'd.yaml': undefined });
      const definitions: Definitions = new Map([
        ['a-keep', { name: 'Keep', text: keeper('Keep', 'dc=example', true) }],
      ]);
      stage.write({ 'a-keep.yaml': definitions.get('a-keep')?.text });
      for (const one of steps) await play(one, definitions);
      // A connection that was cut off while its names changed hands may need its partner to move first.
      await stage.apply({ ...(await stage.yes({ requestTimeoutMs: 5000 })), requestTimeoutMs: 5000 });
      const { plan } = await stage.plan();
      expect(
        plan?.changes.filter(({ action }) => action !== 'no-op').map(({ id: left, action }) => `${action} ${left}`),
      ).toEqual([]);
      const present = [...definitions].filter(([, { name }]) => name !== '').map(([one]) => one);
      const live = stage.sandbox.state.values('/idp/spConnections').map((connection) => String(connection.id));
      expect(live.sort()).toEqual(present.sort());
      for (const [one, { text }] of definitions) {
        if (text.includes('outboundProvision'))
          expect(stage.secretOf(one)).toBe(one === 'a-keep' ? 'planted-old-secret' : 'planted-zoom-secret');
      }
    }),
    { numRuns: cases(12), endOnFailure: false },
  );
}, 120_000);
