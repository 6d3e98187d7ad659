import { existsSync, readFileSync } from 'node:fs';
import { type DefinableKind, folderOf, kinds, schemaNameOf } from '../../src/core/kinds.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { anchorOf, lowerFirst } from './page.ts';
import { propertyTable } from './property-table.ts';
import { tableOf } from './table.ts';
import type { Anchors } from './type-words.ts';

type Source = readonly [kind: DefinableKind, schema: JsonSchema];

/** A part of one kind's schema, or of several. */
interface Part {
  name: string;
  schema: JsonSchema;
  root: JsonSchema;
  of: DefinableKind[];
}

const connectionPage = 'connection-reference.md';

/**
 * The page about the kinds beside connections: for each its table and an example, the parts that it has alone below it,
 * those of several at the end. What connections have too is described on their page.
 *
 * @param intro what stands before, with a line for the list of kinds
 */
export function kindsPage(intro: string, sources: readonly Source[], ofConnections: Anchors): string {
  const parts = partsOf(sources).filter(({ name }) => !ofConnections.has(name));
  const anchors = new Map([
    ...[...ofConnections].map(([name, { href, words }]) => [name, { href: connectionPage + href, words }] as const),
    ...parts.map(
      (part) => [part.name, { href: anchorOf(headingOf(part, parts)), words: lowerFirst(ownName(part)) }] as const,
    ),
  ]);
  const section = (part: Part) => partSection(part, headingOf(part, parts), anchors);
  const shared = parts.filter(({ of }) => of.length > 1);
  return [
    intro.trimEnd().replace('<!-- kinds -->', listOf(sources)),
    ...sources.flatMap(([kind, schema]) => [
      kindSection(kind, schema, anchors),
      ...parts.filter(({ of }) => of.length === 1 && of[0] === kind).map(section),
    ]),
    '## Parts of several kinds',
    ...shared.map(section),
    '',
  ]
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

function listOf(sources: readonly Source[]): string {
  const rows = sources.map(([kind, { description = '' }]) => [
    `[\`${kind}\`](${anchorOf(titleOf(kind))})`,
    `\`${folderOf(kind)}/\``,
    firstSentence(description),
  ]);
  return tableOf(['Kind', 'Folder', 'What it is'], rows);
}

const firstSentence = (text: string) => text.replace(/(?<=\.)\s.*$/s, '');

function kindSection(kind: DefinableKind, schema: JsonSchema, anchors: Anchors): string {
  const example = `docs/examples/kinds/${schemaNameOf(kind)}.yaml`;
  return [
    `## ${titleOf(kind)}`,
    schema.markdownDescription ?? schema.description ?? '',
    existsSync(example) ? `\`\`\`yaml\n${readFileSync(example, 'utf8').trimEnd()}\n\`\`\`` : '',
    propertyTable({ ...schema, required: requiredOf(schema) }, schema, anchors),
  ].join('\n\n');
}

/** Of what is to be deleted less is asked. */
const requiredOf = ({ required = [], else: unlessAbsent }: JsonSchema) => [
  ...required,
  ...(unlessAbsent?.required ?? []),
];

function partSection({ schema, root }: Part, heading: string, anchors: Anchors): string {
  const each = schema.additionalProperties;
  return [
    `### ${heading}`,
    schema.markdownDescription ?? schema.description ?? '',
    typeof each === 'object' ? `Each value: ${each.description ?? ''}`.trim() : '',
    propertyTable(schema, root, anchors),
  ].join('\n\n');
}

/** Parts with properties that somebody may write, in the order of the schemas. */
function partsOf(sources: readonly Source[]): Part[] {
  const parts = new Map<string, Part>();
  for (const [kind, root] of sources) {
    for (const [name, schema] of Object.entries(root.$defs ?? {})) {
      if (!schema.properties || schema.readOnly) continue;
      const known = parts.get(name);
      if (known) known.of.push(kind);
      else parts.set(name, { name, schema, root, of: [kind] });
    }
  }
  return [...parts.values()];
}

const titleOf = (kind: DefinableKind) => upperFirst(kinds[kind].word);

/** With the kind that has the part alone; with all that have it, where more kinds have another part of that name. */
function headingOf(part: Part, all: readonly Part[]): string {
  const own = ownName(part);
  const [only, ...more] = part.of;
  if (only && more.length === 0) return `${titleOf(only)}: ${lowerFirst(own)}`;
  const [usual] = all.filter((one) => ownName(one) === own).sort((a, b) => b.of.length - a.of.length);
  return usual === part ? own : `${own} (${part.of.map((kind) => kinds[kind].word).join(', ')})`;
}

const ownName = ({ name, schema }: Part) =>
  schema.title ?? upperFirst(name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

const upperFirst = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
