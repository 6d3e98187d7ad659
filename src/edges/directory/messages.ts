import { BerReader, lengthAt, NotLdap } from './ber/read.ts';

/** More than any entry needs: a group of 200,000 members has about 16 MiB. */
const largestMessage = 32 * 1024 * 1024;

/** One message of the server: to which question, what kind, what it holds, and the controls behind it. */
export interface Message {
  id: number;
  tag: number;
  body: BerReader;
  controls: BerReader | undefined;
}

/**
 * Cuts what arrives into messages. Its memory grows with what has arrived, never with what a length promises, and it is
 * used again for the next: a message is valid until more is taken.
 */
export class Messages {
  #data = Buffer.allocUnsafe(64 * 1024);
  #from = 0;
  #to = 0;

  /** True while nothing stands here that wasn't handed out. */
  get isEmpty(): boolean {
    return this.#from === this.#to;
  }

  take(chunk: Buffer): void {
    this.#makeRoom(chunk.length);
    chunk.copy(this.#data, this.#to);
    this.#to += chunk.length;
  }

  /**
   * The next whole message; `undefined` when more has to arrive first.
   *
   * @throws NotLdap
   */
  next(): Message | undefined {
    if (this.isEmpty) return undefined;
    if (this.#data[this.#from] !== 0x30) throw new NotLdap('no message');
    const length = lengthAt(this.#data, this.#from + 1, this.#to);
    if (length && length.size > largestMessage) throw new NotLdap('a message without measure');
    if (!length || length.next + length.size > this.#to) return undefined;
    this.#from = length.next + length.size;
    return messageIn(new BerReader(this.#data, length.next, this.#from));
  }

  #makeRoom(size: number): void {
    if (this.#to + size <= this.#data.length) return;
    const held = this.#to - this.#from;
    // Doubled, so that many small pieces of one large message aren't copied again and again.
    const target =
      held + size <= this.#data.length / 2
        ? this.#data
        : Buffer.allocUnsafe(Math.max(2 * this.#data.length, held + size));
    this.#data.copy(target, 0, this.#from, this.#to);
    this.#data = target;
    this.#from = 0;
    this.#to = held;
  }
}

function messageIn(reader: BerReader): Message {
  const id = reader.integer();
  const tag = reader.tag;
  const body = tag === 0x42 ? reader : reader.inside();
  return { id, tag, body, controls: reader.tag === 0xa0 ? reader.inside(0xa0) : undefined };
}
