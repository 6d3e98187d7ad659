/** `docs/diagnostics.md`: every code that a finding can carry, from the code tables. */
import { type CodeEntry, type CodePage, type People, peopleHeadings } from '../../src/core/diagnostics/code-entry.ts';
import { connectionCodes } from '../../src/core/diagnostics/codes/connection.ts';
import { connectorCodes } from '../../src/core/diagnostics/codes/connector.ts';
import { consequenceCodes } from '../../src/core/diagnostics/codes/consequences.ts';
import { countingCodes } from '../../src/core/diagnostics/codes/counting.ts';
import { definitionCodes } from '../../src/core/diagnostics/codes/definition.ts';
import { documentCodes } from '../../src/core/diagnostics/codes/document.ts';
import { metadataCodes } from '../../src/core/diagnostics/codes/metadata.ts';
import { objectCodes } from '../../src/core/diagnostics/codes/objects.ts';
import { pageOf } from '../../src/core/diagnostics/codes/people.ts';
import { planCodes } from '../../src/core/diagnostics/codes/plan.ts';
import { pluginCodes } from '../../src/core/diagnostics/codes/plugin.ts';
import { repositoryCodes } from '../../src/core/diagnostics/codes/repository.ts';
import { serverCodes } from '../../src/core/diagnostics/codes/server.ts';
import type { DiagnosticCode } from '../../src/core/diagnostics/codes.ts';
import { anchorOf } from '../reference/page.ts';
import { tableOf } from '../reference/table.ts';

type Table = Partial<Record<DiagnosticCode, CodeEntry>>;

/** In the order in which a run comes across them. */
const areas: [title: string, introduction: string, table: Table][] = [
  ['Files', 'What can be wrong with a file before anyone asks what it means.', documentCodes],
  ['Definitions and environments', 'What can be told from the files alone.', definitionCodes],
  ['SAML metadata', 'What can be wrong with a partner’s metadata file.', metadataCodes],
  [
    'Repository and import',
    'What is told of a repository as a whole, and what stands between a server’s connections and their definitions.',
    repositoryCodes,
  ],
  ['Connectors', 'Outbound provisioning: settings, fields, channels.', connectorCodes],
  ['Connections', 'Rules of PingFederate’s about an SP connection.', connectionCodes],
  ['Plugins', 'Adapters, password credential validators and custom data stores.', pluginCodes],
  ['Other kinds', 'Data stores, policy contracts, keys and certificates, extended properties.', objectCodes],
  ['Plans', 'What a plan would do that deserves a look, and what it refuses.', planCodes],
  [
    'Consequences',
    'What a change does to people. How bad one is, says the finding: ⛔ can’t be undone, ⚠️ affects people, or a note.',
    consequenceCodes,
  ],
  ['People', 'What a directory says about the people of a change, and why it may be wrong.', countingCodes],
  ['Server', 'What PingFederate answers, and what stands in the way of asking it.', serverCodes],
];

export async function generate(): Promise<Map<string, string>> {
  return new Map([['docs/diagnostics.md', diagnosticsPage()]]);
}

/** The page: per area a table to find a code in, then a section per code with its anchor. */
export function diagnosticsPage(): string {
  const filled = areas.filter(([, , table]) => Object.keys(table).length > 0);
  const count = filled.reduce((sum, [, , table]) => sum + Object.keys(table).length, 0);
  const parts = [
    '<!-- Made from src/core/diagnostics/codes/ by `npm run generate`. Not for editing. -->',
    '# Findings',
    `Each finding names a file, a line, a column and one of these ${count} codes. An **error** stops a write, a **warning** wants a look, an **info** is worth knowing.`,
    filled.map(([title]) => `- [${title}](${anchorOf(title)})`).join('\n'),
    ...filled.flatMap(([title, introduction, table]) => areaOf(title, introduction, table)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function areaOf(title: string, introduction: string, table: Table): string[] {
  const pages = (Object.keys(table) as DiagnosticCode[]).sort().map((code) => [code, pageOf(code)] as const);
  const rows = pages.map(([code, { severity, summary }]) => [`[${code}](#${code})`, severity, summary]);
  return [
    `## ${title}`,
    introduction,
    tableOf(['code', 'severity', 'what it means'], rows),
    ...pages.flatMap(([code, page]) => sectionOf(code, page)),
  ];
}

function sectionOf(code: string, { severity, summary, explanation, fix, people }: CodePage): string[] {
  const told = people ? [peopleLines(people)] : [];
  return [`### ${code}`, `**${summary}** (${severity})`, explanation, ...told, `What to do: ${fix}`];
}

function peopleLines(people: People): string {
  const parts = Object.keys(peopleHeadings) as (keyof People)[];
  return parts.map((part) => `- **${peopleHeadings[part]}:** ${people[part]}`).join('\n');
}
