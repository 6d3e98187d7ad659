import type { JsonObject } from '../document/json.ts';
import { objectsIn, textsIn } from '../document/readers.ts';

/**
 * The hosts of an LDAP data store, as `GET /dataStores` lists them, without their ports. None where they come from DNS, or
 * where the store isn't among those that could be read.
 */
export function dataStoreHosts(dataStores: readonly JsonObject[] = [], id: string): string[] {
  const store = dataStores.find((one) => one.id === id);
  if (!store || store.useDnsSrvRecords === true) return [];
  const names = [
    ...textsIn(store, 'hostnames'),
    ...objectsIn(store, 'hostnamesTags').flatMap((tag) => textsIn(tag, 'hostnames')),
  ];
  return [...new Set(names.flatMap((name) => name.trim().split(/\s+/)).map(withoutPort))].filter((name) => name !== '');
}

/** `dc1.example.com:636` → `dc1.example.com`, `[::1]:389` → `::1`. */
export function withoutPort(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}
