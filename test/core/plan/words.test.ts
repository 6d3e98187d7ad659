import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import type { PlanInput } from '../../../src/core/plan/input.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { ServerState } from '../../../src/core/plan/server-state.ts';
import { desiredFrom, desiredOf, samlConnection } from '../connection/support/desired.ts';
import { slack, zoom } from './rivals.ts';
import { serverWith } from './server.ts';

const connectors = connectorsFrom({ catalogue: catalogueEntries() });
const options = { allowReplace: false, prune: false, rotate: [] };

function planOf(desired: Desired[], server: ServerState, more: Partial<PlanInput> = {}) {
  return planChanges({
    desired,
    server,
    environment: 'production',
    connectors,
    options,
    now: new Date('2026-11-28T12:00:00Z'),
    ...more,
  });
}

/** `place: message`, and the hint behind it where there is one. */
const words = ({ place, message, hint }: Diagnostic) =>
  `${place.file.replace(/^connections\/.*?\.yaml/, '')}: ${message}${hint === undefined ? '' : ` (${hint})`}`;

/** What a plan says of its changes with this code. */
const ofChanges = (code: string, desired: Desired[], server: ServerState, more: Partial<PlanInput> = {}) =>
  planOf(desired, server, more).changes.flatMap(({ findings }) =>
    findings.filter((one) => one.code === code).map(words),
  );

/** What it says of the server. */
const ofServer = (desired: Desired[], server: ServerState, more: Partial<PlanInput> = {}) =>
  planOf(desired, server, more).findings.map((one) => `${one.code} ${words(one)}`);

const named = (id: string, more: JsonObject = {}): Live =>
  samlConnection({ id, name: `Name ${id}`, entityId: `entity:${id}`, ...more });

describe('of the server', () => {
  const store = desiredOf('DataStore', { type: 'LDAP', id: 'ad', hostnames: ['ad'] });

  test('kinds of which it shows nothing', () => {
    const hidden = (why: 'forbidden' | 'not-there') =>
      ofServer([store], serverWith([], { unreadable: { DataStore: why } }));
    expect(hidden('forbidden')).toEqual([
      'kind-not-readable : this account may not read the server’s objects of the kind DataStore, so that no definition of one can be planned (give the account a role that may read them, or leave these definitions out of this environment (`exclude`))',
    ]);
    expect(hidden('not-there')).toEqual([
      'kind-not-on-server : PingFederate 12.2.2.0 knows nothing of the kind DataStore (leave these definitions out of this environment (`exclude`), or upgrade the server)',
    ]);
  });

  test('that nothing can be pruned', () =>
    expect(ofServer([], serverWith([]), { options: { ...options, prune: true } })).toEqual([
      'prune-without-marker connections: prune deletes nothing: this run has no marker to tell this repository’s connections by',
    ]));

  const holding = (count: number) => Array.from({ length: count }, (_, n) => named(`c${n}`, { tomorrow: 1 }));
  const silent = (count: number) => Array.from({ length: count }, (_, n) => named(`c${n}`));
  const all = (documents: Live[]) => documents.map((one) => desiredFrom(one));

  test('what isn’t known here, by who has it', () => {
    expect(ofServer(all(holding(2)), serverWith(holding(2)))).toEqual([
      'unknown-members-held : not known here, sent and compared as written under unknown: c0: tomorrow; c1: tomorrow',
    ]);
    expect(ofServer(all(silent(2)), serverWith(holding(2)))).toEqual([
      'unknown-members-kept : not known here, kept as on the server without being compared: c0: tomorrow; c1: tomorrow',
    ]);
    const asking = { ...desiredFrom(named('c0')), serverOnly: ['tomorrow', 'later'] };
    expect(ofServer([asking], serverWith(holding(1)))).toEqual([
      'unknown-members-kept : not known here, kept as on the server without being compared: c0: tomorrow',
      'unknown-members-missing : not known here, and the server doesn’t have what only a server can hold: c0: later',
    ]);
    expect(ofServer(all(holding(2)), serverWith(silent(2)))).toEqual([
      'unknown-members-held : not known here, sent and compared as written under unknown: c0: tomorrow; c1: tomorrow',
      'member-perhaps-not-in-version : as far as is known PingFederate 12.2.2.0 has none of this, and may refuse it: c0: tomorrow; c1: tomorrow',
    ]);
    expect(ofServer(all(holding(1)), serverWith(silent(1), { version: '13.9.0.0' }))).toEqual([
      'newer-server : the server is PingFederate 13.9.0.0; known up to 13.1',
      'unknown-members-held : not known here, sent and compared as written under unknown: c0: tomorrow',
    ]);
    expect(ofServer([desiredFrom(named('c0', { tomorrow: 1 }), { state: 'draft' })], serverWith(holding(1)))).toEqual([
      'draft-is-live /lifecycle/state: "c0" is on the server and its definition is a draft: nothing of it is written or deleted; it holds what the draft says',
    ]);
  });

  test('no more than five by their names, and how many others there are of which kind', () => {
    const endOf = (desired: Desired[], server: ServerState) => ofServer(desired, server)[0]?.replace(/^.*c0/, 'c0');
    const five = 'c0: tomorrow; c1: tomorrow; c2: tomorrow; c3: tomorrow; c4: tomorrow';
    expect(endOf(all(holding(5)), serverWith(holding(5)))).toBe(five);
    expect(endOf(all(holding(6)), serverWith(holding(6)))).toBe(`${five}; and 1 more connection`);
    const ad: Live = { type: 'LDAP', id: 'ad', hostnames: ['ad'], tomorrow: 1 };
    const server = serverWith(holding(7), { resources: { DataStore: [ad] } });
    expect(endOf([...all(holding(7)), desiredOf('DataStore', ad)], server)).toBe(
      `${five}; and 2 more connections and 1 data store`,
    );
  });
});

