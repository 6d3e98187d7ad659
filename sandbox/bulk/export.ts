import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { pemOf } from '../certificates/pem.ts';
import { objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { Entry } from '../store/store.ts';
import type { World } from '../world.ts';

/** What others refer to comes before them; the rest follows by name. */
const order = [
  '/license/agreement',
  '/administrativeAccounts',
  '/serverSettings',
  '/configStore',
  '/keyPairs/signing',
  '/keyPairs/sslServer',
  '/keyPairs/sslClient',
  '/certificates/ca',
  '/extendedProperties',
  '/pingOneConnections',
  '/dataStores',
  '/passwordCredentialValidators',
  '/authenticationPolicyContracts',
  '/idp/stsRequestParametersContracts',
  '/metadataUrls',
  '/localIdentity/identityProfiles',
  '/idp/adapters',
  '/sp/adapters',
  '/idp/tokenProcessors',
  '/sp/tokenGenerators',
  '/sp/idpConnections',
  '/idp/spConnections',
];

/** The whole state as a `/bulk/export` document, in dependency order, secrets as ciphertext. */
export function exportAll(world: World): JsonObject {
  const operations = [
    ...world.store.settings().map(([path, value]) => settingOperation(path, value, world)),
    ...world.store.paths().map((path) => collectionOperation(path, world)),
  ];
  operations.sort((a, b) => rank(a) - rank(b) || (String(a.resourceType) < String(b.resourceType) ? -1 : 1));
  return { metadata: { pfVersion: world.version }, operations };
}

function rank({ resourceType }: JsonObject): number {
  const at = order.indexOf(String(resourceType));
  return at < 0 ? order.length : at;
}

function settingOperation(path: string, value: JsonObject, world: World): JsonObject {
  const fresh = JSON.parse(world.store.text(value)) as JsonObject;
  const items = path === '/extendedProperties' && Array.isArray(fresh.items) ? fresh.items : [fresh];
  return { resourceType: path, operationType: 'SAVE', items };
}

/** The bundles of the configuration store, and what a seed held beyond the model, are told apart by a sub-resource. */
function collectionOperation(path: string, world: World): JsonObject {
  const items = world.store.entries(path).map((entry) => itemOf(path, entry, world));
  const parts = /^\/configStore\/(.+)$/.exec(path) ?? /^(?:.+)#(.+)$/.exec(path);
  const resourceType = path.startsWith('/configStore/') ? '/configStore' : path.split('#')[0]!;
  return { resourceType, ...(parts ? { subResource: parts[1] } : {}), operationType: 'SAVE', items };
}

function itemOf(path: string, entry: Entry, world: World): JsonObject {
  if (path.startsWith('/keyPairs/') && entry.hidden?.certificate) return keyPairItem(entry, world);
  if (path.startsWith('/certificates/') && entry.hidden?.certificate) {
    return { id: entry.value.id, fileData: pemOf(new X509Certificate(String(entry.hidden.certificate))) };
  }
  const item = JSON.parse(world.store.text(entry.value)) as JsonObject;
  if (path === '/metadataUrls') nameCertificate(item);
  delete item.creationDate;
  delete item.modificationDate;
  return item;
}

/** The id of a metadata URL's certificate is answered in the view alone; an import takes it from the file. */
function nameCertificate(item: JsonObject): void {
  const file = objectAt(item, 'x509File');
  if (file) item.x509File = { id: objectAt(item, 'certView')?.id, ...file };
  delete item.certView;
}

/** A key leaves only under a password of its own, which is ciphertext for everybody else. */
function keyPairItem({ value, hidden }: Entry, world: World): JsonObject {
  const passphrase = randomBytes(18).toString('base64url');
  const key =
    typeof hidden?.privateKey === 'string'
      ? createPrivateKey(hidden.privateKey).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase })
      : '';
  const text = `${pemOf(new X509Certificate(String(hidden?.certificate)))}${key.toString()}`;
  return {
    id: value.id,
    fileData: Buffer.from(text).toString('base64'),
    format: 'PEM',
    encryptedPassword: world.vault.seal({ clear: passphrase }),
    ...(value.rotationSettings === undefined ? {} : { rotationSettings: value.rotationSettings }),
  };
}
