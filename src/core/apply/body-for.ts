import { buildBody } from '../connection/body/build-body.ts';
import { isCiphertext } from '../connection/secrets/ciphertext.ts';
import type { Desired, Live } from '../connection/types.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connectors } from '../connector/types.ts';
import { referencesIn } from '../definition/references.ts';
import type { Json, JsonObject } from '../document/json.ts';
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

/** A request body, the same without secrets for the record, and what became of the secrets. */
export interface Built {
  body: JsonObject;
  /** What `sent` of the outcome shows. */
  shown: JsonObject;
  missingSecrets: string[];
  keptSecrets: string[];
  /** References that it would send as they are written: such a body is never sent. */
  unfilled: string[];
}

/**
 * The body that makes the object as `document` says. It's built a second time with a stand-in for each secret, so
 * that the record can't hold one.
 */
export function bodyFor(
  { secrets, version, connectors, backup }: Means,
  desired: Desired,
  live: Live | undefined,
): Built {
  // What a server has one of is laid over what is there, as a definition is: others may have added to it since.
  const stored = isSingleton(desired.kind) ? undefined : backup?.get(desired.key);
  if (stored) {
    const body = restored(desired, stored);
    return { body, shown: withoutEncrypted(body), missingSecrets: [], keptSecrets: [], unfilled: [] };
  }
  const descriptor = descriptorOf(desired.kind, desired.document, connectors);
  const standIns = new Map([...secrets.keys()].map((name) => [name, new Secret('(secret)')]));
  const { body, missingSecrets, keptSecrets } = buildBody({ desired, live, secrets, descriptor, version });
  const shown = asSent(desired, buildBody({ desired, live, secrets: standIns, descriptor, version }).body);
  const unfilled = unfilledReferences(shown, live);
  return { body: asSent(desired, body), shown: withoutEncrypted(shown), missingSecrets, keptSecrets, unfilled };
}

/** A connection is put back as active as the backup is asked to make it. */
function restored({ kind, document }: Desired, stored: Live): JsonObject {
  const body = bodyOfHeld(kind, stored);
  return isSwitched(kind) ? { ...body, active: document.active === true } : body;
}

const asSent = ({ kind }: Desired, body: JsonObject): JsonObject => (isKey(kind) ? keyBody(body) : body);

/** For the record: encrypted values say nothing to a reader and change on each read. */
export function withoutEncrypted(value: JsonObject): JsonObject {
  const text = JSON.stringify(value, (name, inner: unknown) =>
    isCiphertext(name, inner as Json) ? '(encrypted)' : inner,
  );
  return JSON.parse(text) as JsonObject;
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
