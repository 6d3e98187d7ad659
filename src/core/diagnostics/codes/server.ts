import { codeTable } from '../code-entry.ts';

/** What PingFederate answers to a write, and what is found when the connection is read back. */
export const serverCodes = codeTable({
  'refused-by-server': {
    severity: 'error',
    summary: 'PingFederate refused what was sent',
    explanation:
      'The server checks more than any file can know: its data stores, its connectors, the account at the target. The finding stands at the line that its answer is about, in its own words.',
    fix: 'Change what it names. Nothing of this connection was written.',
  },
  'activation-refused': {
    severity: 'error',
    summary: 'PingFederate saved the connection but refused to activate it',
    explanation:
      'When a channel of an active connection becomes active, PingFederate signs on at the target with the settings of the connection. The connection is saved and verified, and stays inactive.',
    fix: 'Check the target’s credentials and settings; the next apply only has the activation left to do.',
  },
  'stored-differently': {
    severity: 'error',
    summary: 'PingFederate stored something else than what was sent',
    explanation:
      'After each write the connection is read back and compared. The server may have ignored a member that it doesn’t know, or a person changed it in the same moment.',
    fix: 'Plan again: what is left shows as a difference. If it is there again after another apply, please report it.',
  },
  'secret-not-available': {
    severity: 'error',
    summary: 'A secret that this write needs is not there',
    explanation:
      'The definition refers to a secret that the process environment doesn’t hold, and the server has no value to keep. Nothing of this connection was written.',
    fix: 'Set the variable, in a workflow from a secret of the GitHub environment that applies.',
  },
  'reference-not-sent': {
    severity: 'error',
    summary: 'A reference would be sent as it is written',
    explanation:
      'The last look at a request found a `${…}` of this tool’s in it that nothing filled in. Such a request is never sent.',
    fix: 'Write the value itself where the reference is. If a definition that validates leads here, please report it.',
  },
  'secret-kept': {
    severity: 'info',
    summary: 'The server keeps the secret that it holds',
    explanation:
      'The definition refers to a secret that the process environment doesn’t hold. The connection was written with the encrypted value that the server answered, so nothing is lost, but a changed secret would not be sent.',
    fix: 'Set the variable if the secret is to be sent.',
  },
});
