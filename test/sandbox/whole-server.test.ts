/** A whole server: one `/bulk/export` document with every kind of the ground that connections stand on. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open } from './client.ts';

interface Operation {
  resourceType: string;
  items: { id?: string }[];
}

const file = new URL('../fixtures/whole-server.bulk.json', import.meta.url);
const document = JSON.parse(readFileSync(file, 'utf8')) as { operations: Operation[] };
const itemsOf = (path: string) => document.operations.find(({ resourceType }) => resourceType === path)?.items ?? [];

test.each([
  ['/certificates/ca', 2],
  ['/keyPairs/signing', 2],
  ['/keyPairs/sslClient', 1],
  ['/metadataUrls', 1],
  ['/dataStores', 5],
  ['/authenticationPolicyContracts', 2],
  ['/passwordCredentialValidators', 4],
  ['/idp/adapters', 4],
  ['/sp/idpConnections', 1],
  ['/idp/spConnections', 2],
])('%s: %i of the document can be read one by one after an import', async (path, count) => {
  const { call } = await open();
  expect(await call('POST', '/bulk/import?failFast=false', document)).toMatchObject({ status: 200 });
  const ids = itemsOf(path).map(({ id }) => id);
  expect(ids).toHaveLength(count);
  for (const id of ids) expect((await call('GET', `${path}/${id}`)).json).toMatchObject({ id });
  expect((await call('GET', path)).json.items).toHaveLength(count);
});

test('as a seed, nothing of the document is left out or stood in for', async () => {
  const { sandbox, call } = await open({ seed: document as never });
  expect(sandbox.notes).toEqual([]);
  expect((await call('GET', '/extendedProperties')).json.items).toEqual(itemsOf('/extendedProperties'));
});

/** What the server says anew on each read or write. */
const lasting = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (name, held) => (/^(encrypted|lastModified|modificationDate)/.test(name) ? undefined : held)),
  );

test.each([
  '/metadataUrls',
  '/dataStores',
  '/authenticationPolicyContracts',
  '/passwordCredentialValidators',
  '/localIdentity/identityProfiles',
  '/oauth/accessTokenManagers',
  '/idp/adapters',
  '/idp/tokenProcessors',
  '/sp/idpConnections',
  '/idp/spConnections',
])('what is read of %s can be written back, and is the same', async (path) => {
  const { call } = await open({ seed: document as never });
  const { items } = (await call('GET', path)).json;
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    const reply = await call('PUT', `${path}/${encodeURIComponent(item.id)}`, item);
    expect([reply.status, lasting(reply.json)]).toEqual([200, lasting(item)]);
  }
});

// Public exports of real servers have verification settings that name no fields.
test('a profile whose e-mail verification is off names no fields', async () => {
  const { call } = await open({ seed: document as never });
  const [profile] = (await call('GET', '/localIdentity/identityProfiles')).json.items;
  const body = { ...profile, emailVerificationConfig: { emailVerificationEnabled: false } };
  expect((await call('PUT', `/localIdentity/identityProfiles/${profile.id}`, body)).status).toBe(200);
});
