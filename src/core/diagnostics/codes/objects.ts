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
  'reference-circle': {
    severity: 'error',
    summary: 'Objects need each other, so that none can be first',
    explanation:
      'PingFederate refuses an object that refers to one it doesn’t have, and the deletion of one that something refers to. Two that refer to each other can only come to be in two steps.',
    fix: 'Leave one of the references out, apply, and add it in a second change; for deletions, take one of them away first.',
  },
  'cannot-be-deleted': {
    severity: 'error',
    summary: 'Every server has this, and none can do without',
    explanation: 'The admin API has one document of it, which is read and replaced as a whole.',
    fix: 'Remove the definition: the server’s own stay as they are.',
  },
});
