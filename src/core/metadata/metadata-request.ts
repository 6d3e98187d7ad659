import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from '../document/json.ts';
import type { VerifySignature } from './signature.ts';

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
