/** What was received isn't BER, or isn't what LDAP has in its place. */
export class NotLdap extends Error {
  override name = 'NotLdap';
}

/**
 * Reads BER element by element. Every length is checked against what is there, so a length that lies is an error and
 * never an allocation. What it hands out are views; who keeps one copies it.
 */
export class BerReader {
  readonly #data: Buffer;
  readonly #end: number;
  #at: number;

  constructor(data: Buffer, from = 0, end = data.length) {
    this.#data = data;
    this.#at = from;
    this.#end = end;
  }

  get more(): boolean {
    return this.#at < this.#end;
  }

  /** The tag of the next element; -1 at the end. */
  get tag(): number {
    return this.more ? this.#data[this.#at]! : -1;
  }

  /** Into the next element, which must have the tag when one is named. */
  inside(tag?: number): BerReader {
    const size = this.#header(tag);
    const from = this.#at;
    this.#at += size;
    return new BerReader(this.#data, from, this.#at);
  }

  octets(tag = 0x04): Buffer {
    const size = this.#header(tag);
    this.#at += size;
    return this.#data.subarray(this.#at - size, this.#at);
  }

  text(tag = 0x04): string {
    const size = this.#header(tag);
    this.#at += size;
    return this.#data.toString('utf8', this.#at - size, this.#at);
  }

  /** A number that isn't negative, of up to 31 bits. */
  integer(tag = 0x02): number {
    const bytes = this.octets(tag);
    if (bytes.length === 0 || bytes.length > 4 || bytes[0]! >= 0x80) throw new NotLdap('no number');
    return bytes.readUIntBE(0, bytes.length);
  }

  skip(): void {
    const size = this.#header();
    this.#at += size;
  }

  /** Past tag and length; what the element holds begins here then. */
  #header(tag?: number): number {
    const found = this.tag;
    if (found < 0 || (tag !== undefined && found !== tag)) throw new NotLdap('another element');
    const length = lengthAt(this.#data, this.#at + 1, this.#end);
    if (length === undefined || length.next + length.size > this.#end) throw new NotLdap('an element that is cut');
    this.#at = length.next;
    return length.size;
  }
}

/**
 * The length that stands at a place, and where what it measures begins; `undefined` when not all of it is there yet.
 *
 * @throws NotLdap for a form that LDAP doesn't have
 */
export function lengthAt(data: Buffer, at: number, end: number): { size: number; next: number } | undefined {
  if (at >= end) return undefined;
  const first = data[at]!;
  if (first < 0x80) return { size: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new NotLdap('a length that LDAP does not have');
  if (at + 1 + count > end) return undefined;
  return { size: data.readUIntBE(at + 1, count), next: at + 1 + count };
}
