import { isObject, type Json, type JsonObject, type Pointer, pointerTo } from '../../document/json.ts';
import { didYouMean, nearest } from '../../document/nearest.ts';
import { objectIn, textIn } from '../../document/readers.ts';
import { wrappedName } from '../../meaning/attribute-name.ts';
import { type Check, itemsIn } from './check.ts';
import { type Mapping, mappingsOf } from './mappings.ts';

/** That each mapping fulfils its contract, from sources that exist for it. */
export function checkAttributeContracts(check: Check): void {
  for (const member of ['spBrowserSso', 'wsTrust', 'oauthTokenExchangeSettings']) checkTwice(check, member);
  for (const mapping of mappingsOf(check)) {
    checkNames(check, mapping);
    for (const { value, pointer } of fulfillments(mapping)) {
      checkSource(check, mapping, value, pointer);
      checkName(check, value, pointer);
    }
    const criteria = objectIn(mapping.item, 'issuanceCriteria');
    for (const { item, pointer } of itemsIn(criteria, 'conditionalCriteria', `${mapping.pointer}/issuanceCriteria`)) {
      checkSourceType(check, mapping, item, pointer, ['MAPPED_ATTRIBUTES']);
    }
  }
}

/** No attribute stands twice in a contract, among the core ones and the others. */
function checkTwice({ document, report }: Check, member: string): void {
  const contract = objectIn(objectIn(document, member), 'attributeContract');
  const at = `/${member}/attributeContract`;
  const seen = new Set<string>();
  for (const { item, pointer } of [
    ...itemsIn(contract, 'coreAttributes', at),
    ...itemsIn(contract, 'extendedAttributes', at),
  ]) {
    const name = textIn(item, 'name');
    if (name === undefined) continue;
    if (seen.has(name))
      report('attribute-twice', `${pointer}/name`, `"${name}" stands twice in the attribute contract`);
    seen.add(name);
  }
}

/** The keys of the fulfilment are the names of the contract, no more and no fewer. */
function checkNames({ report }: Check, mapping: Mapping): void {
  const { contract, item, pointer } = mapping;
  if (!contract) return;
  const at = `${pointer}/attributeContractFulfillment`;
  const own = Object.keys(objectIn(item, 'attributeContractFulfillment') ?? {});
  const bySources = itemsIn(item, 'attributeSources', '').flatMap(({ item }) =>
    Object.keys(objectIn(item, 'attributeContractFulfillment') ?? {}),
  );
  const fulfilled = new Set([...own, ...bySources, ...mapping.optional]);
  const missing = contract.filter((name) => !fulfilled.has(name));
  const known = new Set([...contract, ...mapping.optional]);
  const strays = own.filter((name) => !known.has(name));
  // Among so many that are missing, a likeness means little and takes long to find.
  const likely = missing.length * strays.length > mostLikenesses ? [] : missing;
  const mistyped = new Set(strays.flatMap((stray) => nearest(stray, likely)));
  for (const name of missing) {
    // A name that was mistyped is told about once, where it stands.
    if (mistyped.has(name)) continue;
    report(
      'attribute-not-fulfilled',
      [at, 'key'],
      `the attribute "${name}" of the contract is fulfilled from nowhere`,
      'add it to attributeContractFulfillment, with source type NO_MAPPING if it has no value',
    );
  }
  for (const name of strays) {
    const hint =
      didYouMean(name, likely) ??
      (mapping.kind === 'query'
        ? 'add it to `attributes`, or remove it'
        : 'add it to extendedAttributes, or remove it');
    report(
      'attribute-not-in-contract',
      [at + pointerTo([name]), 'key'],
      `"${name}" is not in the attribute contract`,
      hint,
    );
  }
}

/** Sources whose value is the name of an attribute, and not a text or an expression. */
const named = new Set([
  'ADAPTER',
  'AUTHENTICATION_POLICY_CONTRACT',
  'TOKEN',
  'LDAP_DATA_STORE',
  'JDBC_DATA_STORE',
  'CUSTOM_DATA_STORE',
  'PING_ONE_LDAP_GATEWAY_DATA_STORE',
]);

function checkName({ report }: Check, value: JsonObject, pointer: Pointer): void {
  const written = textIn(value, 'value');
  if (written === undefined || !named.has(textIn(objectIn(value, 'source'), 'type') ?? '')) return;
  const name = wrappedName(written);
  if (name === undefined) return;
  report('attribute-name-wrapped', `${pointer}/value`, `"${written}" is no attribute’s name`, `write ${name}`);
}

/** What a mapping and its attribute sources fulfil, each with its pointer. */
export function fulfillments({ item, pointer }: Mapping): { value: JsonObject; pointer: Pointer }[] {
  const holders = [{ item, pointer }, ...itemsIn(item, 'attributeSources', pointer)];
  return holders.flatMap((holder) =>
    Object.entries(objectIn(holder.item, 'attributeContractFulfillment') ?? {}).flatMap(([name, value]) =>
      isObject(value) ? [{ value, pointer: `${holder.pointer}/attributeContractFulfillment${pointerTo([name])}` }] : [],
    ),
  );
}

