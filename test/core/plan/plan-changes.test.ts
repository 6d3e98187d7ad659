import { describe, expect, test } from 'vitest';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import type { PlanInput } from '../../../src/core/plan/input.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { ServerState } from '../../../src/core/plan/server-state.ts';
import { countsOf, isEmpty, isRefused } from '../../../src/core/plan/summary.ts';
import type { Plan } from '../../../src/core/plan/types.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { serverWith } from './server.ts';

const now = new Date('2026-11-24T12:00:00Z');

function plan(
  desired: Desired[],
  live: Live[],
  more: Partial<Omit<PlanInput, 'options'>> & { options?: Partial<PlanInput['options']> } = {},
): Plan {
  return planChanges({
    desired,
    server: serverWith(live),
    environment: 'production',
    connectors: exampleConnectors,
    now,
    ...more,
    options: { allowReplace: false, prune: false, rotate: [], ...more.options },
  });
}

/** Each change in one line: `update staff: path, path [code, code]`. */
function lines({ changes }: Plan): string[] {
  return changes.map((change) => {
    const differences =
      'differences' in change && change.action !== 'create'
        ? `: ${change.differences.map(({ path }) => pathText(path)).join(', ')}`
        : '';
    const codes = change.findings.map(({ code }) => code);
    const via = 'via' in change && change.via ? ` via ${JSON.stringify(change.via)}` : '';
    return `${change.action} ${change.id}${differences}${via}${codes.length > 0 ? ` [${codes.join(', ')}]` : ''}`;
  });
}

const desired = (document: JsonObject, lifecycle: Partial<Lifecycle> = {}) => desiredFrom(document, lifecycle);
/** A connection that signs nothing and provisions nobody: enough for names and order. */
const plain = (id: string, more: JsonObject = {}): Live => ({
  type: 'SP',
  id,
  name: `Name ${id}`,
  entityId: `entity:${id}`,
  active: false,
  ...more,
});

describe('one connection', () => {
  test('is created when the server has none with its id', () => {
    const made = plan([desired(samlConnection())], []);
    expect(lines(made)).toEqual(['create zoom-sso [connection-switched]']);
    expect(countsOf(made)).toEqual({ create: 1, update: 0, replace: 0, delete: 0, 'no-op': 0, draft: 0 });
  });

  test('needs nothing when it is as desired', () => {
    const made = plan([desired(samlConnection())], [samlConnection()]);
    expect(lines(made)).toEqual(['no-op zoom-sso']);
    expect(isEmpty(made)).toBe(true);
    expect(isRefused(made)).toBe(false);
  });

  test('is updated where it differs', () => {
    const made = plan([desired(samlConnection({ applicationName: 'Zoom' }))], [samlConnection()]);
    expect(lines(made)).toEqual(['update zoom-sso: applicationName']);
    expect(isEmpty(made)).toBe(false);
  });

  test('is deleted when its definition says so, with a word when it is active', () => {
    const absent = desired({ id: 'zoom-sso' }, { state: 'absent' });
    expect(lines(plan([absent], [samlConnection()]))).toEqual(['delete zoom-sso [delete-active]']);
    expect(lines(plan([absent], [samlConnection({ active: false })]))).toEqual(['delete zoom-sso [delete-idle]']);
    expect(lines(plan([absent], []))).toEqual(['no-op zoom-sso']);
  });

  test('is not deleted when it is protected', () => {
    const made = plan(
      [desired({ id: 'zoom-sso' }, { state: 'absent', protect: true })],
      [samlConnection({ active: false })],
    );
    expect(lines(made)).toEqual(['delete zoom-sso [protected-connection, delete-idle]']);
    expect(isRefused(made)).toBe(true);
  });
});

describe('what PingFederate can’t change in place', () => {
  const { outboundProvision: _, ...without } = provisioningConnection();
  const other = withValueAt(provisioningConnection(), '/outboundProvision/type', 'Other');

  test.each([
    ['provisioning added', provisioningConnection(), without as Live],
    ['provisioning removed', without, provisioningConnection()],
    ['another connector', other, provisioningConnection()],
  ])('%s: a replacement that has to be allowed', (_, document, live) => {
    const [change] = plan([desired(document)], [live]).changes;
    expect(change).toMatchObject({
      action: 'replace',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'replace-not-allowed' })]),
    });
    expect(isRefused(plan([desired(document)], [live]))).toBe(true);
    expect(isRefused(plan([desired(document)], [live], { options: { allowReplace: true } }))).toBe(false);
    expect(isRefused(plan([desired(document, { allowReplace: true })], [live]))).toBe(false);
    expect(lines(plan([desired(document, { allowReplace: true, protect: true })], [live]))[0]).toContain(
      'protected-connection',
    );
  });

  test('the connection stays as it is when provisioning is left to the console', () => {
    expect(
      lines(plan([desired(without, { ignoreChanges: ['outboundProvision'] })], [provisioningConnection()])),
    ).toEqual(['no-op staff']);
  });
});

