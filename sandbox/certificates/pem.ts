import { X509Certificate } from 'node:crypto';

/**
 * Reads a certificate as the API takes it: PEM with or without header, footer and line breaks, or base64 of a whole
 * PEM file. `undefined` when it isn't one.
 */
export function readCertificate(fileData: string): X509Certificate | undefined {
  const bytes = derOf(fileData);
  if (!bytes) return undefined;
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

function derOf(fileData: string): Buffer | undefined {
  const text = stripArmour(fileData);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const inner = bytes.subarray(0, 11).toString('latin1') === '-----BEGIN ' ? stripArmour(bytes.toString('latin1')) : '';
  return inner ? Buffer.from(inner, 'base64') : bytes;
}

function stripArmour(text: string): string {
  const block = /-----BEGIN [A-Z0-9 ]+-----([\s\S]*?)-----END [A-Z0-9 ]+-----/.exec(text);
  return (block?.[1] ?? text).replace(/\s/g, '');
}

/** The form in which certificates come back: base64 wrapped at 76 columns. */
export function pemOf(certificate: X509Certificate): string {
  const lines = certificate.raw.toString('base64').match(/.{1,76}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
