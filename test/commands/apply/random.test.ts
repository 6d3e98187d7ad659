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
const contracts = '/authenticationPolicyContracts';
/** The contracts that a server begins with. */
let others: ReadonlySet<string>;

beforeAll(async () => {
  stage = await rehearse(
    { 'a-keep.yaml': keeper('Keep', 'dc=example', true) },
    { variables: { OLD: 'planted-old-secret' } },
  );
  await stage.apply();
  // From here on only the server knows it.
  delete stage.variables.OLD;
  empty = structuredClone(stage.sandbox.state.snapshot());
  others = new Set(stage.sandbox.state.values(contracts).map(({ id: one }) => String(one)));
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
  | {
      do: 'define';
      id: string;
      as: 'signOn' | 'byContract' | 'provisioning';
      active: boolean;
      text: string;
      name: string;
    }
  | { do: 'contract'; id: string; attributes: string; name: string; gone: boolean }
  | { do: 'keeper'; active: boolean; text: string; name: string }
  | { do: 'remove'; id: string }
  | { do: 'console'; id: string; what: 'edit' | 'delete' | 'deactivate' }
  | {
      do: 'apply';
      fault: Fault | undefined;
      method: string;
      nth: number;
      after: boolean;
      where: string;
      onFailure: 'continue' | 'stop' | 'rollback';
    };

const id = fc.constantFrom(...ids);
const anyId = fc.constantFrom(...ids, 'a-keep');
const contractId = fc.constantFrom('k1', 'k2');
const word = fc.constantFrom('one', 'two', 'three');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('define' as const),
      id,
      as: fc.constantFrom('signOn' as const, 'byContract' as const, 'provisioning' as const),
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
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('contract' as const),
      id: contractId,
      attributes: fc.constantFrom('mail', 'mail, sn'),
      name: fc.constantFrom('Contract one', 'Contract two'),
      gone: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('console' as const),
      id: fc.oneof(anyId, contractId),
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
      where: fc.constantFrom('/idp/spConnections*', '/idp/spConnections*', `${contracts}*`),
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
      const signsOn = signOn(one.id, { active: one.active, company: one.text, name }) + replaceable;
      if (one.as === 'byContract') defineContract({ ...aContract, id: 'k1' }, definitions, false);
      const written =
        one.as !== 'provisioning'
          ? one.as === 'signOn'
            ? signsOn
            : byContract(signsOn)
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
    case 'contract':
      return defineContract(one, definitions);
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

const aContract = { attributes: 'mail', name: 'Contract one', gone: false };

/** What a connection signs on by stays, and no two contracts share a name. */
function defineContract(
  { id: which, attributes, name, gone }: Omit<Extract<Step, { do: 'contract' }>, 'do'>,
  definitions: Definitions,
  again = true,
): void {
  const isUsed = [...definitions.values()].some(({ text }) =>
    text.includes(`authenticationPolicyContractRef: ${which}`),
  );
  const other = definitions.get(which === 'k1' ? 'k2' : 'k1');
  const free = other?.name === name ? `Name of ${which}` : name;
  const isThere = definitions.get(which)?.name;
  if ((gone && isUsed) || (!again && isThere)) return;
  const head = `kind: AuthenticationPolicyContract\nid: ${which}\n`;
  const text = gone
    ? `${head}lifecycle: { state: absent }\n`
    : `${head}name: ${free}\nextendedAttributes: [${attributes}]\n`;
  definitions.set(which, { name: gone ? '' : free, text });
  stage.write({ [`${which}.yaml`]: text });
}

const byContract = (written: string) =>
  written.replace(
    / {2}adapterMappings:.*(?=lifecycle:)/s,
    `  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: k1
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject }
`,
  );

const replaceable = 'lifecycle: { allowReplace: true }\n';

async function byHand({ id: which, what }: Extract<Step, { do: 'console' }>): Promise<void> {
  if (which.startsWith('k')) return contractByHand(which, what === 'delete');
  const live = await stage.console.of('SpConnection').read(which);
  if (!live) return;
  if (what === 'delete' && which !== 'a-keep') await stage.console.of('SpConnection').delete(which);
  else if (what === 'edit')
    await stage.console.of('SpConnection').replace(which, { ...live, contactInfo: { company: 'By hand' } });
  else await stage.console.of('SpConnection').replace(which, { ...live, active: false });
}

/** A server refuses to delete one that is in use. */
async function contractByHand(which: string, isDeleted: boolean): Promise<void> {
  const all = stage.console.of('AuthenticationPolicyContract');
  const live = await all.read(which);
  if (!live) return;
  if (isDeleted) await all.delete(which).catch(() => 'not-found');
  else await all.replace(which, { ...live, name: `By hand ${which}` });
}

async function applyOnce({
  fault,
  method,
  nth,
  after,
  where,
  onFailure,
}: Extract<Step, { do: 'apply' }>): Promise<void> {
  const yes = await stage.yes();
  if (fault)
    stage.sandbox.faults.add({
      match: { method, path: where, nth },
      fault,
      stage: after ? 'after' : 'before',
    });
  try {
    const { plan, outcome } = await stage.apply({ ...yes, onFailure });
    if (plan) expect(mistakesIn(planJson(plan, undefined), 'plan')).toEqual([]);
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
      const files = ['b.yaml', 'c.yaml', 'd.yaml', 'k1.yaml', 'k2.yaml'];
      for (const text of ['', undefined]) stage.write(Object.fromEntries(files.map((file) => [file, text])));
      const definitions: Definitions = new Map([
        ['a-keep', { name: 'Keep', text: keeper('Keep', 'dc=example', true) }],
      ]);
      stage.write({ 'a-keep.yaml': definitions.get('a-keep')?.text });
      for (const one of steps) await play(one, definitions);
      // A connection that was cut off while its names changed hands may need its partner to move first.
      await stage.apply({ ...(await stage.yes()) });
      const { plan } = await stage.plan();
      expect(
        plan?.changes.filter(({ action }) => action !== 'no-op').map(({ id: left, action }) => `${action} ${left}`),
      ).toEqual([]);
      const present = [...definitions].filter(([, { name }]) => name !== '').map(([one]) => one);
      const live = ['/idp/spConnections', contracts].flatMap((path) => stage.sandbox.state.values(path));
      const ours = live.map((one) => String(one.id)).filter((one) => !others.has(one));
      expect(ours.sort()).toEqual(present.sort());
      for (const [one, { text }] of definitions) {
        if (text.includes('outboundProvision'))
          expect(stage.secretOf(one)).toBe(one === 'a-keep' ? 'planted-old-secret' : 'planted-zoom-secret');
      }
    }),
    { numRuns: cases(12), endOnFailure: false },
  );
});
