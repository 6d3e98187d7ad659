import { codeTable } from '../code-entry.ts';

export const metadataCodes = codeTable({
  'xml-too-large': {
    severity: 'error',
    summary: 'An XML file is too large',
    explanation:
      'The metadata of one partner has a few kilobytes. A larger file is not parsed, so that it can’t fill the memory.',
    fix: 'Keep only the EntityDescriptor of this partner in the file.',
  },
  'xml-doctype': {
    severity: 'error',
    summary: 'An XML file has a document type declaration',
    explanation:
      'A document type declaration can declare entities that grow without bound or read other files. SAML metadata needs none, so a file with one is refused unread.',
    fix: 'Remove the <!DOCTYPE …> and write out the entities that it declares.',
  },
  'metadata-not-xml': {
    severity: 'error',
    summary: 'Something else was saved in the place of metadata',
    explanation: 'A sign-in page, an answer in JSON, a certificate, or an encoded text isn’t the partner’s metadata.',
    fix: 'Get the metadata itself: an XML file that begins with an EntityDescriptor or EntitiesDescriptor.',
  },
  'metadata-prefix-undeclared': {
    severity: 'warning',
    summary: 'A prefix that the metadata doesn’t declare',
    explanation: 'Without its declaration nobody can know what an element means, so it and its content are left out.',
    fix: 'Ask the partner for the metadata as its product writes it; somebody may have cut out a part of it.',
  },
  'xml-malformed': {
    severity: 'error',
    summary: 'A file is not well-formed XML',
    explanation: 'The file can’t be read as XML; often it was cut off, or a web page was saved in its place.',
    fix: 'Take the metadata from the partner again and save it unchanged.',
  },
  'metadata-not-saml': {
    severity: 'error',
    summary: 'An XML file is not SAML metadata',
    explanation:
      'The root element must be EntityDescriptor or EntitiesDescriptor in the namespace of SAML 2.0 metadata.',
    fix: 'Name the partner’s metadata file.',
  },
  'metadata-several-entities': {
    severity: 'error',
    summary: 'The metadata describes several entities',
    explanation:
      'A federation’s metadata describes many partners. One connection is one partner, so one must be chosen.',
    fix: 'Name the entity in samlMetadata.entityId.',
  },
  'metadata-entity-not-found': {
    severity: 'error',
    summary: 'The metadata doesn’t describe the entity that was asked for',
    explanation: 'No EntityDescriptor has this entityID after the replacements. Entity IDs are compared exactly.',
    fix: 'Correct samlMetadata.entityId, or take the partner’s current metadata.',
  },
  'metadata-no-entity-id': {
    severity: 'error',
    summary: 'An EntityDescriptor has no entityID',
    explanation: 'The entity ID is the name that both sides know the connection by; there is no connection without it.',
    fix: 'Ask the partner for complete metadata.',
  },
  'metadata-no-service-provider': {
    severity: 'error',
    summary: 'The metadata describes no service provider',
    explanation: 'An SP connection needs the metadata of a service provider (an SPSSODescriptor).',
    fix: 'Ask the partner for its service provider metadata.',
  },
  'metadata-no-protocol': {
    severity: 'error',
    summary: 'The service provider speaks no SAML that PingFederate knows',
    explanation: 'protocolSupportEnumeration must name SAML 2.0, 1.1 or 1.0.',
    fix: 'Ask the partner for metadata that names the protocol.',
  },
  'metadata-no-consumer': {
    severity: 'warning',
    summary: 'The service provider has no AssertionConsumerService',
    explanation: 'Without one there is no address to which people could be sent to sign on.',
    fix: 'Ask the partner for complete metadata, or write spBrowserSso.ssoServiceEndpoints yourself.',
  },
  'metadata-without-consumer': {
    severity: 'error',
    summary: 'Metadata that gives no address to send people to',
    explanation:
      'It has no AssertionConsumerService, or none with a binding and an address that PingFederate takes, and the definition writes none.',
    fix: 'Ask the partner for metadata with an AssertionConsumerService for HTTP-POST, or write spBrowserSso with its ssoServiceEndpoints yourself.',
  },
  'metadata-shared-identity': {
    severity: 'error',
    summary: 'Metadata gives two connections the same name or entity ID',
    explanation: 'No two SP connections of a server may share either; an apply would create one and fail at the other.',
    fix: 'Write `name` into each definition. One entity ID is one connection: put sign-on and provisioning into one definition, or name another entity with samlMetadata.entityId.',
  },
  'metadata-replacement-unused': {
    severity: 'error',
    summary: 'A text to replace does not occur in the metadata',
    explanation: 'A placeholder that isn’t replaced would reach PingFederate as an address or an entity ID.',
    fix: 'Copy the placeholder from the metadata file exactly, or remove the replacement.',
  },
  'metadata-expired': {
    severity: 'warning',
    summary: 'The metadata is out of date',
    explanation: 'Its validUntil has passed (or isn’t a date): the partner may have changed addresses or certificates.',
    fix: 'Ask the partner for its current metadata.',
  },
  'metadata-key-unusable': {
    severity: 'warning',
    summary: 'A key in the metadata comes without a certificate',
    explanation:
      'PingFederate takes certificates. A KeyDescriptor that only names a key or gives a bare key is left out.',
    fix: 'Ask the partner for metadata with X.509 certificates, or add the certificate to credentials.certs.',
  },
  'metadata-certificate-unreadable': {
    severity: 'error',
    summary: 'A certificate can’t be read',
    explanation:
      'The text is not the base64 of an X.509 certificate; PingFederate would refuse it. Beside a certificate that can be read it is left out, with a warning.',
    fix: 'Take the metadata from the partner again and save it unchanged.',
  },
  'metadata-certificate-expired': {
    severity: 'warning',
    summary: 'A certificate in the metadata has expired',
    explanation: 'PingFederate saves it, but the partner’s signatures can’t be trusted with it any more.',
    fix: 'Ask the partner for its current metadata.',
  },
  'metadata-certificate-not-yet-valid': {
    severity: 'warning',
    summary: 'A certificate in the metadata is not valid yet',
    explanation: 'The partner probably announces its next key. Until that day it doesn’t help.',
    fix: 'Keep the current certificate beside it until the partner has changed over.',
  },
  'metadata-endpoint-url': {
    severity: 'warning',
    summary: 'An endpoint’s address can’t be used',
    explanation:
      'PingFederate sends people’s browsers there; it must be an http or https address. The endpoint is left out, the others are used.',
    fix: 'Ask the partner for corrected metadata.',
  },
  'metadata-endpoint-index': {
    severity: 'warning',
    summary: 'An endpoint’s index is missing or stands twice',
    explanation: 'A partner can ask for an endpoint by its index, so each needs its own; a free one was given.',
    fix: 'Ask the partner for corrected metadata when it asks for endpoints by index.',
  },
  'metadata-endpoint-skipped': {
    severity: 'info',
    summary: 'An endpoint’s binding has no counterpart in PingFederate',
    explanation: 'The endpoint is left out; the others are used.',
    fix: 'Nothing, as long as the partner offers another binding.',
  },
  'metadata-certificate-skipped': {
    severity: 'info',
    summary: 'A further encryption certificate is left out',
    explanation:
      'PingFederate encrypts for a partner with one certificate. When metadata names several, the first is used.',
    fix: 'Nothing to do. To use another one, write it in `credentials.certs` with `encryptionCert: true`.',
  },
  'metadata-attributes-skipped': {
    severity: 'info',
    summary: 'A second set of requested attributes is left out',
    explanation:
      'A connection has one attribute contract; it takes the attributes of the default AttributeConsumingService.',
    fix: 'Add further attributes to spBrowserSso.attributeContract.extendedAttributes.',
  },
  'metadata-unsigned': {
    severity: 'error',
    summary: 'The metadata is not signed',
    explanation: 'A verification certificate is given, so only signed metadata is taken.',
    fix: 'Take the signed metadata from the partner, or remove samlMetadata.verificationCertificate.',
  },
  'metadata-signature-invalid': {
    severity: 'error',
    summary: 'The signature of the metadata is not valid',
    explanation: 'The file was changed after the partner signed it, or another key signed it. Nothing of it is used.',
    fix: 'Take the metadata from the partner again, unchanged; when its signing key is a new one, replace verificationCertificate.',
  },
  'metadata-signature-weak': {
    severity: 'warning',
    summary: 'The metadata is signed with SHA-1',
    explanation: 'Signatures with SHA-1 can be forged with effort. The signature is valid otherwise.',
    fix: 'Ask the partner to sign with SHA-256.',
  },
  'metadata-signature-unchecked': {
    severity: 'error',
    summary: 'The signature of the metadata could not be checked here',
    explanation:
      'A verification certificate is given, and this command had no means of checking; nothing is used unchecked.',
    fix: 'Report this as a fault of the tool.',
  },
});
