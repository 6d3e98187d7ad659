import { expect, test } from 'vitest';
import { waitingFailure, withLeftAlone, withoutWaiting } from '../../../src/commands/apply/waiting.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import type { PlanInput } from '../../../src/core/plan/input.ts';
import type { Outcome } from '../../../src/core/plan/outcome.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { exampleConnectors } from '../../core/connection/support/descriptor.ts';
import { desiredFrom, desiredOf, provisioningConnection } from '../../core/connection/support/desired.ts';
import { ownHint } from '../../core/own-hint.ts';
import { serverWith } from '../../core/plan/server.ts';

function plan(desired: Desired[], server: PlanInput['server'], more: Partial<PlanInput> = {}) {
  return planChanges({
    desired,
    server,
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: true, prune: true, rotate: [] },
    now: new Date('2026-11-24'),
    ...more,
  });
}

const outcome = { changes: [], complete: true } as unknown as Outcome;

/** What an apply leaves alone of a plan, what it says of each, and of all. */
function leftAlone(...asked: Parameters<typeof plan>) {
  const { ready, waiting } = withoutWaiting(plan(...asked));
  const { changes, complete } = withLeftAlone(outcome, waiting);
  const said = changes.flatMap(({ diagnostics }) =>
    diagnostics.map((one) =>
      [one.place.file, one.message, ownHint(one)].map((text) => text?.replace(/-[0-9a-f]{12}/, '-…')),
    ),
  );
  const failure = waitingFailure(waiting);
  return {
    ready: ready.changes.map(({ key }) => key),
    left: changes.map(({ key, status, requests, durationMs }) => [key, status, requests.length, durationMs].join(' ')),
    complete,
    said,
    failure: failure && [failure.message, failure.hint?.replace(/-[0-9a-f]{12}/g, '-…')],
  };
}

const called = (id: string, name = `Name ${id}`): Live =>
  provisioningConnection({ id, name, entityId: `urn:${id}`, active: false });
const without = (id: string, name?: string): Live => {
  const { outboundProvision: _, ...rest } = called(id, name);
  return rest as Live;
};
const why =
  '"a" is deleted and created again (outbound provisioning is removed), and the record of whom it provisioned is lost; nobody said yes to that';

test('where nothing waits, everything is carried out, and the record stays as it is', () => {
  const done = leftAlone([desiredFrom(called('b', 'Other'))], serverWith([called('b')]));
  expect(done).toEqual({ ready: ['b'], left: [], complete: true, said: [], failure: undefined });
  expect(withLeftAlone(outcome, [])).toBe(outcome);
});

test('what waits is left alone, with where the yes is written', () => {
  const desired = [desiredFrom(without('a')), desiredFrom(called('b', 'Other'))];
  expect(leftAlone(desired, serverWith([called('a'), called('b')]))).toEqual({
    ready: ['b'],
    left: ['a waits 0 0'],
    complete: false,
    said: [
      [
        'connections/a.yaml/lifecycle/accept',
        why,
        'if it is meant, add here `lifecycle: { accept: [replace-…] }` and have it approved',
      ],
    ],
    failure: [
      '1 connection left alone, because nobody said yes to what can’t be undone: a',
      'if it is meant, write the token into lifecycle.accept of the definition and have it approved, or on this machine add --accept replace-…',
    ],
  });
});

test('what is restored has no definition: the yes is given to the run', () => {
  const held: Desired = { ...desiredFrom(without('a')), isHeld: true };
  const { said, failure } = leftAlone([held], serverWith([called('a')]));
  const hint = 'if it is meant, restore once more with `accept`: replace-… (in the workflow’s form, or as `--accept`)';
  expect(said).toEqual([['connections/a.yaml/outboundProvision', why, hint]]);
  expect(failure?.[1]).toBe(hint);
  const both = leftAlone([held, desiredFrom(without('b'))], serverWith([called('a'), called('b')]));
  expect(both.failure?.[1]).toContain('lifecycle.accept');
  expect(both.failure?.[1]).toMatch(/--accept replace-…,replace-…$/);
});

test('what is pruned gets a definition that says that it goes', () => {
  const marker = { property: 'managedBy', repository: 'acme/pf' };
  const live = { ...without('a'), extendedProperties: { managedBy: { values: ['repo=acme/pf;file=x.yaml'] } } };
  expect(leftAlone([], serverWith([live]), { marker }).said).toEqual([
    [
      'x.yaml',
      '"a" is deleted, and no definition says that it may go; nobody said yes to that',
      'if it is meant, add a definition with `kind: SpConnection`, `id: a` and `lifecycle: { state: absent }` and have it approved, or run with `--accept delete-…`',
    ],
  ]);
});

test('who takes what a waiting one still has waits with it, and says so', () => {
  const renamed = [desiredFrom(without('a', 'New')), desiredFrom(called('b', 'Name a'))];
  const { ready, left, said } = leftAlone(renamed, serverWith([called('a'), called('b')]));
  expect([ready, left]).toEqual([[], ['a waits 0 0', 'b waits 0 0']]);
  expect(said[1]?.slice(0, 2)).toEqual([
    'connections/b.yaml',
    'it takes a name or entity id that "a" still has, and "a" waits for a yes',
  ]);
});

test('so does what has to come after it', () => {
  const adapter = { id: 'html', name: 'HTML', pluginDescriptorRef: { id: 'html-form' } };
  const through = {
    ...without('a'),
    spBrowserSso: { protocol: 'SAML20', adapterMappings: [{ idpAdapterRef: { id: 'html' } }] },
  };
  const gone = desiredOf('IdpAdapter', adapter, { state: 'absent' });
  const server = serverWith([through], { resources: { IdpAdapter: [adapter] } });
  const { said, failure } = leftAlone([gone, desiredFrom(called('a'))], server);
  expect(said.at(-1)?.[1]).toBe('"a" has to be done before it, and "a" waits for a yes');
  expect(failure?.[0]).toBe(
    '1 connection and 1 IdP adapter left alone, because nobody said yes to what can’t be undone: a, IdpAdapter/html',
  );
});
