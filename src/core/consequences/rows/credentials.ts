import type { Place, Row } from '../row.ts';
import { anyone, callers, everyone, sent } from './who.ts';

const unverified = 'nothing that the partner sends is verified';
const unencrypted = 'nothing is encrypted';
const noBackChannel = 'nothing goes over the back channel';
const own = "the server's own value; a difference is nobody's change";

const signing = 'Everyone whose sign-on or logout starts with a signed request of the partner';

/** Trust by name instead of by a list, of signatures or of client certificates. */
function anchors(
  part: string,
  who: string,
  what: string,
  condition: 'verifies' | 'back-channel',
  nobody: string,
): Place[] {
  return [
    {
      at: `${part}verificationSubjectDN`,
      as: 'name',
      rows: [
        { on: 'same', severity: 'note', who, says: 'see the same name, written differently', evidence: 'sure' },
        {
          on: 'set',
          if: [condition],
          severity: 'weakens',
          who,
          says: `${what} accepted with any certificate for {new} of any authority that the server trusts, no longer the listed ones alone`,
          hint: 'demand the issuer as well',
          evidence: 'sure',
        },
        {
          on: 'unset',
          if: [condition],
          severity: 'check',
          who,
          says: `${what} accepted only with a listed certificate from now on`,
          hint: 'make sure that the certificate in use is listed',
          partner: true,
          evidence: 'sure',
        },
        {
          on: 'any',
          if: [condition],
          severity: 'check',
          who,
          says: `${what} refused with the subject {old} and accepted with {new}`,
          hint: "compare with the partner's certificate",
          partner: true,
          evidence: 'sure',
        },
      ],
      nobody,
    },
    {
      at: `${part}verificationIssuerDN`,
      as: 'name',
      rows: [
        { on: 'same', severity: 'note', who, says: 'see the same name, written differently', evidence: 'sure' },
        {
          on: 'unset',
          if: [condition],
          severity: 'weakens',
          who,
          says: `${what} accepted from every authority that the server trusts`,
          evidence: 'sure',
        },
        {
          on: 'any',
          if: [condition],
          severity: 'check',
          who,
          says: `${what} accepted only with certificates of {new}`,
          hint: "compare with the issuer of the partner's certificate",
          partner: true,
          evidence: 'sure',
        },
      ],
      nobody,
    },
  ];
}

/** A name and password on the back channel. */
function basic(part: string, who: string, demanded: string): Place[] {
  const at = `credentials.${part}BackChannelAuth.httpBasicCredentials`;
  const unset: Row =
    part === 'inbound'
      ? {
          on: 'unset',
          if: ['back-channel'],
          severity: 'weakens',
          who,
          says: 'need no name and password any more',
          evidence: 'likely',
        }
      : {
          on: 'unset',
          if: ['back-channel'],
          severity: 'check',
          who,
          says: 'carries no name and password any more: the partner refuses it if it demands them',
          partner: true,
          evidence: 'likely',
        };
  return [
    {
      at: `${at}.username`,
      as: 'text',
      rows: [
        unset,
        {
          on: 'any',
          if: ['back-channel'],
          severity: 'check',
          who,
          says: `${demanded} the name {new}: refused until both sides have it`,
          hint: 'agree on the minute with the partner',
          partner: true,
          evidence: 'sure',
        },
      ],
      nobody: noBackChannel,
    },
    {
      at: `${at}.password`,
      as: 'secret',
      rows: [
        {
          on: 'unset',
          severity: 'irreversible',
          word: 'lose-secret',
          who: 'The password that only the server knows',
          says: 'is lost: a write replaces everything, and nobody can read it back',
          evidence: 'sure',
        },
        {
          on: 'any',
          if: ['back-channel'],
          severity: 'check',
          who,
          says: `${demanded} the password behind {new}: if it is another one, messages are refused until both sides have it`,
          hint: 'ask the partner whether it has the new one',
          partner: true,
          evidence: 'sure',
        },
      ],
      nobody: noBackChannel,
    },
    {
      at: `${at}.encryptedPassword`,
      as: 'secret',
      rows: [
        {
          on: 'set',
          if: ['back-channel'],
          severity: 'stops',
          who,
          says: 'fails if the encrypted text comes from another server, which alone can decrypt it',
          hint: 'write ${secret:…} instead',
          evidence: 'likely',
        },
      ],
      nobody: 'it is encrypted anew on every read',
    },
  ];
}

/** Where a list of certificates can differ; whichever it is, the list as a whole is judged. */
const certificateAt = (list: string) => [`${list}[*]`, `${list}[*].x509File.fileData`];

