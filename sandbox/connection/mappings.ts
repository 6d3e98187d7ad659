import type { JsonObject } from '../json.ts';
import { pluginOf } from '../plugins/descriptors.ts';
import type { World } from '../world.ts';
import { dropEmpty, fill, listAt, objectAt, textAt, textsAt } from './context.ts';

/** Completes what every kind of mapping has: attribute sources, issuance criteria, restrictions of virtual ids. */
export function completeMapping(mapping: JsonObject, kind: 'browser' | 'token', world: World): void {
  fill(mapping, { restrictedVirtualEntityIds: [], attributeSources: [] });
  if (kind === 'browser') fill(mapping, { restrictVirtualEntityIds: false, abortSsoTransactionAsFailSafe: false });
  completeSources(mapping, world);
  completeCriteria(mapping);
}

export function completeCriteria(holder: JsonObject): void {
  const criteria = objectAt(holder, 'issuanceCriteria') ?? {};
  fill(criteria, { conditionalCriteria: [] });
  if (listAt(criteria, 'expressionCriteria').length === 0) delete criteria.expressionCriteria;
  holder.issuanceCriteria = criteria;
}

/** Nested groups are a matter of Active Directory; elsewhere the flag is forced to false. */
export function completeSources(holder: JsonObject, world: World): void {
  for (const source of listAt(holder, 'attributeSources')) {
    if (source.type === 'LDAP' || source.type === 'PING_ONE_LDAP_GATEWAY') {
      fill(source, { binaryAttributeSettings: {}, memberOfNestedGroup: false });
    }
    if (source.type === 'CUSTOM') {
      completeFilterFields(source, world);
    }
    if (textsAt(source, 'searchAttributes').length === 0) delete source.searchAttributes;
  }
}

/** All filter fields of the store come back; an empty value doesn't. */
function completeFilterFields(source: JsonObject, world: World): void {
  const store = world.store.get('/dataStores', textAt(objectAt(source, 'dataStoreRef'), 'id') ?? '')?.value;
  const plugin = pluginOf('/dataStores', textAt(objectAt(store, 'pluginDescriptorRef'), 'id'), world);
  const given = listAt(source, 'filterFields');
  const missing = (plugin?.filterFields ?? []).filter((name) => !given.some((field) => field.name === name));
  source.filterFields = [...given, ...missing.map((name) => ({ name }))];
  for (const field of given) dropEmpty(field, ['value']);
}
