import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referencesOf } from '../../../src/core/connection/references/references.ts';
import type { Desired } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { textIn, textOf } from '../../../src/core/document/readers.ts';
import { type Key, type KindName, keyOf, kinds } from '../../../src/core/kinds.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { findingsOf } from '../../../src/core/plan/summary.ts';
import type { Plan } from '../../../src/core/plan/types.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf } from '../connection/support/desired.ts';
import { serverWith } from './server.ts';

type Held = JsonObject & { id: string };
type Objects = ReadonlyMap<Key, { kind: KindName; document: Held }>;

function plan(live: Objects, desired: Desired[]): Plan {
  const of = (kind: KindName) => [...live.values()].filter((one) => one.kind === kind).map(({ document }) => document);
  const { SpConnection, ...resources } = {
    SpConnection: of('SpConnection'),
    DataStore: of('DataStore'),
    IdpAdapter: of('IdpAdapter'),
    SslClientKeyPair: [],
    PingOneConnection: [],
  };
  return planChanges({
    desired,
    server: serverWith(SpConnection, { resources }),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24'),
  });
}

/** Executes a plan as an apply does, and fails where PingFederate would refuse a write or a deletion. */
function execute({ changes }: Plan, live: Objects): Objects {
  const server = new Map(live);
  const put = (key: Key, kind: KindName, document: Held) => {
    for (const target of referred(kind, document)) if (!server.has(target)) throw new Error(`${key} lacks ${target}`);
    for (const [other, { kind: its, document: held }] of server)
      for (const member of kinds[kind].written?.unique ?? [])
        if (other !== key && its === kind && textOf(held[member]) === textOf(document[member]))
          throw new Error(`${key} is called as ${other}`);
    server.set(key, { kind, document });
  };
  for (const change of changes)
    if ('via' in change && change.via)
      put(change.key, change.kind, { ...server.get(change.key)!.document, ...change.via });
  for (const change of changes) {
    const { key, kind, action } = change;
    if (action === 'create' || action === 'update') put(key, kind, { ...change.desired.document, id: change.id });
    if (action !== 'delete') continue;
    const users = [...server].filter(([, one]) => referred(one.kind, one.document).includes(key));
    if (users.length > 0) throw new Error(`${key} is in use by ${users[0]?.[0]}`);
    server.delete(key);
  }
  return server;
}

const referred = (kind: KindName, document: JsonObject) =>
  referencesOf(kind, document).flatMap(({ kind: of, link }) => keyOf({ kind: of, id: textIn(link, 'id') ?? '' }));

const store = (id: string, name = id): Held => ({ type: 'LDAP', id, name: `Store ${name}` });
const adapter = (id: string, parent: string | undefined, stores: readonly string[]): Held => ({
  id,
  name: `Adapter ${id}`,
  pluginDescriptorRef: { id: 'html-form' },
  ...(parent === undefined ? {} : { parentRef: { id: parent } }),
  attributeMapping: { attributeSources: stores.map((one) => ({ type: 'LDAP', id: one, dataStoreRef: { id: one } })) },
});
const connection = (id: string, adapters: readonly string[]): Held => ({
  type: 'SP',
  id,
  name: `Connection ${id}`,
  entityId: id,
  active: false,
  spBrowserSso: { protocol: 'SAML20', adapterMappings: adapters.map((one) => ({ idpAdapterRef: { id: one } })) },
});

const ids = ['a', 'b', 'c', 'd'];

/** One state of a server: an adapter's parent comes before it in the alphabet, so that there is no circle. */
const states = fc.record({
  names: fc.shuffledSubarray(ids, { minLength: 4 }),
  stores: fc.subarray(ids),
  adapters: fc.subarray(ids),
  connections: fc.subarray(ids),
  picks: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
});

function objectsOf({
  names,
  stores,
  adapters,
  connections,
  picks,
}: typeof states extends fc.Arbitrary<infer T> ? T : never): Objects {
  let at = 0;
  const pick = (from: readonly string[]) =>
    from.length === 0 ? undefined : from[(picks[at++ % picks.length] as number) % (from.length + 1)];
  const some = (from: readonly string[]) => [...new Set([pick(from), pick(from)].filter((one) => one !== undefined))];
  const all: [KindName, Held][] = [
    ...stores.map((id): [KindName, Held] => ['DataStore', store(id, names[ids.indexOf(id)])]),
    ...adapters.map((id): [KindName, Held] => [
      'IdpAdapter',
      adapter(id, pick(adapters.filter((one) => one < id)), some(stores)),
    ]),
    ...connections.map((id): [KindName, Held] => ['SpConnection', connection(id, some(adapters))]),
  ];
  return new Map(all.map(([kind, document]) => [keyOf({ kind, id: document.id }), { kind, document }]));
}

