import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import { isAt, type PathPattern, pathPattern } from '../document/path-pattern.ts';
import { objectsIn } from '../document/readers.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { certificateIn } from './certificate-words.ts';
import { mappingWords, secretWords, showValue } from './values.ts';

/** How an item that people take for one thing is said on one line: after its name, or alone. */
interface ItemKind {
  at: PathPattern;
  words(value: JsonObject, length: number): string;
  /** The words say what the item's name or number would. */
  alone?: true;
}

const kinds: readonly ItemKind[] = [
  { at: pathPattern('**.attributeContractFulfillment.*'), words: (value, length) => showValue(value, length) },
  {
    at: pathPattern('outboundProvision.channels[*].attributeMapping[*]'),
    words: ({ saasFieldInfo: how }, length) => (isObject(how) && mappingWords(how, length)) || showValue(how, length),
  },
  { at: pathPattern('spBrowserSso.ssoServiceEndpoints[*]'), words: endpointWords, alone: true },
  { at: pathPattern('spBrowserSso.sloServiceEndpoints[*]'), words: endpointWords, alone: true },
  { at: pathPattern('**.resolverLocations[*]'), words: endpointWords, alone: true },
  { at: pathPattern('spBrowserSso.urlWhitelistEntries[*]'), words: domainWords, alone: true },
  { at: pathPattern('**.conditionalCriteria[*]'), words: criterionWords, alone: true },
  { at: pathPattern('configuration.tables[*].rows[*]'), words: rowWords, alone: true },
  { at: pathPattern('items[*]'), words: propertyWords, alone: true },
  { at: pathPattern('hostnamesTags[*]'), words: addressWords, alone: true },
  { at: pathPattern('connectionUrlTags[*]'), words: addressWords, alone: true },
  { at: pathPattern('**.certs[*]'), words: (value, length) => showValue(value, length), alone: true },
  { at: pathPattern('**.attributeContract.coreAttributes[*]'), words: formatWords },
  { at: pathPattern('**.attributeContract.extendedAttributes[*]'), words: formatWords },
];

/** How many steps lead to the item that the path is in or is, of those that are said on one line. */
export function itemDepth(path: Path): number | undefined {
  for (let depth = path.length; depth > 1; depth--) {
    const part = path.slice(0, depth);
    if (kinds.some(({ at }) => isAt(part, at))) return depth;
  }
  return undefined;
}

/** The item in a few words; `undefined` when there are none for it. `alone`: its name needn't stand before them. */
export function itemWords(
  path: Path,
  value: Json | undefined,
  length?: number,
): { text: string; alone: boolean } | undefined {
  const kind = kinds.find(({ at }) => isAt(path, at));
  if (!kind || !isObject(value)) return undefined;
  if (path.some((step) => isMember(step) && step.member === 'certs') && certificateIn(value) === undefined)
    return undefined;
  const text = kind.words(value, length ?? 160);
  return text === '' ? undefined : { text, alone: kind.alone === true };
}

/** A row of a plugin's table: its only value, or each with the column before it. */
function rowWords(value: JsonObject, length: number): string {
  const fields = objectsIn(value, 'fields');
  const told = fields.map((field) => {
    const held = field.encryptedValue === undefined ? showValue(field.value, length) : secretWords;
    return fields.length === 1 ? held : `${showValue(field.name, length)} ${held}`;
  });
  return listed([...told, value.defaultRow === true ? 'default' : '']);
}

/** `regions, several values (Where it is used)`. */
function propertyWords({ name, multiValued, description }: JsonObject, length: number): string {
  const said = listed([showValue(name, length), multiValued === true ? 'several values' : '']);
  return description ? `${said} (${showValue(description, length)})` : said;
}

/** `dc1.example.com, then dc2.example.com, for nodes with the tag eu`. */
function addressWords({ hostnames, connectionUrl, tags, defaultSource }: JsonObject, length: number): string {
  return listed([
    [hostnames ?? connectionUrl]
      .flat()
      .map((address) => showValue(address, length))
      .join(', then '),
    tags ? `for nodes with the tag ${showValue(tags, length)}` : '',
    defaultSource === true ? 'default' : '',
  ]);
}

/** `https://payroll.example.net/acs, POST, default`. */
function endpointWords(value: JsonObject, length: number): string {
  const { url, responseUrl, binding, isDefault, index } = value;
  return listed([
    url === undefined ? '' : showValue(url, length),
    responseUrl ? `response to ${showValue(responseUrl, length)}` : '',
    typeof binding === 'string' ? (consoleValue('binding', binding) ?? binding) : '',
    typeof index === 'number' && index > 0 ? `index ${index}` : '',
    isDefault === true ? 'default' : '',
  ]);
}

function domainWords(value: JsonObject, length: number): string {
  const { validDomain, validPath, requireHttps, allowQueryAndFragment } = value;
  const path = typeof validPath === 'string' ? validPath : '';
  return listed([
    showValue(`${String(validDomain ?? '')}${path}`, length),
    requireHttps === true ? 'HTTPS only' : '',
    allowQueryAndFragment === true ? 'any query and fragment' : '',
  ]);
}

/** `role is "manager", from the contract`. */
function criterionWords(value: JsonObject, length: number): string {
  const condition = typeof value.condition === 'string' ? value.condition : '';
  const source = isObject(value.source) ? showValue({ source: value.source, value: '' }, length) : '';
  return listed([
    `${showValue(value.attributeName, length)} ${consoleValue('condition', condition) ?? condition} “${showValue(value.value ?? '', length)}”`,
    source.replace(/^"", /, ''),
    value.errorResult ? `otherwise ${showValue(value.errorResult, length)}` : '',
  ]);
}

/** The format of an attribute's name; an attribute without one is its name. */
function formatWords(value: JsonObject, length: number): string {
  const { nameFormat, namespace, namespaces } = value;
  const space = namespace ?? namespaces;
  const format = typeof nameFormat === 'string' ? (consoleValue('nameFormat', nameFormat) ?? nameFormat) : '';
  return listed([format === '' ? '' : `${format} format`, space ? `namespace ${showValue(space, length)}` : '']);
}

const listed = (words: readonly string[]) => words.filter((word) => word !== '').join(', ');
