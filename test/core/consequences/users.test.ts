import { expect, test } from 'vitest';
import type { Live } from '../../../src/core/connection/types.ts';
import { nobody, peopleWords, scopeWords, userWords } from '../../../src/core/consequences/users.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf, provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { serverWith } from '../plan/server.ts';

const store = (more: JsonObject = {}) => ({ type: 'LDAP', id: 'corp-ad', name: 'Corporate AD', ...more });

/** Who hangs on the data store `corp-ad` when it changes beside these connections on the server. */
function usersBeside(connections: Live[], desired = connections) {
  const { changes } = planChanges({
    desired: [
      desiredOf('DataStore', store({ hostnames: ['new.example.com'] })),
      ...desired.map((one) => desiredFrom(one)),
    ],
    server: serverWith(connections, { resources: { DataStore: [store({ hostnames: ['old.example.com'] })] } }),
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24'),
  });
  return changes.find(({ key }) => key === 'DataStore/corp-ad')?.users;
}

const looking = (id: string, more: JsonObject = {}) => {
  const connection = structuredClone(samlConnection({ id, name: `Name ${id}`, entityId: id, ...more })) as JsonObject;
  const [mapping] = (connection.spBrowserSso as JsonObject).adapterMappings as JsonObject[];
  mapping!.attributeSources = [{ type: 'LDAP', id: 'ad', dataStoreRef: { id: 'corp-ad' }, searchScope: 'SUBTREE' }];
  return connection as Live;
};

test('who hangs on a data store: sign-ons that look people up in it, channels that read from it', () => {
  expect(usersBeside([])).toEqual(nobody);
  expect(usersBeside([samlConnection()])).toEqual(nobody);
  const all = [looking('b'), looking('a'), looking('idle', { active: false }), provisioningConnection()];
  expect(usersBeside(all)).toEqual({
    signOns: ['Name a', 'Name b'],
    channels: [{ connection: 'Staff provisioning', channel: 'Corporate directory' }],
    connections: ['Name a', 'Name b', 'Name idle', 'Staff provisioning'],
    others: [],
  });
  expect(usersBeside(all, [])).toEqual(usersBeside(all));
  // A channel runs by its own switch and the connection's.
  const paused = structuredClone(provisioningConnection()) as JsonObject;
  for (const channel of (paused.outboundProvision as { channels: JsonObject[] }).channels) channel.active = false;
  for (const idle of [provisioningConnection({ active: false }), paused as Live])
    expect(usersBeside([idle])).toEqual({ ...nobody, connections: ['Staff provisioning'] });
  expect(usersBeside([looking('a')], [samlConnection({ id: 'a' })])).toEqual(nobody);
  // Nobody signs on yet by what this plan makes.
  expect(usersBeside([], [looking('a')])).toEqual({ ...nobody, connections: ['Name a'] });
});

test('they are named', () => {
  const users = {
    signOns: ['Zoom SSO', 'Slack', 'Miro'],
    channels: [{ connection: 'Zoom provisioning', channel: 'Staff' }],
    connections: ['Zoom SSO', 'Slack'],
    others: [{ kind: 'IdpAdapter' as const, name: 'HTML Form' }],
  };
  expect(peopleWords(users)).toBe('Everyone who signs on to "Zoom SSO" and 2 more connections');
  expect(scopeWords(users)).toBe('Everyone in the scope of channel "Staff" of "Zoom provisioning"');
  expect(userWords(users)).toBe('"Zoom SSO" and "Slack"');
  expect(userWords({ ...users, connections: [] })).toBe('the IdP adapter "HTML Form"');
  const others = ['HTML Form', 'Kerberos', 'Token'].map((name) => ({ kind: 'IdpAdapter' as const, name }));
  expect(userWords({ ...nobody, others })).toBe('the IdP adapter "HTML Form" and 2 more');
  expect(userWords(nobody)).toBe('nothing that is known here');
});
