import type { JsonObject } from '../json.ts';
import { walkTypes } from '../model/walk.ts';
import { type ConnectionContext, report, textAt } from './context.ts';

/** Data stores that can't be reached: asked for on every write, unless external validation is bypassed. */
export function validateReach(connection: JsonObject, context: ConnectionContext): void {
  const unreachable = context.world.switches.unreachableDataStores;
  if (context.bypass || unreachable.length === 0) return;
  walkTypes(connection, { ref: 'SpConnection' }, ({ value, type, path, holder }) => {
    if (type !== 'ResourceLink' || !['dataStoreRef', 'dataSource'].includes(holder?.member ?? '')) return;
    if (holder?.member === 'dataSource' && !isActiveChannel(connection, path)) return;
    const id = textAt(value, 'id') ?? '';
    if (unreachable.includes(id)) report(context, path, `Unable to connect to the data store '${id}'.`);
  });
}

/** The source of an inactive channel isn't asked. */
function isActiveChannel(connection: JsonObject, path: string): boolean {
  const index = Number(/channels\[(\d+)\]/.exec(path)?.[1]);
  const provisioning = connection.outboundProvision as JsonObject | undefined;
  const channels = Array.isArray(provisioning?.channels) ? (provisioning.channels as JsonObject[]) : [];
  return connection.active === true && channels[index]?.active === true;
}
