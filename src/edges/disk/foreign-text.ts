/**
 * Why bytes can't be read as text, in words that follow "it is": with the encoding that they look like, and how to get
 * rid of it, where that can be told. Nothing is read on a guess.
 */
export function whyNotText(bytes: Uint8Array, declared?: string): string {
  const likely = declared ?? likelyEncoding(bytes);
  if (likely === undefined) return 'not UTF-8 text';
  const source = declared === undefined ? 'it looks like' : 'it says that it is';
  return `not UTF-8 text; ${source} ${likely}: save it as UTF-8, with an editor or iconv -f ${likely} -t UTF-8`;
}

/** The name that iconv has for it; `undefined` for what may be anything. */
function likelyEncoding(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return likelyUtf16(bytes);
  const isBinary = bytes.some((byte) => byte < 0x20 && !isLayout(byte));
  if (isBinary || holdsUtf8(bytes)) return undefined;
  const upper = bytes.filter((byte) => byte >= 0x80 && byte < 0xa0);
  if (upper.length === 0) return 'ISO-8859-1';
  return upper.some((byte) => unusedInWindows.has(byte)) ? undefined : 'WINDOWS-1252';
}

const isLayout = (byte: number) => byte >= 0x09 && byte <= 0x0d;

const unusedInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Text of Latin letters, in which every other byte is zero. */
function likelyUtf16(bytes: Uint8Array): string | undefined {
  const zeros = [0, 1].map((side) => bytes.filter((byte, at) => byte === 0 && at % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 4 < bytes.length || Math.min(even, odd) > 0) return undefined;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}

/** Whether letters beyond ASCII are there in UTF-8: then the file is of two encodings, or broken. */
function holdsUtf8(bytes: Uint8Array): boolean {
  return /[\u0080-\ufffc]/.test(new TextDecoder('utf-8').decode(bytes));
}
