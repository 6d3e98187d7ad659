import type { ResourceKind } from './rule.ts';

/** A kind of thing that a connection can refer to. */
interface Resource {
  /** Where the admin API lists it; a bulk export saves it under the same path. */
  path: string;
  /** What a message calls one. */
  word: string;
  /** The members that people know one by, the best first; none: it goes by its id. */
  names: readonly string[];
}

export const resources: Readonly<Record<ResourceKind, Resource>> = {
  dataStores: { path: '/dataStores', word: 'data store', names: ['name'] },
  signingKeyPairs: { path: '/keyPairs/signing', word: 'signing key pair', names: ['subjectDN'] },
  sslClientKeyPairs: { path: '/keyPairs/sslClient', word: 'SSL client key pair', names: ['subjectDN'] },
  adapters: { path: '/idp/adapters', word: 'IdP adapter', names: ['name'] },
  policyContracts: {
    path: '/authenticationPolicyContracts',
    word: 'authentication policy contract',
    names: ['name'],
  },
  tokenProcessors: { path: '/idp/tokenProcessors', word: 'token processor', names: ['name'] },
  metadataUrls: { path: '/metadataUrls', word: 'metadata URL', names: ['name', 'url'] },
  requestContracts: { path: '/idp/stsRequestParametersContracts', word: 'request contract', names: ['name'] },
  tokenExchangePolicies: {
    path: '/oauth/tokenExchange/processor/policies',
    word: 'token exchange processor policy',
    names: ['name'],
  },
  extendedProperties: { path: '/extendedProperties', word: 'extended property', names: [] },
};
