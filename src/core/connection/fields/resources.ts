import type { ResourceKind } from './rule.ts';

/** How a definition can name a resource, beside its id. */
export const waysToName = ['name', 'subject', 'fingerprint', 'url'] as const;
export type WayToName = (typeof waysToName)[number];

/** A kind of thing that a connection can refer to. */
interface Resource {
  /** Where the admin API lists it; a bulk export saves it under the same path. */
  path: string;
  /** What a message calls one. */
  word: string;
  /** For each way to name one, the members that say so; the first way is the one that people know it by. */
  known: Partial<Record<WayToName, readonly string[]>>;
}

const byName = { name: ['name'] };
const ofKey = { subject: ['subjectDN'], fingerprint: ['sha1Fingerprint', 'sha256Fingerprint'], name: ['subjectDN'] };

export const resources: Readonly<Record<ResourceKind, Resource>> = {
  dataStores: { path: '/dataStores', word: 'data store', known: byName },
  signingKeyPairs: { path: '/keyPairs/signing', word: 'signing key pair', known: ofKey },
  sslClientKeyPairs: { path: '/keyPairs/sslClient', word: 'SSL client key pair', known: ofKey },
  adapters: { path: '/idp/adapters', word: 'IdP adapter', known: byName },
  policyContracts: { path: '/authenticationPolicyContracts', word: 'authentication policy contract', known: byName },
  tokenProcessors: { path: '/idp/tokenProcessors', word: 'token processor', known: byName },
  metadataUrls: { path: '/metadataUrls', word: 'metadata URL', known: { ...byName, url: ['url'] } },
  requestContracts: { path: '/idp/stsRequestParametersContracts', word: 'request contract', known: byName },
  tokenExchangePolicies: {
    path: '/oauth/tokenExchange/processor/policies',
    word: 'token exchange processor policy',
    known: byName,
  },
  extendedProperties: { path: '/extendedProperties', word: 'extended property', known: {} },
};
