import type { KindName } from '../../kinds.ts';
import type { Place } from '../row.ts';

/** What authentication policies hand on to connections. */
const policyContracts: readonly Place[] = [
  { of: 'AuthenticationPolicyContract', at: 'name', as: 'text', rows: [], nobody: 'only administrators see this name' },
  {
    of: 'AuthenticationPolicyContract',
    at: 'extendedAttributes[*]',
    as: 'item',
    rows: [
      {
        on: 'added',
        severity: 'check',
        who: 'Every policy that ends in {name}',
        says: 'has one attribute more to fill, {item}; what fills none sends it on empty',
        hint: 'fill it in the policies first, before a connection sends it',
        evidence: 'guess',
      },
      {
        on: 'removed',
        if: ['lets-in'],
        severity: 'stops',
        who: '{people}',
        says: 'comes without {item} from the contract {name}: what was filled from it is empty, or the sign-on fails',
        hint: 'let no connection and no policy use it first, and take it away in a change of its own',
        evidence: 'likely',
      },
      {
        on: 'removed',
        severity: 'check',
        who: 'Every policy that fills {item}',
        says: 'hands on {name} without it, and what isn’t known here and reads it gets nothing',
        hint: 'look in the console which policies end in the contract',
        evidence: 'likely',
      },
    ],
  },
  {
    of: 'AuthenticationPolicyContract',
    at: 'extendedAttributes[*].name',
    as: 'text',
    rows: [],
    nobody: 'an attribute of another name is another attribute',
  },
];

const unused = 'no connection that is known here takes its metadata from it';

/** Where partners publish their metadata, for connections that follow them by themselves. */
const metadataUrls: readonly Place[] = [
  { of: 'MetadataUrl', at: 'name', as: 'text', rows: [], nobody: 'only administrators see this name' },
  {
    of: 'MetadataUrl',
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
    of: 'MetadataUrl',
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
    of: 'MetadataUrl',
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
  { of: 'MetadataUrl', at: 'x509File.id', as: 'text', rows: [], nobody: 'an id within PingFederate' },
  {
    of: 'MetadataUrl',
    at: 'x509File.cryptoProvider',
    as: 'text',
    rows: [],
    nobody: 'where PingFederate keeps the certificate',
  },
];

/** The notes that connections and OAuth clients can carry. */
const extendedProperties: readonly Place[] = [
  {
    of: 'ExtendedProperties',
    at: '',
    as: 'part',
    rows: [],
    nobody: 'every server has the list, and what it can carry isn’t carried by anybody yet',
  },
  {
    of: 'ExtendedProperties',
    at: 'items[*]',
    as: 'item',
    rows: [
      {
        on: 'removed',
        severity: 'irreversible',
        word: 'lose-values',
        who: 'Connections and OAuth clients',
        says: 'lose their values of {item}; a policy that branches on them takes another way from now on',
        hint: 'look which connections carry it; the values can’t be brought back from here',
        evidence: 'likely',
      },
    ],
    nobody: 'what it can carry isn’t carried by anybody yet',
  },
  {
    of: 'ExtendedProperties',
    at: 'items[*].multiValued',
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'check',
        who: 'Connections and OAuth clients with several values of {item}',
        says: 'keep one of them, or the server refuses the change; which isn’t known',
        hint: 'leave each of them one value first',
        evidence: 'guess',
      },
    ],
    nobody: 'values that there are stay',
  },
  { of: 'ExtendedProperties', at: 'items[*].description', as: 'text', rows: [], nobody: 'only administrators see it' },
  {
    of: 'ExtendedProperties',
    at: 'items[*].name',
    as: 'text',
    rows: [],
    nobody: 'a property of another name is another one',
  },
];

const whom = 'Directories, back channels, metadata and targets with a certificate from {name}';

/** Whose certificates PingFederate takes. Nothing refers to an authority, so who needs it can't be read anywhere. */
const certificateAuthorities: readonly Place[] = [
  {
    of: 'CertificateAuthority',
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
  {
    of: 'CertificateAuthority',
    at: 'certificate',
    as: 'text',
    rows: [],
    nobody: 'PingFederate doesn’t change it in place',
  },
  {
    of: 'CertificateAuthority',
    at: 'cryptoProvider',
    as: 'text',
    rows: [],
    nobody: 'PingFederate doesn’t change it in place',
  },
];

/** A key pair that goes isn't used by anything known here, as its deletion would be refused. */
const gone = {
  SigningKeyPair: {
    says: 'loses the key that it signs or decrypts with, for good: PingFederate never gives out the private half',
    hint: 'export the key in the console first, and look there what uses it: OpenID Connect and metadata may',
  },
  SslClientKeyPair: {
    says: 'loses the key that PingFederate shows when it connects, for good: the private half is never given out',
    hint: 'export the key in the console first, and look there what uses it',
  },
} as const;

function placesOf(of: KindName & keyof typeof gone): Place[] {
  return [
    {
      of,
      at: '',
      as: 'part',
      rows: [
        {
          on: 'unset',
          severity: 'irreversible',
          word: 'delete-key',
          who: 'What uses {name} and isn’t known here',
          says: gone[of].says,
          hint: gone[of].hint,
          evidence: 'sure',
        },
      ],
      nobody: 'a new key is used by nobody yet: what is switched to it says so itself',
    },
    { of, at: '**', as: 'text', rows: [], nobody: 'no key or certificate changes in place: such a plan is refused' },
  ];
}

/** What becomes of those who need a key pair when it comes or goes. */
const keyPairs: readonly Place[] = [...placesOf('SigningKeyPair'), ...placesOf('SslClientKeyPair')];

/** Kinds of a few places each. */
export const smallKinds: readonly Place[] = [
  ...policyContracts,
  ...metadataUrls,
  ...extendedProperties,
  ...certificateAuthorities,
  ...keyPairs,
];
