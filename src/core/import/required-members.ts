import type { ModelName } from '../connection/fields/rule.ts';
import type { Part } from '../connection/fields/visit-models.ts';
import type { JsonObject } from '../document/json.ts';

/**
 * Members that the admin API demands and that mean nothing when they are empty or as PingFederate would have them. They
 * fall out when defaults are left out, and have to be written all the same.
 */
const required: Readonly<Record<ModelName, () => JsonObject>> = {
  SpBrowserSso: () => ({ attributeContract: {}, ssoServiceEndpoints: [] }),
  ArtifactSettings: () => ({ resolverLocations: [] }),
  SpOAuthTokenExchangeSettings: () => ({ resourceUris: [], attributeContract: {}, processorPolicyMappings: [] }),
  SpWsTrust: () => ({ partnerServiceIds: [], attributeContract: {}, tokenProcessorMappings: [] }),
  SpAttributeQuery: () => ({ attributes: [], attributeContractFulfillment: {} }),
  IdpAdapterAssertionMapping: () => ({ attributeContractFulfillment: {} }),
  AuthenticationPolicyContractAssertionMapping: () => ({ attributeContractFulfillment: {} }),
  IdpTokenProcessorMapping: () => ({ attributeContractFulfillment: {} }),
  InboundBackChannelAuth: () => ({ type: 'INBOUND' }),
  OutboundBackChannelAuth: () => ({ type: 'OUTBOUND' }),
  ConditionalIssuanceCriteriaEntry: () => ({ value: '' }),
  ConfigRow: () => ({ fields: [] }),
};

/** Adds what the admin API demands of this part and what isn't there, each member at its place. */
export function addRequiredMembers({ value, model }: Part): void {
  const before = Object.keys(value).length;
  addMissing({ value, model });
  if (Object.keys(value).length > before) reorder(value, [...model.members.keys()]);
}

/** Puts the members of `object` in the order of `names`; what isn't named comes last. */
export function reorder(object: JsonObject, names: readonly string[]): void {
  const held = { ...object };
  for (const member of Object.keys(held)) delete object[member];
  for (const member of [...names, ...Object.keys(held)]) {
    if (Object.hasOwn(held, member) && !Object.hasOwn(object, member)) object[member] = held[member];
  }
}

function addMissing({ value, model }: Pick<Part, 'value' | 'model'>): void {
  const members = required[model.name]?.() ?? {};
  for (const [member, empty] of Object.entries(members)) value[member] ??= empty;
  if (model.name === 'SpBrowserSso' && !value.authenticationPolicyContractAssertionMappings)
    value.adapterMappings ??= [];
  if (model.name === 'AttributeFulfillmentValue' && needsValue(value)) value.value ??= '';
}

const needsValue = ({ source }: JsonObject) => (source as JsonObject | undefined)?.type !== 'NO_MAPPING';
