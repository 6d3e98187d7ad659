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

/** Encodings of one byte for a character, in which an XML declaration reads as in ASCII. */
const named = /^(iso-8859-(1|2|15)|latin-?1|windows-125[0-2]|us-ascii|utf-8)$/i;

function encodingOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  if (start.startsWith('\xff\xfe') || start.startsWith('<\0')) return 'utf-16le';
  if (start.startsWith('\xfe\xff') || start.startsWith('\0<')) return 'utf-16be';
  if (start.startsWith('\xef\xbb\xbf')) return 'utf-8';
  const [, declared = 'utf-8'] = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start) ?? [];
  // An editor that saves UTF-16 as UTF-8 leaves the declaration as it was.
  if (/^utf-?16/i.test(declared)) return 'utf-8';
  return named.test(declared) ? declared.replace(/^latin-?1$/i, 'iso-8859-1') : undefined;
}