describe('connections that are known by another id, or whose name is taken', () => {
  test('are not created a second time', () => {
    const made = plan(
      [desired(plain('new', { name: 'Zoom', entityId: 'https://zoom.example.com' }))],
      [samlConnection()],
    );
    const [change] = made.changes;
    expect(change?.findings).toMatchObject([
      {
        code: 'known-under-other-id',
        message:
          'the server already has a connection with this name and entity id, under the id "zoom-sso"; PingFederate would refuse a second one',
        hint: 'to take it over, set id: zoom-sso; to have a connection of its own, choose another name and entity id',
        place: { file: 'connections/new.yaml/id' },
      },
    ]);
  });

  test('keep their own name and entity id, and may have none', () => {
    const renamed = desired(plain('a', { applicationName: 'x' }));
    expect(lines(plan([renamed], [plain('a')]))).toEqual(['update a: applicationName']);
    const nameless = desired(plain('new', { name: '' }));
    expect(lines(plan([nameless], [plain('b', { name: '' })]))).toEqual(['create new']);
  });

  test('can’t take a name that another one keeps', () => {
    const made = plan([desired(plain('a', { name: 'Name b' }))], [plain('a'), plain('b')]);
    expect(made.changes[0]?.findings).toMatchObject([
      { code: 'name-or-entity-id-taken', place: { file: 'connections/a.yaml/name' } },
    ]);
  });

  test('that two have already is let be by an update, not by a replacement', () => {
    const provisioned = provisioningConnection({ name: 'Name b' });
    const { outboundProvision: _, ...without } = provisioned;
    const clashes = (document: JsonObject, live: JsonObject) =>
      plan([desired(document)], [live as Live, plain('b')], { options: { allowReplace: true } }).changes.map(
        ({ action, findings }) => [action, findings.some(({ code }) => code === 'name-or-entity-id-taken')],
      );
    expect(clashes({ ...without, applicationName: 'x' }, without)).toEqual([['update', false]]);
    expect(clashes(provisioned, without)).toEqual([['replace', true]]);
  });

  test('by a connection whose own definition leaves its name to the console', () => {
    const taken = plan(
      [desired(plain('a', { name: 'Console' })), desired(plain('b'), { ignoreChanges: ['name'] })],
      [plain('a'), plain('b', { name: 'Console' })],
    );
    expect(lines(taken)).toEqual(['update a: name [name-or-entity-id-taken]', 'no-op b']);
  });

  test('may take what another one frees in the same plan', () => {
    const made = plan(
      [desired(plain('a', { name: 'Name b' })), desired({ id: 'b' }, { state: 'absent' })],
      [plain('a'), plain('b')],
    );
    expect(lines(made)).toEqual(['delete b [delete-idle]', 'update a: name']);
    expect(isRefused(made)).toBe(false);
  });
});

