/**
 * The content of a certificate, however it is wrapped: PEM with or without its header, footer and line breaks (also those
 * written out as `\\n`), or a
 * whole PEM file in base64. Two texts are the same certificate when this is equal.
 */
export function certificateContent(text: string): string {
  const plain = bodyOf(text);
  // `LS0tLS1CRUdJTi` is base64 for `-----BEGIN`.
  return plain.startsWith('LS0tLS1CRUdJTi') ? bodyOf(Buffer.from(plain, 'base64').toString('latin1')) : plain;
}

/** A certificate in one form, as PingFederate answers it: header, lines of 76 characters, footer. */
export function canonicalPem(text: string): string {
  const lines = certificateContent(text).match(/.{1,76}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function bodyOf(text: string): string {
  const begin = text.indexOf('-----BEGIN');
  const from = begin < 0 ? 0 : text.indexOf('-----', begin + 10) + 5;
  const end = text.indexOf('-----END', from);
  return text.slice(from, end < 0 ? undefined : end).replace(/\\[rnt]|\s+/g, '');
}
