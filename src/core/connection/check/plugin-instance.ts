import type { JsonObject } from '../../document/json.ts';
import { idIn, objectIn, objectsIn } from '../../document/readers.ts';
import type { Check } from './check.ts';

/** What an adapter hands on: a contract, and the attributes that make up a pseudonym. */
export function checkAdapter(check: Check): void {
  const { document, report } = check;
  const contract = objectIn(document, 'attributeContract');
  const isChild = idIn(document, 'parentRef') !== undefined;
  if (!contract) {
    if (isChild) return;
    const hint =
      'write attributeContract: { coreAttributes: [{ name: username, pseudonym: true }] }, with the attributes of its type';
    report('adapter-without-contract', '', 'it isn’t said which attributes the adapter has', hint);
    return;
  }
  if (contract.inherited === true) return;
  checkPseudonym(check, contract);
}

const lists = ['coreAttributes', 'extendedAttributes'];
const attributesOf = (contract: JsonObject) => lists.flatMap((list) => objectsIn(contract, list));

/** "A selection is required whether or not you use pseudonyms", the vendor's page says of the console. */
function checkPseudonym({ report }: Check, contract: JsonObject): void {
  if (attributesOf(contract).some(({ pseudonym }) => pseudonym === true)) return;
  const hint = 'add pseudonym: true to the attribute that tells one person from another';
  report('adapter-without-pseudonym', ['/attributeContract', 'key'], 'no attribute is marked as a pseudonym', hint);
}
