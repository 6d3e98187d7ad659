import { attributeType } from '../ldap/attribute-types.ts';
import type { Entry } from './types.ts';

const none: readonly (string | Uint8Array)[] = [];

/** The values of an attribute, asked for by any of its usual names: a directory answers `surname` with `sn`. */
export function valuesIn({ attributes }: Entry, name: string): readonly (string | Uint8Array)[] {
  const [written, usual] = namesOf(name);
  return attributes.get(written) ?? attributes.get(usual) ?? none;
}

/** A few names are asked for tens of thousands of times. */
const known = new Map<string, readonly [written: string, usual: string]>();

function namesOf(name: string): readonly [written: string, usual: string] {
  const found = known.get(name) ?? [name.toLowerCase(), attributeType(name)];
  known.set(name, found);
  return found;
}

/** The first value that is a text. */
export function firstText(entry: Entry, name: string): string | undefined {
  const [first] = valuesIn(entry, name);
  return typeof first === 'string' ? first : undefined;
}

/**
 * The GUID, octets as a text of one sign each, which takes the least room; `undefined` where none can be read. Of several
 * names the first that has a value, so that both sides of a change know a person by the same.
 */
export function guidOf(entry: Entry, names: readonly string[]): string | undefined {
  for (const name of names) {
    const [first] = valuesIn(entry, name);
    if (first !== undefined) return typeof first === 'string' ? first : Buffer.from(first).toString('latin1');
  }
  return undefined;
}
