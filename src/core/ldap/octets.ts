/**
 * The values of a filter are texts, and some that are compared with are none: an objectGUID is sixteen octets. One that
 * is no part of a text stands as a sign of its own between U+DC80 and U+DCFF, which no text has, so that nothing is lost.
 */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Octets as the text that they are; of others, those beyond 7f as signs of their own. */
export function textOfOctets(octets: Uint8Array): string {
  try {
    return decoder.decode(octets);
  } catch {
    return Array.from(octets, (octet) => String.fromCharCode(octet < 0x80 ? octet : 0xdc00 + octet)).join('');
  }
}

/** What a value is on the wire: UTF-8, and the octets that stand as signs of their own. */
export function octetsOfText(text: string): Uint8Array {
  if (!/[\udc80-\udcff]/u.test(text)) return Buffer.from(text, 'utf8');
  return Buffer.concat(Array.from(text, octetsOfSign));
}

function octetsOfSign(sign: string): Uint8Array {
  const code = sign.charCodeAt(0);
  return sign.length === 1 && code >= 0xdc80 && code <= 0xdcff
    ? Uint8Array.of(code - 0xdc00)
    : Buffer.from(sign, 'utf8');
}
