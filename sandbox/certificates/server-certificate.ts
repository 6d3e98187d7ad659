import { generateKeyPair } from './generate.ts';

/** A self-signed certificate for localhost, as a real server has out of the box. */
export function serverCertificate(now: Date): { key: string; cert: string } {
  const { certificate, privateKey } = generateKeyPair(
    {
      commonName: 'localhost',
      subjectAlternativeNames: ['localhost', '127.0.0.1'],
      validDays: 365,
      keyAlgorithm: 'EC',
    },
    new Date(now.getTime() - 60_000),
  );
  return { key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })), cert: certificate.toString() };
}
