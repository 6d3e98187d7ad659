import { fill, objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import type { CompletionContext } from './completion.ts';
import { checkSharedId } from './ids.ts';
import { completeLdap } from './ldap-stores.ts';
import { completeTags } from './tagged-addresses.ts';

/** What a server adds to a data store, and refuses in it; without bypass, it also tries to reach it. */
export function completeDataStore(value: JsonObject, { world, before, bypass }: CompletionContext): ValidationError[] {
  const errors = [...checkSharedId(value.id, before), ...checkType(value, before, world)];
  fill(value, { maskAttributeValues: false });
  if (value.type === 'LDAP') errors.push(...completeLdap(value, world));
  if (value.type === 'JDBC') errors.push(...completeJdbc(value, world));
  if (value.type === 'PING_ONE_LDAP_GATEWAY') completeGateway(value);
  return bypass ? errors : [...errors, ...reach(value, world)];
}

/** Whether the type of a data store can change under its id isn't said anywhere; the text is made up. */
function checkType(value: JsonObject, before: JsonObject | undefined, { switches }: World): ValidationError[] {
  if (!before || before.type === value.type || switches.dataStoreTypeByPut === 'allow') return [];
  return [{ errorId: 'invalid_value', message: 'The type of a data store cannot be changed.', fieldPath: 'type' }];
}

function reach(value: JsonObject, { switches }: World): ValidationError[] {
  if (!switches.unreachableDataStores.includes(String(value.id))) return [];
  const message = 'Unable to connect to the data store.';
  return [{ errorId: 'data_store_connection_error', message, fieldPath: value.type === 'LDAP' ? 'hostnames' : '' }];
}

/** The pool's defaults are those that the API's description states. */
function completeJdbc(value: JsonObject, world: World): ValidationError[] {
  fill(value, {
    allowMultiValueAttributes: false,
    minPoolSize: 10,
    maxPoolSize: 100,
    blockingTimeout: 5_000,
    idleTimeout: 5,
  });
  const errors = completeTags(value, { whole: 'connectionUrl', tagged: 'connectionUrlTags' }, world);
  fill(value, { name: `${String(value.connectionUrl)} (${textAt(value, 'userName') ?? 'null'})` });
  return errors;
}

/** The name that a gateway's store has without one: the connection, the environment and the gateway. */
function completeGateway(value: JsonObject): void {
  fill(value, { useSsl: false, useStartTLS: false });
  const connection = textAt(objectAt(value, 'pingOneConnectionRef'), 'id');
  fill(value, { name: [connection, value.pingOneEnvironmentId, value.pingOneLdapGatewayId].join(':') });
}
