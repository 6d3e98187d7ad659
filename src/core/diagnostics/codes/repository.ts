import { codeTable } from '../code-entry.ts';

/** What is told of a repository as a whole, and of what import writes into it. */
export const repositoryCodes = codeTable({
  'no-definition-yet': {
    severity: 'info',
    summary: 'A repository that has no definition yet',
    explanation:
      'It was made by `pfconn init`, and nothing was put into `connections/` so far. There is nothing to check. Whatever would write to a server refuses: an empty folder must never read as “nothing is wanted”.',
    fix: 'Run `pfconn import` for what the server has, or `pfconn new` for a new connection.',
  },
  'repository-behind': {
    severity: 'info',
    summary: 'The workflows are from an older pfconn than the one that runs',
    explanation:
      'A newer action works with older workflows. What else a newer version brings to them, and to the editors’ schemas, comes with an upgrade, joined with what people changed in them.',
    fix: 'Run `npx pfconn@latest upgrade`, and open a pull request with what it changes.',
  },
  'import-unknown-written': {
    severity: 'info',
    summary: 'Members that this version doesn’t know are in the definition',
    explanation:
      'A newer PingFederate answers with more. It is written under `unknown`, so that its changes are seen and another environment gets it.',
    fix: 'Nothing; take a newer version of this tool to have it checked, too.',
  },
  'import-unknown-members': {
    severity: 'info',
    summary: 'The server’s connection has members that can’t be written',
    explanation:
      'Of what isn’t known here, secrets, times that the server keeps, and parts of what a definition doesn’t write stay on the server alone; an update carries them over as they are.',
    fix: 'Nothing; take a newer version of this tool to manage it in the definition.',
  },
  'import-source-unreadable': {
    severity: 'error',
    summary: 'There is nothing to import in the file',
    explanation:
      'Import reads a /bulk/export document, the answer of GET /idp/spConnections, or one connection, as JSON.',
    fix: 'Save the admin API’s answer as it is and import that.',
  },
  'import-connection-skipped': {
    severity: 'warning',
    summary: 'A connection can’t be imported',
    explanation: 'A definition is known by its connection’s id; a document without one is no connection of a server.',
    fix: 'Export it from the server again.',
  },
  'import-kind-left-out': {
    severity: 'warning',
    summary: 'Nothing of a kind that was asked for could be read',
    explanation:
      'Keys and certificates need the role of a crypto administrator, all else that of an administrator or auditor. A server of an older version, or one whose set-up leaves a part of PingFederate out, has no list of it.',
    fix: 'Import with an account that may read them, or name the other kinds with `kind`.',
  },
  'import-key-sealed': {
    severity: 'warning',
    summary: 'A key pair can’t be imported from an export',
    explanation:
      'An export holds a key and its certificate sealed with a password. A definition says which certificate a key has, and only a server shows it.',
    fix: 'Import it from the server.',
  },
  'import-not-faithful': {
    severity: 'error',
    summary: 'A definition doesn’t say the same as the server',
    explanation:
      'Before anything is written, the definition is planned against what it was made of. There would be changes, so it isn’t written.',
    fix: 'Report it with the difference that is shown; the server itself is untouched.',
  },
  'import-connector-differs': {
    severity: 'warning',
    summary: 'A connector has settings or fields that the catalogue doesn’t know',
    explanation:
      'The connections come from a server whose connector is newer, older or another one than the one described here. They are imported under their machine names; without the server’s own descriptor `validate` takes them for mistakes.',
    fix: 'Run `pfconn pull` against the server and commit what it writes.',
  },
});
