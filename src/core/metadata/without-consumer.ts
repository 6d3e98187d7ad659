import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { JsonObject } from '../document/json.ts';
import { objectIn, objectsIn } from '../document/readers.ts';

/** True when a connection says where assertions go. */
export function hasConsumer(connection: JsonObject): boolean {
  return objectsIn(objectIn(connection, 'spBrowserSso'), 'ssoServiceEndpoints').length > 0;
}

/** The metadata was to bring an assertion consumer, and brings none that PingFederate can use. */
export function withoutConsumer(place: Place, connection?: string): Diagnostic {
  const message = 'the metadata has no assertion consumer service that can be used';
  return finding('metadata-without-consumer', place, message, { connection });
}
