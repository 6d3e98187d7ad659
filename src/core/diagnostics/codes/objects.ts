import { codeTable } from '../code-entry.ts';

/** Of other kinds than connections, data stores, contracts, keys, properties: what a plan says of them, and a check without a server. */
export const objectCodes = codeTable({
  'needs-new-id': {
    severity: 'error',
    summary: 'PingFederate can’t change this of an object that is there',
    explanation:
      'A key or certificate, the type of a data store and the plugin behind an adapter stay as they were made. Deleting the object and making it again under its id would stop everything that refers to it meanwhile, and the server refuses that.',
    fix: 'Write a definition with a new id, let what uses the old one refer to the new one, and delete the old one afterwards.',
  },
  'key-file-missing': {
    severity: 'error',
    summary: 'A key pair isn’t on the server, and there is no file to import it from',
    explanation:
      'A certificate or fingerprint says what the server must hold, which is enough as long as it does. To put the key pair there, its private half is needed.',
    fix: 'Add `keyStore` and `password` with the key’s file as secrets, or `generate` for a key that PingFederate makes.',
  },
  'key-pair-unsaid': {
    severity: 'error',
    summary: 'Nothing says which key pair a definition is of',
    explanation:
      'A key pair is told by its certificate, by the fingerprint of that, or by what PingFederate is to make it of. A password or a file alone can’t be compared with what a server holds.',
    fix: 'Add `certificate`, `sha256Fingerprint` or `generate`.',
  },
  'key-pair-said-twice': {
    severity: 'error',
    summary: 'A key pair is both made and imported',
    explanation: 'PingFederate either makes a key pair or takes one from a file.',
    fix: 'Keep `generate`, or `certificate` with `keyStore` and `password`.',
  },
  'key-file-in-clear': {
    severity: 'error',
    summary: 'A private key stands in the repository',
    explanation: 'Whoever can read the repository can sign in PingFederate’s name, now and from every copy of it.',
    fix: 'Write `${secret:NAME}`, and make a new key: this one is known.',
  },
  'key-file-without-password': {
    severity: 'error',
    summary: 'A key pair’s file has no password',
    explanation: 'PingFederate takes no file of a key pair without its password.',
    fix: 'Add `password: ${secret:NAME}` beside `keyStore`.',
  },
  'reference-circle': {
    severity: 'error',
    summary: 'Objects need each other, so that none can be first',
    explanation:
      'PingFederate refuses an object that refers to one it doesn’t have, and the deletion of one that something refers to. Two that refer to each other can only come to be in two steps.',
    fix: 'Leave one of the references out, apply, and add it in a second change; for deletions, take one of them away first.',
  },
  'kind-not-on-server': {
    severity: 'error',
    summary: 'The server doesn’t know objects of this kind',
    explanation:
      'It is of a version that doesn’t have them, or its set-up leaves that part of PingFederate out, and answers that there is no such list.',
    fix: 'Leave these definitions out of this environment (`exclude`), or upgrade the server.',
  },
  'kind-not-readable': {
    severity: 'error',
    summary: 'The account may not read what definitions are about',
    explanation:
      'Without the server’s own list nobody can tell what is there already and what would have to be created. Keys and certificates need the role of a crypto administrator, all else that of an administrator.',
    fix: 'Give the account a role that may read them, or leave these definitions out of this environment (`exclude`).',
  },
  'still-in-use': {
    severity: 'error',
    summary: 'Something that stays needs what would be deleted',
    explanation:
      'PingFederate refuses to delete what connections, adapters or other objects refer to. What no definition manages counts as well: it stays as it is.',
    fix: 'Let what refers to it refer to something else in the same change, or delete it along.',
  },
  'attribute-still-read': {
    severity: 'error',
    summary: 'A mapping reads an attribute that would be taken away',
    explanation:
      'What is filled from an attribute of an adapter or a policy contract that no longer has it is empty, or fails the sign-on. Where a mapping goes over to a new attribute of the same object, neither of the two can be written first.',
    fix: 'Expand, then contract: add the new attribute and let the readers read it in one change, and take the old one away in the next.',
  },
  'cannot-be-deleted': {
    severity: 'error',
    summary: 'Every server has this, and none can do without',
    explanation: 'The admin API has one document of it, which is read and replaced as a whole.',
    fix: 'Remove the definition: the server’s own stay as they are.',
  },
  'data-store-address-missing': {
    severity: 'error',
    summary: 'A data store without an address',
    explanation:
      'PingFederate asks for the host of a directory or the URL of a database, or for a list of them by tag.',
    fix: 'Write `hostnames`, of a database `connectionUrl`.',
  },
  'data-store-two-addresses': {
    severity: 'warning',
    summary: 'Two default addresses that differ',
    explanation:
      'The server keeps the default address twice: on its own, and as the default in the list by tag. Where both are written and differ, the list counts here, and both are sent alike.',
    fix: 'Write the list alone.',
  },
  'data-store-default-address': {
    severity: 'warning',
    summary: 'Not exactly one default among addresses by tag',
    explanation:
      'One address of the list counts for all nodes whose tags aren’t in it. Which one a server takes otherwise isn’t known.',
    fix: 'Write `defaultSource: true` at one of them.',
  },
  'data-store-host-unusable': {
    severity: 'warning',
    summary: 'More than a host',
    explanation:
      'Here stand hosts with their ports, such as `ldap.example.com:636`. Whether the connection is encrypted, `useSsl` and `useStartTLS` say.',
    fix: 'Write the host and the port alone.',
  },
  'data-store-sign-in-twice': {
    severity: 'error',
    summary: 'More than one way to sign in to a directory',
    explanation:
      'PingFederate signs in with a user and a password, with a client certificate, or not at all; it takes one of the three.',
    fix: 'Keep one of `userDN`, `clientTlsCertificateRef` and `bindAnonymously: true`.',
  },
  'data-store-sign-in-missing': {
    severity: 'warning',
    summary: 'No way to sign in',
    explanation: 'Nothing says how PingFederate signs in to the directory; a server may refuse that.',
    fix: 'Write `userDN` and `password`, `clientTlsCertificateRef`, or `bindAnonymously: true`.',
  },
  'data-store-certificate-in-clear': {
    severity: 'error',
    summary: 'A client certificate without TLS',
    explanation: 'A client certificate is shown while a TLS connection is made, so there has to be one.',
    fix: 'Set `useSsl: true` or `useStartTLS: true`.',
  },
  'data-store-unencrypted': {
    severity: 'warning',
    summary: 'Passwords travel in clear',
    explanation:
      'Without SSL and StartTLS the account’s password and those of everybody who signs on against the directory can be read on the way.',
    fix: 'Set `useSsl: true` (port 636) or `useStartTLS: true`.',
  },
  'data-store-encrypted-twice': {
    severity: 'warning',
    summary: 'SSL and StartTLS at once',
    explanation:
      'The one encrypts from the start, the other what began in clear; a directory does one of them on a port.',
    fix: 'Keep one of `useSsl` and `useStartTLS`.',
  },
  'data-store-password-missing': {
    severity: 'warning',
    summary: 'A user without a password',
    explanation:
      'A server that has the data store already keeps the password that it holds. A new one can’t sign in, and every lookup fails.',
    fix: 'Write `password: ${secret:NAME}`.',
  },
  'data-store-pool': {
    severity: 'warning',
    summary: 'Fewer connections at most than are kept open',
    explanation: 'The smaller number of connections is kept open, the larger is the most that there may be.',
    fix: 'Correct one of the two numbers.',
  },
  'data-store-left-open': {
    severity: 'info',
    summary: 'Settings that are left to the server',
    explanation:
      'The administrative API says that a server takes its defaults for timeouts and a few more that aren’t written, and not which they are. They may be others than the console’s. What a server holds stays as it is.',
    fix: 'Write them, if it matters to you.',
  },
  'data-store-unkept': {
    severity: 'warning',
    summary: 'A setting that a server doesn’t keep',
    explanation: 'Whether referrals are followed is set up in a PingDirectory itself; PingFederate forgets it there.',
    fix: 'Leave it out.',
  },
  'extended-property-twice': {
    severity: 'error',
    summary: 'One extended property twice',
    explanation: 'The properties of a server are known by their names.',
    fix: 'Keep one of them.',
  },
  'marker-property-removed': {
    severity: 'error',
    summary: 'The property of the marker would go',
    explanation:
      'Each connection that this tool writes carries the repository and the file that manage it in this property. Without it changed secrets and connections without a definition aren’t found any more.',
    fix: 'Remove the line.',
  },
  'extended-properties-missing': {
    severity: 'info',
    summary: 'No extended property is written',
    explanation: 'What a definition doesn’t name stays as it is on the server, so such a definition does nothing.',
    fix: 'Write `properties`.',
  },
  'certificate-no-authority': {
    severity: 'warning',
    summary: 'A certificate that isn’t an authority’s',
    explanation:
      'Only a certificate that says it may sign others (basic constraints, CA) vouches for them. Trusting another one makes sense only where the peer shows exactly that one.',
    fix: 'Use the certificate of the authority that signed it.',
  },
});