describe('the order', () => {
  test('is creates, updates and replaces by id, then deletes, then what needs nothing', () => {
    const live = [plain('a'), plain('c'), plain('d'), plain('z')];
    const wanted = [
      desired(plain('z')),
      desired(plain('d', { applicationName: 'x' })),
      desired({ id: 'c' }, { state: 'absent' }),
      desired(plain('b')),
      desired(plain('a', { applicationName: 'x' })),
    ];
    expect(lines(plan(wanted, live))).toEqual([
      'update a: applicationName',
      'create b',
      'update d: applicationName',
      'delete c [delete-idle]',
      'no-op z',
    ]);
    expect(plan([...wanted].reverse(), [...live].reverse()).changes.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'd',
      'c',
      'z',
    ]);
  });

  test('has replacements where updates are, and deletions behind both', () => {
    const provisioned = (id: string, more: JsonObject = {}) =>
      provisioningConnection({ id, name: id, entityId: id, active: false, ...more });
    const { outboundProvision: _, ...without } = provisioned('b');
    const made = plan(
      [
        desired({ id: 'a' }, { state: 'absent' }),
        desired(provisioned('b')),
        desired(plain('c', { applicationName: 'x' })),
      ],
      [plain('a'), without as Live, plain('c')],
      { options: { allowReplace: true } },
    );
    expect(made.changes.map(({ action, id }) => `${action} ${id}`)).toEqual(['replace b', 'update c', 'delete a']);
  });

  test('lets who frees a name come before who takes it, along a whole chain', () => {
    const live = [plain('a'), plain('b'), plain('c')];
    const wanted = [
      desired(plain('a', { entityId: 'entity:b' })),
      desired(plain('b', { entityId: 'entity:c' })),
      desired(plain('c', { entityId: 'entity:free' })),
    ];
    expect(plan(wanted, live).changes.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('goes on by id once a name is free', () => {
    const live = ['a', 'b', 'c', 'd', 'e'].map((id) => plain(id));
    const wanted = live.map((one) => desired({ ...one, applicationName: 'x' }));
    wanted[0] = desired(plain('a', { name: 'Name c' }));
    wanted[1] = desired(plain('b', { name: 'Name d' }));
    wanted[2] = desired(plain('c', { name: 'free' }));
    wanted[3] = desired(plain('d', { name: 'free, too' }));
    expect(plan(wanted, live).changes.map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b', 'e']);
  });

  test('opens a circle with one that steps aside', () => {
    const live = [plain('a'), plain('b')];
    const wanted = [
      desired(plain('a', { name: 'Name b', entityId: 'entity:b' })),
      desired(plain('b', { name: 'Name a' })),
    ];
    const made = plan(wanted, live);
    expect(lines(made)).toEqual([
      'update b: name',
      'update a: entityId, name via {"name":"pfconn-interim-a"} [name-or-entity-id-taken]',
    ]);
  });

  test('who steps aside takes a name that nobody has, and keeps out of nobody’s way', () => {
    const swap = (live: Live[]) => {
      const wanted = [
        desired(plain('a', { name: 'Name b', entityId: 'entity:b' })),
        desired(plain('b', { name: 'Name a', entityId: 'entity:a' })),
      ];
      const change = plan(wanted, [plain('a'), plain('b'), ...live]).changes.find(({ id }) => id === 'a');
      return change && 'via' in change ? change.via : undefined;
    };
    expect(swap([])).toEqual({ name: 'pfconn-interim-a', entityId: 'pfconn-interim-a' });
    const holders = [
      plain('x', { name: 'pfconn-interim-a' }),
      plain('y', { name: 'pfconn-interim-a-2' }),
      plain('z', { entityId: 'pfconn-interim-a' }),
    ];
    expect(swap(holders)).toEqual({ name: 'pfconn-interim-a-3', entityId: 'pfconn-interim-a-2' });
  });

  test('a circle of three, and two circles at once', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'a', d: 'e', e: 'd' };
    const made = plan(
      names.map((id) => desired(plain(id, { name: `Name ${next[id]}` }))),
      names.map((id) => plain(id)),
    );
    expect(lines(made)).toEqual([
      'update c: name',
      'update b: name',
      'update a: name via {"name":"pfconn-interim-a"}',
      'update e: name',
      'update d: name via {"name":"pfconn-interim-d"}',
    ]);
  });
});

describe('connections without a definition', () => {
  const marker = { property: 'managedBy', repository: 'acme/pf' };
  const marked = (id: string, repository = 'acme/pf') =>
    plain(id, { extendedProperties: { managedBy: { values: [`repo=${repository};file=connections/${id}.yaml`] } } });

  test('are listed and left alone', () => {
    const made = plan([], [plain('b', { active: true }), plain('a')]);
    expect(lines(made)).toEqual([]);
    expect(made.unmanaged).toEqual([
      { id: 'a', name: 'Name a', entityId: 'entity:a', active: false },
      { id: 'b', name: 'Name b', entityId: 'entity:b', active: true },
    ]);
  });

  test('are deleted when they carry this repository’s marker and pruning is asked for', () => {
    const live = [marked('gone'), marked('theirs', 'other/pf'), plain('nobodys'), marked('broken')];
    const made = plan([], live, { marker, alsoOwned: ['broken'], options: { prune: true } });
    expect(lines(made)).toEqual(['delete gone [prune-connection]']);
    expect(made.changes[0]?.findings[0]?.place.file).toBe('connections/gone.yaml');
    expect(made.unmanaged.map(({ id }) => id)).toEqual(['nobodys', 'theirs']);
    expect(lines(plan([], live, { marker }))).toEqual([]);
    expect(lines(plan([], live, { options: { prune: true } }))).toEqual([]);
  });

  test('are left alone when another environment’s marker is on them, and told by their id without a name', () => {
    const from = (id: string, environment: string, more: JsonObject = {}) =>
      plain(id, {
        extendedProperties: { managedBy: { values: [`repo=acme/pf;file=${id}.yaml;environment=${environment}`] } },
        ...more,
      });
    const live = [from('a', 'production', { name: null }), from('b', 'test')];
    const mine = { ...marker, environment: 'production' };
    const made = plan([], live, { marker: mine, options: { prune: true } });
    expect(lines(made)).toEqual(['delete a [prune-connection]']);
    expect(made.changes[0]?.name).toBe('a');
  });

  test('of broken definitions are neither deleted nor listed', () => {
    expect(plan([], [plain('broken')], { alsoOwned: ['broken'] }).unmanaged).toEqual([]);
  });
});

describe('secrets', () => {
  const live = provisioningConnection();
  const document = withValueAt(live, '/outboundProvision/targetSettings/2', {
    name: 'SECRET',
    value: '${secret:TARGET}',
  });
  const path = 'outboundProvision.targetSettings[SECRET].value [target-changed]';

  test('are no difference by themselves', () => {
    expect(lines(plan([desired(document)], [live]))).toEqual(['no-op staff']);
  });

  test.each([['staff'], ['st*'], ['{staff,zoom}']])('are sent again on request: %s', (glob) => {
    const made = plan([desired(document)], [live], { options: { rotate: [glob] } });
    expect(lines(made)).toEqual([`update staff: ${path}`]);
    expect(made.changes[0]).toMatchObject({
      differences: [{ kind: 'changed', secret: true, pointer: '/outboundProvision/targetSettings/2/value' }],
    });
  });

  test('of other connections, or of one without any, are not', () => {
    expect(lines(plan([desired(document)], [live], { options: { rotate: ['zoom*'] } }))).toEqual(['no-op staff']);
    expect(lines(plan([desired(samlConnection())], [samlConnection()], { options: { rotate: ['*'] } }))).toEqual([
      'no-op zoom-sso',
    ]);
  });
});

describe('limits', () => {
  const live = Array.from({ length: 10 }, (_, n) => plain(`c${n}`));
  const changed = live.map((one, n) =>
    n < 4
      ? desired({ ...one, applicationName: 'x' })
      : n < 6
        ? desired({ id: one.id }, { state: 'absent' })
        : desired(one),
  );
  const messages = (options: Partial<PlanInput['options']>) =>
    plan(changed, live, { options }).findings.map(({ message }) => message);

  test('let pass what they allow', () => {
    expect(messages({ maxChanges: { count: 6 }, maxDeletes: { count: 2 } })).toEqual([]);
    expect(messages({ maxChanges: { percent: 60 }, maxDeletes: { percent: 20 } })).toEqual([]);
  });

  test.each([
    [{ percent: 29 }, 2],
    [{ percent: 20 }, 2],
    [{ percent: 19 }, 1],
    [{ count: 2 }, 2],
    [{ count: 1 }, 1],
  ])('%j of ten lets %i deletions through: a part of a connection is none', (maxDeletes, most) => {
    const refused = `the plan deletes or replaces 2 connections, more than max-deletes allows: ${most}`;
    const expected = most < 2 ? [expect.stringContaining(refused)] : [];
    expect(messages({ maxDeletes })).toEqual(expected);
  });

  test('count what broken definitions and orphans manage, and replacements as deletions', () => {
    const { outboundProvision: _, ...without } = provisioningConnection();
    const replaced = (options: Partial<PlanInput['options']>, alsoOwned?: string[]) =>
      plan([desired(provisioningConnection())], [without as Live], {
        options: { allowReplace: true, ...options },
        ...(alsoOwned ? { alsoOwned } : {}),
      })
        .findings.filter(({ code }) => code === 'too-many-deletes')
        .map(({ message, place }) => `${place.file}: ${message}`);
    expect(replaced({ maxDeletes: { percent: 50 } })).toEqual([
      'connections/staff.yaml: the plan deletes or replaces 1 connection, more than max-deletes allows: 0 (50 % of 1 managed); 1 of them is active, and whoever uses it is cut off',
    ]);
    expect(replaced({ maxDeletes: { percent: 50 } }, ['broken'])).toEqual([]);
    const marker = { property: 'managedBy', repository: 'acme/pf' };
    const orphan = plain('gone', { extendedProperties: { managedBy: { values: ['repo=acme/pf;file=gone.yaml'] } } });
    const pruned = plan([desired(plain('a'))], [plain('a'), orphan], {
      marker,
      options: { prune: true, maxDeletes: { percent: 50 } },
    });
    expect(pruned.findings.map(({ code }) => code)).toEqual([]);
  });

  test('refuse more, with the numbers', () => {
    expect(messages({ maxChanges: { count: 5 }, maxDeletes: { percent: 10 } })).toEqual([
      'the plan changes 6 connections, more than max-changes allows: 5',
      'the plan deletes or replaces 2 connections, more than max-deletes allows: 1 (10 % of 10 managed)',
    ]);
    const refused = plan(changed, live, { options: { maxChanges: { count: 0 }, maxDeletes: { count: 0 } } });
    expect(isRefused(refused)).toBe(true);
    expect(refused.findings.map(({ place }) => place.file)).toEqual(['connections/c0.yaml', 'connections/c4.yaml']);
  });

  test('say whom it cuts off, and where the limit is raised', () => {
    const gone = [desired({ id: 'zoom-sso' }, { state: 'absent' })];
    const [refused] = plan(gone, [samlConnection({ active: true })], {
      options: { maxDeletes: { count: 0 } },
    }).findings;
    expect(refused?.message).toContain('allows: 0; 1 of them is active, and whoever uses it is cut off');
    expect(refused?.hint).toContain('`max-deletes: 1` in the workflow, `--max-deletes 1` on a command line');
  });

  test('say how many of the changes people feel, beside those that are deleted', () => {
    const off = samlConnection({ active: false });
    const gone = desired({ id: 'gone' }, { state: 'absent' });
    const refused = (wanted: Desired[]) =>
      plan(wanted, [samlConnection(), samlConnection({ id: 'gone', name: 'Gone', entityId: 'gone' })], {
        options: { maxChanges: { count: 0 } },
      }).findings.map(({ message }) => message.replace(/^.*allows: 0/, ''));
    expect(refused([desired(off)])).toEqual(['; 1 of them can’t be undone or affects people at once']);
    expect(refused([desired(off), gone])).toEqual([
      '; 1 of them is active, and whoever uses it is cut off; 2 of them can’t be undone or affect people at once',
    ]);
  });
});

test('provisioning that is left to the console is no reason to replace', () => {
  const live = { ...plain('a'), outboundProvision: { type: 'Example', channels: [] } };
  const made = plan([desired(plain('a', { applicationName: 'x' }), { ignoreChanges: ['outboundProvision'] })], [live]);
  expect(lines(made)).toEqual(['update a: applicationName']);
});

describe('the server as a whole', () => {
  const codesFor = (server: Partial<ServerState>, more: Partial<PlanInput> = {}) =>
    plan([desired(samlConnection())], [], { server: serverWith([samlConnection()], server), ...more }).findings.map(
      ({ code, message }) => `${code}: ${message}`,
    );

  test('versions', () => {
    expect(codesFor({ version: '13.1.0.0' })).toEqual([]);
    expect(codesFor({ version: '13.2.0.0' })).toEqual([
      'newer-server: the server is PingFederate 13.2.0.0; known up to 13.1',
    ]);
    expect(codesFor({ version: '11.2.5.0' })).toEqual([
      'older-server: the server is PingFederate 11.2.5.0; known from 11.3 on',
    ]);
  });

  test('the first provisioning from it is told what the admin API can’t show', () => {
    const provisioning = { ...plain('zoom'), outboundProvision: { type: 'Zoom' } };
    const said = (desiredOnes: Desired[], live: Live[]) =>
      plan(desiredOnes, live).findings.filter(({ code }) => code === 'provisioner-mode').length;
    expect(said([desired(plain('a')), desired(provisioning)], [plain('a')])).toBe(1);
    expect(said([desired({ ...provisioning, name: 'x' })], [provisioning])).toBe(0);
    expect(said([desired(provisioning)], [{ ...provisioning, id: 'other' }])).toBe(0);
    expect(said([desired(plain('a'))], [])).toBe(0);
    expect(said([desired({ id: 'zoom', outboundProvision: {} }, { state: 'absent' })], [])).toBe(0);
  });

  test('signing keys in use', () => {
    const keyPairs = (expires: string) => [
      { id: 'signing', expires },
      { id: 'unused', expires: '2020-01-01T00:00:00.000Z' },
    ];
    expect(codesFor({ resources: { SigningKeyPair: keyPairs('2027-11-24T00:00:00.000Z') } })).toEqual([]);
    expect(codesFor({ resources: { SigningKeyPair: keyPairs('2026-12-24T12:00:00.000Z') } })).toEqual([
      'signing-key-expiring: the signing key "signing" of zoom-sso expires on 2026-12-24, in 30 days',
    ]);
    const soon = (expires: string) => codesFor({ resources: { SigningKeyPair: keyPairs(expires) } }).length;
    expect(soon('2027-01-23T12:00:00.000Z')).toBe(0);
    expect(soon('2027-01-23T11:59:59.000Z')).toBe(1);
    expect(codesFor({ resources: { SigningKeyPair: keyPairs('2026-11-01T00:00:00.000Z') } })).toEqual([
      'signing-key-expired: the signing key "signing" of zoom-sso expired on 2026-11-01',
    ]);
  });

  test('the marker’s property', () => {
    const marker = { property: 'managedBy', repository: 'acme/pf' };
    expect(codesFor({ resources: { ExtendedProperties: [{ name: 'owner' }] } }, { marker })).toEqual([
      'marker-property-missing: the server has no extended property "managedBy" for the marker',
    ]);
    expect(codesFor({ resources: { ExtendedProperties: [{ name: 'managedBy' }] } }, { marker })).toEqual([]);
    expect(codesFor({}, { marker })).toEqual([]);
  });
});

describe('a draft', () => {
  const draft = (document: JsonObject) => desired(document, { state: 'draft' });
  test('creates nothing, and the plan says what it would create', () => {
    const made = plan([draft(samlConnection())], []);
    expect(lines(made)).toEqual(['no-op zoom-sso']);
    expect(made.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info draft-not-written']);
    expect(made.findings[0]?.message).toMatch(
      /^"zoom-sso" is a draft: nothing is written\. Without `state: draft` it would be created with \d+ settings$/,
    );
    expect(countsOf(made)).toMatchObject({ 'no-op': 0, draft: 1, create: 0 });
    const beside = plan([draft(samlConnection()), desired(plain('b'))], [plain('b')]);
    expect(countsOf(beside)).toMatchObject({ 'no-op': 1, draft: 1 });
    expect(isEmpty(made)).toBe(true);
  });

  test('of a connection that is live changes and deletes nothing, whatever differs', () => {
    const live = { ...samlConnection(), name: 'As it was' } as unknown as Live;
    const made = plan([draft(samlConnection())], [live]);
    expect(lines(made)).toEqual(['no-op zoom-sso']);
    expect(made.findings).toMatchObject([
      {
        code: 'draft-is-live',
        severity: 'warning',
        message:
          '"zoom-sso" is on the server and its definition is a draft: nothing of it is written or deleted; 1 of its settings differs from the draft',
      },
    ]);
    expect(made.unmanaged).toEqual([]);
  });

  test('keeps its connection from being pruned', () => {
    const marker = { property: 'managedBy', repository: 'acme/pf' };
    const marked = (id: string) =>
      plain(id, { extendedProperties: { managedBy: { values: [`repo=acme/pf;file=connections/${id}.yaml`] } } });
    const made = plan([draft(plain('a'))], [marked('a'), marked('b')], { marker, options: { prune: true } });
    expect(lines(made).filter((line) => line.startsWith('delete'))).toEqual(['delete b [prune-connection]']);
  });

  test('that couldn’t be carried out says why, and stops nobody else', () => {
    const live = { ...provisioningConnection(), ...plain('a') } as Live;
    const made = plan([draft(plain('a')), desired(plain('b'))], [live]);
    expect(isRefused(made)).toBe(false);
    expect(lines(made)).toEqual(['create b', 'no-op a']);
    expect(made.findings[0]?.message).toMatch(
      /differ from the draft, and that would be refused: outbound provisioning is removed/,
    );
  });

  test('isn’t judged: its findings, its yes and its limits are nobody’s business', () => {
    const made = plan([draft(samlConnection())], [], { options: { maxChanges: { count: 0 } } });
    expect(isRefused(made)).toBe(false);
    expect(made.changes.flatMap(({ findings, waits }) => [...findings, ...(waits ?? [])])).toEqual([]);
  });
});
