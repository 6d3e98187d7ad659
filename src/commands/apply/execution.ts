import { buildBody } from '../../core/connection/build-body.ts';
import { compareConnection } from '../../core/connection/compare-connection.ts';
import { unfilledReferences } from '../../core/connection/secrets/unfilled-references.ts';
import type { DesiredConnection, Difference, LiveConnection } from '../../core/connection/types.ts';
import { writable } from '../../core/connection/writable.ts';
import { connectorOf } from '../../core/connector/connector-of.ts';
import type { Connectors } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { pathText } from '../../core/document/path.ts';
import { Secret } from '../../core/secret.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';

/** What carrying out one change needs. */
export interface Execution {
  /** Its requests are recorded, and go on for a moment when the run is cancelled. */
  api: AdminApi;
  secrets: ReadonlyMap<string, Secret>;
  connectors: Connectors;
  /** The server's version. */
  version: string;
  /** Documents of a backup, by id: they're sent as they were read, encrypted values included. */
  backup?: ReadonlyMap<string, LiveConnection> | undefined;
  /** The run is being cancelled: the write in hand is finished, no other is begun. */
  cancelled(): boolean;
  /** Who may have changed a connection: somebody else, and where an answer was lost this run itself, late. */
  others(): string;
  /** Takes the run's secrets out of a text of the server's. */
  clean(text: string): string;
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
 * The body that makes the connection as `document` says. It's built a second time with a stand-in for each secret, so
 * that the record can't hold one.
 */
export function bodyFor(
  { secrets, version, connectors, backup }: Pick<Execution, 'secrets' | 'version' | 'connectors' | 'backup'>,
  desired: DesiredConnection,
  live: LiveConnection | undefined,
): Built {
  const stored = backup?.get(desired.id);
  if (stored) {
    const body = { ...writable(stored), active: desired.document.active === true };
    return { body, shown: withoutEncrypted(body), missingSecrets: [], keptSecrets: [], unfilled: [] };
  }
  const descriptor = connectorOf(desired.document, connectors)?.descriptor;
  const standIns = new Map([...secrets.keys()].map((name) => [name, new Secret('(secret)')]));
  const { body, missingSecrets, keptSecrets } = buildBody({ desired, live, secrets, descriptor, version });
  const shown = buildBody({ desired, live, secrets: standIns, descriptor, version }).body;
  const unfilled = unfilledReferences(shown, live);
  return { body, shown: withoutEncrypted(shown), missingSecrets, keptSecrets, unfilled };
}

/** What of the desired connection the server doesn't hold as asked. */
export async function differencesOf(
  execution: Execution,
  desired: DesiredConnection,
  live: LiveConnection,
): Promise<Difference[]> {
  const descriptor = connectorOf(desired.document, execution.connectors)?.descriptor;
  const differences = compareConnection({ desired, live, descriptor });
  if (!differences.some(({ path }) => pathText(path) === 'loggingMode')) return differences;
  // A server-wide setting may decide about logging; then what was sent doesn't count.
  const settings = await execution.api.get('/serverSettings/generalSettings').catch(() => undefined);
  const override = settings?.spConnectionTransactionLoggingOverride;
  const loggingOverride = typeof override === 'string' ? override : undefined;
  return compareConnection({ desired, live, descriptor, loggingOverride });
}

/** The same connection with another document: what a staged write is compared with. */
export function withDocument(desired: DesiredConnection, document: JsonObject): DesiredConnection {
  return { ...desired, document };
}

/** For the record: encrypted values say nothing to a reader and change on each read. */
export function withoutEncrypted(value: JsonObject): JsonObject {
  const text = JSON.stringify(value, (name, inner: unknown) =>
    (name === 'encryptedValue' || name === 'encryptedPassword') && typeof inner === 'string' ? '(encrypted)' : inner,
  );
  return JSON.parse(text) as JsonObject;
}
