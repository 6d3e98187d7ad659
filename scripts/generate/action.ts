/** `action.yml`, and the README's tables of inputs and outputs, from the option table and the output table. */
import { readFileSync } from 'node:fs';
import { writeYaml } from '../../src/core/document/write-yaml.ts';
import { actionOptions, type Option } from '../../src/options.ts';
import { outputs } from '../../src/outputs.ts';

const command = {
  description:
    'What to do: `validate`, `plan`, `apply`, `drift`, or `auto`: a pull request is validated, and planned when a server and credentials are there; a push to the default branch is applied; a schedule looks for drift.',
  default: 'auto',
};

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['action.yml', actionYaml()],
    ['README.md', withTables(readFileSync('README.md', 'utf8'))],
  ]);
}

function actionInputs(): [string, { description: string; default?: string }][] {
  const fromTable = actionOptions().map(([name, option]): [string, { description: string; default?: string }] => [
    name,
    { description: forAction(option), ...(option.default === undefined ? {} : { default: option.default }) },
  ]);
  return [['command', command], ...fromTable];
}

function forAction({ description, choices }: Option): string {
  return choices ? `${description} One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.` : description;
}

function actionYaml(): string {
  const document = {
    name: 'PingFederate connections as code',
    description: 'Check, plan, apply and verify PingFederate SP connections kept as YAML in git',
    author: 'The pingfederate-connections authors',
    branding: { icon: 'git-pull-request', color: 'purple' },
    inputs: Object.fromEntries(actionInputs().map(([name, input]) => [name, { ...input, required: false }])),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return `# Made from src/options.ts and src/outputs.ts by \`npm run generate\`.\n${writeYaml(document)}`;
}

function withTables(readme: string): string {
  return [
    ['inputs', ['Input', 'What it is for', 'Default'], actionInputs().map(([name, input]) => inputRow(name, input))],
    ['outputs', ['Output', 'What it holds'], Object.entries(outputs).map(([name, text]) => [`\`${name}\``, text])],
  ].reduce(
    (text, [name, head, rows]) => replaceBetween(text, name as string, tableOf(head as string[], rows as string[][])),
    readme,
  );
}

function inputRow(name: string, input: { description: string; default?: string }): string[] {
  return [`\`${name}\``, input.description, input.default ? `\`${input.default}\`` : ''];
}

function tableOf(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function replaceBetween(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
