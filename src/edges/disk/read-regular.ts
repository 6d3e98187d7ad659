import { readFileSync, statSync } from 'node:fs';
import { FileError, reasonOf } from './file-error.ts';
import { whyNotText } from './foreign-text.ts';

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