describe('of a deletion', () => {
  const absent = (id: string, more = {}) => desiredFrom({ id }, { state: 'absent', ...more });
  const said = (live: Live, ...desired: Desired[]) =>
    planOf([absent(live.id), ...desired], serverWith([live]))
      .changes.filter(({ action }) => action === 'delete')
      .flatMap(({ findings }) => findings.map(words));
  const same = { settings: { 'Client ID': 'x' } };
  const off = { active: false };

  test.each<[string, Live, string]>([
    [
      'people sign on',
      named('a'),
      'Everyone who signs on or asks for a token here is refused from the apply on: the connection is deleted',
    ],
    [
      'it is off',
      named('a', off),
      'Nobody uses the connection, which is inactive: it is deleted, and its settings on the server are gone',
    ],
    [
      'it does nothing',
      { type: 'SP', id: 'a', active: true },
      'Nobody uses the connection, which neither signs anybody on nor provisions: it is deleted, and its settings on the server are gone',
    ],
    [
      'it provisions',
      zoom('a'),
      'Everyone provisioned so far stays at Zoom with nobody looking after the accounts: who leaves keeps access, and the record of them is gone',
    ],
    [
      'it provisioned',
      zoom('a', off),
      'Everyone whom it provisioned before it was switched off stays at Zoom with nobody looking after the accounts',
    ],
  ])('where %s', (_, live, message) => expect(said(live)).toEqual([`/lifecycle/state: ${message}`]));

  test('of one that takes the place of another', () => {
    const next = (more: JsonObject = {}) => desiredFrom(named('b', { entityId: 'entity:a', ...more }));
    const hint = '(to rename a connection, keep its id)';
    expect(said(named('a'), next())).toEqual([
      `/lifecycle/state: Everyone who signs on or asks for a token here is refused until "Name b" has taken the place of this connection, which is deleted first ${hint}`,
    ]);
    expect(said(named('a', off), next(off))).toEqual([
      `/lifecycle/state: Nobody uses the connection, which is deleted and made anew as "Name b" ${hint}`,
    ]);
    const gone = `who is no longer in scope by then keeps the account at Zoom for good, as the record of them is gone`;
    expect(said(zoom('a', same), desiredFrom(zoom('b', same)))).toEqual([
      `/lifecycle/state: Everyone provisioned so far is new to "Zoom b", which takes the place of this connection: ${gone} ${hint}`,
    ]);
    expect(said(zoom('a', { ...same, ...off }), desiredFrom(zoom('b', same)))).toEqual([
      `/lifecycle/state: Everyone whom it provisioned before it was switched off is new to "Zoom b", which takes the place of this connection: ${gone} ${hint}`,
    ]);
    const both = named('a', { outboundProvision: zoom('a', same).outboundProvision as JsonObject });
    expect(said(both, desiredFrom({ ...both, id: 'b' }))).toEqual([
      `/lifecycle/state: Everyone provisioned so far is new to "Name a", which takes the place of this connection: ${gone}, and sign-on is interrupted meanwhile ${hint}`,
    ]);
  });

  test('of what is protected, pruned, or somebody else’s', () => {
    expect(ofChanges('protected-connection', [absent('a', { protect: true })], serverWith([named('a')]))).toEqual([
      '/lifecycle/state: "a" is protected and would be deleted (remove lifecycle.protect in a commit of its own first)',
    ]);
    const marker = { property: 'managedBy', repository: 'acme/pf' };
    const marked = (repository: string) =>
      named('a', { extendedProperties: { managedBy: { values: [`repo=${repository};file=connections/a.yaml`] } } });
    const pruning = { marker, options: { ...options, prune: true } };
    expect(ofChanges('prune-connection', [], serverWith([marked('acme/pf')]), pruning)).toEqual([
      ': "a" is managed by this repository and connections/a.yaml is gone',
    ]);
    expect(ofChanges('managed-elsewhere', [absent('a')], serverWith([marked('acme/other')]), { marker })).toEqual([
      '/lifecycle/state: "a" is managed by acme/other (connections/a.yaml); this plan deletes it',
    ]);
  });
});

