/*
 * BER for the sandbox directory. It shares no line with the client's, so that one mistake can't agree with itself.
 */

/** One element as it was read: its tag, and where what it holds begins and ends. */
export interface Piece {
  tag: number;
  data: Buffer;
}

/** Splits the elements that stand one after the other. Throws RangeError for what is cut. */
export function piecesOf(data: Buffer): Piece[] {
  const pieces: Piece[] = [];
  let rest = data;
  while (rest.length > 0) {
    const size = sizeOf(rest);
    if (!size || rest.length < size.head + size.body) throw new RangeError('an element is cut');
    pieces.push({ tag: rest.readUInt8(0), data: rest.subarray(size.head, size.head + size.body) });
    rest = rest.subarray(size.head + size.body);
  }
  return pieces;
}

/** How long the first element is; `undefined` while its length hasn't arrived. */
export function sizeOf(data: Buffer): { head: number; body: number } | undefined {
  if (data.length < 2) return undefined;
  const first = data.readUInt8(1);
  if ((first & 0x80) === 0) return { head: 2, body: first };
  const octets = first - 0x80;
  if (octets < 1 || octets > 4) throw new RangeError('a length that LDAP does not have');
  if (data.length < 2 + octets) return undefined;
  let body = 0;
  for (const byte of data.subarray(2, 2 + octets)) body = body * 0x100 + byte;
  return { head: 2 + octets, body };
}

export function numberOf({ data }: Piece): number {
  return data.length === 0 ? 0 : data.readIntBE(0, Math.min(data.length, 6));
}

export const textOf = ({ data }: Piece) => data.toString('utf8');

export function wrap(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const size = body.length;
  if (size <= 127) return Buffer.concat([Buffer.of(tag, size), body]);
  let octets = size.toString(16);
  if (octets.length % 2 === 1) octets = `0${octets}`;
  const length = Buffer.from(octets, 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 + length.length), length, body]);
}

export const string = (value: string | Buffer, tag = 0x04) =>
  wrap(tag, typeof value === 'string' ? Buffer.from(value) : value);

export function number(value: number, tag = 0x02): Buffer {
  let octets = value.toString(16);
  if (octets.length % 2 === 1) octets = `0${octets}`;
  const bytes = Buffer.from(octets, 'hex');
  return wrap(tag, bytes.readUInt8(0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}
