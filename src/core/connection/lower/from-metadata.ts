import type { Definition } from '../../definition/types.ts';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { objectIn } from '../../document/readers.ts';
import { connectionFromMetadata, hasConsumer, withoutConsumer } from '../../metadata/connection-from-metadata.ts';
import { readSamlMetadata } from '../../metadata/read-saml-metadata.ts';
import type { VerifySignature } from '../../metadata/signature.ts';

/** What reading metadata needs beside the definition. */
export interface MetadataContext {
  /** For certificates and `validUntil`. */
  now: Date;
  /** Needed by a definition with `samlMetadata.verificationCertificate`; loaded only then, because of its library. */
  verifySignature?: VerifySignature | undefined;
}

/**
 * The settings that a definition's `samlMetadata` file brings, in the admin API's form; nothing without one. A
 * connection for outbound provisioning alone takes its entity id and base URL from it and no sign-on settings.
 */
export function settingsFromMetadata(
  definition: Definition,
  written: JsonObject,
  { now, verifySignature }: MetadataContext,
): Checked<JsonObject> {
  const wanted = definition.data.samlMetadata;
  if (!isObject(wanted) || !definition.samlMetadata) return { value: {}, diagnostics: [] };
  const read = readSamlMetadata({
    file: definition.samlMetadata.file,
    text: definition.samlMetadata.text,
    entityId: asText(wanted.entityId),
    replace: asTexts(wanted.replace),
    verificationCertificate: asText(wanted.verificationCertificate),
    now,
    locate: (pointer, at) => definition.locate(`/samlMetadata${pointer}`, at),
    verifySignature,
  });
  if (!read.value) return { value: {}, diagnostics: read.diagnostics };
  return {
    value: connectionFromMetadata(read.value, { outboundOnly: isOutboundOnly(written) }),
    diagnostics: read.diagnostics,
  };
}

/**
 * The metadata was to bring an assertion consumer, and brings none that PingFederate can use: it would refuse the
 * connection for several things at once, none of which anybody wrote.
 */
export function checkConsumers({ data, id, locate, samlMetadata }: Definition, merged: JsonObject): Diagnostic[] {
  const sso = objectIn(merged, 'spBrowserSso');
  const isForSomething = [...otherRoles, 'outboundProvision'].some((role) => merged[role]);
  if (!samlMetadata || !isObject(data.samlMetadata) || (!sso && isForSomething)) return [];
  if (sso?.protocol === 'WSFED' || hasConsumer(merged)) return [];
  return [withoutConsumer(locate('/samlMetadata', 'key'), id)];
}

/** What else a connection can be for, beside provisioning. */
const otherRoles = ['spBrowserSso', 'wsTrust', 'attributeQuery', 'oauthTokenExchangeSettings'];

/** True when a definition asks for nothing but outbound provisioning. */
function isOutboundOnly(written: JsonObject): boolean {
  return isObject(written.outboundProvision) && otherRoles.every((role) => !written[role]);
}

function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asTexts(value: Json | undefined): Record<string, string> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([from, to]) => [from, String(to ?? '')]));
}
