/** One element of a DER encoding: its tag, and its content. */
export interface Der {
  tag: number;
  content: Buffer;
  /** The whole element, header included. */
  whole: Buffer;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;

/** Reads the elements that stand one after the other in `bytes`. Throws a RangeError where they don't fit. */
export function readDer(bytes: Buffer): Der[] {
  const elements: Der[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = readOne(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The elements inside an element. */
export function inside(element: Der | undefined): Der[] {
  if (!element) throw new RangeError('a DER element is missing');
  return readDer(element.content);
}

function readOne(bytes: Buffer, start: number): Der {
  const tag = bytes.readUInt8(start);
  let length = bytes.readUInt8(start + 1);
  let from = start + 2;
  if (length > 0x80) {
    const count = length & 0x7f;
    if (count > 4) throw new RangeError('a DER length is too long');
    length = bytes.readUIntBE(from, count);
    from += count;
  } else if (length === 0x80) {
    return readIndefinite(bytes, start, tag, from);
  }
  if (from + length > bytes.length) throw new RangeError('a DER element is cut off');
  return { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(start, from + length) };
}

/** BER's indefinite length, which some key stores use: elements up to two zero bytes. */
function readIndefinite(bytes: Buffer, start: number, tag: number, from: number): Der {
  let at = from;
  while (bytes.readUInt8(at) !== 0 || bytes.readUInt8(at + 1) !== 0) at += readOne(bytes, at).whole.length;
  return { tag, content: bytes.subarray(from, at), whole: bytes.subarray(start, at + 2) };
}

/** `1.2.840.113549.1.1.11` */
export function oidText(content: Buffer): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const first = Math.min(2, Math.floor(numbers[0]! / 40));
  return [first, numbers[0]! - first * 40, ...numbers.slice(1)].join('.');
}

export function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest & 0xff);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from(header), content]);
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((value) => {
    const groups = [value & 0x7f];
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from(bytes));
}

/** A positive whole number. */
export function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return der(0x02, bytes[0]! >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

/** UTCTime up to 2049, GeneralizedTime after. */
export function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  const short = date.getUTCFullYear() < 2050;
  return der(short ? 0x17 : 0x18, Buffer.from(short ? text.slice(2) : text));
}
