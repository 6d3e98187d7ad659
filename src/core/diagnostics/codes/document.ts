import { codeTable } from '../code-entry.ts';

/** What can be wrong with a file before anyone asks what it means. */
export const documentCodes = codeTable({
  'file-too-large': {
    severity: 'error',
    summary: 'The file is too large',
    explanation: 'A definition is a few kilobytes. What is over 1 MiB is refused unread, so that a run stays fast.',
    fix: 'Give each connection a file of its own; put certificates and metadata into files beside it.',
  },
  'file-unreadable': {
    severity: 'error',
    summary: 'The file can’t be read',
    explanation: 'It is there, but the operating system refuses to open it, or it is no ordinary file.',
    fix: 'Check its permissions, and that it is a file.',
  },
  'file-outside-repository': {
    severity: 'error',
    summary: 'The file lies outside the repository',
    explanation: 'A path or a symbolic link leads out of the repository. What is read must have been reviewed with it.',
    fix: 'Put the file into the repository.',
  },
  'not-text': {
    severity: 'error',
    summary: 'The file is not UTF-8 text',
    explanation: 'It is binary, or was saved in another encoding, so that characters would arrive changed.',
    fix: 'Save it as UTF-8.',
  },
  'hidden-character': {
    severity: 'warning',
    summary: 'An invisible character changes the order in which a line is shown',
    explanation: 'What a reviewer sees may not be what PingFederate gets.',
    fix: 'Remove the character, or write it as an escape in double quotes.',
  },
  'yaml-syntax': {
    severity: 'error',
    summary: 'The file is not valid YAML',
    explanation: 'Nothing of the file can be trusted while its structure is unclear.',
    fix: 'Correct the line; values with ": ", " #" or a leading special character need quotes.',
  },
  'yaml-version': {
    severity: 'error',
    summary: 'A %YAML line asks for another version',
    explanation: 'Files are read as YAML 1.2. In version 1.1, `yes` is a boolean and `012` is ten.',
    fix: 'Remove the line.',
  },
  'tab-indentation': {
    severity: 'error',
    summary: 'A tab is used for indentation',
    explanation: 'YAML allows spaces only, because a tab has no fixed width.',
    fix: 'Indent with two spaces per level.',
  },
  'nested-too-deeply': {
    severity: 'error',
    summary: 'The nesting is too deep',
    explanation: 'No connection needs more than about twenty levels; a hundred is refused.',
    fix: 'Look for a bracket that isn’t closed, or for an anchor that repeats itself.',
  },
  'document-empty': {
    severity: 'error',
    summary: 'The file is empty',
    explanation: 'An empty file could mean "delete this connection"; it never does. Deleting is written out.',
    fix: 'Write a definition, or remove the file. `lifecycle: { state: absent }` deletes a connection.',
  },
  'several-documents': {
    severity: 'error',
    summary: 'The file holds several documents',
    explanation: 'A `---` line begins a second document, which would silently be left out.',
    fix: 'Give each connection a file of its own.',
  },
  'duplicate-key': {
    severity: 'error',
    summary: 'A key stands twice in one mapping',
    explanation: 'Only one of the two values could count, and readers would differ on which.',
    fix: 'Remove one of the two.',
  },
  'key-read-as-text': {
    severity: 'warning',
    summary: 'A key looks like a number or boolean',
    explanation: 'Keys are text. It is used as it is written.',
    fix: 'Put the key in quotes.',
  },
  'key-not-a-word': {
    severity: 'error',
    summary: 'A key is not plain text',
    explanation: 'A list, a mapping, an alias or nothing stands where a key should.',
    fix: 'Write the key as text.',
  },
  'unsafe-key': {
    severity: 'error',
    summary: 'A key that is not allowed',
    explanation:
      '`__proto__`, `constructor` and `prototype` can lead programs astray, and PingFederate has no such names.',
    fix: 'Remove the key.',
  },
  'unknown-anchor': {
    severity: 'error',
    summary: 'An alias without an anchor',
    explanation: '`*name` repeats the value that `&name` marked further up; there is none.',
    fix: 'Mark the value with `&name`, or put the text in quotes when a leading * is meant.',
  },
  'cyclic-anchor': {
    severity: 'error',
    summary: 'An alias inside its own value',
    explanation: 'The value would never end.',
    fix: 'Repeat another value, or write it out.',
  },
  'alias-expansion': {
    severity: 'error',
    summary: 'Aliases stand for too many values',
    explanation: 'A few lines of aliases can stand for billions of values.',
    fix: 'Write the values out.',
  },
  'merge-not-a-mapping': {
    severity: 'error',
    summary: 'A merge key without a mapping',
    explanation: '`<<` takes in the members of a mapping, or of several.',
    fix: 'Name a mapping: `<<: *defaults`.',
  },
  'unknown-tag': {
    severity: 'error',
    summary: 'A YAML tag that means nothing here',
    explanation: 'A tag asks the reader for a type that a definition doesn’t have, so the value is unclear.',
    fix: 'Remove the tag.',
  },
  'number-not-finite': {
    severity: 'error',
    summary: 'Infinity or not a number',
    explanation: 'JSON, which PingFederate is sent, can’t hold it.',
    fix: 'Write a number, or put it in quotes when text is meant.',
  },
  'number-inexact': {
    severity: 'error',
    summary: 'A number too large to be kept exactly',
    explanation: 'Beyond 9,007,199,254,740,991 its last digits would change: an account number would be another one.',
    fix: 'Put it in quotes.',
  },
  'more-findings': {
    severity: 'info',
    summary: 'More findings than are shown',
    explanation: 'A file shows at most a hundred errors, a hundred warnings and a hundred notes.',
    fix: 'Correct the first ones; the others often go with them.',
  },
});
