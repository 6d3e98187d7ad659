import { deflateRawSync, inflateRawSync } from 'node:zlib';

const mostUnpacked = 1_000_000;

/** Texts in few letters, for a hidden mark: what is shown as one has to be taken apart again. */
export function packTexts(texts: readonly string[]): string {
  return deflateRawSync(JSON.stringify(texts), { level: 9 }).toString('base64url');
}

/** The texts again; `undefined` for what somebody broke. */
export function unpackTexts(packed: string): string[] | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: mostUnpacked });
    const texts: unknown = JSON.parse(bytes.toString('utf8'));
    return Array.isArray(texts) && texts.every((text) => typeof text === 'string') ? texts : undefined;
  } catch {
    return undefined;
  }
}
