import { directories, presetFor } from '../../src/core/connector/presets.ts';
import type { CatalogueEntry } from '../../src/core/connector/types.ts';
import { catalogueEntries } from './catalogue.ts';

/** `docs/connectors.md`: what the catalogue knows of each connector, and what each directory preset fills in. */
export async function generate(): Promise<Map<string, string>> {
  return new Map([['docs/connectors.md', connectorsPage()]]);
}

function connectorsPage(): string {
  return [
    introduction,
    '## The catalogue\n',
    '| `connector:` | in the console | settings | fields | limits | groups | machine names |',
    '|---|---|---|---|---|---|---|',
    ...catalogueEntries().map(row),
    '',
    'The vendor’s [index of integrations](https://docs.pingidentity.com/integrations/) was seen only in part: there may be connectors that this table lacks. Nothing is known of those here, and nothing is against them. Name one by its plugin’s type, and the server, or `pfconn pull`, brings its settings and fields.\n',
    'Where a list has gaps, what it lacks is unknown and not forbidden: at most a warning. Machine names that aren’t public are taken from the server’s descriptor when a plan is made; a name that is only assumed is never sent.',
    '',
    '## Directories\n',
    'What `directory:` fills into a channel’s source. A value that is written there wins. *Sure* values are documented or were read from a real server; *likely* ones are what the directory itself prescribes: look once whether your console shows the same.\n',
    ...directories.flatMap(presetTable),
  ].join('\n');
}

function row(entry: CatalogueEntry): string {
  const list = (complete: boolean) => (complete ? 'all' : 'with gaps');
  const groups = entry.groupsUnknown ? 'not known' : entry.groups ? 'yes' : 'no';
  const assumed = entry.assumed.settings.length + entry.assumed.fields.length + (entry.assumed.id ? 1 : 0);
  const known = assumed === 0 ? 'known' : entry.assumed.id ? 'not public' : 'some';
  const { settings, fields, limits } = entry.complete;
  const link = entry.documentation ? `[${entry.displayName}](${entry.documentation})` : entry.displayName;
  return `| \`${entry.connector}\` | ${link} | ${list(settings)} | ${list(fields)} | ${list(limits)} | ${groups} | ${known} |`;
}

function presetTable(directory: string): string[] {
  const values = presetFor(directory) ?? [];
  if (values.length === 0) return [`### \`${directory}\`\n`, 'Nothing: write every setting yourself.\n'];
  return [
    `### \`${directory}\`\n`,
    '| setting | value | evidence |',
    '|---|---|---|',
    ...values.map(
      ({ pointer, value, evidence }) =>
        `| \`${pointer.slice(1).replaceAll('/', '.')}\` | \`${JSON.stringify(value)}\` | ${evidence} |`,
    ),
    '',
  ];
}

const introduction = `<!-- Made by scripts/generate/connectors-page.ts. -->
# Connectors

A connector is a provisioning plugin of PingFederate. The server describes each one at \`/idp/connectors/descriptors\`: its target settings, its options, the fields that a channel can fill. That description is the only one this project uses, from three places, the first of which wins:

1. **the server**, whenever a plan is made;
2. **\`schemas/connectors/\`**, written by \`pfconn pull\` from a server of yours;
3. **the catalogue**, made from the vendor’s documentation, for writing and checking without a server.

\`\`\`sh
pfconn connectors list            # all of them; with a server also which are installed there
pfconn connectors show zoom       # a page to print: settings, options, fields, limits, an example
pfconn new zoom                   # a definition, ready to be filled in
pfconn pull                       # the server’s own descriptors, and what differs from the catalogue
\`\`\`

Settings, options and fields are written by the label that the console shows. Capitals, blanks and punctuation don’t decide. A label that two settings share needs the API’s list form with machine names. A plugin that the catalogue doesn’t know is named by its type, \`type: …\`, and is checked like any other once it was pulled or a plan is made.

A connector’s file goes into \`server/default/deploy\` of every node. Channels run only on nodes whose \`bin/run.properties\` sets \`pf.provisioner.mode\` to STANDALONE, or to FAILOVER with several provisioning nodes and one shared database; it is OFF by default, and the admin API doesn’t show it. The data store for the provisioner’s state is chosen under *System › Server › Protocol Settings › Outbound Provisioning*.

`;
