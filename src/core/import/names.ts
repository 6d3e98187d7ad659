import { isWithheld } from '../definition/references.ts';
import { slug } from '../slug.ts';
import type { NameSecret } from './replace-secrets.ts';

/**
 * `ZOOM_PROVISIONING_CLIENT_SECRET`; a number is added where a name is taken. Names that a variable can't have, and those
 * that are kept from definitions because they are the runner's or this tool's own, get `SP_` in front.
 */
export function secretNamer(connection: string, taken: Set<string>): NameSecret {
  return (...words) => {
    const name = [connection, ...words].map(upperSnake).filter(Boolean).join('_');
    const safe = /^(\d|$)/.test(name) || isWithheld(name) ? `SP_${name}` : name;
    return free(safe, taken, (count) => `${safe}_${count}`);
  };
}

/** `accountId`, `Account ID` → `ACCOUNT_ID`. */
export function upperSnake(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

/**
 * A file name without its ending, made of a name: small letters, digits and hyphens, so that it is the same on every
 * disk; never one that Windows keeps for itself; never one that is taken, whatever its capitals.
 */
export function fileStem(name: string, fallback: string, taken: Set<string>): string {
  const stem = slug(name) || slug(fallback) || 'connection';
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(stem) ? `${stem}-connection` : stem;
  return free(safe, taken, (count) => `${safe}-${count}`);
}

function free(wanted: string, taken: Set<string>, numbered: (count: number) => string): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = numbered(count);
  taken.add(name.toLowerCase());
  return name;
}

/**
 * True for an id that PingFederate made up: 27 characters of mixed case for a connection, 25 small ones for a
 * certificate. Nobody would call a file so.
 */
export function isServerMade(id: string): boolean {
  if (/^[a-z\d]{25}$/.test(id)) return /\d/.test(id);
  return /^[\w.-]{27}$/.test(id) && /[A-Z]/.test(id) && /[a-z]/.test(id);
}
