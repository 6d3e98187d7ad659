import type { Faults } from './faults.ts';
import type { Account, DirectoryOptions } from './options.ts';
import { pagedResults } from './search.ts';
import type { Attribute, Store } from './store.ts';

/** One request of the past. */
export type LoggedRequest =
  | { kind: 'bind'; dn: string; code: number }
  | { kind: 'start-tls' }
  | {
      kind: 'search';
      base: string;
      scope: 'base' | 'one' | 'subtree';
      /** As people write it. */
      filter: string;
      attributes: string[];
      sizeLimit: number;
      timeLimit: number;
      page: { size: number; isFirst: boolean } | undefined;
      /** How many were sent. */
      entries: number;
    }
  | { kind: 'unbind' }
  | { kind: 'abandon' }
  /** Anything else; it is refused. */
  | { kind: 'other'; tag: number };

/** What all sessions share. */
export interface World {
  store: Store;
  faults: Faults;
  accounts: readonly Account[];
  options: DirectoryOptions;
  requests: LoggedRequest[];
  tls: { key: string; cert: string } | undefined;
}

const schemaDn = 'cn=Subschema';

/** The root entry and the schema entry, which stand outside of the tree; `undefined` for any other name. */
export function specialEntry(
  base: string,
  { store, options }: World,
): { dn: string; attributes: Map<string, Attribute> } | undefined {
  if (base === '') return special('', rootValues(store, options));
  if (base.toLowerCase() !== schemaDn.toLowerCase()) return undefined;
  return special(schemaDn, { objectClass: ['top', 'subschema'], attributeTypes: store.schema.descriptions() });
}

function rootValues(store: Store, { kind, paging, tls }: DirectoryOptions): Record<string, string[]> {
  const values: Record<string, string[]> = {
    objectClass: ['top'],
    namingContexts: store.contexts(),
    supportedLDAPVersion: ['3'],
    supportedControl: paging ? ['1.3.6.1.1.12'] : ['1.3.6.1.1.12', pagedResults],
    subschemaSubentry: [schemaDn],
  };
  if (tls?.mode === 'starttls') values.supportedExtension = ['1.3.6.1.4.1.1466.20037'];
  if (kind === 'active-directory') {
    values.supportedCapabilities = ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'];
    values.defaultNamingContext = store.contexts().slice(0, 1);
  }
  return values;
}

function special(dn: string, values: Record<string, string[]>) {
  const attributes = Object.entries(values).map(
    ([name, texts]) => [name.toLowerCase(), { name, values: texts.map((text) => Buffer.from(text)) }] as const,
  );
  return { dn, attributes: new Map<string, Attribute>(attributes) };
}

/** Which parts of an Active Directory a search from a domain's root refers to. */
export function usualReferrals(base: string, { store }: World): string[] {
  const context = store.contexts()[0];
  if (store.kind !== 'active-directory' || context === undefined || store.keyOf(base) !== store.keyOf(context))
    return [];
  const host = context.replaceAll(/,?dc=/gi, '.').replace(/^\./, '');
  const parts = ['CN=Configuration', 'DC=ForestDnsZones', 'DC=DomainDnsZones'];
  return parts.map((part) => `ldap://${host}/${part},${context}`);
}
