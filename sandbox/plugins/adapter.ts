import { fill, listAt, objectAt, textAt } from '../connection/context.ts';
import { completeCriteria, completeSources } from '../connection/mappings.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** The mapping of an IdP adapter: every attribute of its contract is fulfilled, from the adapter unless it says otherwise. */
export function completeAdapter(adapter: JsonObject, world: World): void {
  const mapping = objectAt(adapter, 'attributeMapping') ?? {};
  const fulfilment = objectAt(mapping, 'attributeContractFulfillment') ?? {};
  for (const attribute of contractNames(adapter)) {
    fill(fulfilment, { [attribute]: { source: { type: 'ADAPTER' }, value: attribute } });
  }
  fill(mapping, { attributeSources: [] });
  completeSources(mapping, world);
  completeCriteria(mapping);
  adapter.attributeMapping = { ...mapping, attributeContractFulfillment: fulfilment };
}

/** The names of the attributes that an adapter gives. */
function contractNames(adapter: JsonObject): string[] {
  return attributes(adapter).map((attribute) => String(attribute.name));
}

function attributes(adapter: JsonObject): JsonObject[] {
  const contract = objectAt(adapter, 'attributeContract');
  return ['coreAttributes', 'extendedAttributes'].flatMap((member) => listAt(contract, member));
}

/** "A selection is required whether or not you use pseudonyms", the vendor's page says of the console. */
export function validateAdapter(adapter: JsonObject, { switches }: World): ValidationError[] {
  const names = contractNames(adapter);
  const errors: ValidationError[] = [];
  const refuse = (fieldPath: string, message: string) => errors.push({ errorId: 'invalid_value', message, fieldPath });
  if (switches.missingPseudonym === 'refuse' && !attributes(adapter).some(({ pseudonym }) => pseudonym === true)) {
    refuse('attributeContract', 'At least one attribute must be selected as a pseudonym.');
  }
  const key = textAt(objectAt(adapter, 'attributeContract'), 'uniqueUserKeyAttribute');
  if (key && !names.includes(key)) {
    refuse('attributeContract.uniqueUserKeyAttribute', `The attribute '${key}' is not in the contract.`);
  }
  const fulfilled = Object.keys(objectAt(objectAt(adapter, 'attributeMapping'), 'attributeContractFulfillment') ?? {});
  for (const name of fulfilled.filter((each) => !names.includes(each))) {
    refuse(`attributeMapping.attributeContractFulfillment.${name}`, `The attribute '${name}' is not in the contract.`);
  }
  return errors;
}
