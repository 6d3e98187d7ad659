import type { JsonObject } from '../../document/json.ts';
import { didYouMean, inWords } from '../../document/nearest.ts';
import { idIn, objectIn, objectsIn, textIn } from '../../document/readers.ts';
import type { Check } from './check.ts';

/** What an adapter hands on: a contract, the attributes that make up a pseudonym, and what fills them. */
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
  checkOwnNames(check, contract);
}

const lists = ['coreAttributes', 'extendedAttributes'];
const attributesOf = (contract: JsonObject) => lists.flatMap((list) => objectsIn(contract, list));

/** "A selection is required whether or not you use pseudonyms", the vendor's page says of the console. */
function checkPseudonym({ report }: Check, contract: JsonObject): void {
  if (attributesOf(contract).some(({ pseudonym }) => pseudonym === true)) return;
  const hint = 'add pseudonym: true to the attribute that tells one person from another';
  report('adapter-without-pseudonym', ['/attributeContract', 'key'], 'no attribute is marked as a pseudonym', hint);
}

/** Which attributes there are only the plugin knows for sure: where the core ones aren't all written, a name may be theirs. */
function checkOwnNames({ document, report }: Check, contract: JsonObject): void {
  if (objectsIn(contract, 'coreAttributes').length === 0) return;
  const names = attributesOf(contract).flatMap((one) => textIn(one, 'name') ?? []);
  const offered = (name: string) => didYouMean(name, names) ?? `it has ${inWords(names, 'and')}`;
  const key = textIn(contract, 'uniqueUserKeyAttribute');
  if (key !== undefined && !names.includes(key)) {
    const message = `the attribute contract has no attribute "${key}"`;
    report('adapter-attribute-unknown', '/attributeContract/uniqueUserKeyAttribute', message, offered(key));
  }
  const mapping = objectIn(document, 'attributeMapping');
  if (mapping?.inherited === true) return;
  for (const name of Object.keys(objectIn(mapping, 'attributeContractFulfillment') ?? {})) {
    if (names.includes(name)) continue;
    const at = `/attributeMapping/attributeContractFulfillment/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    report(
      'adapter-attribute-unknown',
      [at, 'key'],
      `the attribute contract has no attribute "${name}"`,
      offered(name),
    );
  }
}
