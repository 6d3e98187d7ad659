import { channelsIn } from '../connection/channels.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectIn, objectsIn, textIn, textOf, textsIn } from '../document/readers.ts';
import type { AttributeUse, AttributeWay } from './types.ts';

/** Every attribute that a connection hands on: in assertions, tokens and answers, and to what is provisioned. */
export function attributesOf(document: JsonObject): AttributeUse[] {
  const uses = [...fulfilled(document), ...provisioned(document)];
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

/** Where mappings stand that fulfil a contract with the partner. */
const mappingLists: readonly (readonly [part: string, list: string, way: AttributeWay])[] = [
  ['spBrowserSso', 'authenticationPolicyContractAssertionMappings', 'sign-on'],
  ['spBrowserSso', 'adapterMappings', 'sign-on'],
  ['wsTrust', 'tokenProcessorMappings', 'token'],
  ['oauthTokenExchangeSettings', 'processorPolicyMappings', 'token-exchange'],
];

function fulfilled(document: JsonObject): AttributeUse[] {
  const mappings = mappingLists.flatMap(([part, list, way]) =>
    objectsIn(objectIn(document, part), list).map((mapping) => ({ mapping, way })),
  );
  const query = objectIn(document, 'attributeQuery');
  const all = query ? [...mappings, { mapping: query, way: 'query' as const }] : mappings;
  return all.flatMap(({ mapping, way }) =>
    Object.entries(objectIn(mapping, 'attributeContractFulfillment') ?? {}).flatMap(([as, source]) =>
      isObject(source) && !isNothing(source) ? [{ as, from: namesIn(source), source, way }] : [],
    ),
  );
}

const typeOf = (fulfilment: JsonObject) => textOf(objectIn(fulfilment, 'source')?.type);

const isNothing = (fulfilment: JsonObject) => typeOf(fulfilment) === 'NO_MAPPING';

function namesIn(fulfilment: JsonObject): string[] {
  const value = textOf(fulfilment.value);
  if (value === '') return [];
  const type = typeOf(fulfilment);
  if (type === 'EXPRESSION') return namesInExpression(value);
  return type === 'TEXT' ? namesInText(value) : [value];
}

function provisioned(document: JsonObject): AttributeUse[] {
  return channelsIn(document).flatMap((channel) =>
    objectsIn(channel, 'attributeMapping').flatMap((mapping): AttributeUse[] => {
      const source = objectIn(mapping, 'saasFieldInfo') ?? {};
      const from = [...textsIn(source, 'attributeNames'), ...namesInExpression(textIn(source, 'expression') ?? '')];
      if (from.length === 0 && !hasText(source.defaultValue) && !hasText(source.expression)) return [];
      const channelName = textOf(channel.name);
      return [{ as: textOf(mapping.fieldName), from: unique(from), source, way: 'provisioning', channel: channelName }];
    }),
  );
}

const hasText = (value: Json | undefined) => textOf(value) !== '';

/** `${mail}`, `${ds.corp.mail}`: a lookup's attributes are written behind its name. */
function namesInText(text: string): string[] {
  return unique([...text.matchAll(/\$\{([^{}]+)\}/g)].map(([, name]) => lastPart(name ?? '')));
}

/**
 * What an expression may read: the names that it has in quotes (`#this.get("mail")`), as variables (`#mail`) and as
 * placeholders. It may name more than it hands on; leaving one out would be the worse answer.
 */
function namesInExpression(text: string): string[] {
  const quoted = [...text.matchAll(/["']([A-Za-z][\w.;:-]*)["']/g)];
  const variables = [...text.matchAll(/#([A-Za-z]\w*)/g)].filter(([, name]) => !ownVariables.has(name ?? ''));
  const names = [...quoted, ...variables].map(([, name]) => lastPart(name ?? ''));
  return unique([...names, ...namesInText(text)]);
}

/** Variables of OGNL's own. */
const ownVariables = new Set(['this', 'root', 'context']);

const lastPart = (name: string) => (/^ds\./.test(name) ? name.slice(name.lastIndexOf('.') + 1) : name);

const unique = (names: readonly string[]) => [...new Set(names.filter((name) => name !== ''))];
