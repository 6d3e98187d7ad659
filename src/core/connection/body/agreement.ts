import { isObject, type JsonObject } from '../../document/json.ts';
import { objectIn, objectsIn, own, textOf } from '../../document/readers.ts';
import type { KindName } from '../../kinds.ts';

/** Parts of a body that have to agree, where one of them is the server's and the other is the definition's. */
const agreements: Partial<Record<KindName, (built: JsonObject, written: JsonObject) => JsonObject>> = {
  IdpAdapter: (built, written) => withCoreAttributes(withoutGoneAttributes(built, written)),
};

/** A body whose parts agree. */
export function inAgreement(kind: KindName, built: JsonObject, written: JsonObject): JsonObject {
  return agreements[kind]?.(built, written) ?? built;
}

/**
 * An adapter's mapping without the attributes that its contract no longer has, which PingFederate refuses. What the
 * definition itself maps stays: that is for a check to say.
 */
function withoutGoneAttributes(built: JsonObject, written: JsonObject): JsonObject {
  const mapping = objectIn(built, 'attributeMapping');
  const fulfilment = objectIn(mapping, 'attributeContractFulfillment');
  const contract = objectIn(built, 'attributeContract');
  if (!mapping || !fulfilment || !contract || mapping.inherited === true) return built;
  const names = new Set(
    ['coreAttributes', 'extendedAttributes'].flatMap((list) =>
      objectsIn(contract, list).map(({ name }) => textOf(name)),
    ),
  );
  const said = own(objectIn(written, 'attributeMapping'), 'attributeContractFulfillment');
  const isKept = (name: string) => names.has(name) || (isObject(said) && Object.hasOwn(said, name));
  const kept = Object.fromEntries(Object.entries(fulfilment).filter(([name]) => isKept(name)));
  return { ...built, attributeMapping: { ...mapping, attributeContractFulfillment: kept } };
}

/** The API asks for the list, and completes it by what the plugin or the parent has. */
function withCoreAttributes(built: JsonObject): JsonObject {
  const contract = objectIn(built, 'attributeContract');
  if (!contract || contract.coreAttributes !== undefined) return built;
  return { ...built, attributeContract: { ...contract, coreAttributes: [] } };
}