describe('of two that provision into one account', () => {
  const said = (one: Live, other: Live) =>
    ofChanges('same-tenant', [desiredFrom(one), desiredFrom(other)], serverWith([one])).map((text) =>
      text.replace(/^.*this connection and of /, ''),
    );
  const keeping = { 'User Disable / Delete': 'false' };
  const apart = '(give each its own scope, or leave one of them inactive)';

  test.each<[string, Live, Live, string]>([
    [
      'one disables',
      zoom('a'),
      zoom('b'),
      `"Zoom a" are disabled at Zoom by one of them while the other creates or updates them: both provision into the same account there ${apart}`,
    ],
    [
      'one deletes',
      zoom('a', { settings: { 'Remove User Action': 'Delete' } }),
      zoom('b'),
      `"Zoom a" are deleted at Zoom by one of them while the other creates or updates them: both provision into the same account there ${apart}`,
    ],
    [
      'both keep',
      zoom('a', { settings: keeping }),
      zoom('b', { settings: keeping }),
      `"Zoom a" are looked after at Zoom by both of them in the same way: both provision into the same account there ${apart}`,
    ],
    [
      'they give other licences',
      zoom('a', { settings: keeping, licence: 'Basic' }),
      zoom('b', { settings: keeping, licence: 'Licensed' }),
      `"Zoom a" have the rights or licence at Zoom that the one gives that runs last: both provision into the same account there ${apart}`,
    ],
    [
      'only a token tells',
      slack('a', '${secret:ONE}'),
      slack('b', '${secret:TWO}'),
      '"Slack a" may be disabled by one of them at Slack: whether both provision into one account there, the plan can’t tell, as only a token says which (compare the account’s name at the target, and give each its own scope)',
    ],
  ])('where %s', (_, one, other, message) => expect(said(one, other)).toEqual([message]));

  test('and of a second one that does the same', () =>
    expect(ofChanges('second-connection', [desiredFrom(named('b'))], serverWith([named('a')]))).toEqual([
      '/id: this makes a second connection: "Name a" sends the same to the same addresses, stays on the server, and no definition looks after it (to rename it, keep its id: a; if both are wanted, import the other one, too)',
    ]));
});