const desiredBy = (wanted: Objects, live: Objects): Desired[] => [
  ...[...wanted.values()].map(({ kind, document }) => asDesired(kind, document)),
  ...[...live]
    .filter(([key]) => !wanted.has(key))
    .map(([, { kind, document }]) => asDesired(kind, { id: document.id }, true)),
];

function asDesired(kind: KindName, document: Held, isAbsent = false): Desired {
  const lifecycle = { state: isAbsent ? ('absent' as const) : ('present' as const) };
  return kind === 'SpConnection' ? desiredFrom(document, lifecycle) : desiredOf(kind, document, lifecycle);
}

test('any acyclic set of references is applied in the plan’s order, and undone in it', () => {
  fc.assert(
    fc.property(states, states, (before, after) => {
      const [live, wanted] = [objectsOf(before), objectsOf(after)];
      for (const [from, to] of [
        [live, wanted],
        [wanted, live],
        [new Map(), wanted],
        [live, new Map()],
      ] as [Objects, Objects][]) {
        const made = plan(from, desiredBy(to, from));
        expect(findingsOf(made).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect([...execute(made, from).keys()].sort()).toEqual([...to.keys()].sort());
      }
    }),
    { numRuns: 60 },
  );
});

const order = (made: Plan) => made.changes.map(({ action, key }) => `${action} ${key}`);
const none: Objects = new Map();
const asObjects = (all: readonly [KindName, Held][]): Objects =>
  new Map(all.map(([kind, document]) => [keyOf({ kind, id: document.id }), { kind, document }]));

describe('the order', () => {
  test('is from what is referred to to what refers, and back', () => {
    const all = asObjects([
      ['SpConnection', connection('zoom', ['html'])],
      ['IdpAdapter', adapter('html', 'base', ['ad'])],
      ['IdpAdapter', adapter('base', undefined, [])],
      ['DataStore', store('ad')],
    ]);
    const made = ['DataStore/ad', 'IdpAdapter/base', 'IdpAdapter/html', 'zoom'];
    expect(order(plan(none, desiredBy(all, none)))).toEqual(made.map((key) => `create ${key}`));
    expect(order(plan(all, desiredBy(none, all)))).toEqual([...made].reverse().map((key) => `delete ${key}`));
  });

  test('of a circle doesn’t exist: each of its changes names all of them', () => {
    const circle = asObjects([
      ['IdpAdapter', adapter('a', 'b', [])],
      ['IdpAdapter', adapter('b', 'a', [])],
    ]);
    const made = plan(none, desiredBy(circle, none));
    expect(
      made.changes.map(({ key, findings }) => [key, findings.map(({ code, message }) => [code, message])]),
    ).toEqual([
      [
        'IdpAdapter/a',
        [
          [
            'reference-circle',
            'the IdP adapter "Adapter a" needs the IdP adapter "Adapter b" needs the IdP adapter "Adapter a": none of them can be made before the others',
          ],
        ],
      ],
      [
        'IdpAdapter/b',
        [
          [
            'reference-circle',
            'the IdP adapter "Adapter b" needs the IdP adapter "Adapter a" needs the IdP adapter "Adapter b": none of them can be made before the others',
          ],
        ],
      ],
    ]);
    const changed = asObjects(
      [...circle.values()].map(({ kind, document }) => [kind, { ...document, name: `${document.id}!` }]),
    );
    const renamed = findingsOf(plan(circle, desiredBy(changed, circle)));
    expect(renamed.filter(({ severity }) => severity === 'error')).toEqual([]);
    const gone = findingsOf(plan(circle, desiredBy(none, circle))).filter(({ code }) => code === 'reference-circle');
    expect(gone.map(({ message }) => message.replace(/^.*: /, ''))).toEqual([
      'none of them can be deleted before the others',
      'none of them can be deleted before the others',
    ]);
  });

  test('of a circle through what is there already begins with what is not', () => {
    const live = asObjects([['IdpAdapter', adapter('a', undefined, [])]]);
    const circle = asObjects([
      ['IdpAdapter', adapter('a', 'b', [])],
      ['IdpAdapter', adapter('b', 'a', [])],
    ]);
    const made = plan(live, desiredBy(circle, live));
    expect(findingsOf(made).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(order(made)).toEqual(['create IdpAdapter/b', 'update IdpAdapter/a']);
  });
});
