import { buildBody } from '../connection/body/build-body.ts';
import { isCiphertext } from '../connection/secrets/ciphertext.ts';
import type { Desired, Live } from '../connection/types.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connectors } from '../connector/types.ts';
import { referencesIn } from '../definition/references.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { isKey, isSingleton, type Key } from '../kinds.ts';
import { Secret } from '../secret.ts';
import { bodyOfHeld, keyBody } from './keys.ts';
import { isSwitched } from './stage.ts';

/** What bodies are built from, beside the object. */
export interface Means {
  secrets: ReadonlyMap<string, Secret>;
  connectors: Connectors;
  /** The server's version. */
  version: string;
  /** Documents of a backup: they're sent as they were read, encrypted values included. */
  backup?: ReadonlyMap<Key, Live> | undefined;
}

/** A request body without its secrets, and what became of them. */
export interface Built {
  /** The body with `(secret)` for each secret. */
  shown: JsonObject;
  missingSecrets: string[];
  keptSecrets: string[];
  /** References that it would send as they are written: such a body is never sent. */
  unfilled: string[];
}

/** The body that makes the object as `document` says, secrets included: for the admin API client and nobody else. */
export function bodyFor(means: Means, desired: Desired, live: Live | undefined): JsonObject {
  return restored(means, desired) ?? built(means, desired, live).body;
}

/** What is known of that body: it's built with a stand-in for each secret, so that the record can't hold one. */
export function builtFor(means: Means, desired: Desired, live: Live | undefined): Built {
  const stored = restored(means, desired);
  if (stored) return { shown: stored, missingSecrets: [], keptSecrets: [], unfilled: [] };
  const secrets = new Map([...means.secrets].map(([name, held]) => [name, held.reveal() === '' ? held : standIn]));
  const { body, ...became } = built({ ...means, secrets }, desired, live);
  return { shown: body, ...became, unfilled: unfilledReferences(body, live) };
}

const standIn = new Secret('(secret)');

function built({ secrets, version, connectors }: Means, desired: Desired, live: Live | undefined) {
  const descriptor = descriptorOf(desired.kind, desired.document, connectors);
  const { body, ...became } = buildBody({ desired, live, secrets, descriptor, version });
  return { body: isKey(desired.kind) ? keyBody(body) : body, ...became };
}

/**
 * The body of what a backup holds. What a server has one of is laid over what is there, as a definition is: others may
 * have added to it since.
 */
function restored({ backup }: Means, { kind, key, document }: Desired): JsonObject | undefined {
  const stored = isSingleton(kind) ? undefined : backup?.get(key);
  if (!stored) return undefined;
  const body = bodyOfHeld(kind, stored);
  // A connection is put back as active as the backup is asked to make it.
  return isSwitched(kind) ? { ...body, active: document.active === true } : body;
}

/** For the record: encrypted values say nothing to a reader and change on each read. */
export function withoutEncrypted(value: JsonObject): JsonObject {
  const readable: JsonObject = {};
  for (const [name, held] of Object.entries(value)) readable[name] = readableIn(name, held);
  return readable;
}

function readableIn(name: string, held: Json | undefined): Json | undefined {
  if (Array.isArray(held)) return held.map((item) => readableIn(name, item) ?? null);
  if (isObject(held)) return withoutEncrypted(held);
  return isCiphertext(name, held) ? '(encrypted)' : held;
}

/**
 * The references (`${secret:NAME}`, `${var:NAME}`, `${file:PATH}`) that a request body would send as they are written,
 * in a value or in a name: the last look before it leaves. A text that the server holds already is its own.
 *
 * @param body the request, with a stand-in for each secret
 * @param live the connection as it was read
 */
export function unfilledReferences(body: JsonObject, live: Live | undefined): string[] {
  const sent = textsIn(body);
  if (sent.size === 0) return [];
  const held = textsIn(live);
  const added = [...sent].filter((text) => !held.has(text));
  return [...new Set(added.flatMap((text) => referencesIn(text).references.map((reference) => reference.text)))];
}

/** The texts of a document with a reference in them, names of members among them. */
function textsIn(value: Json | undefined, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (value.includes('${') && referencesIn(value).references.length > 0) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      textsIn(name, found);
      textsIn(member, found);
    }
  }
  return found;
}