describe('of what can’t be changed in place', () => {
  const { outboundProvision: _, ...without } = zoom('a');
  const said = (document: JsonObject, live: JsonObject, lifecycle = {}) =>
    planOf([desiredFrom(document, lifecycle)], serverWith([live as Live])).changes.flatMap(({ findings }) =>
      findings.filter(({ code }) => /replace|protected/.test(code)).map((one) => `${one.code} ${words(one)}`),
    );
  const anew = 'PingFederate can\'t do that in place, so "a" must be deleted and created again';

  test.each<[string, JsonObject, JsonObject]>([
    ['outbound provisioning is added', zoom('a'), without],
    ['outbound provisioning is removed', without, zoom('a')],
    ['the connector changes from Zoom to Slack', slack('a', 'x'), zoom('a')],
  ])('%s', (what, document, live) => {
    const hint = '(if that is wanted, set lifecycle.allowReplace: true in the definition or run with allow-replace)';
    expect(said(document, live)).toEqual([`replace-not-allowed /outboundProvision: ${what}; ${anew} ${hint}`]);
  });

  test('allowed, and protected', () => {
    const added = `/outboundProvision: outbound provisioning is added; ${anew}`;
    expect(said(zoom('a'), without, { allowReplace: true })).toEqual([`replace-loses-state ${added}`]);
    expect(said(zoom('a'), without, { allowReplace: true, protect: true })).toEqual([
      `protected-connection ${added} (if it really must go, remove \`protect\` in a commit of its own first)`,
    ]);
  });

  test('of objects of other kinds', () => {
    const ldap = serverWith([], {
      resources: { DataStore: [{ type: 'LDAP', id: 'ad', name: 'AD', hostnames: ['a'] }] },
    });
    expect(ofChanges('needs-new-id', [desiredOf('DataStore', { type: 'JDBC', id: 'ad', name: 'AD' })], ldap)).toEqual([
      '/type: PingFederate can’t change this of the data store "ad" once it is there (write a definition with a new id, let what uses the old one refer to it, and delete the old one afterwards)',
    ]);
    const properties = serverWith([], { resources: { ExtendedProperties: [{ name: 'owner' }] } });
    const gone = desiredOf('ExtendedProperties', { id: 'extended-properties' }, { state: 'absent' });
    expect(ofChanges('cannot-be-deleted', [gone], properties)).toEqual([
      '/lifecycle/state: a server always has its extended property settings: they can’t be deleted (leave items out of the definition, or remove the definition, and they stay as they are)',
    ]);
    const adapters = (...children: string[]) =>
      serverWith([], {
        resources: {
          IdpAdapter: [
            { id: 'form', name: 'Form' },
            ...children.map((id) => ({ id, name: `Name ${id}`, parentRef: { id: 'form' } })),
          ],
        },
      });
    const inherit = (...children: string[]) =>
      ofChanges('children-inherit', [desiredOf('IdpAdapter', { id: 'form', name: 'Other' })], adapters(...children));
    const there = 'from it what isn’t written there: it changes there, too';
    expect(inherit()).toEqual([]);
    expect(inherit('one')).toEqual([`/id: "Name one" inherits ${there}`]);
    expect(inherit('two', 'one')).toEqual([`/id: "Name one" and "Name two" inherit ${there}`]);
  });

  test('of an extended property that has a value still', () => {
    const without = desiredOf('ExtendedProperties', {
      id: 'extended-properties',
      items: [{ name: 'owner', state: 'absent' }],
    });
    const owned = (who: string) => named('a', { extendedProperties: { owner: { values: [who] } } });
    const said = (desired: Desired[], more: Partial<PlanInput> = {}) =>
      ofChanges(
        'still-in-use',
        [without, ...desired],
        serverWith([owned('me'), named('b')], { resources: { ExtendedProperties: [{ name: 'owner' }] } }),
        more,
      );
    const goes = '/items: the extended property "owner" goes, and has a value in "Name a"';
    const there = '(take the value away there in the same plan)';
    expect(said([])).toEqual([
      `${goes} (which no definition manages) (take the value away in the console where no definition manages it)`,
    ]);
    expect(said([desiredFrom(owned('you'))])).toEqual([`${goes} (connections/a.yaml) ${there}`]);
    expect(said([], { alsoOwned: ['a'] })).toEqual([`${goes} (whose definition is left out of this plan) ${there}`]);
  });
});

describe('of references that lead nowhere', () => {
  const signing = (link: JsonObject) =>
    desiredFrom(named('a', { credentials: { signingSettings: { signingKeyPairRef: link } } }));
  const said = (link: JsonObject, known: string[] | undefined) => {
    const SigningKeyPair = known?.map((id) => ({ id }));
    return planOf([signing(link)], serverWith([], { resources: SigningKeyPair ? { SigningKeyPair } : {} }))
      .changes.flatMap(({ findings }) => findings.filter(({ code }) => code.endsWith('-reference')))
      .map((one) => words(one).replace('/credentials/signingSettings/signingKeyPairRef: ', ''));
  };
  const none = 'the server has no signing key pair with the id "x"';
  const keys = Array.from({ length: 11 }, (_, n) => `key-${n}`);

  test('all that there are, where they aren’t many', () => {
    expect(said({ id: 'x' }, ['first', 'second'])).toEqual([`${none} (it has first, second)`]);
    expect(said({ id: 'x' }, keys.slice(1))).toEqual([`${none} (it has ${keys.slice(1).join(', ')})`]);
    const general = '(correct the id or name, or create it on the server first)';
    expect(said({ id: 'x' }, keys)).toEqual([`${none} ${general}`]);
    expect(said({ id: 'x' }, [])).toEqual([`${none} ${general}`]);
  });

  test('nothing of an empty id, of a variable, or of what couldn’t be read', () => {
    expect(said({ id: '' }, ['first'])).toEqual([]);
    expect(said({ id: '${var:KEY}' }, ['first'])).toEqual([]);
    expect(said({ id: 'x' }, undefined)).toEqual([]);
    expect(said({ name: 'CN=x' }, undefined)).toEqual([
      'the account may not read what the server has of this kind, so the signing key pair "CN=x" can\'t be looked up (let the account read it, or write the id)',
    ]);
  });

  test('extended properties', () => {
    const said = (...names: string[]) =>
      ofChanges(
        'missing-reference',
        [desiredFrom(named('a', { extendedProperties: { zzz: { values: ['x'] } } }))],
        serverWith([], { resources: { ExtendedProperties: names.map((name) => ({ name })) } }),
      );
    const missing = '/extendedProperties/zzz: the server has no extended property "zzz"';
    expect(said()).toEqual([`${missing} (it has none)`]);
    expect(said('owner', 'team')).toEqual([`${missing} (it has owner, team)`]);
  });
});
