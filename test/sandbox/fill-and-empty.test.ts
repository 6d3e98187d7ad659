/** A fresh server is filled with single requests in the order of references, and emptied the other way round. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open } from './client.ts';

interface Operation {
  resourceType: string;
  subResource?: string;
  items: { id?: string }[];
}

const file = new URL('../fixtures/whole-server.bulk.json', import.meta.url);
const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: Operation[] };

/** Key pairs and authorities have no POST of their own. */
const importedAt = (path: string) => (/^\/(keyPairs|certificates)\//.test(path) ? `${path}/import` : path);

const settings = new Set([
  '/license/agreement',
  '/keyPairs/sslServer/settings',
  '/keyPairs/oauthOpenIdConnect',
  '/serverSettings',
  '/serverSettings/outboundProvisioning',
  '/oauth/accessTokenManagers/settings',
]);

type Caller = Awaited<ReturnType<typeof open>>['call'];

/** Sends what an operation of an export holds, as a client would: settings as a whole, resources one by one. */
async function send({ resourceType, items }: Operation, call: Caller) {
  if (resourceType === '/extendedProperties') return [await call('PUT', resourceType, { items })];
  if (settings.has(resourceType)) return [await call('PUT', resourceType, items[0])];
  const replies = [];
  for (const item of items) replies.push(await call('POST', importedAt(resourceType), item));
  return replies;
}

test('one resource after the other, as an export has them', async () => {
  const { call } = await open({ seed: { operations: [] } });
  for (const operation of operations.filter(({ subResource }) => subResource === undefined)) {
    for (const { status, text } of await send(operation, call)) {
      expect(status < 300 ? operation.resourceType : `${operation.resourceType}: ${text}`).toBe(operation.resourceType);
    }
  }
  const counts = [];
  for (const path of ['/dataStores', '/idp/adapters', '/passwordCredentialValidators', '/idp/spConnections']) {
    counts.push((await call('GET', path)).json.items.length);
  }
  expect(counts).toEqual([5, 4, 4, 2]);
});

test('and gone again in the order of references, never before their users', async () => {
  const { call } = await open({ seed: { operations } as never });
  const order = [
    '/authenticationPolicies/fragments',
    '/idp/spConnections',
    '/sp/idpConnections',
    '/idp/tokenProcessors',
    '/idp/adapters',
    '/oauth/accessTokenManagers',
    '/localIdentity/identityProfiles',
    '/passwordCredentialValidators',
    '/authenticationPolicyContracts',
    '/dataStores',
    '/pingOneConnections',
    '/metadataUrls',
    '/keyPairs/signing',
    '/keyPairs/sslClient',
  ];
  const ids = (path: string) =>
    operations.find(({ resourceType }) => resourceType === path)!.items.map(({ id }) => id!);
  for (const path of [
    '/keyPairs/signing',
    '/keyPairs/sslClient',
    '/pingOneConnections',
    '/authenticationPolicyContracts',
  ]) {
    expect([path, (await call('DELETE', `${path}/${ids(path)[0]}`)).status]).toEqual([path, 422]);
  }
  await call('PUT', '/oauth/accessTokenManagers/settings', {});
  const refused: string[] = [];
  for (const path of order) {
    for (const id of ids(path).reverse()) {
      if ((await call('DELETE', `${path}/${encodeURIComponent(id)}`)).status !== 204) refused.push(id);
    }
  }
  // A child goes before its parent; the provisioner's store is held by a setting that always names one.
  expect(refused).toEqual(['ProvisionerDS']);
  expect((await call('PUT', '/extendedProperties', { items: [] })).status).toBe(200);
});
