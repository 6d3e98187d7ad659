import { codeTable } from '../code-entry.ts';

/** What can be wrong with a definition or an environment's file, as far as it can be told without PingFederate. */
export const definitionCodes = codeTable({
  'unknown-property': {
    severity: 'error',
    summary: 'A property that the schema doesn’t know',
    explanation: 'It would be ignored, and what was meant wouldn’t happen.',
    fix: 'Correct the name; the reference page lists all of them.',
  },
  'missing-property': {
    severity: 'error',
    summary: 'A property that has to be there is missing',
    explanation: 'PingFederate would refuse the connection without it.',
    fix: 'Add it.',
  },
  'wrong-type': {
    severity: 'error',
    summary: 'A value of another type',
    explanation:
      'YAML reads `012` as the number 12, `1e3` as 1000, and `true` as a boolean; text that looks so needs quotes.',
    fix: 'Put text in quotes; write numbers, true and false without.',
  },
  'value-not-allowed': {
    severity: 'error',
    summary: 'A value that isn’t allowed',
    explanation: 'The schema names the values, or the form, that PingFederate takes here.',
    fix: 'Write one of the allowed values.',
  },
  'unknown-value': {
    severity: 'warning',
    summary: 'A value that isn’t known here',
    explanation:
      'PingFederate’s lists grow: a newer server may take it, so it is sent as it is written. A value that is merely misspelt is an error.',
    fix: 'Compare it with the server’s own list, or take a newer version of this tool.',
  },
  'name-not-allowed': {
    severity: 'error',
    summary: 'A name that isn’t allowed',
    explanation: 'The names in this mapping have a form, so that they can be used in references.',
    fix: 'Use letters, digits and underscores, and begin with a letter or underscore.',
  },
  'read-only-member': {
    severity: 'info',
    summary: 'Members that only PingFederate writes',
    explanation: 'They come with a document that was saved as the server answered it. They are ignored.',
    fix: 'Nothing. Removing them makes the definition shorter.',
  },
  'override-key-unknown': {
    severity: 'error',
    summary: 'An override for an item that isn’t in the list',
    explanation:
      'A mapping in the place of a list reaches the list’s items by what they are known by: a channel by its name, an adapter mapping by its adapter.',
    fix: 'Correct the key. A list written out in the override takes the place of the whole list.',
  },
  'override-key-ambiguous': {
    severity: 'error',
    summary: 'An override for an item that can’t be told from another',
    explanation: 'Several items of the list are known by the same key.',
    fix: 'Write the whole list in the override.',
  },
  'no-protocol': {
    severity: 'error',
    summary: 'A connection for nothing',
    explanation:
      'An SP connection is for browser SSO, WS-Trust, attribute query, OAuth token exchange or outbound provisioning, or several of them.',
    fix: 'Add one of them, or `samlMetadata`, which brings browser SSO. What a newer PingFederate has the connection for stands under `unknown`; `null` there names a part that only the server can hold.',
  },
  'connector-and-type': {
    severity: 'error',
    summary: 'A connector and a plugin type at once',
    explanation: 'Both say which connector is meant; they could differ.',
    fix: 'Keep one of the two.',
  },
  'duplicate-channel': {
    severity: 'error',
    summary: 'Two channels with one name',
    explanation: 'Channels are told apart by name, in PingFederate and when they are compared.',
    fix: 'Give each channel its own name.',
  },
  'absent-and-active': {
    severity: 'error',
    summary: 'To be deleted and active at once',
    explanation: '`lifecycle.state: absent` deletes the connection; `active: true` says that it is in use.',
    fix: 'Remove one of the two.',
  },
  'absent-and-protected': {
    severity: 'error',
    summary: 'To be deleted and protected at once',
    explanation: '`lifecycle.protect` exists so that a connection isn’t deleted by a single change.',
    fix: 'Remove `protect` first, in a change of its own.',
  },
  'ignored-path': {
    severity: 'error',
    summary: 'Not a path',
    explanation: 'A path in `lifecycle.ignoreChanges` that can’t be read would ignore nothing.',
    fix: 'Write members with dots, items of a list in brackets: `outboundProvision.channels[Staff].active`.',
  },
  'duplicate-id': {
    severity: 'error',
    summary: 'Two definitions with one id',
    explanation: 'The id is how a definition finds its connection on the server; two would undo each other.',
    fix: 'Change one of them, or remove a file.',
  },
  'duplicate-name': {
    severity: 'error',
    summary: 'Two definitions with one name',
    explanation: 'PingFederate refuses a second SP connection of the same name.',
    fix: 'Change one of them.',
  },
  'duplicate-entity-id': {
    severity: 'error',
    summary: 'Two definitions with one entity ID',
    explanation: 'PingFederate finds the connection of a message by the entity ID, and refuses a second one.',
    fix: 'Change one of them.',
  },
  'unknown-variable': {
    severity: 'error',
    summary: 'A reference to a variable that isn’t set',
    explanation: 'Neither the environment’s file nor the input `variables` gives it a value.',
    fix: 'Add it under `variables` in the environment’s file, or correct the name.',
  },
  'variable-not-text': {
    severity: 'error',
    summary: 'A variable that can’t be part of a text',
    explanation: 'Within a text only text, numbers and booleans can be filled in.',
    fix: 'Let the reference be the whole value, or give the variable a text.',
  },
  'environment-reference': {
    severity: 'error',
    summary: 'A reference to the process’s environment',
    explanation:
      'A definition can’t read the environment of the process: a pull request could show or send what the runner holds there.',
    fix: 'Write `${var:NAME}`, with its value in the environment’s file or in the input `variables`.',
  },
  'variable-withheld': {
    severity: 'error',
    summary: 'A reference to a variable that is never handed out',
    explanation:
      'The runner’s own variables, this tool’s credentials and those of other systems would be sent to PingFederate, and from there to a partner.',
    fix: 'Choose another name for the secret.',
  },
  'variable-holds-reference': {
    severity: 'error',
    summary: 'A variable’s value with a reference in it',
    explanation: 'References are filled in once. A chain of them could lead in a circle, or show a secret.',
    fix: 'Write the value itself.',
  },
  'reference-misspelt': {
    severity: 'error',
    summary: 'Something that was meant as a reference',
    explanation: 'It would be sent to PingFederate as it is written.',
    fix: 'Write `${var:NAME}`, `${secret:NAME}` or `${file:PATH}`.',
  },
  'reference-in-key': {
    severity: 'error',
    summary: 'A reference in a key',
    explanation: 'References are filled in in values only; the key would be sent as it is written.',
    fix: 'Write the key itself.',
  },
  'reference-not-here': {
    severity: 'error',
    summary: 'A reference where none of its kind can stand',
    explanation:
      'Ids, names and paths are shown everywhere, so they can’t hold a secret; and a file can only be a whole value.',
    fix: 'Write the value itself, or use a variable.',
  },
  'secret-not-here': {
    severity: 'error',
    summary: 'A secret where none belongs',
    explanation:
      'PingFederate keeps this as readable text: whoever may look at the connection could read the secret, and so could the partner.',
    fix: 'Write the value itself, or use `${var:NAME}`. A secret belongs into passwords, and into settings that the connector keeps secret.',
  },
  'secret-place-unknown': {
    severity: 'error',
    summary: 'A secret where nobody knows whether it is kept secret',
    explanation:
      'Neither the server’s description of the plugin nor the catalogue says that PingFederate keeps this setting secret. If it doesn’t, whoever may look at the connection could read it.',
    fix: 'Bring the server’s description here (`pfconn pull`). Where the console hides what is typed in, name the setting in `lifecycle.allowSecretIn`.',
  },
  'reference-brought-in': {
    severity: 'warning',
    summary: 'Text of a file that reads like a reference',
    explanation:
      'References are filled in in definitions, not in the files that they bring in. An apply sends such a text only to a server that holds it already.',
    fix: 'Write the text into the definition if its reference is to be filled in.',
  },
  'reference-in-metadata': {
    severity: 'error',
    summary: 'Metadata with a reference in it',
    explanation: 'References are filled in in definitions, not in the metadata; it would be sent as it is written.',
    fix: 'Replace it with `samlMetadata.replace`, whose values may be `${var:NAME}`.',
  },
  'filled-in-too-much': {
    severity: 'error',
    summary: 'References bring in too much text',
    explanation: 'A short definition can name a long text a thousand times; what would be sent is limited to 8 MiB.',
    fix: 'Use shorter variables and files, or fewer references to them.',
  },
  'secret-not-set': {
    severity: 'info',
    summary: 'A secret that isn’t set',
    explanation:
      'Checking and planning don’t need it. A write that has to send it is refused; an empty text is never sent.',
    fix: 'Set the environment variable of that name from a GitHub secret.',
  },
  'secret-not-handed-on': {
    severity: 'warning',
    summary: 'A secret that a workflow doesn’t hand on',
    explanation:
      'GitHub gives a job the secrets that its workflow names, and an apply reads those alone. A create that needs this one would be refused.',
    fix: 'Add the secret under `env:` of the step that applies, in each workflow that applies (`apply.yml`, `rotate.yml`), in a pull request of its own; or list it in the input `secret-names` when it gets there in another way.',
  },
  'attachment-missing': {
    severity: 'error',
    summary: 'A file that isn’t there',
    explanation: 'A definition names a certificate, metadata or other file that the repository doesn’t have.',
    fix: 'Add the file, or correct the path; it starts from the definition’s folder.',
  },
  'attachment-unusable': {
    severity: 'error',
    summary: 'A file that can’t be used',
    explanation: 'It is too large, not text, not a file, or can’t be opened.',
    fix: 'Give a text file: certificates in PEM form, metadata as XML.',
  },
  'override-ambiguous': {
    severity: 'error',
    summary: 'An override whose definition isn’t clear',
    explanation: 'Objects of two kinds may have the same id, and one may be named by its id or by kind and id.',
    fix: 'Write the kind before the id, as in `DataStore/corp-ad`, and each of them once.',
  },
  'override-unused': {
    severity: 'error',
    summary: 'An override for an object that no definition has',
    explanation: 'What it was to change stays unchanged in this environment.',
    fix: 'Correct the id, or remove the override.',
  },
  'pattern-unused': {
    severity: 'warning',
    summary: 'A pattern that matches no definition',
    explanation: 'Perhaps a file or folder was renamed; the environment then has fewer or more connections than meant.',
    fix: 'Correct the pattern, or remove it.',
  },
});
