/** A zip archive of uncompressed files. */
export function zip(files: { name: string; content: Buffer }[], date: Date): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const common = commonHeader(Buffer.from(name), content, date);
    const local = Buffer.concat([bytes([4, 0x04034b50]), common, Buffer.from(name), content]);
    directory.push(
      Buffer.concat([
        bytes([4, 0x02014b50], [2, 20]),
        common,
        bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const count = files.length;
  const end = bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, offset], [2, 0]);
  return Buffer.concat([...parts, list, end]);
}

/** Version, flags (names are UTF-8), method, time, date, checksum, sizes, length of the name, no extra field. */
function commonHeader(name: Buffer, content: Buffer, date: Date): Buffer {
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const size = content.length;
  return bytes(
    [2, 20],
    [2, 0x800],
    [2, 0],
    [2, time],
    [2, day],
    [4, crc32(content)],
    [4, size],
    [4, size],
    [2, name.length],
    [2, 0],
  );
}

/** Numbers in little-endian order, each with its size in bytes. */
function bytes(...numbers: [size: number, value: number][]): Buffer {
  return Buffer.concat(
    numbers.map(([size, value]) => {
      const part = Buffer.alloc(size);
      part.writeUIntLE(value, 0, size);
      return part;
    }),
  );
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(content: Buffer): number {
  let value = 0xffffffff;
  for (const byte of content) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]!;
  return (value ^ 0xffffffff) >>> 0;
}
