import type { Live } from '../connection/types.ts';
import { writable } from '../connection/writable.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { isKey, type KindName } from '../kinds.ts';

/**
 * What is sent for a key or certificate: the settings under `generate`, else the members of the API's `KeyPairFile` and
 * `X509File`. Nothing else leaves: what a definition says beside them is there to compare with.
 */
export function keyBody({ id, generate, keyStore, certificate, ...file }: JsonObject): JsonObject {
  if (isObject(generate)) return { id, ...generate };
  const { fileData = keyStore ?? certificate, format, password, cryptoProvider } = file;
  return { id, fileData, format, password, cryptoProvider };
}

/** What makes an object as it was read, encrypted values included. */
export function bodyOfHeld(kind: KindName, held: Live): JsonObject {
  const body = writable(kind, held);
  return isKey(kind) ? keyBody(body) : body;
}
