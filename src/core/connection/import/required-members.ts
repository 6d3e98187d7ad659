import type { JsonObject } from '../../document/json.ts';
import type { ModelName } from '../fields/rule.ts';
import type { Part } from './visit-models.ts';

/**
 * Members that the admin API demands and that mean nothing when they are empty or as PingFederate would have them. They
 * fall out when defaults are left out, and have to be written all the same.
 */
const required: Readonly<Record<ModelName, () => JsonObject>> = {
  SpBrowserSso: () => ({ attributeContract: {}, ssoServiceEndpoints: [] }),
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

/** Adds what the admin API demands of this part and what isn't there. */
export function addRequiredMembers({ value, model }: Part): void {
  const members = required[model.name]?.() ?? {};
  for (const [member, empty] of Object.entries(members)) value[member] ??= empty;
  if (model.name === 'SpBrowserSso' && !value.authenticationPolicyContractAssertionMappings)
    value.adapterMappings ??= [];
  if (model.name === 'AttributeFulfillmentValue' && needsValue(value)) value.value ??= '';
}

const needsValue = ({ source }: JsonObject) => (source as JsonObject | undefined)?.type !== 'NO_MAPPING';
