import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { readSamlMetadata } from '../../../src/core/metadata/read-saml-metadata.ts';
import type { MetadataRequest } from '../../../src/core/metadata/saml-metadata.ts';
import { ownHint } from '../own-hint.ts';

const january2027 = new Date('2027-01-01T00:00:00Z');

export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** A certificate of the fixtures as it stands in metadata: base64 without header and footer. */
export function base64Of(name: string): string {
  return fixture(name)
    .replace(/-----[A-Z ]+-----/g, '')
    .trim();
}

/** Reads `text` as `sp.xml`; a request's own findings stand in `partner.yaml`, on the line named after the pointer. */
export function read(text: string, more: Partial<MetadataRequest> = {}) {
  const locate = (pointer: string) => ({
    file: `partner.yaml${pointer}`,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
  });
  return readSamlMetadata({ file: 'sp.xml', text, now: january2027, locate, ...more });
}

/** `sp.xml:3:5 error metadata-endpoint-url message; hint`, one line each. */
export function findings(text: string, more: Partial<MetadataRequest> = {}): string[] {
  return read(text, more).diagnostics.map(line);
}

function line(diagnostic: Diagnostic): string {
  const { place, severity, code, message } = diagnostic;
  const hint = ownHint(diagnostic);
  return `${place.file}:${place.line}:${place.column} ${severity} ${code}: ${message}${hint ? `; ${hint}` : ''}`;
}

/** A service provider with `inside` its SPSSODescriptor and `beside` it. */
export function serviceProvider(inside: string, beside = '', attributes = ''): string {
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.com/sp">
<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"${attributes}>
${inside}
</md:SPSSODescriptor>
${beside}
</md:EntityDescriptor>`;
}

export const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
export const consumer = `<md:AssertionConsumerService index="0" Binding="${post}" Location="https://sp.example.com/acs"/>`;
