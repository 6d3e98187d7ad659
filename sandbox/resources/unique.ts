import { type ConnectionContext, report } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import type { Kind } from './kinds.ts';

/** Collections whose resources have a name of their own, beside connections. */
const named = ['/dataStores', '/authenticationPolicyContracts'];

/** Collections of which that isn't known. */
const perhapsNamed = ['/passwordCredentialValidators', '/idp/adapters', '/metadataUrls'];

/** A name that was given must not be another resource's. The text is made up. */
export function checkNameUnique(kind: Kind, value: JsonObject, before: JsonObject | undefined, world: World) {
  const { name } = value;
  const errors: ValidationError[] = [];
  const unique = world.switches.sharedNames === 'refuse' ? [...named, ...perhapsNamed] : named;
  if (!unique.includes(kind.path) || typeof name !== 'string') return errors;
  if (isTaken(kind.path, 'name', value, before, world)) {
    errors.push({ errorId: 'name_in_use', message: `The name '${name}' is already in use.`, fieldPath: 'name' });
  }
  return errors;
}

/** The texts are those that a client's tests expect; "Connection ID" there means the entity id. */
export function checkConnectionUnique(path: string, connection: JsonObject, context: ConnectionContext): void {
  const taken = (member: string) => isTaken(path, member, connection, context.before, context.world);
  if (taken('entityId')) {
    report(context, 'entityId', 'The Connection ID you specified is already in use.', 'connection_id_in_use');
  }
  if (taken('name')) {
    report(context, 'name', 'The Connection Name you specified is already in use.', 'connection_name_in_use');
  }
}

function isTaken(path: string, member: string, value: JsonObject, before: JsonObject | undefined, world: World) {
  return [...world.store.idsWith(path, member, value[member])].some((other) => other !== before?.id);
}
