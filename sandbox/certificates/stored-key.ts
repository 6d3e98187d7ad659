import type { KeyObject, X509Certificate } from 'node:crypto';

/** What a key store holds of its first key: the certificate, and the key where it could be decrypted. */
export interface StoredKey {
  certificate: X509Certificate;
  privateKey?: KeyObject;
  /** Made here, in place of one that couldn't be read. */
  standIn?: boolean;
}

/** Why a key store can't be used. */
export class KeyStoreError extends Error {
  readonly reason: 'password' | 'format';
  constructor(reason: 'password' | 'format', message: string) {
    super(message);
    this.reason = reason;
  }
}
