import type { NotCounted } from './types.ts';

/** The attributes in which directories keep what is different for every entry and never changes. */
const known = ['objectGUID', 'entryUUID', 'nsUniqueId', 'GUID', 'ibm-entryUuid', 'orclGuid'];

/**
 * Why people aren't counted by an attribute that is called their GUID: whoever may choose it can find out whether two
 * people share a value, and people who do would count as one.
 *
 * @param allowed the attributes that a scope may ask about, in any capitals
 */
export function guidRefusal(names: readonly string[], allowed: readonly string[]): NotCounted | undefined {
  const fine = new Set([...known, ...allowed].map((name) => name.trim().toLowerCase()));
  const other = names.find((name) => !fine.has(name.toLowerCase()));
  if (other === undefined) return undefined;
  return {
    kind: 'refused-filter',
    message: `people would be told apart by ${other}, which isn’t known as a GUID`,
    hint: `name the directory’s own GUID (objectGUID, entryUUID, nsUniqueId); if ${other} is one, add it to directory-filter-attributes`,
  };
}
