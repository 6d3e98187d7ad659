import { codeTable } from '../code-entry.ts';

export const connectionCodes = codeTable({
  'protocol-not-for-sp': {
    severity: 'error',
    summary: 'A protocol that SP connections don’t have',
    explanation:
      'OpenID Connect is listed in the API for IdP connections; PingFederate serves OpenID Connect clients without an SP connection.',
    fix: 'Use SAML20, SAML11, SAML10 or WSFED.',
  },
  'profiles-missing': {
    severity: 'error',
    summary: 'A SAML connection without a profile',
    explanation:
      'PingFederate asks for `enabledProfiles` in every SAML connection: they say who may start sign-on and logout.',
    fix: 'List the profiles that the partner supports.',
  },
  'bindings-missing': {
    severity: 'error',
    summary: 'Profiles that need a binding',
    explanation:
      'SP-initiated sign-on and both kinds of single logout receive messages from the partner; `incomingBindings` says how, and PingFederate refuses a SAML 2.0 connection without it.',
    fix: 'List the bindings that the partner uses, usually POST and REDIRECT.',
  },
  'slo-endpoint-missing': {
    severity: 'warning',
    summary: 'Single logout without an endpoint',
    explanation: 'Logout messages have to go somewhere.',
    fix: 'Add `sloServiceEndpoints`, or drop the logout profiles.',
  },
  'virtual-entity-id-default': {
    severity: 'error',
    summary: 'The default virtual entity id doesn’t fit',
    explanation: 'With `virtualEntityIds` PingFederate needs to know which of them stands in for the others.',
    fix: 'Set `defaultVirtualEntityId` to one of `virtualEntityIds`.',
  },
  'restricted-virtual-entity-ids': {
    severity: 'warning',
    summary: 'A restriction to virtual ids that has no effect',
    explanation:
      'A mapping can be restricted only to virtual ids that the connection has, and only while the restriction is switched on.',
    fix: 'Correct the list, or leave it out.',
  },
  'certificate-role-twice': {
    severity: 'error',
    summary: 'Two certificates with one role',
    explanation:
      'Only one certificate of a connection can be the primary, the secondary or the encryption certificate.',
    fix: 'Keep the flag on one of them.',
  },
  'primary-certificate-missing': {
    severity: 'warning',
    summary: 'No primary verification certificate',
    explanation:
      'PingFederate verifies with the primary certificate first, and may refuse several active ones without it.',
    fix: 'Set `primaryVerificationCert: true` on the certificate that the partner signs with now.',
  },
  'issuer-without-subject': {
    severity: 'warning',
    summary: 'An issuer without a subject',
    explanation: 'The issuer’s name narrows down the anchored trust model, which `verificationSubjectDN` switches on.',
    fix: 'Set `verificationSubjectDN`, too, or drop the issuer.',
  },
  'verification-certificate-missing': {
    severity: 'warning',
    summary: 'Nothing to verify signatures with',
    explanation:
      'Signed requests and logout messages of the partner can be accepted only when their signature can be verified.',
    fix: 'Add the partner’s certificate, or set `verificationSubjectDN`.',
  },
  'artifact-settings-missing': {
    severity: 'warning',
    summary: 'Artifacts without a resolver',
    explanation: 'An artifact stands for a message that has to be fetched from the partner.',
    fix: 'Add `spBrowserSso.artifact` with `resolverLocations`, or drop the binding.',
  },
  'back-channel-missing': {
    severity: 'warning',
    summary: 'A back channel without authentication',
    explanation:
      'Artifacts and SOAP messages travel directly between the servers, which have to authenticate each other.',
    fix: 'Add the side that the message names to `credentials`, or drop the binding.',
  },
  'password-in-clear': {
    severity: 'warning',
    summary: 'A password in clear',
    explanation: 'Whoever can read the repository can read it.',
    fix: 'Write `${secret:NAME}`, and change the password.',
  },
  'certificate-unreadable': {
    severity: 'error',
    summary: 'No certificate where one belongs',
    explanation: 'PingFederate takes X.509 certificates as PEM text, with or without its first and last line.',
    fix: 'Give the certificate’s PEM text, or its file with `${file:PATH}`.',
  },
  'certificate-several': {
    severity: 'warning',
    summary: 'Several certificates where one belongs',
    explanation: 'A chain, or the old certificate beside the new one: PingFederate takes one at each place.',
    fix: 'Give one certificate alone; each further one is an item of its own.',
  },
  'certificate-with-private-key': {
    severity: 'error',
    summary: 'A private key where a certificate belongs',
    explanation: 'A private key must not be in a repository, nor be sent to PingFederate as somebody’s certificate.',
    fix: 'Take it out, treat the key as lost, and give the certificate alone.',
  },
  'certificate-expired': {
    severity: 'warning',
    summary: 'An expired certificate',
    explanation:
      'PingFederate accepts expired certificates on inactive connections; on an active one it may refuse them, and what they sign or encrypt can’t be trusted.',
    fix: 'Ask the partner for the new certificate.',
  },
  'certificate-expiring': {
    severity: 'warning',
    summary: 'A certificate that expires within 60 days',
    explanation: 'Sign-on stops when the partner’s certificate is no longer valid and nobody has replaced it.',
    fix: 'Ask the partner for the new certificate and add it as the secondary one.',
  },
  'certificate-not-yet-valid': {
    severity: 'warning',
    summary: 'A certificate that isn’t valid yet',
    explanation: 'Until then, what it signs can’t be verified.',
    fix: 'Keep the old certificate as the primary one until then.',
  },
  'signing-key-missing': {
    severity: 'error',
    summary: 'No key to sign with',
    explanation: 'PingFederate signs what it sends in browser SSO and WS-Trust, and asks for the key.',
    fix: 'Set `credentials.signingSettings.signingKeyPairRef`.',
  },
  'exchange-key-missing': {
    severity: 'warning',
    summary: 'No key to sign exchanged tokens with',
    explanation: 'The tokens of OAuth token exchange are signed by the connection.',
    fix: 'Set `credentials.signingSettings.signingKeyPairRef`.',
  },
  'signing-algorithm': {
    severity: 'error',
    summary: 'No such signing algorithm for this connection',
    explanation: 'The names follow the kind of token: WS-Federation with JSON web tokens has names of its own.',
    fix: 'Use a name from the hint that suits the kind of key.',
  },
  'encrypted-attributes': {
    severity: 'error',
    summary: 'Attributes encrypted twice',
    explanation: 'When the whole assertion is encrypted, PingFederate refuses a list of single attributes.',
    fix: 'Choose one of the two.',
  },
  'encryption-incomplete': {
    severity: 'warning',
    summary: 'Encryption without the means for it',
    explanation: 'To encrypt for a partner PingFederate needs the partner’s certificate and the two algorithms.',
    fix: 'Add what the message names, or switch the encryption off.',
  },
  'relative-url-without-base': {
    severity: 'error',
    summary: 'A path without a host',
    explanation: 'A relative URL is added to the connection’s `baseUrl`.',
    fix: 'Set `baseUrl`, or write the whole URL.',
  },
  'url-unusable': {
    severity: 'error',
    summary: 'No usable address',
    explanation: 'People’s browsers are sent to these addresses: they are https URLs, or paths below `baseUrl`.',
    fix: 'Write the whole URL, or with a `baseUrl` a path that begins with a slash.',
  },
  'endpoint-binding': {
    severity: 'error',
    summary: 'A binding that assertions can’t use',
    explanation: 'Assertions are delivered by POST or fetched with an artifact.',
    fix: 'Set the binding to POST or ARTIFACT.',
  },
  'default-endpoint': {
    severity: 'warning',
    summary: 'Not exactly one default endpoint',
    explanation: 'PingFederate sends the assertion to the default endpoint when a request names none.',
    fix: 'Set `isDefault: true` on exactly one of `ssoServiceEndpoints`.',
  },
  'endpoint-index-twice': {
    severity: 'warning',
    summary: 'Two endpoints with one index',
    explanation: 'A partner’s request picks an endpoint by its index.',
    fix: 'Give each endpoint an index of its own.',
  },
  'mapping-missing': {
    severity: 'warning',
    summary: 'Nobody can sign on',
    explanation: 'Browser SSO needs an adapter or a policy contract to take people’s attributes from.',
    fix: 'Add a mapping.',
  },
  'adapter-missing': {
    severity: 'error',
    summary: 'A mapping without an adapter',
    explanation: 'PingFederate can’t tell whose attributes are mapped.',
    fix: 'Set `idpAdapterRef`.',
  },
  'override-parent-missing': {
    severity: 'error',
    summary: 'An override of nothing',
    explanation: 'Settings for one connection are laid over an adapter, which `parentRef` names.',
    fix: 'Set `parentRef` to the adapter’s id.',
  },
  'override-of-other-adapter': {
    severity: 'warning',
    summary: 'An override of another adapter',
    explanation:
      'When a mapping has override settings, PingFederate goes by their `parentRef` and ignores `idpAdapterRef`.',
    fix: 'Make both the same.',
  },
  'attribute-name-wrapped': {
    severity: 'error',
    summary: 'An attribute’s name in another product’s clothes',
    explanation:
      '`${mail}`, `{{mail}}` or `%mail%` are how other products refer to an attribute. PingFederate looks for an attribute of exactly this name, finds none, and sends nothing.',
    fix: 'Write the name alone: `mail`.',
  },
  'placeholder-left': {
    severity: 'warning',
    summary: 'A placeholder that nobody filled in',
    explanation:
      'Vendors’ metadata and guides hold words that stand for the customer’s own: `your_vanity_url`, `{tenant}`. Sent as it is, people would be led to an address that doesn’t exist.',
    fix: 'Write what the partner calls you; for metadata, `samlMetadata.replace` puts it there.',
  },
  'request-contract-missing': {
    severity: 'error',
    summary: 'Nothing that could be unfulfilled',
    explanation:
      'PingFederate refuses `abortIfNotFulfilledFromRequest`, whatever its value, when there is no request contract.',
    fix: 'Set `requestContractRef`, or drop the flag.',
  },
  'reference-unclear': {
    severity: 'error',
    summary: 'A reference that doesn’t say, or says twice, what it refers to',
    explanation: 'A reference is an id, or one name: a key pair’s subject or fingerprint, the name of anything else.',
    fix: 'Write `dataSource: corp-ad`, or `dataSource: { name: Corporate AD }`.',
  },
  'attribute-not-fulfilled': {
    severity: 'error',
    summary: 'An attribute of the contract without a source',
    explanation: 'PingFederate wants a source for each attribute of the contract.',
    fix: 'Add it to `attributeContractFulfillment`; NO_MAPPING leaves it empty.',
  },
  'attribute-twice': {
    severity: 'error',
    summary: 'An attribute that stands twice in the contract',
    explanation: 'A mapping fulfils each attribute by its name, so that a second one of the name can’t be fulfilled.',
    fix: 'Remove one of the two.',
  },
  'attribute-not-in-contract': {
    severity: 'error',
    summary: 'A source for an attribute that the contract doesn’t have',
    explanation: 'PingFederate refuses names beyond the contract; often it is a slip in the name.',
    fix: 'Correct the name, or add the attribute to the contract.',
  },
  'source-type': {
    severity: 'error',
    summary: 'A source that this mapping doesn’t have',
    explanation:
      'Each kind of mapping has its own sources: an adapter’s values are there only in that adapter’s mapping, and so on.',
    fix: 'Use one of the types in the hint.',
  },
  'context-value': {
    severity: 'error',
    summary: 'An unknown value of the context',
    explanation: 'PingFederate knows a fixed list of values about the request.',
    fix: 'Use one of the names in the hint.',
  },
  'source-id-missing': {
    severity: 'warning',
    summary: 'A data store value without its attribute source',
    explanation: 'A mapping can have several attribute sources, so each value says by id which one it comes from.',
    fix: 'Set `source.id` to the id of an attribute source of the mapping.',
  },
  'source-id-unknown': {
    severity: 'error',
    summary: 'An attribute source that the mapping doesn’t have',
    explanation: 'The id must be that of one of the mapping’s own `attributeSources`.',
    fix: 'Correct the id, or add the attribute source.',
  },
  'attribute-source-id': {
    severity: 'error',
    summary: 'An attribute source’s id with other characters',
    explanation: 'PingFederate allows letters and digits in it, nothing else.',
    fix: 'Choose another id, and use it in the fulfilment, too.',
  },
  'attribute-source-twice': {
    severity: 'error',
    summary: 'Two attribute sources that can’t be told apart',
    explanation: 'Ids and descriptions are unique within a mapping.',
    fix: 'Give each its own.',
  },
  'member-not-in-version': {
    severity: 'error',
    summary: 'A property that this PingFederate doesn’t know',
    explanation: 'A server refuses, or ignores, what its version doesn’t know.',
    fix: 'Leave the property out, or upgrade the server first.',
  },
  'unknown-leads-nowhere': {
    severity: 'error',
    summary: 'A path under `unknown` that names no part of the definition',
    explanation:
      'A member that isn’t known here is put where its path says: a part of the connection, or an item of a list by its name. There is no such part.',
    fix: 'Correct the path, or remove the line.',
  },
  'unknown-is-known': {
    severity: 'error',
    summary: 'A path under `unknown` that is known',
    explanation:
      '`unknown` is for what a newer PingFederate has; what is known is checked and compared at its own place.',
    fix: 'Write it at its own place.',
  },
  'value-not-in-version': {
    severity: 'error',
    summary: 'A value that this PingFederate doesn’t know',
    explanation: 'A server refuses what its version doesn’t know.',
    fix: 'Write another value, or upgrade the server first.',
  },
  'value-perhaps-not-in-version': {
    severity: 'warning',
    summary: 'A value that this PingFederate may not know',
    explanation: 'The release notes name it for a later version; whether this one takes it isn’t known for sure.',
    fix: 'Try it on a test server first.',
  },
  'member-required-by-version': {
    severity: 'warning',
    summary: 'A property that this PingFederate asks for',
    explanation: 'Newer versions do without it; this one may refuse the connection.',
    fix: 'Write the property.',
  },
  'unknown-ignore-path': {
    severity: 'warning',
    summary: 'An ignored path that names nothing',
    explanation:
      '`ignoreChanges` is a list of paths in PingFederate’s words; a path that names nothing ignores nothing.',
    fix: 'Correct the path: members with dots, items in brackets by key or number, `*` for anything.',
  },
});
