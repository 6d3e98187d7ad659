import { fulfillments } from '../connection/check/attribute-contracts.ts';
import { type Mapping, mappingsOf } from '../connection/check/mapping-list.ts';
import { resources } from '../connection/fields/resources.ts';
import type { ResourceKind } from '../connection/fields/rule.ts';
import type { ServerResources } from '../connection/references/server-resources.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { idIn, objectIn, objectsIn, textIn } from '../document/readers.ts';

/** Where the attributes of a mapping's own source are listed: the type of the source, and what the mapping refers to. */
const sources: Partial<Record<Mapping['kind'], { type: string; member: string; kind: ResourceKind }>> = {
  adapter: { type: 'ADAPTER', member: 'idpAdapterRef', kind: 'adapters' },
  'policy-contract': {
    type: 'AUTHENTICATION_POLICY_CONTRACT',
    member: 'authenticationPolicyContractRef',
    kind: 'policyContracts',
  },
  token: { type: 'TOKEN', member: 'idpTokenProcessorRef', kind: 'tokenProcessors' },
};

/**
 * Attributes that a fulfilment takes from an adapter, policy contract or token processor that has none of that name, as
 * far as the server says what it has. An adapter with override settings has a contract of its own and isn't judged.
 */
export function unknownAttributes({ id, document, placeOf }: DesiredConnection, server: ServerResources): Diagnostic[] {
  return mappingsOf({ document }).flatMap((mapping) => {
    const source = sources[mapping.kind];
    const owner = source && idIn(mapping.item, source.member);
    const known = owner && !isObject(mapping.item.adapterOverrideSettings) && attributesOf(owner, server[source.kind]);
    if (!source || !known || known.length === 0) return [];
    return fulfillments(mapping).flatMap(({ value, pointer }) => {
      const name = textIn(value, 'value');
      if (name === undefined || textIn(objectIn(value, 'source'), 'type') !== source.type || known.includes(name))
        return [];
      const message = `the ${resources[source.kind].word} ${owner} has no attribute "${name}"`;
      const hint = didYouMean(name, known) ?? `it has ${known.join(', ')}`;
      return [finding('attribute-not-there', placeOf(`${pointer}/value`), message, { hint, connection: id })];
    });
  });
}

/** The names in a resource's contract, or in that of the one that it inherits from; none when neither says them. */
function attributesOf(id: string, known: readonly JsonObject[] = [], seen: readonly string[] = []): string[] {
  const found = known.find((one) => one.id === id);
  if (!found || seen.includes(id)) return [];
  const own = namesIn(found.attributeContract ?? found);
  const parent = idIn(found, 'parentRef');
  return own.length > 0 || parent === undefined ? own : attributesOf(parent, known, [...seen, id]);
}

function namesIn(contract: Json): string[] {
  const lists = ['coreAttributes', 'extendedAttributes'];
  return lists.flatMap((list) => objectsIn(contract, list).flatMap((one) => textIn(one, 'name') ?? []));
}
