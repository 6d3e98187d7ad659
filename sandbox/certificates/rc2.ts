/** The first bytes of pi, which RC2 (RFC 2268) mixes its key with. */
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);

/** Decrypts RC2 with a 40-bit key in CBC mode: what older PKCS#12 files use and OpenSSL no longer offers. */
export function decryptRc2(key: Buffer, iv: Buffer, text: Buffer): Buffer {
  const schedule = expand(key);
  const plain = Buffer.alloc(text.length);
  let previous = iv;
  for (let at = 0; at < text.length; at += 8) {
    const block = text.subarray(at, at + 8);
    const words = [0, 2, 4, 6].map((offset) => block.readUInt16LE(offset));
    decryptBlock(words, schedule);
    words.forEach((word, index) => {
      plain.writeUInt16LE(word ^ previous.readUInt16LE(index * 2), at + index * 2);
    });
    previous = block;
  }
  const padding = plain[plain.length - 1] ?? 0;
  return plain.subarray(0, plain.length - padding);
}

function expand(key: Buffer): number[] {
  const bits = key.length * 8;
  const last = Math.ceil(bits / 8);
  const bytes = Buffer.alloc(128);
  key.copy(bytes);
  for (let at = key.length; at < 128; at += 1) bytes[at] = PI[(bytes[at - 1]! + bytes[at - key.length]!) & 0xff]!;
  bytes[128 - last] = PI[bytes[128 - last]!]!;
  for (let at = 127 - last; at >= 0; at -= 1) bytes[at] = PI[bytes[at + 1]! ^ bytes[at + last]!]!;
  return Array.from({ length: 64 }, (_, index) => bytes.readUInt16LE(index * 2));
}

const SHIFTS = [1, 2, 3, 5];

function decryptBlock(words: number[], schedule: number[]): void {
  let key = 63;
  for (let round = 15; round >= 0; round -= 1) {
    for (let index = 3; index >= 0; index -= 1) {
      const [a, b, c] = [words[(index + 3) % 4]!, words[(index + 2) % 4]!, words[(index + 1) % 4]!];
      const shift = SHIFTS[index]!;
      const turned = ((words[index]! >>> shift) | (words[index]! << (16 - shift))) & 0xffff;
      words[index] = (turned - schedule[key]! - (a & b) - (~a & c)) & 0xffff;
      key -= 1;
    }
    if (round === 5 || round === 11) {
      for (let index = 3; index >= 0; index -= 1) {
        words[index] = (words[index]! - schedule[words[(index + 3) % 4]! & 63]!) & 0xffff;
      }
    }
  }
}
