import { pemOf, readCertificate } from '../certificates/pem.ts';
import { certView } from '../certificates/view.ts';
import type { JsonObject } from '../json.ts';
import { certificateId, checkPlainId } from '../resources/ids.ts';
import { type ConnectionContext, fill, listAt, objectAt, report, textAt } from './context.ts';

/** Completes the credentials: certificates in canonical form with their views, the algorithm that suits the key. */
export function completeCredentials(credentials: JsonObject, context: ConnectionContext): void {
  fill(credentials, { certs: [] });
  completeCertificates(listAt(credentials, 'certs'), 'credentials.certs', context);
  const signing = objectAt(credentials, 'signingSettings');
  if (signing) completeSigning(signing, context);
  const outbound = objectAt(credentials, 'outboundBackChannelAuth');
  if (outbound) fill(outbound, { validatePartnerCert: true });
  const inbound = objectAt(credentials, 'inboundBackChannelAuth');
  completeCertificates(listAt(inbound, 'certs'), 'credentials.inboundBackChannelAuth.certs', context);
}

function completeSigning(signing: JsonObject, { world }: Pick<ConnectionContext, 'world'>): void {
  const id = textAt(objectAt(signing, 'signingKeyPairRef'), 'id');
  const ec = world.store.get('/keyPairs/signing', id ?? '')?.value.keyAlgorithm === 'EC';
  fill(signing, {
    algorithm: ec ? 'SHA256withECDSA' : 'SHA256withRSA',
    includeCertInSignature: false,
    includeRawKeyInSignature: false,
  });
  if (listAt(signing, 'alternativeSigningKeyPairRefs').length === 0) delete signing.alternativeSigningKeyPairRefs;
}

function completeCertificates(certs: JsonObject[], path: string, context: ConnectionContext): void {
  certs.forEach((cert, index) => {
    completeCertificate(cert, `${path}[${index}]`, context);
  });
}

/** An id is lower case; the server makes one when none is given. All four flags always come back. */
export function completeCertificate(cert: JsonObject, path: string, context: ConnectionContext): void {
  delete cert.certView;
  fill(cert, {
    activeVerificationCert: false,
    primaryVerificationCert: false,
    secondaryVerificationCert: false,
    encryptionCert: false,
  });
  const file = objectAt(cert, 'x509File');
  const fileData = textAt(file, 'fileData');
  if (!file || fileData === undefined) return;
  const certificate = readCertificate(fileData);
  if (!certificate) {
    report(
      context,
      `${path}.x509File.fileData`,
      'The certificate is not a valid X.509 certificate.',
      'invalid_certificate',
    );
    return;
  }
  const id = textAt(file, 'id') || certificateId();
  context.errors.push(...checkPlainId(id, `${path}.x509File.id`, context.world.version));
  cert.x509File = { ...file, id, fileData: pemOf(certificate) };
  cert.certView = certView(certificate, id, context.world);
}
