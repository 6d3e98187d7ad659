import type { CommandName } from '../options.ts';

/** What a command's help says. */
interface About {
  /** A line for the list of all commands; a question where there is one. */
  does: string;
  /** What may follow it. */
  operands?: string;
  /** A sentence about it, after its name. */
  says: string;
  examples: readonly string[];
  /** What is worth knowing beside its options, and how it ends. */
  notes?: readonly string[];
}

const ends = 'Exit codes: 0 as wished, 1 failed.';

export const about: Readonly<Record<CommandName, About>> = {
  validate: {
    does: 'Are the files right, for every environment? Asks no server',
    says: 'checks the files, for every environment or for one. It asks no server.',
    examples: ['pfconn validate', "pfconn validate --environment production --only 'zoom-*'"],
    notes: ['Exit codes: 0 no mistakes, 1 mistakes.'],
  },
  plan: {
    does: 'What would change on the server, and for whom?',
    says: 'shows what would change on the server, and for whom. It changes nothing.',
    examples: ['pfconn plan --environment production', "pfconn plan --environment production --only 'zoom-*'"],
    notes: ['Exit codes: 0 there is a plan, 1 there is none or an apply would refuse it.'],
  },
  preview: {
    does: 'Who is it? People counted in the directory, today and after the change',
    says: 'counts people in the directory: who is in scope today, who leaves and who joins. It changes nothing.',
    examples: [
      'pfconn preview --environment production --directory ldaps://dc1.example.com',
      'pfconn preview --only zoom-provisioning --person ada@example.com',
    ],
    notes: [
      'Without a change it says how things stand today. Without a directory it says how to count by hand.',
      'Exit codes: 0 counted, 1 nobody could be counted or an apply would refuse the plan.',
    ],
  },
  apply: {
    does: 'Make it so, read it back, say what happened',
    says: 'does what a plan shows, reads each connection back and says what happened.',
    examples: ['pfconn apply --environment production', 'pfconn apply --environment production --yes --max-deletes 0'],
    notes: [
      'On a terminal it shows the plan and asks. Anything but yes, Ctrl-C too, writes nothing and ends with 1. Without a terminal, or where CI is set, it asks nobody and goes on.',
      'Exit codes: 0 all of it was done, 1 a part of it or nothing.',
    ],
  },
  drift: {
    does: 'What was changed on the server and not in git?',
    says: 'shows what was changed on the server and not in git. It changes nothing.',
    examples: ['pfconn drift --environment production'],
    notes: ['Exit codes: 0 nothing differs, 2 something does, 1 failed.'],
  },
  demo: {
    does: 'The whole story in one minute, without a server',
    says: 'tells the whole story against a PingFederate inside of this process.',
    examples: ['pfconn demo'],
  },
  doctor: {
    does: 'Is everything there? Server, account, connectors, secrets, plan',
    says: 'looks at everything that an apply depends on. It changes nothing.',
    examples: ['pfconn doctor --environment production'],
    notes: ['Exit codes: 0 ready, 1 something stands in the way.'],
  },
  import: {
    does: 'Write the connections of a server, or of an export, as files',
    operands: '[FILE]',
    says: 'writes the connections of a server, or of an export, as files.',
    examples: ["pfconn import --only 'zoom*'", 'pfconn import bulk-export.json'],
    notes: ['A file that is there already stays as it is without --force.', ends],
  },
  new: {
    does: 'Start a file, for a connector or from a partner’s metadata',
    operands: '[CONNECTOR]',
    says: 'starts a definition, for a connector or from a partner’s metadata.',
    examples: [
      'pfconn new zoom --output connections/zoom.yaml',
      'pfconn new --from-metadata partner.xml --output connections/partner.yaml',
    ],
    notes: [ends],
  },
  explain: {
    does: 'What does a finding mean, and what is to be done?',
    operands: 'CODE',
    says: 'tells what a finding means and what is to be done.',
    examples: ['pfconn explain unknown-variable'],
  },
  connectors: {
    does: 'Which connectors are there, which settings do they have?',
    operands: 'list | show NAME',
    says: 'lists the connectors, or shows the settings and fields of one.',
    examples: ['pfconn connectors list', 'pfconn connectors show zoom'],
  },
  pull: {
    does: 'Take what a server has (connectors, stores, keys) into the files',
    says: 'takes what a server has (connectors, data stores, keys) into the files, so that validate knows them.',
    examples: ['pfconn pull --environment production'],
    notes: [ends],
  },
  compare: {
    does: 'The same connections in several environments, side by side',
    says: 'shows the same connections in several environments, side by side.',
    examples: ['pfconn compare --environments staging,production'],
  },
  inventory: {
    does: 'Every connection as a page or a table: people, attributes, certificates',
    says: 'lists every connection: who uses it, which attributes go out, which certificates end when.',
    examples: ['pfconn inventory --environment production --inventory-file inventory.html'],
  },
  restore: {
    does: 'Put back what a backup holds',
    operands: 'FOLDER',
    says: 'puts back what a backup holds, reads it back and says what happened.',
    examples: ['pfconn restore backup/2026-11-24'],
    notes: [
      'On a terminal it shows the plan and asks. Anything but yes, Ctrl-C too, writes nothing and ends with 1. Without a terminal, or where CI is set, it asks nobody and goes on.',
      'Exit codes: 0 all of it was done, 1 a part of it or nothing.',
    ],
  },
  sandbox: {
    does: 'Keep an embedded PingFederate running, to rehearse against',
    says: 'keeps an embedded PingFederate running, to rehearse against. Ctrl-C stops it.',
    examples: ['pfconn sandbox', 'pfconn sandbox --seed bulk-export.json'],
  },
  init: {
    does: 'Make a repository for your connections, with its workflows',
    operands: '[FOLDER]',
    says: 'makes a repository for your connections, with its workflows.',
    examples: ['pfconn init my-config'],
    notes: ['In a copy of this project it shows what it would do; --yes does it.', ends],
  },
  upgrade: {
    does: 'Bring this repository’s workflows to this version, with your changes',
    says: 'brings the workflows of this repository to this version and keeps your changes.',
    examples: ['npx pfconn@latest upgrade'],
    notes: ['It shows what it would do; --yes does it.', ends],
  },
  schema: {
    does: 'Write the schemas that editors read, with your server’s connectors',
    operands: '[connection | environment]',
    says: 'writes the schemas that editors read, with the connectors of your server.',
    examples: ['pfconn schema'],
    notes: [ends],
  },
  setup: {
    does: 'Prepare GitHub for the workflows, or a server for the marker',
    operands: 'github | marker',
    says: 'prepares GitHub for the workflows, or a server for the marker that finds changed secrets.',
    examples: [
      'pfconn setup github --server production=https://pingfederate.example.com:9999',
      'pfconn setup marker --environment production',
    ],
    notes: ['It shows what it would do; --yes does it.', ends],
  },
  completion: {
    does: 'Let a shell complete commands, options, environments and ids',
    operands: 'bash | zsh | fish | powershell',
    says: 'prints a script with which a shell completes commands, options, environments and ids.',
    examples: [
      'source <(pfconn completion bash)                     # in ~/.bashrc',
      'source <(pfconn completion zsh)                      # in ~/.zshrc',
      'pfconn completion fish > ~/.config/fish/completions/pfconn.fish',
      'pfconn completion powershell | Out-String | Invoke-Expression',
    ],
  },
};

/** The commands by what somebody is about to do; each stands in one group. */
export const occasions: readonly (readonly [occasion: string, commands: readonly CommandName[]])[] = [
  ['Every day', ['validate', 'plan', 'preview', 'apply', 'drift']],
  ['To begin', ['demo', 'init', 'setup', 'doctor', 'import', 'new']],
  [
    'When you need it',
    ['explain', 'connectors', 'pull', 'inventory', 'compare', 'restore', 'sandbox', 'upgrade', 'schema', 'completion'],
  ],
];
