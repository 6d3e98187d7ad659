import type { JsonObject } from '../json.ts';
import type { Shape } from '../model/model.ts';
import { type Visit, walkTypes } from '../model/walk.ts';
import { kinds } from './kinds.ts';

/** Where the members that are references point to. */
const targets: Record<string, string> = {
  accessTokenManagerRef: '/oauth/accessTokenManagers',
  accountChangesNotificationPublisherRef: '/notificationPublishers',
  activeAdminConsoleCerts: '/keyPairs/sslServer',
  activeRuntimeServerCerts: '/keyPairs/sslServer',
  actorTokenProcessor: '/idp/tokenProcessors',
  adapterRef: '/sp/adapters',
  adminConsoleCertRef: '/keyPairs/sslServer',
  adminWebServicePcvRef: '/passwordCredentialValidators',
  allowedClients: '/oauth/clients',
  alternativeSigningKeyPairRefs: '/keyPairs/signing',
  apcId: '/authenticationPolicyContracts',
  authenticationApiApplicationRef: '/authenticationApi/applications',
  authenticationPolicyContractRef: '/authenticationPolicyContracts',
  authenticationSelectorRef: '/authenticationSelectors',
  authenticatorRef: '/oauth/outOfBandAuthPlugins',
  authorizationDetailProcessorRef: '/oauth/authorizationDetailProcessors',
  captchaProviderRef: '/captchaProviders',
  clientCertIssuerRef: '/certificates/ca',
  clientForRedirectlessModeRef: '/oauth/clients',
  clientTlsCertificateRef: '/keyPairs/sslClient',
  dataSource: '/dataStores',
  dataStoreRef: '/dataStores',
  decryptionKeyPairRef: '/keyPairs/signing',
  defaultAccessTokenManagerRef: '/oauth/accessTokenManagers',
  defaultApplicationRef: '/authenticationApi/applications',
  defaultCaptchaProviderRef: '/captchaProviders',
  defaultGeneratorGroupRef: '/oauth/tokenExchange/generator/groups',
  defaultNotificationPublisherRef: '/notificationPublishers',
  defaultPolicyRef: '/oauth/openIdConnect/policies',
  defaultProcessorPolicyRef: '/oauth/tokenExchange/processor/policies',
  defaultRequestPolicyRef: '/oauth/cibaServerPolicy/requestPolicies',
  fragment: '/authenticationPolicies/fragments',
  identityStoreProvisionerRef: '/identityStoreProvisioners',
  idpAdapterRef: '/idp/adapters',
  idpTokenProcessorRef: '/idp/tokenProcessors',
  inputs: '/authenticationPolicyContracts',
  issuerCerts: '/serverSettings/wsTrustStsSettings/issuerCertificates',
  issuers: '/oauth/issuers',
  ldapGatewayDataStoreRef: '/dataStores',
  localIdentityRef: '/localIdentity/identityProfiles',
  metadataUrlRef: '/metadataUrls',
  notificationPublisher: '/notificationPublishers',
  notificationPublisherRef: '/notificationPublishers',
  oauthAuthenticationPolicyContractRef: '/authenticationPolicyContracts',
  outputs: '/authenticationPolicyContracts',
  passwordValidatorRef: '/passwordCredentialValidators',
  pingOneConnectionRef: '/pingOneConnections',
  pingOneSsoConnection: '/idp/spConnections',
  policyGroup: '/oauth/openIdConnect/policies',
  policyRefs: '/oauth/clientRegistrationPolicies',
  primaryKeyRef: '/keyPairs/signing',
  processorPolicyRef: '/oauth/tokenExchange/processor/policies',
  registrationWorkflow: '/authenticationPolicies/fragments',
  requestContractRef: '/idp/stsRequestParametersContracts',
  requestPolicyRef: '/oauth/cibaServerPolicy/requestPolicies',
  responderCertReference: '/certificates/revocation/ocspCertificates',
  runtimeServerCertRef: '/keyPairs/sslServer',
  secondaryDecryptionKeyPairRef: '/keyPairs/signing',
  secondaryKeyPairRef: '/keyPairs/signing',
  signingKeyPairRef: '/keyPairs/signing',
  signingKeyRef: '/keyPairs/signing',
  spAdapterRef: '/sp/adapters',
  spTokenGeneratorRef: '/sp/tokenGenerators',
  sslAuthKeyPairRef: '/keyPairs/sslClient',
  subjectTokenProcessor: '/idp/tokenProcessors',
  tokenExchangeProcessorPolicyRef: '/oauth/tokenExchange/processor/policies',
  tokenGenerator: '/sp/tokenGenerators',
  userCodePcvRef: '/passwordCredentialValidators',
};

const collectionOfType = new Map([...kinds.values()].map((kind) => [kind.type, kind.path]));
for (const [variant, path] of [
  ['CustomDataStore', '/dataStores'],
  ['SpConnection', '/idp/spConnections'],
  ['IdpConnection', '/sp/idpConnections'],
] as const) {
  collectionOfType.set(variant, path);
}

const contexts: Record<string, string> = {
  IDP_CONNECTION: '/sp/idpConnections',
  IDP_ADAPTER: '/idp/adapters',
  AUTHENTICATION_POLICY_CONTRACT: '/authenticationPolicyContracts',
  RESOURCE_OWNER_CREDENTIALS: '/passwordCredentialValidators',
  TOKEN_EXCHANGE_PROCESSOR_POLICY: '/oauth/tokenExchange/processor/policies',
};

/** The collection that a reference points into; `undefined` when that can't be told. */
export function targetOf({ holder }: Visit): string | undefined {
  if (!holder) return undefined;
  const { member, type, value } = holder;
  if (member === 'pluginDescriptorRef') return `${collectionOfType.get(type) ?? ''}/descriptors`;
  if (member === 'parentRef') return collectionOfType.get(type);
  if (member === 'sourceRef' || member === 'contextRef') return contexts[String(value.type)];
  if (/^(p256|p384|p521|rsa)/.test(member)) return '/keyPairs/signing';
  return targets[member];
}

/** Adds the address to every reference of a document, in place, and drops the one that came with it. */
export function addLocations(document: JsonObject, shape: Shape, apiUrl: string): void {
  walkTypes(document, shape, (at) => {
    if (at.type !== 'ResourceLink') return;
    const target = targetOf(at);
    const id = at.value.id;
    delete at.value.location;
    if (target && typeof id === 'string') {
      at.value.location = `${apiUrl}${target}${id === '' ? '' : `/${encodeURIComponent(id)}`}`;
    }
  });
}
