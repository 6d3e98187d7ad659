import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../src/commands/command.ts';
import { drift } from '../../src/commands/plan.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import { renderPlan } from '../../src/core/report/terminal/render-plan.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from './rehearsal.ts';

/** Other kinds than connections, from files to a server and back. */

async function rehearsed(files: Record<string, string>): Promise<Rehearsal> {
  const rehearsal = await rehearse(files);
  onTestFinished(rehearsal.stop);
  return rehearsal;
}

const contract = (more = '') => `kind: AuthenticationPolicyContract
id: workforce
name: Workforce
extendedAttributes: [mail${more}]
`;

const portal = signOn('portal').replace(
  /adapterMappings:[\s\S]*$/,
  `authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: { name: Workforce }
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: mail }
`,
);

const absent = (kind: string, id: string) => `kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`;
const order = ({ plan }: Result) => plan?.changes.map(({ action, key }) => `${action} ${key}`);
const errors = ({ plan, diagnostics }: Result) =>
  [...(plan?.changes.flatMap(({ findings }) => findings) ?? []), ...(plan?.findings ?? []), ...diagnostics]
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

test('a contract and a connection that names it are made in one apply, and deleted in one', async () => {
  const { apply, plan, write, run, console } = await rehearsed({ 'contract.yaml': contract(), 'portal.yaml': portal });
  const planned = await plan();
  expect(errors(planned)).toEqual([]);
  expect(order(planned)).toEqual(['create AuthenticationPolicyContract/workforce', 'create portal']);
  expect((await apply()).exitCode).toBe(0);
  expect((await run(drift)).exitCode).toBe(0);
  write({ 'contract.yaml': absent('AuthenticationPolicyContract', 'workforce') });
  const inUse = await plan();
  expect(errors(inUse)).toEqual(['still-in-use']);
  expect(order(inUse)).toEqual(['delete AuthenticationPolicyContract/workforce', 'no-op portal']);
  write({ 'portal.yaml': absent('SpConnection', 'portal') });
  const leaving = await plan();
  expect(errors(leaving)).toEqual([]);
  expect(order(leaving)).toEqual(['delete portal', 'delete AuthenticationPolicyContract/workforce']);
  expect((await apply()).exitCode).toBe(0);
  expect(await console.of('AuthenticationPolicyContract').read('workforce')).toBeUndefined();
});

test('what nobody manages keeps what it refers to from being deleted', async () => {
  const { apply, plan, write } = await rehearsed({ 'contract.yaml': contract(), 'portal.yaml': portal });
  await apply();
  write({ 'contract.yaml': absent('AuthenticationPolicyContract', 'workforce'), 'portal.yaml': undefined });
  expect(errors(await plan())).toEqual(['still-in-use']);
});

test('a plan of connections alone asks a server for no more than before there were other kinds', async () => {
  const { plan, sandbox } = await rehearsed({ 'zoom.yaml': provisioning('zoom') });
  const before = sandbox.requests.length;
  await plan();
  const asked = sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
  // What a busy machine asks once more is asked for once.
  expect([...new Set(asked)].sort()).toEqual([
    'GET /authenticationPolicyContracts',
    'GET /cluster/status',
    'GET /dataStores',
    'GET /extendedProperties',
    'GET /idp/adapters',
    'GET /idp/connectors/descriptors',
    'GET /idp/spConnections',
    'GET /idp/stsRequestParametersContracts',
    'GET /idp/tokenProcessors',
    'GET /keyPairs/signing',
    'GET /keyPairs/sslClient',
    'GET /metadataUrls',
    'GET /oauth/tokenExchange/processor/policies',
    'GET /serverSettings/generalSettings',
    'GET /version',
  ]);
});

test('what a file that is gone defined is left on the server, and listed', async () => {
  const { apply, plan, write } = await rehearsed({ 'contract.yaml': contract(), 'portal.yaml': portal });
  await apply();
  write({ 'contract.yaml': undefined });
  const { plan: planned } = await plan({ prune: true });
  expect(planned?.changes.filter(({ action }) => action !== 'no-op')).toEqual([]);
  const { unmanagedOthers = [] } = planned ?? {};
  expect(unmanagedOthers).toContainEqual({ kind: 'AuthenticationPolicyContract', id: 'workforce', name: 'Workforce' });
  const text = renderPlan(planned as Plan, { colour: false, showUnmanaged: true });
  expect(text).toContain('policy contract Workforce');
});

test('what this run leaves out has a definition all the same', async () => {
  const { apply, plan, write } = await rehearsed({ 'contract.yaml': contract(), 'portal.yaml': portal });
  await apply();
  write({ 'contract.yaml': absent('AuthenticationPolicyContract', 'workforce') });
  const { plan: planned } = await plan({ only: ['AuthenticationPolicyContract/workforce'] });
  const [found] = planned?.changes[0]?.findings.filter(({ code }) => code === 'still-in-use') ?? [];
  expect(found?.message).toContain('(whose definition is left out of this plan)');
  expect(found?.hint).toBe('let them refer to something else in the same plan, or delete them with it');
});
