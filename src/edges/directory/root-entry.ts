import { comparableDn } from '../../core/ldap/distinguished-name.ts';
import type { Filter } from '../../core/ldap/filter-tree.ts';
import { DirectoryError } from './directory-error.ts';
import { encodeFilter } from './encode-filter.ts';
import { pagedResults } from './requests.ts';
import { readEntry, type Searching } from './search.ts';

/** What a directory says of itself. */
export interface RootEntry {
  isActiveDirectory: boolean;
  /** The tops of its trees. */
  contexts: string[];
  /** Where its schema stands. */
  schema: string | undefined;
}

/** The condition that each entry meets. */
export const everything: Filter = {
  kind: 'condition',
  attribute: 'objectClass',
  match: { by: 'presence' },
  from: 0,
  to: 0,
};

/**
 * Reads the root entry.
 *
 * @throws DirectoryError when it doesn't say that the directory answers in pages: a long answer could be cut then
 */
export async function readRoot(searching: Searching): Promise<RootEntry> {
  const attributes = ['supportedControl', 'supportedCapabilities', 'namingContexts', 'subschemaSubentry'];
  const entry = await readEntry(searching, { base: '', filter: encodeFilter(everything), attributes });
  const valuesOf = (name: string) => (entry?.attributes.get(name.toLowerCase()) ?? []).map(String);
  if (!valuesOf('supportedControl').includes(pagedResults)) throw noPages();
  return {
    isActiveDirectory: valuesOf('supportedCapabilities').includes('1.2.840.113556.1.4.800'),
    contexts: valuesOf('namingContexts'),
    schema: valuesOf('subschemaSubentry')[0],
  };
}

const noPages = () =>
  new DirectoryError(
    'no-paging',
    'the directory does not say that it answers in pages, so a long answer could be cut without a word',
    'let the account read supportedControl of the root entry, or ask another server of the directory',
  );

/** Parts of an Active Directory that have no people; its servers refer to them whenever a domain's root is searched. */
const partsWithoutPeople = /^(?:cn=schema,)?cn=configuration,|^dc=(?:domain|forest)dnszones,/;

/** True for a reference to a part of Active Directory that has no people. */
export function leadsToNobody(address: string): boolean {
  const path = /^ldaps?:\/\/[^/]*\/([^?]*)/i.exec(address)?.[1];
  if (path === undefined) return false;
  try {
    return partsWithoutPeople.test(comparableDn(decodeURIComponent(path)) ?? '');
  } catch {
    return false;
  }
}
