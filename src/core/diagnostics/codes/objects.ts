import { codeTable } from '../code-entry.ts';

/** What a plan says of other kinds than connections: data stores, adapters, contracts, keys. */
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
});
