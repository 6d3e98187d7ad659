import { isObject, type JsonObject } from '../document/json.ts';

/**
 * What is sent for a key or certificate, which is made or imported once: the settings under `generate`, else the members
 * of the API's `KeyPairFile` and `X509File`. Nothing else leaves: what a definition says beside them is there to compare
 * with.
 */
export function keyBody({ id, generate, keyStore, ...file }: JsonObject): JsonObject {
  if (isObject(generate)) return { id, ...generate };
  const { fileData = keyStore, format, password, cryptoProvider } = file;
  return { id, fileData, format, password, cryptoProvider };
}
