import type { Place } from '../row.ts';

const of = 'MetadataUrl';
const unused = 'no connection that is known here takes its metadata from it';

/** Where partners publish their metadata, for connections that follow them by themselves. */
export const metadataUrls: readonly Place[] = [
  { of, at: 'name', as: 'text', rows: [], nobody: 'only administrators see this name' },
  {
    of,
    at: 'url',
    as: 'url',
    rows: [
      {
        on: 'opened',
        if: ['used'],
        severity: 'weakens',
        who: 'Whoever stands on the way to {host}',
        says: 'can see and exchange the metadata, which are fetched without TLS, and with them endpoints and certificates of {users}',
        hint: 'write https, and let their signature be checked',
        evidence: 'sure',
      },
      {
        on: 'closed',
        if: ['used'],
        severity: 'check',
        who: 'The metadata of {users}',
        says: 'are fetched by https from now on; if {host} doesn’t offer it, the partner’s next change goes unnoticed',
        hint: 'open the address once',
        evidence: 'sure',
      },
      {
        on: 'moved',
        if: ['used'],
        severity: 'check',
        who: 'The metadata of {users}',
        says: 'come from another place at {host}; if they aren’t there, the partner’s next change goes unnoticed',
        hint: 'open the address once',
        evidence: 'sure',
      },
      {
        on: ['elsewhere', 'set', 'unset'],
        if: ['used'],
        severity: 'check',
        who: 'Whoever answers at {host}',
        says: 'decides from the next reload on where people go and whose signatures count, for {users}',
        hint: 'ask the partner whether the address is theirs',
        evidence: 'sure',
      },
    ],
    nobody: unused,
  },
  {
    of,
    at: 'validateSignature',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['used'],
        severity: 'weakens',
        who: 'Whoever can change the metadata on the way',
        says: 'can exchange endpoints and certificates of {users}: their signature isn’t checked any more',
        hint: 'leave it on; the partner’s certificate belongs beside it',
        evidence: 'sure',
      },
      {
        on: 'on',
        if: ['used'],
        severity: 'check',
        who: 'The metadata of {users}',
        says: 'count only with a valid signature from now on; without one the partner’s next change goes unnoticed',
        hint: 'ask the partner with which certificate they are signed',
        evidence: 'sure',
      },
    ],
    nobody: unused,
  },
  {
    of,
    at: 'x509File.fileData',
    as: 'text',
    rows: [
      {
        on: 'any',
        if: ['used'],
        severity: 'check',
        who: 'The metadata of {users}',
        says: 'count only when the key of the new certificate signed them; else the partner’s next change goes unnoticed',
        hint: 'ask the partner with which certificate they are signed',
        evidence: 'sure',
      },
    ],
    nobody: unused,
  },
  { of, at: 'x509File.id', as: 'text', rows: [], nobody: 'an id within PingFederate' },
  { of, at: 'x509File.cryptoProvider', as: 'text', rows: [], nobody: 'where PingFederate keeps the certificate' },
];
