import { readFileSync, statSync } from 'node:fs';
import { FileError, reasonOf } from './file-error.ts';

/**
 * The bytes of a regular file. A device or a pipe could keep the run waiting for ever, or never come to an end.
 *
 * @param path an absolute path, or one from the working folder; links are followed
 * @param largest in bytes
 * @param written the path as a person wrote it, for messages
 * @throws FileError when it is anything else, too large, or can't be read
 */
export function readRegular(path: string, largest: number, written = path): Buffer {
  try {
    const status = statSync(path);
    if (!status.isFile()) throw new FileError(`${written} is no regular file`);
    if (status.size > largest) throw new FileError(`${written} has ${status.size} bytes, at most ${largest} are read`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${written} can’t be read: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * The text in a file's bytes: UTF-8, or what the file itself says for sure that it is, by a byte-order mark or by its XML
 * declaration. `undefined` when the bytes aren't that; nothing is guessed.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  try {
    return encoding && new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Why `decodeText` has no text of these bytes, in words that follow "it is". */
export function whyUndecoded(bytes: Uint8Array): string {
  return whyNotText(bytes, encodingOf(bytes) === undefined ? declaredIn(startOf(bytes)) : undefined);
}

/** Encodings of one byte for a character, in which an XML declaration reads as in ASCII. */
const named = /^(iso-8859-(1|2|15)|latin-?1|windows-125[0-2]|us-ascii|utf-8)$/i;

function encodingOf(bytes: Uint8Array): string | undefined {
  const start = startOf(bytes);
  if (start.startsWith('\xff\xfe') || start.startsWith('<\0')) return 'utf-16le';
  if (start.startsWith('\xfe\xff') || start.startsWith('\0<')) return 'utf-16be';
  if (start.startsWith('\xef\xbb\xbf')) return 'utf-8';
  const declared = declaredIn(start) ?? 'utf-8';
  // An editor that saves UTF-16 as UTF-8 leaves the declaration as it was.
  if (/^utf-?16/i.test(declared)) return 'utf-8';
  return named.test(declared) ? declared.replace(/^latin-?1$/i, 'iso-8859-1') : undefined;
}

const startOf = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 200));

const declaredIn = (start: string) => /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];

/**
 * Why bytes can't be read as text, in words that follow "it is": with the encoding that they look like, and how to get
 * rid of it, where that can be told. Nothing is read on a guess.
 */
function whyNotText(bytes: Uint8Array, declared?: string): string {
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
