import { models } from '../rule.ts';
import { keyed, link, map, object, part, readOnly, scalar, scalarWithDefault, setOf, texts } from '../shorthand.ts';

const saml20 = { sibling: 'protocol', is: ['SAML20'] } as const;
const saml = { sibling: 'protocol', is: ['SAML20', 'SAML11', 'SAML10'] } as const;
const wsFederation = { sibling: 'protocol', is: ['WSFED'] } as const;

const unspecifiedNameId = {
  value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  when: { sibling: 'name', is: ['SAML_SUBJECT'] },
} as const;

/** What every mapping has in common; those of sign-on and WS-Trust may count for some virtual server ids only. */
const fulfilment = {
  attributeSources: keyed('AttributeSource', ['id', 'description', 'dataStoreRef/id'], { ordered: true }),
  attributeContractFulfillment: map('AttributeFulfillmentValue', { required: {} }),
  issuanceCriteria: object('IssuanceCriteria'),
} as const;

const mapping = { restrictedVirtualEntityIds: texts(), ...fulfilment } as const;

/** Browser SSO, WS-Trust, attribute query and OAuth token exchange. */
export const signOnModels = models({
  SpBrowserSso: {
    members: {
      protocol: scalar(),
      wsFedTokenType: scalar(),
      wsTrustVersion: scalar({ default: [{ value: 'WSTRUST12', when: wsFederation }] }),
      // PingFederate keeps profiles and bindings in an order of its own.
      enabledProfiles: texts(),
      incomingBindings: texts(),
      messageCustomizations: setOf('ProtocolMessageCustomization', ['contextName']),
      urlWhitelistEntries: setOf('UrlWhitelistEntry', ['validPath', 'validDomain']),
      artifact: part('ArtifactSettings'),
      sloServiceEndpoints: setOf('SloServiceEndpoint', ['binding', 'url']),
      defaultTargetUrl: scalar(),
      alwaysSignArtifactResponse: scalar({ since: '10.3' }),
      ssoApplicationEndpoint: { ...readOnly, since: '11.3' },
      ssoServiceEndpoints: setOf('SpSsoServiceEndpoint', ['index', 'url'], { required: [] }),
      spSamlIdentityMapping: scalar({ default: [{ value: 'STANDARD', when: saml }], evidence: 'guess' }),
      spWsFedIdentityMapping: scalar(),
      signResponseAsRequired: scalar({ default: [{ value: true, when: saml20 }] }),
      signAssertions: scalar(),
      requireSignedAuthnRequests: scalar(),
      encryptionPolicy: object('EncryptionPolicy', { required: {}, requiredUntil: '12.0' }),
      attributeContract: object('SpBrowserSsoAttributeContract', { required: {} }),
      // The order of the mappings decides which adapter is asked first.
      adapterMappings: keyed(
        'IdpAdapterAssertionMapping',
        ['idpAdapterRef/id', 'adapterOverrideSettings/parentRef/id'],
        { ordered: true, required: [] },
      ),
      authenticationPolicyContractAssertionMappings: keyed(
        'AuthenticationPolicyContractAssertionMapping',
        ['authenticationPolicyContractRef/id'],
        { ordered: true },
      ),
      assertionLifetime: object('AssertionLifetime'),
    },
  },
  UrlWhitelistEntry: {
    members: { validDomain: scalar(), validPath: scalar(), allowQueryAndFragment: scalar(), requireHttps: scalar() },
  },
  ArtifactSettings: {
    members: {
      lifetime: scalar(),
      resolverLocations: setOf('ArtifactResolverLocation', ['index', 'url']),
      sourceId: scalar(),
    },
  },
  ArtifactResolverLocation: { members: { index: scalar(), url: scalar() } },
  SloServiceEndpoint: { members: { binding: scalar({ requiredUntil: '12.0' }), url: scalar(), responseUrl: scalar() } },
  SpSsoServiceEndpoint: {
    members: {
      binding: scalar({ requiredUntil: '12.0' }),
      url: scalar(),
      isDefault: scalar(),
      index: scalar({ requiredUntil: '12.0' }),
    },
  },
  EncryptionPolicy: {
    members: {
      encryptAssertion: scalar(),
      encryptedAttributes: texts(),
      encryptSloSubjectNameId: scalar(),
      sloSubjectNameIDEncrypted: scalar(),
    },
  },
  SpBrowserSsoAttributeContract: {
    members: {
      // Filled in by the server; its only choice is the name format of SAML_SUBJECT.
      coreAttributes: keyed('SpBrowserSsoAttribute', ['name'], {
        strict: true,
        absent: 'as-live',
        absentItem: 'as-live',
      }),
      extendedAttributes: keyed('SpBrowserSsoAttribute', ['name'], { strict: true }),
    },
  },
  SpBrowserSsoAttribute: {
    members: {
      name: scalar(),
      nameFormat: scalar({
        default: [unspecifiedNameId],
        absent: 'as-live',
        requiredUntil: '12.0',
        evidence: 'likely',
      }),
    },
  },
  AssertionLifetime: { members: { minutesBefore: scalar(), minutesAfter: scalar() } },
  IdpAdapterAssertionMapping: {
    members: {
      // Not required any more since 12.1, because an override names its adapter itself.
      idpAdapterRef: link('IdpAdapter', { requiredUntil: '12.0', impliedBy: '/adapterOverrideSettings/parentRef' }),
      restrictVirtualEntityIds: scalar(),
      abortSsoTransactionAsFailSafe: scalar(),
      adapterOverrideSettings: part('IdpAdapterOverride'),
      ...mapping,
    },
  },
  AuthenticationPolicyContractAssertionMapping: {
    members: {
      authenticationPolicyContractRef: link('AuthenticationPolicyContract'),
      restrictVirtualEntityIds: scalar(),
      abortSsoTransactionAsFailSafe: scalar(),
      ...mapping,
    },
  },
  SpAttributeQuery: {
    members: {
      attributes: texts({ required: [] }),
      attributeContractFulfillment: map('AttributeFulfillmentValue', { required: {} }),
      issuanceCriteria: object('IssuanceCriteria'),
      policy: object('SpAttributeQueryPolicy'),
      attributeSources: { ...mapping.attributeSources, required: [] },
    },
  },
  SpAttributeQueryPolicy: {
    members: {
      signResponse: scalar(),
      signAssertion: scalar(),
      encryptAssertion: scalar(),
      requireSignedAttributeQuery: scalar(),
      requireEncryptedNameId: scalar(),
    },
  },
  SpWsTrust: {
    members: {
      partnerServiceIds: texts({ required: [] }),
      oAuthAssertionProfiles: scalar(),
      defaultTokenType: scalarWithDefault('SAML20'),
      generateKey: scalar(),
      encryptSaml2Assertion: scalar(),
      minutesBefore: scalarWithDefault(5),
      minutesAfter: scalarWithDefault(30),
      attributeContract: object('SpWsTrustAttributeContract', { required: {} }),
      tokenProcessorMappings: keyed('IdpTokenProcessorMapping', ['idpTokenProcessorRef/id'], {
        ordered: true,
        required: [],
      }),
      abortIfNotFulfilledFromRequest: scalar(),
      requestContractRef: link('StsRequestParametersContract'),
      messageCustomizations: setOf('ProtocolMessageCustomization', ['contextName']),
    },
  },
  SpWsTrustAttributeContract: {
    members: {
      // TOKEN_SUBJECT, filled in by the server and never taken from a request.
      coreAttributes: keyed('SpWsTrustAttribute', ['name'], { readOnly: true }),
      extendedAttributes: keyed('SpWsTrustAttribute', ['name'], { strict: true }),
    },
  },
  SpWsTrustAttribute: { members: { name: scalar(), namespace: scalar() } },
  IdpTokenProcessorMapping: { members: { idpTokenProcessorRef: link('TokenProcessor'), ...mapping } },
  SpOAuthTokenExchangeSettings: {
    members: {
      resourceUris: texts({ required: [] }),
      minutesBefore: scalarWithDefault(5),
      minutesAfter: scalarWithDefault(30),
      idJagEnabled: scalar(),
      attributeContract: object('SpOAuthTokenExchangeAttributeContract', { required: {} }),
      processorPolicyMappings: keyed('SpOAuthProcessorPolicyMapping', ['processorPolicyRef/id'], {
        ordered: true,
        required: [],
      }),
    },
  },
  SpOAuthTokenExchangeAttributeContract: {
    members: {
      // The server's own; which they are isn't public.
      coreAttributes: keyed('Attribute', ['name'], { readOnly: true }),
      extendedAttributes: keyed('Attribute', ['name'], { strict: true }),
    },
  },
  Attribute: { members: { name: scalar() } },
  SpOAuthProcessorPolicyMapping: {
    members: { processorPolicyRef: link('TokenExchangeProcessorPolicy'), ...fulfilment },
  },
});
