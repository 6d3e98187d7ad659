import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { fill, listAt, objectAt } from './context.ts';
import { completeCriteria, completeMapping, completeSources } from './mappings.ts';
import { byHash } from './order.ts';

/** What a server adds to WS-Trust settings. */
export function completeWsTrust(trust: JsonObject, world: World): void {
  fill(trust, {
    defaultTokenType: 'SAML20',
    minutesBefore: 5,
    minutesAfter: 30,
    oAuthAssertionProfiles: false,
    generateKey: false,
    encryptSaml2Assertion: false,
    tokenProcessorMappings: [],
  });
  const contract = objectAt(trust, 'attributeContract') ?? {};
  const subject = listAt(contract, 'coreAttributes').find((attribute) => attribute.name === 'TOKEN_SUBJECT');
  contract.coreAttributes = [{ ...subject, name: 'TOKEN_SUBJECT' }];
  contract.extendedAttributes = byHash(listAt(contract, 'extendedAttributes'));
  trust.attributeContract = contract;
  for (const mapping of listAt(trust, 'tokenProcessorMappings')) completeMapping(mapping, 'token', world);
}

/** What a server adds to attribute queries: a policy that asks for nothing. */
export function completeAttributeQuery(query: JsonObject, world: World): void {
  const policy = objectAt(query, 'policy') ?? {};
  fill(policy, {
    signResponse: false,
    signAssertion: false,
    encryptAssertion: false,
    requireSignedAttributeQuery: false,
    requireEncryptedNameId: false,
  });
  query.policy = policy;
  fill(query, { attributeSources: [] });
  completeSources(query, world);
  completeCriteria(query);
}

/** What a server adds to the settings of OAuth token exchange (13.1). Whether it answers with the defaults is a guess. */
export function completeTokenExchange(exchange: JsonObject, world: World): void {
  fill(exchange, { minutesBefore: 5, minutesAfter: 30, idJagEnabled: false });
  for (const mapping of listAt(exchange, 'processorPolicyMappings')) {
    fill(mapping, { attributeSources: [] });
    completeSources(mapping, world);
    completeCriteria(mapping);
  }
}
