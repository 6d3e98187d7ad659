import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { type KindName, keyOf } from '../../../src/core/kinds.ts';
import { needsOf } from '../../../src/core/plan/dependencies.ts';
import type { UndigestedChange } from '../../../src/core/plan/types.ts';
import { desiredFrom } from '../connection/support/desired.ts';

type Given = Pick<UndigestedChange, 'kind' | 'id' | 'action'> & {
  live?: JsonObject;
  wanted?: JsonObject;
  /** Where the two differ. */
  at?: string[];
};

function change({ kind, id, action, live = {}, wanted = {}, at = [] }: Given): UndigestedChange {
  const desired = { ...desiredFrom({ id, ...wanted }), kind, key: keyOf({ kind, id }) };
  const base = { kind, id, key: keyOf({ kind, id }), name: id, entityId: '', findings: [] };
  const differences = at.map((pointer) => ({ kind: 'changed', pointer }));
  return { ...base, action, differences, desired, live: { id, ...live } } as unknown as UndigestedChange;
}

const uses = (adapter: string) => ({ spBrowserSso: { adapterMappings: [{ idpAdapterRef: { id: adapter } }] } });
const needs = (...changes: Given[]) =>
  [...needsOf(changes.map(change))].map(([who, what]) => `${who} after ${[...what].join(', ')}`);

const adapter = (id: string, action: Given['action'], more: Partial<Given> = {}): Given => ({
  kind: 'IdpAdapter' as KindName,
  id,
  action,
  ...more,
});
const connection = (id: string, action: Given['action'], more: Partial<Given> = {}): Given => ({
  kind: 'SpConnection',
  id,
  action,
  ...more,
});

test('what is referred to is made before who refers to it', () => {
  expect(
    needs(
      connection('zoom', 'create', { wanted: uses('html') }),
      connection('box', 'update', { wanted: uses('html'), live: uses('old') }),
      connection('other', 'update', { wanted: uses('there already'), live: uses('html') }),
      adapter('html', 'create'),
    ),
  ).toEqual(['zoom after IdpAdapter/html', 'box after IdpAdapter/html']);
});

test('who refers to what goes lets go of it first', () => {
  expect(
    needs(
      adapter('html', 'delete'),
      connection('zoom', 'update', { live: uses('html'), wanted: uses('new') }),
      connection('box', 'delete', { live: uses('html') }),
      connection('same', 'no-op', { live: uses('html') }),
      connection('html', 'update', { live: {} }),
    ),
  ).toEqual(['IdpAdapter/html after zoom, box']);
});

test('an adapter that is a child of another one goes before it, and comes after it', () => {
  const child = { parentRef: { id: 'parent' } };
  expect(needs(adapter('child', 'create', { wanted: child }), adapter('parent', 'create'))).toEqual([
    'IdpAdapter/child after IdpAdapter/parent',
  ]);
  expect(needs(adapter('child', 'delete', { live: child }), adapter('parent', 'delete'))).toEqual([
    'IdpAdapter/parent after IdpAdapter/child',
  ]);
});

/** A connection whose mapping reads these attributes of the adapter `html`. */
const reads = (...attributes: string[]) => ({
  spBrowserSso: {
    adapterMappings: [
      {
        idpAdapterRef: { id: 'html' },
        attributeContractFulfillment: Object.fromEntries(
          attributes.map((value) => [value, { source: { type: 'ADAPTER' }, value }]),
        ),
      },
    ],
  },
});
const contract = (...attributes: string[]) => ({
  attributeContract: { extendedAttributes: attributes.map((name) => ({ name })) },
});
const losesMail = (...now: string[]) =>
  adapter('html', 'update', {
    live: contract('title', 'mail'),
    wanted: contract(...now),
    at: ['/attributeContract/extendedAttributes/1'],
  });

test('who reads an attribute lets go of it before the contract loses it', () => {
  const lets = connection('zoom', 'update', { live: reads('title', 'mail'), wanted: reads('title') });
  const never = connection('box', 'update', { live: reads('title'), wanted: reads('title') });
  expect(needs(losesMail('title'), lets, never)).toContain('IdpAdapter/html after zoom');
  // Nothing goes, or the contract isn't what changes.
  expect(needs(losesMail('title', 'mail', 'phone'), lets)).not.toContain('IdpAdapter/html after zoom');
  expect(needs({ ...losesMail('title'), at: ['/name'] }, lets)).not.toContain('IdpAdapter/html after zoom');
});

test('who reads what comes to the contract in the same moment waits for it', () => {
  const moves = connection('zoom', 'update', { live: reads('mail'), wanted: reads('phone') });
  expect(needs(losesMail('title', 'phone'), moves)).not.toContain('IdpAdapter/html after zoom');
});

test('who is only made now has nothing to let go of', () => {
  const made = connection('zoom', 'create', { live: reads('mail'), wanted: reads('title') });
  expect(needs(losesMail('title'), made)).not.toContain('IdpAdapter/html after zoom');
});
