import type { Secret } from '../core/secret.ts';

/** A directory, and the data store whose people are in it; without a store it serves all that no other line names. */
export interface DirectoryAddress {
  store?: string | undefined;
  /** `ldaps://dc1.example.com` */
  url: string;
}

/** Where people are counted, and as whom. */
export interface DirectoryAccess {
  addresses: readonly DirectoryAddress[];
  bindDn: string;
  password: Secret;
  startTls: boolean;
  /** PEM text, or a path to it. */
  caCertificate: string | undefined;
  /** For all questions of a run together. */
  timeoutMs: number;
  maxPeople: number;
}

/** The directory that holds a data store's people; `undefined` where the inputs name none for it. */
export function addressFor(access: DirectoryAccess | undefined, store: string): string | undefined {
  const { addresses = [] } = access ?? {};
  const found = addresses.find((one) => one.store === store) ?? addresses.find((one) => one.store === undefined);
  return found?.url;
}

/** Those of some data stores that no line names, so that the address without a name has to serve them. */
export const unnamedStores = ({ addresses }: DirectoryAccess, stores: readonly string[]): string[] =>
  [...new Set(stores)].filter((store) => !addresses.some((one) => one.store === store));
