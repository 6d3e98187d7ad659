import { generateKeyPair, type NewKeyPair } from '../certificates/generate.ts';
import { formatOf, readKeyStore } from '../certificates/key-store.ts';
import { checkNewKey } from '../certificates/new-key.ts';
import { checkSame } from '../certificates/same.ts';
import { KeyStoreError, type StoredKey } from '../certificates/stored-key.ts';
import { certView } from '../certificates/view.ts';
import type { JsonObject } from '../json.ts';
import { certificateId, checkPlainId } from '../resources/ids.ts';
import { kinds } from '../resources/kinds.ts';
import { store } from '../resources/save.ts';
import { forbidden, invalid, ok } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';
import { keyPairParts } from './key-pair-exports.ts';

const collections = ['/keyPairs/signing', '/keyPairs/sslServer', '/keyPairs/sslClient'];

/** Key pairs: made here or brought along; the private part never leaves. */
export const keyPairEndpoints: Record<string, Handler> = Object.fromEntries(
  collections.flatMap((path): [string, Handler][] => [
    [`POST ${path}/generate`, generate(path)],
    [`POST ${path}/import`, importKey(path)],
    [`POST ${path}/link`, linkKey],
    ...keyPairParts(path),
  ]),
);

function generate(path: string): Handler {
  return (request, world) => {
    if (request.missing.length > 0) throw invalid(request.missing);
    const id = freeId(path, request, world);
    const wrong = checkNewKey(request.body);
    if (wrong.length > 0) throw invalid(wrong);
    const pair = generateKeyPair(request.body as unknown as NewKeyPair, world.now());
    return ok(addKeyPair(path, id, pair, world), 201);
  };
}

/** Keys in a hardware module can be linked only where there is one. */
function linkKey(): never {
  throw forbidden('No hardware security module is configured.');
}

function importKey(path: string): Handler {
  return (request, world) => {
    if (request.missing.length > 0) throw invalid(request.missing);
    const id = freeId(path, request, world);
    const stored = readUpload(request.body, world);
    const same = checkSame(path, stored.certificate, world);
    if (same.length > 0) throw invalid(same);
    return ok(addKeyPair(path, id, stored, world), 201);
  };
}

/** The password may come as ciphertext, from an export of this server. */
function readUpload({ fileData, format, password, encryptedPassword }: JsonObject, world: World): StoredKey {
  const found = formatOf(String(fileData));
  if (typeof format === 'string' && found !== undefined && format !== found) {
    const message = `The key pair file is not in the format ${format}.`;
    throw invalid([{ errorId: 'invalid_key_pair_file', message, fieldPath: 'fileData' }]);
  }
  const sealed = typeof encryptedPassword === 'string' ? world.vault.open(encryptedPassword)?.clear : undefined;
  try {
    return withKey(readKeyStore(String(fileData), typeof password === 'string' ? password : sealed), String(fileData));
  } catch (error) {
    if (!(error instanceof KeyStoreError)) throw error;
    const wrong = error.reason === 'password';
    const message = wrong ? 'The password for the key pair file is not valid.' : 'The key pair file is not valid.';
    throw invalid([{ errorId: 'invalid_key_pair_file', message, fieldPath: wrong ? 'password' : 'fileData' }]);
  }
}

/** Only of a Java key store the key may stay unread. */
function withKey(stored: StoredKey, fileData: string): StoredKey {
  if (stored.privateKey || fileData.startsWith('/u3+7Q')) return stored;
  throw new KeyStoreError('format', 'there is no private key in the file');
}

function freeId(path: string, { body }: ApiRequest, world: World): string {
  const id = typeof body.id === 'string' && body.id !== '' ? body.id : certificateId();
  const wrong = checkPlainId(id, 'id', world.version);
  if (wrong.length > 0) throw invalid(wrong);
  if (world.store.get(path, id)) {
    throw invalid([{ errorId: 'id_in_use', message: `The ID '${id}' is already in use.`, fieldPath: 'id' }]);
  }
  return id;
}

/** Stores a key pair; its view is what the API answers. */
export function addKeyPair(path: string, id: string, pair: StoredKey, world: World, more: JsonObject = {}): JsonObject {
  const privateKey = pair.privateKey?.export({ format: 'pem', type: 'pkcs8' });
  const hidden = {
    certificate: pair.certificate.toString(),
    privateKey: privateKey?.toString(),
    standIn: pair.standIn,
  };
  const view = certView(pair.certificate, id, world);
  return store(kinds.get(path)!, { ...view, ...more }, world, hidden).value;
}
