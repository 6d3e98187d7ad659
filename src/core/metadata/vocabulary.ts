import type { SamlBinding, SamlProtocol } from './saml-metadata.ts';
import type { XmlElement } from './xml-element.ts';

/** The names that SAML 2.0 metadata uses (OASIS saml-metadata-2.0, saml-bindings-2.0, and the SAML 1.x profile of it). */
export const metadataNamespace = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

export const protocols: Readonly<Record<string, SamlProtocol>> = {
  'urn:oasis:names:tc:SAML:2.0:protocol': 'SAML20',
  'urn:oasis:names:tc:SAML:1.1:protocol': 'SAML11',
  'urn:oasis:names:tc:SAML:1.0:protocol': 'SAML10',
};

export const bindings: Readonly<Record<string, { binding: SamlBinding; family: 'SAML2' | 'SAML1' }>> = {
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST': { binding: 'POST', family: 'SAML2' },
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect': { binding: 'REDIRECT', family: 'SAML2' },
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact': { binding: 'ARTIFACT', family: 'SAML2' },
  'urn:oasis:names:tc:SAML:2.0:bindings:SOAP': { binding: 'SOAP', family: 'SAML2' },
  'urn:oasis:names:tc:SAML:1.0:profiles:browser-post': { binding: 'POST', family: 'SAML1' },
  'urn:oasis:names:tc:SAML:1.0:profiles:artifact-01': { binding: 'ARTIFACT', family: 'SAML1' },
  'urn:oasis:names:tc:SAML:1.0:bindings:SOAP-binding': { binding: 'SOAP', family: 'SAML1' },
};

/** The children of that name in the metadata namespace, whatever prefix the document uses for it. */
export function elementsNamed(parent: XmlElement, name: string, namespace = metadataNamespace): XmlElement[] {
  return parent.children.filter((child) => child.name === name && child.namespace === namespace);
}

/** The trimmed text of the first such child, `undefined` when there is none or it is empty. */
export function textOfFirst(parent: XmlElement, name: string): string | undefined {
  return elementsNamed(parent, name)[0]?.text.trim() || undefined;
}

/** An XML Schema boolean: `true` and `1`. `undefined` when the attribute isn't there. */
export function booleanAttribute(element: XmlElement, name: string): boolean | undefined {
  const written = element.attributes.get(name)?.trim();
  return written === undefined ? undefined : written === 'true' || written === '1';
}
