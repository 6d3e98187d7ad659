import { optionsOf } from '../arguments/raw-options.ts';
import { type CommandName, commandNames, type Option, type OptionType } from '../options.ts';

/** What each command does, in a line, and what may follow it. */
const about: Record<CommandName, { does: string; operands?: string; example: string }> = {
  validate: { does: 'Check the definitions against schema and rules; asks no server.', example: 'pfconn validate' },
  plan: {
    does: 'Show what would change on the server, and what is dangerous about it.',
    example: 'pfconn plan --environment production',
  },
  apply: {
    does: 'Make the server as the definitions say, verify it, report it.',
    example: 'pfconn apply --environment production --max-deletes 0',
  },
  drift: {
    does: 'Show what differs although no file changed; ends with 2 when something does.',
    example: 'pfconn drift --environment production',
  },
  import: {
    does: 'Write the connections of a server, or of an exported document, as definitions.',
    operands: '[FILE]',
    example: 'pfconn import --only "zoom*"',
  },
  new: {
    does: 'Start a definition for a connector, or from a partner’s SAML metadata.',
    operands: '[CONNECTOR]',
    example: 'pfconn new zoom --output connections/zoom.yaml',
  },
  pull: {
    does: 'Take what a server has (connectors, names of stores and keys) into the repository.',
    example: 'pfconn pull --environment production',
  },
  connectors: {
    does: 'List connectors, or show one.',
    operands: 'list | show NAME',
    example: 'pfconn connectors show zoom',
  },
  compare: {
    does: 'Set the same connections of several environments side by side.',
    example: 'pfconn compare --environments staging,production',
  },
  inventory: {
    does: 'List every connection: people, attributes, certificates, state, as a page or a table.',
    example: 'pfconn inventory --environment production --inventory-file inventory.html',
  },
  doctor: {
    does: 'Check server, account, connectors, secrets and round trip; changes nothing.',
    example: 'pfconn doctor --environment production',
  },
  init: {
    does: 'Prepare a server for the optional marker, after showing what would change.',
    example: 'pfconn init --marker',
  },
  restore: {
    does: 'Plan and apply what a backup folder holds.',
    operands: 'DIR',
    example: 'pfconn restore backup/2026-11-24',
  },
  sandbox: {
    does: 'Serve an embedded PingFederate admin API on this machine, to rehearse against.',
    example: 'pfconn sandbox --seed bulk-export.json',
  },
  demo: { does: 'The whole story against the sandbox, in one process.', example: 'pfconn demo' },
};

/** The help page of one command, or of all of them. At most 100 columns. */
export function helpFor(command?: CommandName): string {
  return command === undefined ? overview() : pageOf(command);
}

function overview(): string {
  const width = Math.max(...commandNames.map((name) => name.length));
  return [
    'pfconn: PingFederate SP connections as YAML in git, checked, planned, applied and verified.',
    '',
    'Usage: pfconn COMMAND [OPTIONS]',
    '',
    ...commandNames.map((name) => `  ${name.padEnd(width)}  ${about[name].does}`),
    '',
    'pfconn COMMAND --help lists the options of a command. Exit codes: 0 as wished, 1 failed,',
    '2 something to change (drift, and plan --detailed-exitcode).',
    'Start with: pfconn demo',
  ].join('\n');
}

function pageOf(command: CommandName): string {
  const { does, operands, example } = about[command];
  return [
    does,
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