const everywhere = [
  'CONTEXT',
  'TEXT',
  'EXPRESSION',
  'LDAP_DATA_STORE',
  'PING_ONE_LDAP_GATEWAY_DATA_STORE',
  'JDBC_DATA_STORE',
  'CUSTOM_DATA_STORE',
  'NO_MAPPING',
  'EXTENDED_PROPERTIES',
  'TRACKED_HTTP_PARAMS',
  // From 13.1 on; which mappings take it isn't said.
  'CLIENT_TAGS',
];

/** Sources that belong to other parts of PingFederate. One that isn't named anywhere here may be newer than this list. */
const elsewhere = [
  'ADAPTER',
  'AUTHENTICATION_POLICY_CONTRACT',
  'TOKEN',
  'REQUEST',
  'MAPPED_ATTRIBUTES',
  'LOCAL_IDENTITY_PROFILE',
  'ACCOUNT_LINK',
  'ASSERTION',
  'CLAIMS',
  'IDP_CONNECTION',
  'ATTRIBUTE_QUERY',
  'PASSWORD_CREDENTIAL_VALIDATOR',
  'OAUTH_PERSISTENT_GRANT',
  'EXTENDED_CLIENT_METADATA',
  'SUBJECT_TOKEN',
  'ACTOR_TOKEN',
  'TOKEN_EXCHANGE_PROCESSOR_POLICY',
  'FRAGMENT',
  'INPUTS',
  'IDENTITY_STORE_USER',
  'IDENTITY_STORE_GROUP',
  'SCIM_USER',
  'SCIM_GROUP',
];

const ownSources: Record<Mapping['kind'], { types: string[]; words: string }> = {
  adapter: { types: ['ADAPTER'], words: 'an adapter mapping' },
  override: { types: ['ADAPTER'], words: 'an adapter’s own mapping' },
  'policy-contract': { types: ['AUTHENTICATION_POLICY_CONTRACT'], words: 'a policy contract mapping' },
  token: { types: ['TOKEN', 'REQUEST'], words: 'a token processor mapping' },
  'token-exchange': { types: ['TOKEN_EXCHANGE_PROCESSOR_POLICY'], words: 'a processor policy mapping' },
  query: { types: [], words: 'an attribute query' },
};

function checkSource(check: Check, mapping: Mapping, value: JsonObject, pointer: Pointer): void {
  checkSourceType(check, mapping, value, pointer, []);
  const source = objectIn(value, 'source');
  if (source?.type === 'CONTEXT') checkContext(check, textIn(value, 'value'), pointer);
  if (typeof source?.type === 'string' && source.type.endsWith('_DATA_STORE'))
    checkSourceId(check, mapping, source, pointer);
}

function checkSourceType(
  { report }: Check,
  mapping: Mapping,
  value: JsonObject,
  pointer: Pointer,
  more: string[],
): void {
  const type = textIn(objectIn(value, 'source'), 'type');
  const { types, words } = ownSources[mapping.kind];
  const allowed = [...types, ...everywhere, ...more];
  if (type === undefined || allowed.includes(type) || !elsewhere.includes(type)) return;
  report(
    'source-type',
    `${pointer}/source/type`,
    `${words} can't take a value from ${type}`,
    didYouMean(type, allowed) ?? `possible are ${allowed.join(', ')}`,
  );
}

const contextValues = [
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

function checkContext({ report }: Check, value: string | undefined, pointer: Pointer): void {
  if (value !== undefined && contextValues.includes(value)) return;
  report(
    'context-value',
    `${pointer}/value`,
    `the context has no value "${value ?? ''}"`,
    didYouMean(value ?? '', contextValues) ?? `one of ${contextValues.join(', ')}`,
  );
}

/** A value from a data store says from which of the mapping's attribute sources. */
function checkSourceId({ report }: Check, mapping: Mapping, source: JsonObject, pointer: Pointer): void {
  const ids = itemsIn(mapping.item, 'attributeSources', '')
    .map(({ item }) => textIn(item, 'id'))
    .filter(isText);
  const id = textIn(source, 'id');
  if (id === undefined) {
    report(
      'source-id-missing',
      `${pointer}/source`,
      `a value from ${source.type} needs the id of an attribute source`,
      ids.length > 0 ? `set source.id: ${ids.join(' or ')}` : 'add an attribute source with an id',
    );
  } else if (!ids.includes(id)) {
    report(
      'source-id-unknown',
      `${pointer}/source/id`,
      `the mapping has no attribute source "${id}"`,
      didYouMean(id, ids) ?? (ids.length > 0 ? `it has ${ids.join(', ')}` : 'it has none with an id'),
    );
  }
}

const mostLikenesses = 2_500;

const isText = (value: Json | undefined): value is string => typeof value === 'string';
