import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from '../document/json.ts';
import type { VerifySignature } from './signature.ts';

/** The SAML versions that a partner's metadata can speak of, in PingFederate's words. */
export type SamlProtocol = 'SAML20' | 'SAML11' | 'SAML10';
export type SamlBinding = 'ARTIFACT' | 'POST' | 'REDIRECT' | 'SOAP';

/** What a service provider's SAML metadata says, as far as a PingFederate SP connection can hold it. */
export interface SamlMetadata {
  file: string;
  entityId: string;
  /** Where the entity ID stands. */
  place: Place;
  /** One for each `SPSSODescriptor`, in the file's order; at least one. */
  roles: SpRole[];
  /** The organisation's name for display, else its name. */
  organization?: string;
  /** In the file's order. */
  contacts: MetadataContact[];
}

/** One `SPSSODescriptor`: what the partner can do in one or several SAML versions. */
export interface SpRole {
  place: Place;
  protocols: SamlProtocol[];
  authnRequestsSigned: boolean;
  wantAssertionsSigned: boolean;
  certificates: MetadataCertificate[];
  /** `AssertionConsumerService`: where assertions go. Exactly one is the default, the indexes are unique. */
  consumerServices: IndexedEndpoint[];
  /** `SingleLogoutService`. */
  logoutServices: Endpoint[];
  /** `ArtifactResolutionService`: where PingFederate fetches what an artifact stands for. */
  resolutionServices: IndexedEndpoint[];
  nameIdFormats: string[];
  /** Of the default `AttributeConsumingService`. */
  requestedAttributes: RequestedAttribute[];
}

export interface Endpoint {
  /** The SAML versions whose binding this is. */
  family: 'SAML2' | 'SAML1';
  binding: SamlBinding;
  url: string;
  responseUrl?: string;
  place: Place;
}

export interface IndexedEndpoint extends Endpoint {
  index: number;
  isDefault: boolean;
}

export interface MetadataCertificate {
  /** `both` when the metadata doesn't say what the key is for. */
  use: 'signing' | 'encryption' | 'both';
  /** With header, lines of 64 characters, footer and a line break at the end. */
  pem: string;
  place: Place;
}

export interface RequestedAttribute {
  name: string;
  nameFormat?: string;
  place: Place;
}

export interface MetadataContact {
  /** `technical`, `support`, `administrative`, `billing`, `other`. */
  type: string;
  company?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  place: Place;
}

export interface MetadataRequest {
  /** The metadata's file and its text as it stands in the repository. */
  file: string;
  text: string;
  /**
   * Where the definition asks for it: pointers below `samlMetadata` (`/entityId`, `/replace/…`). Findings about the
   * request stand there, or at the start of the metadata when it isn't given.
   */
  locate?(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** Which entity, when the metadata describes several. As it reads after the replacements. */
  entityId?: string;
  /** For certificates and `validUntil`. */
  now: Date;
  /** Placeholder → what stands there instead; literal, the new value is escaped. */
  replace?: Readonly<Record<string, string>>;
  /** PEM. When given, the metadata must be signed with its key. */
  verificationCertificate?: string;
  /** Needed with `verificationCertificate`: `verifyMetadataSignature`, loaded only then because of its library. */
  verifySignature?: VerifySignature;
}
