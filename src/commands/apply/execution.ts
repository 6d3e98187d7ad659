import type { Means } from '../../core/apply/body-for.ts';
import { compareDesired } from '../../core/connection/compare-desired.ts';
import type { Desired, Difference, Live } from '../../core/connection/types.ts';
import { descriptorOf } from '../../core/connector/descriptor-of.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { pathText } from '../../core/document/path.ts';
import type { KindName } from '../../core/kinds.ts';
import type { AdminApi, Collection } from '../../edges/pingfederate/admin-api.ts';

/** What carrying out one change needs. */
export interface Execution extends Means {
  kind: KindName;
  /** The objects of the change's kind; requests are recorded as those of `api`. */
  objects: Collection;
  /** Its requests are recorded, and go on for a moment when the run is cancelled. */
  api: AdminApi;
  /** The run is being cancelled: the write in hand is finished, no other is begun. */
  cancelled(): boolean;
  /** Who may have changed a connection: somebody else, and where an answer was lost this run itself, late. */
  others(): string;
  /** Takes the run's secrets out of a text of the server's. */
  clean(text: string): string;
}

/** What of the desired connection the server doesn't hold as asked. */
export async function differencesOf(execution: Execution, desired: Desired, live: Live): Promise<Difference[]> {
  const descriptor = descriptorOf(desired.kind, desired.document, execution.connectors);
  const differences = compareDesired({ desired, live, descriptor });
  if (!differences.some(({ path }) => pathText(path) === 'loggingMode')) return differences;
  // A server-wide setting may decide about logging; then what was sent doesn't count.
  const settings = await execution.api.get('/serverSettings/generalSettings').catch(() => undefined);
  const override = settings?.spConnectionTransactionLoggingOverride;
  const loggingOverride = typeof override === 'string' ? override : undefined;
  return compareDesired({ desired, live, descriptor, loggingOverride });
}

/** The same connection with another document: what a staged write is compared with. */
export function withDocument(desired: Desired, document: JsonObject): Desired {
  return { ...desired, document };
}
