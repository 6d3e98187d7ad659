import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { isAtLeast, isNewerThanModel } from '../model/versions.ts';
import { type ConnectionContext, listAt, objectAt, report, textAt, textsAt } from './context.ts';

const DATA_STORES = ['LDAP_DATA_STORE', 'PING_ONE_LDAP_GATEWAY_DATA_STORE', 'JDBC_DATA_STORE', 'CUSTOM_DATA_STORE'];
const ALWAYS = [...DATA_STORES, 'TEXT', 'EXPRESSION', 'NO_MAPPING', 'CONTEXT'];

/** Extended properties as a source came with 12.2 (likely); tags of clients with 13.1, for which places isn't said. */
function everywhere(version: string): string[] {
  const later = [
    ['EXTENDED_PROPERTIES', '12.2'],
    ['CLIENT_TAGS', '13.1'],
  ] as const;
  return [...ALWAYS, ...later.filter(([, since]) => isAtLeast(version, since)).map(([type]) => type)];
}

const CONTEXT_VALUES = [
  'TargetResource',
  'OAuthScopes',
  'ClientId',
  'AuthenticationCtx',
  'ClientIp',
  'Locale',
  'StsBasicAuthUsername',
  'StsSSLClientCertSubjectDN',
  'StsSSLClientCertChain',
  'VirtualServerId',
  'AuthenticatingAuthority',
  'DefaultPersistentGrantLifetime',
];

interface Contract {
  /** Names that must be fulfilled. */
  names: string[];
  /** Names that may be. */
  optional?: string[];
  sources: string[];
}

/** The rules of all mappings: which names are fulfilled, from which sources, and from which attribute queries. */
export function validateMappings(connection: JsonObject, context: ConnectionContext): void {
  const sso = objectAt(connection, 'spBrowserSso');
  const browser = contractOf(sso, 'ADAPTER');
  const anywhere = everywhere(context.world.version);
  each(sso, 'spBrowserSso', 'adapterMappings', (mapping, path) => {
    checkMapping(mapping, path, { ...browser, sources: [...anywhere, 'ADAPTER'] }, connection, context);
  });
  each(sso, 'spBrowserSso', 'authenticationPolicyContractAssertionMappings', (mapping, path) => {
    const sources = [...anywhere, 'AUTHENTICATION_POLICY_CONTRACT', 'TRACKED_HTTP_PARAMS'];
    checkMapping(mapping, path, { ...browser, sources }, connection, context);
  });
  const trust = objectAt(connection, 'wsTrust');
  each(trust, 'wsTrust', 'tokenProcessorMappings', (mapping, path) => {
    const sources = [...anywhere, 'TOKEN', 'REQUEST'];
    checkMapping(mapping, path, { ...contractOf(trust, 'TOKEN'), sources }, connection, context);
  });
  const exchange = objectAt(connection, 'oauthTokenExchangeSettings');
  each(exchange, 'oauthTokenExchangeSettings', 'processorPolicyMappings', (mapping, path) => {
    const sources = [...anywhere, 'TOKEN_EXCHANGE_PROCESSOR_POLICY'];
    checkMapping(mapping, path, { ...contractOf(exchange, 'TOKEN'), sources }, connection, context);
  });
  const query = objectAt(connection, 'attributeQuery');
  if (query) {
    const sources = [...anywhere, 'ATTRIBUTE_QUERY'];
    checkMapping(query, 'attributeQuery', { names: textsAt(query, 'attributes'), sources }, connection, context);
  }
}

function each(
  holder: JsonObject | undefined,
  at: string,
  member: string,
  visit: (m: JsonObject, path: string) => void,
) {
  listAt(holder, member).forEach((mapping, index) => {
    visit(mapping, `${at}.${member}[${index}]`);
  });
}

/** With a pseudonym or a transient identifier PingFederate makes the subject itself. */
function contractOf(part: JsonObject | undefined, source: string): Contract {
  const contract = objectAt(part, 'attributeContract');
  const core = listAt(contract, 'coreAttributes').map((attribute) => String(attribute.name));
  const extended = listAt(contract, 'extendedAttributes').map((attribute) => String(attribute.name));
  const free = part?.spSamlIdentityMapping === 'PSEUDONYM' || part?.spSamlIdentityMapping === 'TRANSIENT';
  return free
    ? { names: extended, optional: core, sources: [source] }
    : { names: [...core, ...extended], sources: [source] };
}

