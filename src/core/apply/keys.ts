import type { Desired, Live } from '../connection/types.ts';
import { writable } from '../connection/writable.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { textIn } from '../document/readers.ts';
import { quotedId } from '../kind-words.ts';
import { isKey, type Key, type KindName } from '../kinds.ts';
import { changedSince } from './content.ts';

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

/**
 * What of a backup can be put back. A key that is still there needs nothing; one that is gone, or whose id something
 * else has by now, can't come back: nobody ever gets the private half out of a server. Of a certificate authority the
 * backup holds everything.
 *
 * @param live what the server holds, by its key
 */
export function restorable(
  held: readonly Desired[],
  live: ReadonlyMap<Key, Live>,
): { desired: Desired[]; diagnostics: Diagnostic[] } {
  const desired: Desired[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of held) {
    const now = live.get(one.key);
    if (!isKey(one.kind) || (!now && textIn(one.document, 'certificate') !== undefined)) desired.push(one);
    else if (!now || isAnother(one, now)) diagnostics.push(lost(one, now !== undefined));
  }
  return { desired, diagnostics };
}

const isAnother = ({ kind, id, document }: Desired, now: Live) =>
  changedSince(kind, { ...document, id }, now) !== undefined;

function lost({ kind, id, key, placeOf }: Desired, isTaken: boolean): Diagnostic {
  const what = isTaken ? 'its id belongs to another one by now' : 'it is gone, and its private key with it';
  const message = `${quotedId({ kind, id })} can’t be put back: ${what}`;
  const hint = 'import it from its own file under a new id, and let what used it refer to that';
  return finding('key-not-restored', placeOf(''), message, { hint, key });
}
