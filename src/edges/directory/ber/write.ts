/** BER (X.690) as LDAP restricts it (RFC 4511, 5.1): definite lengths, written from values to bytes. */

/** One element: tag, length, what it holds. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(size)]), ...parts]);
}

/** An OCTET STRING, or what stands for one under another tag; a text goes as UTF-8. */
export function octets(value: string | Uint8Array, tag = 0x04): Buffer {
  return element(tag, typeof value === 'string' ? Buffer.from(value, 'utf8') : value);
}

/** An INTEGER of up to 31 bits, never negative; with another tag an ENUMERATED. */
export function integer(value: number, tag = 0x02): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  // The shortest form: no leading zeros but one that keeps the sign.
  let from = 0;
  while (from < 3 && bytes[from] === 0 && bytes[from + 1]! < 0x80) from++;
  return element(tag, bytes.subarray(from));
}

export const boolean = (value: boolean, tag = 0x01) => element(tag, Buffer.from([value ? 0xff : 0]));

export const sequence = (...parts: readonly Uint8Array[]) => element(0x30, ...parts);

function lengthOctets(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}
