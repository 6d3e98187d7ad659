import { DirectoryError } from './directory-error.ts';
import { encodeFilter } from './encode-filter.ts';
import { everything } from './root-entry.ts';
import type { Searching } from './search.ts';
import { readValues } from './values.ts';

/**
 * The names of all attributes of the directory, their second names and numbers too, in lower case; `undefined` when the
 * account may not read the schema.
 *
 * @throws DirectoryError when the directory doesn't answer
 */
export async function readKnownAttributes(
  searching: Searching,
  schema: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (schema === undefined) return undefined;
  const types = await readValues(searching, {
    base: schema,
    filter: encodeFilter(everything),
    attribute: 'attributeTypes',
  }).catch(asUnreadable);
  const names = types.flatMap(namesIn);
  return names.length > 0 ? new Set(names) : undefined;
}

/** A schema that the account may not read is no error; a directory that doesn't answer is one. */
function asUnreadable(error: unknown): string[] {
  if (error instanceof DirectoryError && ['sign-in', 'refused-base'].includes(error.kind)) return [];
  throw error;
}

/** `( 2.5.4.3 NAME ( 'cn' 'commonName' ) …)` → `2.5.4.3`, `cn`, `commonname` (RFC 4512, 4.1.2). */
function namesIn(description: string): string[] {
  const [, number, several, one] =
    /^\s*\(\s*([\w.-]+)(?:\s+NAME\s+(?:\(([^)]*)\)|'([^']*)'))?/i.exec(description) ?? [];
  if (number === undefined) return [];
  const names = one === undefined ? (several?.match(/[^'\s]+/g) ?? []) : [one];
  return [number, ...names].map((name) => name.toLowerCase());
}
