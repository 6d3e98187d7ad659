import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Desired, Difference, Live } from '../../../src/core/connection/types.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import { startOf } from '../../../src/core/diagnostics/place.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { isForEnvironment, tokenFor } from '../../../src/core/plan/acknowledge/wait.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf, provisioningConnection } from '../connection/support/desired.ts';
import { serverWith } from './server.ts';

const place = startOf('connections/a.yaml');
const difference = (member: string, live: Json, desired: Json): Difference => ({
  kind: 'changed',
  path: [{ member }],
  pointer: `/${member}`,
  live,
  desired,
  place,
});

const one = fc.record({
  id: fc.string(),
  environment: fc.string(),
  kind: fc.constantFrom('delete-accounts', 'replace'),
  severity: fc.constantFrom('irreversible' as const, 'stops' as const),
  written: fc.string(),
  values: fc.array(fc.tuple(fc.string(), fc.jsonValue(), fc.jsonValue()), { maxLength: 4 }),
});
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never;

const token = ({ id, environment, kind, severity, written, values }: One) =>
  tokenFor(
    { kind, severity, differences: values.map(([member, a, b]) => difference(member, a as Json, b as Json)) },
    { kind: 'SpConnection', key: id, environment, live: { id, modificationDate: written } },
  );

test('a token has the form that definitions accept, and changes with each thing that it is bound to', () => {
  fc.assert(
    fc.property(one, one, (a, b) => {
      expect(token(a)).toMatch(/^[a-z]+(-[a-z]+)*-[0-9a-f]{12}$/);
      expect(token(structuredClone(a))).toBe(token(a));
      for (const member of ['id', 'environment', 'kind', 'severity', 'written', 'values'] as const) {
        const other = { ...a, [member]: b[member] };
        const isSame = JSON.stringify(asBag(other)) === JSON.stringify(asBag(a));
        expect(token(other) === token(a), member).toBe(isSame);
      }
    }),
  );
});

/** The order of differences says nothing. */
const asBag = (of: One) => ({ ...of, values: of.values.map((value) => canonical(value)).sort() });
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

test('without a date, what the server holds stands for it; encrypted values and links say nothing', () => {
  const loss = { kind: 'replace', severity: 'irreversible', differences: [] } as const;
  const made = (live: Live) => tokenFor(loss, { kind: 'SpConnection', key: 'a', live, environment: 'test' });
  const live: Live = { id: 'a', name: 'A', secret: { name: 'Key', encryptedValue: 'x' } };
  expect(made({ ...live, secret: { name: 'Key', encryptedValue: 'y' } })).toBe(made(live));
  expect(made({ ...live, name: 'B' })).not.toBe(made(live));
  expect(isForEnvironment(made(live), 'test')).toBe(true);
  expect(isForEnvironment(made(live), 'production')).toBe(false);
  // Not only in the digits that name the environment.
  const elsewhere = tokenFor(loss, { kind: 'SpConnection', key: 'a', live, environment: 'production' });
  expect(elsewhere.slice(0, -4)).not.toBe(made(live).slice(0, -4));
});

test('a connection that is pruned waits, and no definition can hold the token', () => {
  const marker = { property: 'managedBy', repository: 'acme/identity' };
  const live = provisioningConnection({
    extendedProperties: { managedBy: { values: ['repo=acme/identity;file=connections/zoom.yaml'] } },
  });
  const made = (accept: string[] = []) =>
    planChanges({
      desired: [desiredFrom(provisioningConnection({ id: 'other', name: 'O', entityId: 'o' }))],
      server: serverWith([live]),
      environment: 'production',
      connectors: exampleConnectors,
      marker,
      options: { allowReplace: false, prune: true, rotate: [], accept },
      now: new Date('2026-11-24'),
    }).changes.find(({ action }) => action === 'delete');
  const waits = made()?.waits ?? [];
  expect(waits[0]?.why).toBe('"staff" is deleted, and no definition says that it may go');
  expect(waits.map(({ token: each, paste }) => [each.replace(/-[0-9a-f]+$/, ''), paste])).toEqual([
    ['delete', undefined],
    ['leave-accounts', undefined],
  ]);
  const accepted = made(waits.map((each) => each.token));
  expect(accepted?.waits).toBeUndefined();
  expect(accepted?.accepted).toEqual(waits);
});

