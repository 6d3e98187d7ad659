import type { JsonObject, Pointer } from '../../document/json.ts';
import { idIn, objectIn, textIn, textOf, textsIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/** Which adapters, policy contracts and token processors a connection uses, and how. */
export function checkMappings(check: Check): void {
  const { document, report } = check;
  const sso = objectIn(document, 'spBrowserSso');
  const adapters = itemsIn(sso, 'adapterMappings', '/spBrowserSso');
  const contracts = itemsIn(sso, 'authenticationPolicyContractAssertionMappings', '/spBrowserSso');
  if (sso && adapters.length + contracts.length === 0) {
    report(
      'mapping-missing',
      ['/spBrowserSso', 'key'],
      'nobody can sign on: no adapter and no policy contract is mapped',
      'add adapterMappings or authenticationPolicyContractAssertionMappings',
    );
  }
  for (const { item, pointer } of adapters) checkOverride(check, item, pointer);
  const trust = objectIn(document, 'wsTrust');
  if (trust?.abortIfNotFulfilledFromRequest !== undefined && !idIn(trust, 'requestContractRef')) {
    const message = 'abortIfNotFulfilledFromRequest is refused without a requestContractRef';
    report('request-contract-missing', '/wsTrust/abortIfNotFulfilledFromRequest', message);
  }
}

function checkOverride({ report }: Check, mapping: Parameters<typeof objectIn>[0], pointer: string): void {
  const adapter = idIn(mapping, 'idpAdapterRef');
  const override = objectIn(mapping, 'adapterOverrideSettings');
  if (!override) {
    if (adapter === undefined) report('adapter-missing', pointer, 'the mapping names no adapter', 'set idpAdapterRef');
    return;
  }
  const parent = idIn(override, 'parentRef');
  const at = `${pointer}/adapterOverrideSettings`;
  if (parent === undefined) {
    const hint = adapter === undefined ? 'set it to the id of the adapter' : `set it to ${adapter}`;
    report('override-parent-missing', [at, 'key'], 'adapterOverrideSettings needs parentRef', hint);
  } else if (adapter !== undefined && parent !== adapter) {
    const message = `the override is for "${parent}", the mapping for "${adapter}"; PingFederate takes "${parent}"`;
    report('override-of-other-adapter', `${at}/parentRef`, message);
  }
}

/** What fulfils an attribute contract, wherever in the connection it stands. */
export interface Mapping {
  kind: 'adapter' | 'policy-contract' | 'token' | 'token-exchange' | 'query' | 'override';
  item: JsonObject;
  pointer: Pointer;
  /** The attributes to fulfil; `undefined` where only the server knows them. */
  contract: string[] | undefined;
  /** Attributes that may be left out. */
  optional: string[];
}

/** Every mapping of the connection. */
export function mappingsOf(check: Pick<Check, 'document'>): Mapping[] {
  const { document } = check;
  return [
    ...browserMappings(document),
    ...tokenMappings(document),
    ...exchangeMappings(document),
    ...queryMapping(document),
  ];
}

function browserMappings(document: JsonObject): Mapping[] {
  const sso = objectIn(document, 'spBrowserSso');
  const contract = namesIn(objectIn(sso, 'attributeContract'), 'SAML_SUBJECT');
  const optional = mayLackSubject(sso) ? ['SAML_SUBJECT'] : [];
  const adapters = itemsIn(sso, 'adapterMappings', '/spBrowserSso');
  const contracts = itemsIn(sso, 'authenticationPolicyContractAssertionMappings', '/spBrowserSso');
  return [
    ...adapters.map((one): Mapping => ({ kind: 'adapter', ...one, contract, optional })),
    ...contracts.map((one): Mapping => ({ kind: 'policy-contract', ...one, contract, optional })),
    ...adapters.flatMap(({ item, pointer }) => overrideMapping(item, pointer)),
  ];
}

function overrideMapping(mapping: JsonObject, pointer: Pointer): Mapping[] {
  const item = objectIn(objectIn(mapping, 'adapterOverrideSettings'), 'attributeMapping');
  if (!item) return [];
  const at = `${pointer}/adapterOverrideSettings/attributeMapping`;
  return [{ kind: 'override', item, pointer: at, contract: undefined, optional: [] }];
}

function tokenMappings(document: JsonObject): Mapping[] {
  const trust = objectIn(document, 'wsTrust');
  const contract = namesIn(objectIn(trust, 'attributeContract'), 'TOKEN_SUBJECT');
  return itemsIn(trust, 'tokenProcessorMappings', '/wsTrust').map((one) => ({
    kind: 'token',
    ...one,
    contract,
    optional: [],
  }));
}

/** The core attributes aren't public: what fulfils them can't be told from a stray. */
function exchangeMappings(document: JsonObject): Mapping[] {
  const exchange = objectIn(document, 'oauthTokenExchangeSettings');
  return itemsIn(exchange, 'processorPolicyMappings', '/oauthTokenExchangeSettings').map((one) => ({
    kind: 'token-exchange',
    ...one,
    contract: undefined,
    optional: [],
  }));
}

function queryMapping(document: JsonObject): Mapping[] {
  const item = objectIn(document, 'attributeQuery');
  if (!item) return [];
  return [{ kind: 'query', item, pointer: '/attributeQuery', contract: textsIn(item, 'attributes'), optional: [] }];
}

/**
 * With a pseudonym or a transient name PingFederate makes up the subject itself; what a JSON web token calls it isn't
 * known.
 */
function mayLackSubject(sso: JsonObject | undefined): boolean {
  const mapping = sso?.spSamlIdentityMapping;
  return (
    mapping === 'PSEUDONYM' || mapping === 'TRANSIENT' || (sso?.protocol === 'WSFED' && sso.wsFedTokenType === 'JWT')
  );
}

/** The names of a contract: the core attribute, which the server adds by itself unless it is written, and the others. */
function namesIn(contract: JsonObject | undefined, core: string): string[] {
  const named = (list: string) => itemsIn(contract, list, '').map(({ item }) => textOf(item.name));
  const written = named('coreAttributes');
  return [...new Set([...(written.length > 0 ? written : [core]), ...named('extendedAttributes')])];
}

/** Ids and descriptions of attribute sources. */
export function checkAttributeSources(check: Check): void {
  const { report } = check;
  for (const mapping of mappingsOf(check)) {
    const seen = { id: new Set<string>(), description: new Set<string>() };
    for (const { item, pointer } of itemsIn(mapping.item, 'attributeSources', mapping.pointer)) {
      const id = textIn(item, 'id');
      if (id !== undefined && !/^[A-Za-z0-9]+$/.test(id)) {
        report(
          'attribute-source-id',
          `${pointer}/id`,
          `"${id}" is no id for an attribute source: letters and digits only`,
        );
      }
      for (const member of ['id', 'description'] as const) {
        const value = textIn(item, member);
        if (value === undefined) continue;
        if (seen[member].has(value)) {
          report(
            'attribute-source-twice',
            `${pointer}/${member}`,
            `two attribute sources of one mapping have the ${member} "${value}"`,
          );
        }
        seen[member].add(value);
      }
    }
  }
}
