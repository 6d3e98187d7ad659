import { createVerify, type KeyLike } from 'node:crypto';
import { SignedXml } from 'xml-crypto';

interface SignatureRequest {
  /** The whole document. A document type declaration has been refused already. */
  text: string;
  /** Its `Signature` element, with the namespaces that it needs declared on it. */
  signature: string;
  /** The `ID` of the element that the signature stands in. */
  ownerId: string | undefined;
  /** PEM. The key that must have signed; what the document itself says about keys is not believed. */
  certificatePem: string;
}

export type SignatureVerdict =
  | { state: 'invalid'; reason: string }
  /** `signed` is the XML that the signature covers, canonical: only what stands there may be believed. */
  | { state: 'verified'; signed: string; weakAlgorithm?: string };

export type VerifySignature = (request: SignatureRequest) => SignatureVerdict;

const notTheSame = 'the content was changed or the key is another';

/**
 * Verifies an XML signature. It must have exactly one reference, to the element that it stands in.
 *
 * This module loads a library of 200 kB that most runs don't need: import it dynamically, and only when a definition
 * names a `verificationCertificate`.
 */
export const verifyMetadataSignature: VerifySignature = (request) => {
  try {
    return verify(request);
  } catch (error) {
    const { message } = error as Error;
    // The library says it with the whole signature value in it.
    const reason = message.startsWith('invalid signature') ? notTheSame : message.replace(/\s+/g, ' ').slice(0, 160);
    return { state: 'invalid', reason };
  }
};

function verify({ text, signature, ownerId, certificatePem }: SignatureRequest): SignatureVerdict {
  const checker = new SignedXml({ publicCert: certificatePem, getCertFromKeyInfo: () => null });
  Object.assign(checker.SignatureAlgorithms, moreSignatureAlgorithms);
  checker.loadSignature(signature);
  if (!checker.checkSignature(text)) {
    return { state: 'invalid', reason: notTheSame };
  }
  const references = checker.getReferences();
  const uri = references[0]?.uri;
  if (references.length !== 1 || (uri !== '' && uri !== `#${ownerId}`)) {
    return { state: 'invalid', reason: 'it signs something else than the element it stands in' };
  }
  const weak = [checker.signatureAlgorithm, references[0]?.digestAlgorithm].find((name) => name?.endsWith('sha1'));
  const signed = checker.getSignedReferences()[0] as string;
  return { state: 'verified', signed, weakAlgorithm: weak ? weak.replace(/^.*#/, '') : undefined };
}

/** What RFC 4051 names and xml-crypto doesn't bring: elliptic curves, and RSA with SHA-384. */
const moreSignatureAlgorithms = Object.fromEntries(
  (
    [
      ['ecdsa-sha256', 'SHA256', 'ieee-p1363'],
      ['ecdsa-sha384', 'SHA384', 'ieee-p1363'],
      ['ecdsa-sha512', 'SHA512', 'ieee-p1363'],
      ['rsa-sha384', 'SHA384', 'der'],
    ] as const
  ).map(([name, hash, dsaEncoding]) => {
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