function checkMapping(
  mapping: JsonObject,
  path: string,
  contract: Contract,
  connection: JsonObject,
  context: ConnectionContext,
): void {
  const fulfilment = objectAt(mapping, 'attributeContractFulfillment') ?? {};
  const at = `${path}.attributeContractFulfillment`;
  for (const name of contract.names) {
    if (!Object.hasOwn(fulfilment, name)) report(context, at, `The attribute '${name}' is not fulfilled.`);
  }
  for (const [name, value] of Object.entries(fulfilment)) {
    if (!contract.names.includes(name) && !contract.optional?.includes(name)) {
      report(context, `${at}.${name}`, `'${name}' is not part of the attribute contract.`);
    }
    checkSource(value as JsonObject, `${at}.${name}`, contract.sources, mapping, context);
  }
  checkAttributeSources(mapping, path, context);
  checkExpressions(mapping, path, context);
  checkRestriction(mapping, path, connection, context);
}

function checkSource(
  value: JsonObject,
  path: string,
  allowed: string[],
  mapping: JsonObject,
  context: ConnectionContext,
): void {
  const source = objectAt(value, 'source');
  const type = textAt(source, 'type') ?? '';
  const isKnown = adminApi.types.SourceTypeIdKey?.members?.type?.enum?.includes(type);
  const isTaken = allowed.includes(type) || (!isKnown && isNewerThanModel(context.world.version));
  if (!isTaken) report(context, `${path}.source.type`, `The source type '${type}' cannot be used here.`);
  if (type === 'CONTEXT' && !CONTEXT_VALUES.includes(String(value.value))) {
    report(context, `${path}.value`, `'${String(value.value)}' is not a context value.`);
  }
  if (type === 'EXPRESSION' && !context.world.switches.expressions) {
    report(context, `${path}.source.type`, 'Expressions are not enabled.');
  }
  if (DATA_STORES.includes(type)) {
    const ids = listAt(mapping, 'attributeSources').map((candidate) => candidate.id);
    if (!ids.includes(source?.id)) {
      report(
        context,
        `${path}.source.id`,
        `There is no attribute source '${String(source?.id ?? '')}' in this mapping.`,
      );
    }
  }
}

function checkAttributeSources(mapping: JsonObject, path: string, context: ConnectionContext): void {
  const seen = new Set<string>();
  listAt(mapping, 'attributeSources').forEach((source, index) => {
    const at = `${path}.attributeSources[${index}]`;
    const id = textAt(source, 'id');
    if (id !== undefined && !/^[a-zA-Z0-9]+$/.test(id)) {
      report(context, `${at}.id`, 'The ID of an attribute source may contain only letters and digits.');
    }
    const description = textAt(source, 'description');
    if (description && seen.has(description)) {
      report(context, `${at}.description`, `The description '${description}' is used more than once.`);
    }
    if (description) seen.add(description);
  });
}

function checkExpressions(mapping: JsonObject, path: string, context: ConnectionContext): void {
  const criteria = objectAt(mapping, 'issuanceCriteria');
  if (!context.world.switches.expressions && listAt(criteria, 'expressionCriteria').length > 0) {
    report(context, `${path}.issuanceCriteria.expressionCriteria`, 'Expressions are not enabled.');
  }
}

function checkRestriction(mapping: JsonObject, path: string, connection: JsonObject, context: ConnectionContext): void {
  const restricted = textsAt(mapping, 'restrictedVirtualEntityIds');
  if (restricted.length === 0) return;
  const at = `${path}.restrictedVirtualEntityIds`;
  if (mapping.restrictVirtualEntityIds === false) {
    report(context, at, 'Virtual entity IDs are listed, but the mapping is not restricted to them.');
  }
  const known = textsAt(connection, 'virtualEntityIds');
  for (const id of restricted) {
    if (!known.includes(id)) report(context, at, `'${id}' is not a virtual entity ID of the connection.`);
  }
}
