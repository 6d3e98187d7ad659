import { randomBytes } from 'node:crypto';

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function pick(alphabet: string, length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Certificates and key pairs: 25 characters, digits and lower-case letters. */
export function certificateId(): string {
  return pick(BASE36, 25);
}

/** Connections: 27 characters of base64url and `.`, ending in a letter. */
export function connectionId(): string {
  return pick(`${LETTERS}0123456789._-`, 26) + pick(LETTERS, 1);
}

/** The id that a server gives a new resource of a collection. */
export function idFor(path: string, type: string | undefined): string {
  if (path.endsWith('Connections')) return connectionId();
  if (path === '/dataStores') return `${type ?? 'CUSTOM'}-${randomBytes(20).toString('hex').toUpperCase()}`;
  if (/^\/(keyPairs|certificates|metadataUrls|serverSettings)/.test(path)) return certificateId();
  return pick(`${LETTERS}0123456789`, 16);
}