describe('a plan', () => {
  const plan = (desired: Desired[], live: Live[], accept: string[] = []) =>
    planChanges({
      desired,
      server: serverWith(live),
      environment: 'production',
      connectors: exampleConnectors,
      options: { allowReplace: false, prune: false, rotate: [], accept },
      now: new Date('2026-11-24'),
    });
  const called = (id: string, name: string) =>
    provisioningConnection({ id, name, entityId: `urn:${id}`, active: false });

  test('waits along the whole chain of those who take each other’s names', () => {
    const made = plan(
      [
        desiredFrom(called('a', 'B')),
        desiredFrom(called('b', 'C')),
        desiredFrom({ ...called('c', 'C'), active: true }, { state: 'absent' }),
      ],
      [called('a', 'A'), called('b', 'B'), { ...called('c', 'C'), active: true }],
    );
    const waiting = made.changes.map(({ id, waits = [], waitsFor = [] }) => [id, waits.length > 0, ...waitsFor]);
    expect(waiting.sort()).toEqual([
      ['a', false, 'b'],
      ['b', false, 'c'],
      ['c', true],
    ]);
  });

  test('waits all around a circle of names in which one has to be replaced', () => {
    const { outboundProvision: _, ...without } = called('b', 'C');
    const made = plan(
      [desiredFrom(called('a', 'B')), desiredFrom(without, { allowReplace: true }), desiredFrom(called('c', 'A'))],
      [called('a', 'A'), called('b', 'B'), called('c', 'C')],
    );
    const waiting = made.changes.map(({ id, waits = [], waitsFor = [] }) => [id, waits.length > 0, ...waitsFor]);
    expect(waiting.sort()).toEqual([
      ['a', false, 'b'],
      ['b', true, 'c'],
      ['c', false, 'a'],
    ]);
  });

  test('says of a token that it is of no use, but not of one for another environment', () => {
    const loss = { kind: 'replace', severity: 'irreversible', differences: [] } as const;
    const accept = ['production', 'staging'].map((environment) =>
      tokenFor(loss, { kind: 'SpConnection', key: 'a', live: undefined, environment }),
    );
    const made = plan([desiredFrom(called('a', 'A'), { accept })], [called('a', 'A')]);
    expect(made.findings.map(({ code, place }) => [code, place.file])).toEqual([
      ['token-not-needed', 'connections/a.yaml/lifecycle/accept/0'],
    ]);
  });

  test('says where a token belongs, and which of those given to the run nothing asks for', () => {
    const { outboundProvision: _, ...without } = called('a', 'A');
    const replaced = (more: Partial<Lifecycle> = {}) => desiredFrom(without, { allowReplace: true, ...more });
    const live = [called('a', 'A'), called('b', 'B')];
    const other = (accept: string[] = []) => desiredFrom(called('b', 'B'), { accept });
    const token = plan([replaced(), other()], live).changes[0]?.waits?.[0]?.token ?? '';
    const said = (desired: Desired[], accept: string[] = []) =>
      plan(desired, live, accept).findings.map(({ message, hint, place, key }) => [place.file, key, message, hint]);
    expect(said([replaced(), other([token])])).toEqual([
      [
        'connections/b.yaml/lifecycle/accept/0',
        'b',
        `the token ${token} belongs to "a", and has no effect here`,
        'write it under lifecycle.accept of "a"',
      ],
    ]);
    expect(said([replaced({ accept: [token] }), other()])).toEqual([]);
    expect(said([replaced(), other()], [token])).toEqual([]);
    const unknown = 'replace-000000000000';
    expect(said([replaced(), other()], [token, unknown])).toEqual([
      [
        'connections/a.yaml',
        undefined,
        `the token ${unknown} fits no change any more: it was used, or the change is another one now`,
        'remove it',
      ],
    ]);
  });

  test('says why it waits, where, and where the yes is written', () => {
    const { outboundProvision: _, ...without } = called('a', 'A');
    const waits = (desired: Desired) =>
      plan([desired], [called('a', 'A')]).changes.flatMap(({ waits = [] }) =>
        waits.map(({ why, place: at, paste }) => [why, at.file, paste?.file]),
      );
    const why =
      '"a" is deleted and created again (outbound provisioning is removed), and the record of whom it provisioned is lost';
    const replaced = desiredFrom(without, { allowReplace: true });
    expect(waits(replaced)).toEqual([
      [why, 'connections/a.yaml/outboundProvision', 'connections/a.yaml/lifecycle/accept'],
    ]);
    expect(waits({ ...replaced, isHeld: true })).toEqual([[why, 'connections/a.yaml/outboundProvision', undefined]]);
    expect(waits(desiredFrom({ id: 'a' }, { state: 'absent' }))).toEqual([
      [
        'Everyone whom it provisioned before it was switched off stays at Example with nobody looking after the accounts',
        'connections/a.yaml/lifecycle/state',
        'connections/a.yaml/lifecycle/accept',
      ],
    ]);
  });

  describe('a yes to accounts that are deleted', () => {
    type Channel = JsonObject & { name: string };
    const { outboundProvision, ...rest } = provisioningConnection();
    const provision = outboundProvision as JsonObject & { channels: Channel[]; targetSettings: JsonObject[] };
    const [usual] = provision.channels as [Channel];
    const channel = (name: string, groupDN: string, more: JsonObject = {}): Channel => ({
      ...usual,
      name,
      channelSource: { ...(usual.channelSource as JsonObject), userSourceLocation: { groupDN, nestedSearch: false } },
      ...more,
    });
    const secret = { name: 'SECRET', value: '${secret:A}' };
    const deleting = provision.targetSettings.map((one) =>
      one.name === 'REMOVE_ACTION' ? { ...one, value: 'Delete' } : one,
    );
    const connection = (channels: Channel[], targetSettings: JsonObject[] = deleting): Live => ({
      ...rest,
      id: 'staff',
      outboundProvision: { ...provision, targetSettings, channels },
    });
    const tokens = (wanted: JsonObject, live: Live, rotate: string[] = []) =>
      planChanges({
        desired: [desiredFrom(wanted, { allowReplace: true })],
        server: serverWith([live]),
        environment: 'production',
        connectors: exampleConnectors,
        options: { allowReplace: false, prune: false, rotate },
        now: new Date('2026-11-24'),
      }).changes.flatMap(({ waits = [] }) => waits.map(({ token: each }) => each));

    test('holds whatever else changes in another channel', () => {
      const live = connection([channel('A', 'cn=a'), channel('B', 'cn=b')]);
      const moved = channel('A', 'cn=other');
      const one = tokens(connection([moved, channel('B', 'cn=b')]), live);
      expect(one).toEqual([expect.stringMatching(/^delete-accounts-/)]);
      const off = connection([moved, channel('B', 'cn=b', { active: false })]);
      expect(tokens(off, live)).toEqual(one);
      expect(tokens(connection([moved, channel('B', 'cn=b', { timeout: 90 })]), live)).toEqual(one);
      expect(tokens(connection([channel('A', 'cn=third'), channel('B', 'cn=b')]), live)).not.toEqual(one);
    });

    test('is another one where the channel’s own switch goes along', () => {
      const written = { modificationDate: '2026-11-01T00:00:00.000Z' };
      const held = (active: boolean) => ({ ...connection([channel('A', 'cn=a', { active })]), ...written });
      const wanted = connection([channel('A', 'cn=other')]);
      const [running, begun] = [tokens(wanted, held(true)), tokens(wanted, held(false))];
      expect([running.length, begun.length]).toEqual([1, 1]);
      expect(begun).not.toEqual(running);
    });

    test('holds where a secret goes along: a plan without the secrets makes the same token', () => {
      const settings = deleting.map((one) => (one.name === 'SECRET' ? secret : one));
      const live = connection([channel('A', 'cn=a')]);
      const wanted = connection([channel('A', 'cn=other')], settings);
      expect(tokens(wanted, live)).toHaveLength(1);
      expect(tokens(wanted, live, ['staff'])).toEqual(tokens(wanted, live));
      const other = { ...live, outboundProvision: { type: 'Other' } };
      const replaced = tokens(wanted, other);
      expect(replaced).toContainEqual(expect.stringMatching(/^replace-/));
      expect(tokens(wanted, other, ['staff'])).toEqual(replaced);
    });
  });

  test('waits with what it refers to, or what refers to it, as with a name', () => {
    const { outboundProvision, ...plain } = called('a', 'A');
    const through = (document: JsonObject, id: string): JsonObject => ({
      ...document,
      spBrowserSso: { protocol: 'SAML20', adapterMappings: [{ idpAdapterRef: { id } }] },
    });
    const adapter = { id: 'html', name: 'HTML', pluginDescriptorRef: { id: 'html-form' } };
    const made = planChanges({
      desired: [
        desiredOf('IdpAdapter', adapter, { state: 'absent' }),
        desiredFrom({ ...plain, outboundProvision } as JsonObject, { allowReplace: true }),
      ],
      server: serverWith([through(plain, 'html') as Live], { resources: { IdpAdapter: [adapter] } }),
      environment: 'production',
      connectors: exampleConnectors,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24'),
    });
    expect(made.changes.map(({ key, waits = [], waitsFor = [] }) => [key, waits.length, ...waitsFor])).toEqual([
      ['a', 1],
      ['IdpAdapter/html', 0, 'a'],
    ]);
  });
});