/** The members of one listed certificate; what the list as a whole means is judged at the list. */
function certificateMembers(list: string): Place[] {
  return [
    { at: `${list}.certView.**`, as: 'text', rows: [], nobody: own },
    { at: `${list}.x509File.id`, as: 'text', rows: [], nobody: 'certificates are known by their content' },
    {
      at: `${list}.x509File.cryptoProvider`,
      as: 'text',
      rows: [],
      nobody: 'the certificate is kept in another place on the server',
    },
  ];
}

/** Who is trusted, by which keys, and with which keys PingFederate speaks. */
export const credentials: readonly Place[] = [
  ...anchors('credentials.', signing, 'is', 'verifies', unverified),
  ...certificateAt('credentials.certs').map(
    (at): Place => ({
      at,
      as: 'certificates',
      rows: [
        {
          on: 'lost',
          if: ['verifies'],
          severity: 'stops',
          who: signing,
          says: 'is refused if it is signed with the old key, which is valid until {expires}: the new list has no overlap{certificatetype}',
          hint: 'list both certificates until the partner signs with the new one',
          partner: true,
          evidence: 'sure',
        },
        {
          on: 'none',
          if: ['verifies'],
          severity: 'stops',
          who: signing,
          says: 'is refused: the listed certificates have expired, or aren’t valid yet',
          evidence: 'sure',
        },
        {
          on: 'unknown',
          if: ['verifies'],
          severity: 'check',
          who: signing,
          says: 'is refused if the partner signs with none of the listed certificates; one of them can’t be read here',
          evidence: 'sure',
        },
        {
          on: 'more',
          if: ['verifies'],
          severity: 'note',
          who: 'One more certificate',
          says: 'is accepted: the first half of a roll-over, if it is the partner’s',
          evidence: 'sure',
        },
        {
          on: 'repaired',
          if: ['verifies'],
          severity: 'note',
          who: 'An expired certificate',
          says: 'is replaced by one that is valid',
          evidence: 'sure',
        },
      ],
      nobody: 'the keys that verify are the same, or nothing is verified',
    }),
  ),
  ...certificateMembers('credentials.certs[*]'),
  {
    at: 'credentials.certs[*].activeVerificationCert',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['verifies', 'certificate-valid'],
        severity: 'stops',
        who: signing,
        says: 'is refused if it is signed with this certificate’s key',
        hint: 'ask the partner which key it signs with',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'messages signed with it are accepted, too, or nothing is verified',
  },
  {
    at: 'credentials.certs[*].primaryVerificationCert',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['verifies', 'no-primary-left'],
        severity: 'stops',
        who: signing,
        says: 'is refused: no certificate is the primary one any more',
        evidence: 'likely',
      },
    ],
    nobody: 'primary and secondary are both accepted',
  },
  {
    at: 'credentials.certs[*].secondaryVerificationCert',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['verifies', 'certificate-valid'],
        severity: 'check',
        who: signing,
        says: 'is refused if it is signed with this certificate’s key',
        hint: 'ask the partner which key it signs with',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'one more certificate is accepted, or nothing is verified',
  },
  {
    at: 'credentials.certs[*].encryptionCert',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['encrypts', 'nothing-to-encrypt-with'],
        severity: 'stops',
        who: everyone,
        says: 'is refused: there is no certificate left to encrypt with',
        evidence: 'likely',
      },
      {
        on: 'on',
        if: ['encrypts', 'another-encryption-key'],
        severity: 'check',
        who: everyone,
        says: 'gets assertions that are encrypted for another key: the partner can open them only with that one, and there is no overlap',
        hint: 'agree on the minute with the partner',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: `${unencrypted}, or the key stays the same`,
  },
  {
    at: 'credentials.blockEncryptionAlgorithm',
    as: 'text',
    rows: [
      {
        on: 'any',
        to: ['AES_128', 'AES_256', 'Triple_DES'],
        from: ['AES_128_GCM', 'AES_192_GCM', 'AES_256_GCM'],
        if: ['encrypts'],
        severity: 'weakens',
        who: 'Assertions for everyone who signs on here',
        says: 'are encrypted in an older way with known attacks; the partner may refuse it',
        evidence: 'sure',
      },
      {
        on: 'any',
        to: ['Triple_DES'],
        if: ['encrypts'],
        severity: 'weakens',
        who: 'Assertions for everyone who signs on here',
        says: 'are encrypted in an older way with known attacks; the partner may refuse it',
        evidence: 'sure',
      },
      {
        on: 'any',
        to: ['AES_128_GCM'],
        from: ['AES_192_GCM', 'AES_256_GCM'],
        if: ['encrypts'],
        severity: 'note',
        who: 'Assertions for everyone who signs on here',
        says: 'are encrypted with a shorter key, which is still sound',
        evidence: 'likely',
      },
      {
        on: 'any',
        if: ['encrypts'],
        severity: 'check',
        who: everyone,
        says: 'is refused if the partner can’t open assertions encrypted with {new}',
        hint: 'ask the partner, or try one person on a test system',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: unencrypted,
  },
  {
    at: 'credentials.keyTransportAlgorithm',
    as: 'text',
    rows: [
      {
        on: 'any',
        to: ['RSA_v15'],
        if: ['encrypts'],
        severity: 'weakens',
        who: 'The keys of encrypted assertions',
        says: 'are wrapped in a way that can be broken by asking the partner often enough; the partner may refuse it',
        evidence: 'sure',
      },
      {
        on: 'any',
        if: ['encrypts'],
        severity: 'check',
        who: everyone,
        says: 'is refused if the partner can’t open keys wrapped with {new}',
        hint: 'ask the partner, or try one person on a test system',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: unencrypted,
  },
  {
    at: 'credentials.signingSettings.signingKeyPairRef.id',
    as: 'text',
    rows: [
      {
        on: 'unset',
        if: ['signs-on'],
        severity: 'stops',
        who: anyone,
        says: 'is refused: nothing can be signed without a key',
        evidence: 'likely',
      },
      {
        on: 'set',
        if: ['signs-on'],
        severity: 'check',
        who: anyone,
        says: 'gets messages signed with {new}: refused until the partner trusts its certificate',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'changed',
        if: ['signs-on', 'was-alternative'],
        severity: 'check',
        who: anyone,
        says: 'gets messages signed with {new} instead of {old}: accepted where the partner has read the metadata that announced it{keytype}',
        hint: 'ask the partner whether it has the new certificate',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'changed',
        if: ['signs-on'],
        severity: 'stops',
        who: anyone,
        says: 'is refused until the partner trusts the certificate of {new}: everything is signed with it instead of {old}{keytype}',
        hint: 'send the partner the new certificate first and agree on the minute',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: 'the connection only provisions and signs nothing',
  },
  {
    at: 'credentials.signingSettings.alternativeSigningKeyPairRefs[*]',
    as: 'item',
    rows: [
      {
        on: 'removed',
        if: ['signs-on', 'is-signing-key'],
        severity: 'check',
        who: anyone,
        says: 'is refused where the partner takes keys from the metadata: {item} is no longer announced there',
        evidence: 'likely',
      },
    ],
    nobody: 'a key is announced to partners that read the metadata, or no longer; what is signed stays the same',
  },
  {
    at: 'credentials.signingSettings.alternativeSigningKeyPairRefs[*].id',
    as: 'text',
    rows: [],
    nobody: 'another key is announced to partners that read the metadata; what is signed stays the same',
  },
  {
    at: 'credentials.signingSettings.algorithm',
    as: 'text',
    rows: [
      {
        on: 'any',
        to: ['SHA1withRSA', 'SHA1withDSA'],
        if: ['signs-on'],
        severity: 'weakens',
        who: 'Signatures for everyone who signs on here',
        says: 'are made with SHA-1 and can be forged; the partner may refuse them',
        evidence: 'sure',
      },
      {
        on: 'set',
        if: ['default-algorithm'],
        severity: 'note',
        who: 'The default of the key',
        says: 'is written out; signatures stay as they are',
        evidence: 'likely',
      },
      {
        on: 'any',
        if: ['signs-on'],
        severity: 'check',
        who: anyone,
        says: 'is refused if the partner doesn’t accept {new}; nearly all take SHA-256 with RSA',
        hint: 'ask the partner, or try one person on a test system',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'the connection only provisions and signs nothing',
  },
  {
    at: 'credentials.signingSettings.includeCertInSignature',
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['signs-on'],
        severity: 'check',
        who: anyone,
        says: 'gets messages with the certificate in them, which a few partners refuse',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        if: ['signs-on'],
        severity: 'check',
        who: anyone,
        says: 'is refused if the partner takes the certificate from the message; it is no longer in it',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'the connection only provisions and signs nothing',
  },
  {
    at: 'credentials.signingSettings.includeRawKeyInSignature',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['signs-on'],
        severity: 'check',
        who: anyone,
        says: 'may be refused if the partner takes the key from the message; it is no longer in it',
        partner: true,
        evidence: 'guess',
      },
    ],
    nobody: 'the public key travels along as well',
  },
  {
    at: 'credentials.decryptionKeyPairRef.id',
    as: 'text',
    rows: [
      {
        on: 'unset',
        if: ['signs-on'],
        severity: 'stops',
        who: 'Logout or attribute queries that arrive encrypted',
        says: 'can’t be opened any more',
        hint: 'ask the partner whether it encrypts what it sends',
        evidence: 'likely',
      },
      {
        on: 'changed',
        if: ['signs-on'],
        unless: ['old-key-is-secondary'],
        severity: 'check',
        who: 'Logout or attribute queries encrypted for {old}',
        says: 'can’t be opened any more{keytype}',
        hint: 'keep the old key as the secondary one until the partner has the new certificate',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'encrypted messages can be opened as before',
  },
  {
    at: 'credentials.secondaryDecryptionKeyPairRef.id',
    as: 'text',
    rows: [
      {
        on: ['unset', 'changed'],
        if: ['signs-on'],
        severity: 'check',
        who: 'Logout or attribute queries encrypted for {old}',
        says: 'can’t be opened any more{keytype}',
        hint: 'ask the partner whether it uses the primary key',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'messages for a second key can be opened',
  },
  ...['outbound', 'inbound'].map(
    (direction): Place => ({
      at: `credentials.${direction}BackChannelAuth.type`,
      as: 'text',
      rows: [],
      nobody: 'it is fixed for each direction',
    }),
  ),
  ...basic('outbound', sent, 'carries'),
  ...basic('inbound', callers, 'need'),
  {
    at: 'credentials.outboundBackChannelAuth.digitalSignature',
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'is signed from now on: the partner has to expect that',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'is no longer signed: the partner refuses it if it demands a signature',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: noBackChannel,
  },
  {
    at: 'credentials.outboundBackChannelAuth.sslAuthKeyPairRef.id',
    as: 'text',
    rows: [
      {
        on: 'unset',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'shows no client certificate any more: the partner refuses it if it demands one',
        partner: true,
        evidence: 'sure',
      },
      {
        on: 'changed',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'shows the client certificate {new}: refused until the partner trusts it',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: 'a client certificate is shown to whom asks for one, or nothing goes over the back channel',
  },
  {
    at: 'credentials.outboundBackChannelAuth.validatePartnerCert',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['back-channel'],
        severity: 'weakens',
        who: sent,
        says: 'goes to whoever answers: the partner’s TLS certificate isn’t checked, and passwords can be read on the way',
        evidence: 'sure',
      },
      {
        on: 'on',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'fails unless the partner’s TLS certificate carries its host name and comes from a trusted authority',
        hint: 'open the partner’s address once with certificate checks on',
        partner: true,
        evidence: 'sure',
      },
    ],
    nobody: noBackChannel,
  },
  {
    at: 'credentials.inboundBackChannelAuth.digitalSignature',
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['back-channel'],
        severity: 'check',
        who: callers,
        says: 'are refused unless they are signed',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        if: ['back-channel'],
        severity: 'weakens',
        who: callers,
        says: 'need no signature any more: whoever reaches the server can send them, unless a password or certificate is demanded',
        evidence: 'likely',
      },
    ],
    nobody: noBackChannel,
  },
  ...anchors('credentials.inboundBackChannelAuth.', callers, 'are', 'back-channel', noBackChannel),
  ...certificateAt('credentials.inboundBackChannelAuth.certs').map(
    (at): Place => ({
      at,
      as: 'certificates',
      rows: [
        {
          on: ['lost', 'none'],
          if: ['back-channel'],
          severity: 'stops',
          who: callers,
          says: 'are refused with the client certificate that goes',
          hint: 'ask the partner which client certificate it uses',
          partner: true,
          evidence: 'likely',
        },
        {
          on: 'unknown',
          if: ['back-channel'],
          severity: 'check',
          who: callers,
          says: 'are refused with any other client certificate than the listed ones; one of them can’t be read here',
          evidence: 'likely',
        },
      ],
      nobody: 'calls with one more client certificate are accepted, or nothing goes over the back channel',
    }),
  ),
  ...certificateMembers('credentials.inboundBackChannelAuth.certs[*]'),
  ...['activeVerificationCert', 'primaryVerificationCert', 'secondaryVerificationCert'].map(
    (member): Place => ({
      at: `credentials.inboundBackChannelAuth.certs[*].${member}`,
      as: 'switch',
      rows: [
        {
          on: 'off',
          if: ['back-channel', 'certificate-valid'],
          severity: 'check',
          who: callers,
          says: 'may be refused with this client certificate',
          hint: 'ask the partner which client certificate it uses',
          partner: true,
          evidence: 'likely',
        },
      ],
      nobody: 'calls with this client certificate are accepted, or nothing goes over the back channel',
    }),
  ),
  {
    at: 'credentials.inboundBackChannelAuth.certs[*].encryptionCert',
    as: 'switch',
    rows: [],
    nobody: 'certificates of the back channel encrypt nothing',
  },
  {
    at: 'credentials.inboundBackChannelAuth.requireSsl',
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['back-channel'],
        severity: 'weakens',
        who: callers,
        says: 'may arrive unencrypted, with passwords and assertions in them',
        evidence: 'likely',
      },
      {
        on: 'on',
        if: ['back-channel'],
        severity: 'check',
        who: callers,
        says: 'are refused over plain http',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: noBackChannel,
  },
];
