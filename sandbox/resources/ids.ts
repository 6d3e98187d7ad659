import { randomBytes } from 'node:crypto';
import { isAtLeast } from '../model/versions.ts';
import type { ValidationError } from '../server/answer.ts';

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
function connectionId(): string {
  return pick(`${LETTERS}0123456789._-`, 26) + pick(LETTERS, 1);
}

/** The id that a server gives a new resource of a collection. */
export function idFor(path: string, type: string | undefined): string {
  if (path.endsWith('Connections')) return connectionId();
  if (path === '/dataStores') return `${type ?? 'CUSTOM'}-${randomBytes(20).toString('hex').toUpperCase()}`;
  if (/^\/(keyPairs|certificates|metadataUrls|serverSettings)/.test(path)) return certificateId();
  return pick(`${LETTERS}0123456789`, 16);
}

/** Ids of certificates, keys and some other resources: capital letters from 13.0 on. */
export function checkPlainId(id: string, fieldPath: string, version: string): ValidationError[] {
  const capitals = isAtLeast(version, '13.0');
  if ((capitals ? /^[a-zA-Z0-9._-]+$/ : /^[a-z0-9._-]+$/).test(id)) return [];
  const letters = capitals ? 'letters' : 'lower-case letters';
  const message = `The ID may contain only ${letters}, digits, ".", "_" and "-".`;
  return [{ errorId: 'invalid_id', message, fieldPath }];
}

/** Ids of data stores, contracts and clients, as the official Terraform provider takes them; one that is there stays. */
export function checkSharedId(id: unknown, before: unknown): ValidationError[] {
  if (before !== undefined || typeof id !== 'string' || /^[a-zA-Z0-9._-]+$/.test(id)) return [];
  const message = 'The ID may contain only letters, digits, ".", "_" and "-".';
  return [{ errorId: 'invalid_id', message, fieldPath: 'id' }];
}
