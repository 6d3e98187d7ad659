import { optionsOf } from '../arguments/raw-options.ts';
import { type CommandName, commandNames, type Option, type OptionType } from '../options.ts';

/** What each command does, in a line, and what may follow it. */
const about: Record<CommandName, { does: string; operands?: string; example: string }> = {
  validate: { does: 'Are the files right, for every environment? Asks no server', example: 'pfconn validate' },
  plan: {
    does: 'What would change on the server, and for whom?',
    example: 'pfconn plan --environment production',
  },
  apply: {
    does: 'Make it so, read it back, say what happened',
    example: 'pfconn apply --environment production --max-deletes 0',
  },
  drift: {
    does: 'What was changed on the server and not in git?',
    example: 'pfconn drift --environment production',
  },
  demo: { does: 'The whole story in one minute, without a server', example: 'pfconn demo' },
  doctor: {
    does: 'Is everything there? Server, account, connectors, secrets, plan',
    example: 'pfconn doctor --environment production',
  },
  import: {
    does: 'Write the connections of a server, or of an export, as files',
    operands: '[FILE]',
    example: 'pfconn import --only "zoom*"',
  },
  new: {
    does: 'Start a file, for a connector or from a partner’s metadata',
    operands: '[CONNECTOR]',
    example: 'pfconn new zoom --output connections/zoom.yaml',
  },
  explain: {
    does: 'What does a finding mean, and what is to be done?',
    operands: 'CODE',
    example: 'pfconn explain unknown-variable',
  },
  connectors: {
    does: 'Which connectors are there, which settings do they have?',
    operands: 'list | show NAME',
    example: 'pfconn connectors show zoom',
  },
  pull: {
    does: 'Take what a server has (connectors, stores, keys) into the files',
    example: 'pfconn pull --environment production',
  },
  compare: {
    does: 'The same connections in several environments, side by side',
    example: 'pfconn compare --environments staging,production',
  },
  inventory: {
    does: 'Every connection as a page or a table: people, attributes, certificates',
    example: 'pfconn inventory --environment production --inventory-file inventory.html',
  },
  restore: {
    does: 'Put back what a backup holds',
    operands: 'DIR',
    example: 'pfconn restore backup/2026-11-24',
  },
  sandbox: {
    does: 'Keep an embedded PingFederate running, to rehearse against',
    example: 'pfconn sandbox --seed bulk-export.json',
  },
  init: {
    does: 'Make a repository for your connections, with its workflows',
    operands: '[FOLDER]',
    example: 'pfconn init my-config',
  },
  upgrade: {
    does: 'Bring this repository’s workflows to this version, with your changes',
    example: 'npx pfconn@latest upgrade',
  },
  schema: {
    does: 'Write the schemas that editors read, with your server’s connectors',
    operands: '[connection | environment]',
    example: 'pfconn schema',
  },
  setup: {
    does: 'Prepare GitHub for the workflows, or a server for the marker',
    operands: 'github | marker',
    example: 'pfconn setup github --server production=https://pingfederate.example.com:9999',
  },
};

/** The commands by what somebody is about to do; each stands in one group. */
const tasks: readonly (readonly [task: string, commands: readonly CommandName[]])[] = [
  ['Every day', ['validate', 'plan', 'apply', 'drift']],
  ['To begin', ['demo', 'init', 'setup', 'doctor', 'import', 'new']],
  [
    'When you need it',
    ['explain', 'connectors', 'pull', 'inventory', 'compare', 'restore', 'sandbox', 'upgrade', 'schema'],
  ],
];

/** The help page of one command, or of all of them. At most 100 columns. */
export function helpFor(command?: CommandName): string {
  return command === undefined ? overview() : pageOf(command);
}

function overview(): string {
  const width = Math.max(...commandNames.map((name) => name.length));
  const line = (name: CommandName) => `  ${name.padEnd(width)}   ${about[name].does}`;
  return [
    'pfconn keeps PingFederate’s SP connections as files in git.',
    ...tasks.flatMap(([task, names]) => ['', task, ...names.map(line)]),
    '',
    'pfconn COMMAND --help tells more. Exit codes: 0 as wished, 1 failed,',
    '2 there are changes (drift, and plan --detailed-exitcode).',
  ].join('\n');
}

function pageOf(command: CommandName): string {
  const { does, operands, example } = about[command];
  return [
    `${does}${/[?.]$/.test(does) ? '' : '.'}`,
    '',
    `Usage: pfconn ${command}${operands ? ` ${operands}` : ''} [OPTIONS]`,
    '',
    ...optionsOf(command, 'cli').flatMap(([name, option]) => optionLines(name, option)),
    '',
    `Example: ${example}`,
  ].join('\n');
}

function optionLines(name: string, option: Option): string[] {
  const spelt = isFromVariable(option) ? option.variable : `--${name}${placeholderOf(option)}`;
  const facts = [
    option.default && option.type !== 'switch' ? `default: ${option.default}` : '',
    option.variable && !isFromVariable(option) ? `or ${option.variable}` : '',
    isFromVariable(option) ? 'environment variable only' : '',
  ].filter(Boolean);
  const text =
    [option.description, option.onCommandLine].filter(Boolean).join(' ') +
    (facts.length > 0 ? ` (${facts.join('; ')})` : '');
  return [`  ${spelt}`, ...wrapped(text, 90).map((line) => `      ${line}`)];
}

function isFromVariable({ type, orPath }: Option): boolean {
  return type === 'secret' && !orPath;
}

const placeholders: Partial<Record<OptionType, string>> = {
  switch: '',
  map: ' NAME=VALUE',
  count: ' N',
  seconds: ' N',
  minutes: ' N',
  limit: ' N|N%',
  shard: ' N/N',
};

function placeholderOf(option: Option): string {
  if (option.choices) return ` ${option.choices.join('|')}`;
  return placeholders[option.type] ?? ' VALUE';
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) as string;
    if (last && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
