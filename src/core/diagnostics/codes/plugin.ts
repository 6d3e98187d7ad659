import { codeTable } from '../code-entry.ts';

/** Findings about what is made of a plugin: adapters, password credential validators, custom data stores. */
export const pluginCodes = codeTable({
  'plugin-missing': {
    severity: 'error',
    summary: 'It isn’t said which plugin is meant',
    explanation:
      'An adapter or a password credential validator is an instance of a plugin, which decides what can be set.',
    fix: 'Add `type:` with the name of the console’s Type list, or `pluginDescriptorRef:` with the plugin’s class.',
  },
  'plugin-not-installed': {
    severity: 'error',
    summary: 'The server doesn’t have the plugin',
    explanation: 'PingFederate refuses an instance of a plugin that isn’t installed on it.',
    fix: 'Correct the name, or put the plugin’s file into server/default/deploy on every node and restart PingFederate.',
  },
  'plugin-ambiguous': {
    severity: 'error',
    summary: 'Several plugins of the server have this name',
    explanation: 'Names of plugins aren’t unique, their classes are.',
    fix: 'Write `pluginDescriptorRef:` with the class that is meant.',
  },
  'plugin-unchecked': {
    severity: 'info',
    summary: 'Nothing is known here of the plugin’s fields',
    explanation:
      'Only a server describes its plugins. Without one, and without what `pfconn pull` keeps of it, fields are taken as they are written.',
    fix: 'Nothing has to be done: the plan checks them. To check them here, run `pfconn pull`.',
  },
  'plugin-field-unknown': {
    severity: 'error',
    summary: 'The plugin has no such field, table or column',
    explanation: 'The server’s own description of the plugin doesn’t list it, under its label or its name.',
    fix: 'Take the word from the console’s page of the instance.',
  },
  'adapter-without-contract': {
    severity: 'warning',
    summary: 'It isn’t said which attributes the adapter has',
    explanation: 'PingFederate asks for an adapter’s attribute contract when the adapter is created.',
    fix: 'Write `attributeContract:` with the core attributes of the adapter’s type.',
  },
  'adapter-without-pseudonym': {
    severity: 'warning',
    summary: 'No attribute of the adapter is marked as a pseudonym',
    explanation:
      'The console asks for at least one, whether pseudonyms are used or not: an identifier for partners is made of it. The server likely refuses an adapter without.',
    fix: 'Mark the attribute that tells one person from another: `{ name: username, pseudonym: true }`.',
  },
  'plugin-attribute-unknown': {
    severity: 'error',
    summary: 'The contract has no such attribute',
    explanation:
      'An adapter’s mapping fulfils the attributes of its own contract, and its unique user key is one of them: the core attributes of its type and those that the contract is extended by. PingFederate refuses any other name.',
    fix: 'Correct the name, or add the attribute under `extendedAttributes`.',
  },
  'plugin-attribute-unconfirmed': {
    severity: 'warning',
    summary: 'It isn’t known that the plugin has, or takes, this attribute',
    explanation:
      'Which core attributes an instance has, and whether it may have others, the plugin decides. Where nobody says it, only what is written is known.',
    fix: 'Correct the name, write it under `extendedAttributes`, or run `pfconn pull` so that the server’s own description counts.',
  },
  'plugin-named-twice': {
    severity: 'error',
    summary: 'Two plugins are named',
    explanation:
      '`type` and `pluginDescriptorRef` are two ways to name the plugin, and here they don’t name the same one.',
    fix: 'Keep one of them.',
  },
  'children-inherit': {
    severity: 'info',
    summary: 'Other instances inherit from the one that changes',
    explanation:
      'A child instance shows and uses its parent’s value wherever it has none of its own, and so does a connection that overrides an adapter.',
    fix: 'Look at what they inherit. What must stay as it is needs a value of its own there.',
  },
  'plugin-reference-unknown': {
    severity: 'error',
    summary: 'A field that isn’t known to name another object',
    explanation:
      'PingFederate keeps references of plugins as plain text. Which fields hold one is known for the plugins that come with it.',
    fix: 'Write the id of the object as the field’s value.',
  },
});
