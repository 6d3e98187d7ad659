import type { JsonObject } from '../../core/document/json.ts';
import { dropEmpty, fill, listAt, objectAt, textsAt } from './context.ts';

/** Completes what every kind of mapping has: attribute sources, issuance criteria, restrictions of virtual ids. */
export function completeMapping(mapping: JsonObject, kind: 'browser' | 'token'): void {
  fill(mapping, { restrictedVirtualEntityIds: [], attributeSources: [] });
  if (kind === 'browser') fill(mapping, { restrictVirtualEntityIds: false, abortSsoTransactionAsFailSafe: false });
  completeSources(mapping);
  completeCriteria(mapping);
}

export function completeCriteria(holder: JsonObject): void {
  const criteria = objectAt(holder, 'issuanceCriteria') ?? {};
  fill(criteria, { conditionalCriteria: [] });
  if (listAt(criteria, 'expressionCriteria').length === 0) delete criteria.expressionCriteria;
  holder.issuanceCriteria = criteria;
}

/** Nested groups are a matter of Active Directory; elsewhere the flag is forced to false. */
export function completeSources(holder: JsonObject): void {
  for (const source of listAt(holder, 'attributeSources')) {
    if (source.type === 'LDAP' || source.type === 'PING_ONE_LDAP_GATEWAY') {
      fill(source, { binaryAttributeSettings: {}, memberOfNestedGroup: false });
    }
    if (source.type === 'CUSTOM') {
      for (const field of listAt(source, 'filterFields')) dropEmpty(field, ['value']);
    }
    if (textsAt(source, 'searchAttributes').length === 0) delete source.searchAttributes;
  }
}
