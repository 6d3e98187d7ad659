import type { Place } from '../row.ts';

const of = 'CertificateAuthority';
const whom = 'Directories, back channels, metadata and targets with a certificate from {name}';

/** Whose certificates PingFederate takes. Nothing refers to an authority, so who needs it can't be read anywhere. */
export const certificateAuthorities: readonly Place[] = [
  {
    of,
    at: '',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'grants',
        who: 'Whoever has a certificate from {name}',
        says: 'is believed by PingFederate when it calls them, and where certificates sign people on, they may get on',
        hint: 'who can have certificates from this authority?',
        evidence: 'likely',
      },
      {
        on: 'unset',
        severity: 'stops',
        who: whom,
        says: 'can’t be reached any more at the next TLS handshake; nothing shows beforehand which they are',
        hint: 'look at the certificates of your directories, partners and targets first; its successor has to be there before',
        evidence: 'likely',
      },
    ],
  },
  { of, at: 'certificate', as: 'text', rows: [], nobody: 'PingFederate doesn’t change it in place' },
  { of, at: 'cryptoProvider', as: 'text', rows: [], nobody: 'PingFederate doesn’t change it in place' },
];
