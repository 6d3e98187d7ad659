import { createVerify, type KeyLike } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { metadataNamespace, signatureNamespace } from './vocabulary.ts';

export interface SignatureRequest {
  /** The metadata as it stands in the repository. A document type declaration has been refused already. */
  text: string;
  /** PEM. The key that must have signed; what the document itself says about keys is not believed. */
  certificatePem: string;
  /** Which `EntityDescriptor` of the document is used, counted from 0. */
  entityIndex: number;
}

export type SignatureVerdict =
  | { state: 'unsigned' }
  | { state: 'invalid'; reason: string }
  /** `signed` is the XML that the signature covers, canonical: only what stands there may be believed. */
  | { state: 'verified'; signed: string; weakAlgorithm?: string };

export type VerifySignature = (request: SignatureRequest) => SignatureVerdict;

/**
 * Verifies the XML signature of SAML metadata: the one of the document, else the one of the entity that is used. It
 * must have exactly one reference, to the element that it stands in.
 *
 * This module loads a library of 200 kB that most runs don't need: import it dynamically, and only when a definition
 * names a `verificationCertificate`.
 */
export const verifyMetadataSignature: VerifySignature = ({ text, certificatePem, entityIndex }) => {
  try {
    const signature = findSignature(text, entityIndex);
    return signature ? verify(text, signature, certificatePem) : { state: 'unsigned' };
  } catch (error) {
    return { state: 'invalid', reason: (error as Error).message.replace(/\s+/g, ' ').slice(0, 160) };
  }
};

function findSignature(text: string, entityIndex: number): Element | undefined {
  const root = parse(text).documentElement as unknown as Element;
  const entities = root.ownerDocument.getElementsByTagNameNS(metadataNamespace, 'EntityDescriptor');
  return [root, entities[entityIndex]].flatMap((owner) => (owner ? (signatureIn(owner) ?? []) : []))[0];
}

function parse(text: string) {
  const refuse = (message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ errorHandler: { warning: () => {}, error: refuse, fatalError: refuse } }).parseFromString(
    text,
  );
}

function signatureIn(owner: Element): Element | undefined {
  return Array.from(owner.childNodes).find(
    (node): node is Element =>
      (node as Element).localName === 'Signature' && (node as Element).namespaceURI === signatureNamespace,
  );
}

function verify(text: string, signature: Element, certificatePem: string): SignatureVerdict {
  const checker = new SignedXml({ publicCert: certificatePem, getCertFromKeyInfo: () => null });
  Object.assign(checker.SignatureAlgorithms, moreSignatureAlgorithms);
  checker.loadSignature(signature);
  if (!checker.checkSignature(text))
    return { state: 'invalid', reason: 'the content was changed or the key is another' };
  const references = checker.getReferences();
  const id = (signature.parentNode as Element).getAttribute('ID');
  const uri = references[0]?.uri;
  if (references.length !== 1 || (uri !== '' && uri !== `#${id}`)) {
    return { state: 'invalid', reason: 'it signs something else than the element it stands in' };
  }
  const weak = [checker.signatureAlgorithm, references[0]?.digestAlgorithm].find((name) => name?.endsWith('sha1'));
  const signed = checker.getSignedReferences()[0] as string;
  return { state: 'verified', signed, ...(weak ? { weakAlgorithm: weak.replace(/^.*#/, '') } : {}) };
}

/** RFC 4051 names of what xml-crypto doesn't bring: elliptic curves, and RSA with SHA-384. */
const moreSignatureAlgorithms = Object.fromEntries(
  [
    ...['256', '384', '512'].map((size) => [`ecdsa-sha${size}`, `SHA${size}`, 'ieee-p1363'] as const),
    ...(['384'] as const).map((size) => [`rsa-sha${size}`, `SHA${size}`, 'der'] as const),
  ].map(([name, hash, dsaEncoding]) => {
    const uri = `http://www.w3.org/2001/04/xmldsig-more#${name}`;
    return [uri, signatureAlgorithm(uri, hash, dsaEncoding)];
  }),
);

function signatureAlgorithm(uri: string, hash: string, dsaEncoding: 'ieee-p1363' | 'der') {
  return class {
    getAlgorithmName() {
      return uri;
    }
    getSignature(): string {
      throw new Error('this project signs nothing');
    }
    verifySignature(material: string, key: KeyLike, value: string): boolean {
      return createVerify(hash)
        .update(material)
        .verify({ key: key as string, dsaEncoding }, value, 'base64');
    }
  };
}
