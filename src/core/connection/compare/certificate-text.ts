/**
 * The content of a certificate, however it is wrapped: PEM with or without its header, footer and line breaks, or a
 * whole PEM file in base64. Two texts are the same certificate when this is equal.
 */
export function certificateContent(text: string): string {
  const plain = bodyOf(text);
  // `LS0tLS1CRUdJTi` is base64 for `-----BEGIN`.
  return plain.startsWith('LS0tLS1CRUdJTi') ? bodyOf(Buffer.from(plain, 'base64').toString('latin1')) : plain;
}

function bodyOf(text: string): string {
  const begin = text.indexOf('-----BEGIN');
  const from = begin < 0 ? 0 : text.indexOf('-----', begin + 10) + 5;
  const end = text.indexOf('-----END', from);
  return text.slice(from, end < 0 ? undefined : end).replace(/\s+/g, '');
}
