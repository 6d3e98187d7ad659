import { readFileSync } from 'node:fs';
import { directories, presetFor } from '../../src/core/connector/presets.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { propertyTable } from './property-table.ts';
import { tableOf } from './table.ts';
import { whereUsed } from './where-used.ts';

/** What a line of the page's source can ask for: a part of the schema, a file's text, the directory presets. */
const directive = /^<!-- (properties|file|environment|directories): (\S+) -->$/;

/**
 * The page: `source` with each directive replaced. Every section of the schema is linked to the heading above its
 * directive, so that prose and tables stand in one order.
 */
export function renderPage(source: string, connection: JsonSchema, environment: JsonSchema): string {
  const lines = source.split('\n');
  const anchors = anchorsIn(lines);
  const rendered = lines.map((line) => {
    const [, kind, what = ''] = directive.exec(line) ?? [];
    if (kind === 'file') return `\`\`\`yaml\n${readFileSync(what, 'utf8').trimEnd()}\n\`\`\``;
    if (kind === 'directories') return directoryTable();
    if (kind === 'environment') return propertyTable(environment, environment, new Map());
    if (kind !== 'properties') return line;
    if (what === 'ConnectionDefinition') return propertyTable(connection, connection, anchors);
    return section(what, connection, anchors);
  });
  return rendered.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

function section(name: string, root: JsonSchema, anchors: ReturnType<typeof anchorsIn>): string {
  const definition = root.$defs?.[name];
  if (!definition) throw new Error(`the reference page asks for ${name}, which no schema defines`);
  const places = whereUsed(name, root).map((place) => `\`${place}\``);
  const at =
    places.length > 3 ? `${places.slice(0, 3).join(', ')} and ${places.length - 3} more places` : places.join(', ');
  const text = definition.markdownDescription ?? definition.description ?? '';
  const each = definition.additionalProperties;
  const values = typeof each === 'object' ? `Each value: ${each.description ?? ''}` : '';
  return [`At ${at}.`, text, values.trim(), propertyTable(definition, root, anchors)].filter(Boolean).join('\n\n');
}

/** What each directory preset fills in: a row per setting, a column per directory. */
function directoryTable(): string {
  const filling = directories.filter((directory) => presetFor(directory)?.length);
  const pointers = [
    ...new Set(filling.flatMap((directory) => presetFor(directory)?.map(({ pointer }) => pointer) ?? [])),
  ];
  const rows = pointers.map((pointer) => [
    `\`${pointer.slice(1).replaceAll('/', '.')}\``,
    ...filling.map((directory) => {
      const preset = presetFor(directory)?.find((each) => each.pointer === pointer);
      return preset ? `\`${preset.value}\`` : '';
    }),
  ]);
  return tableOf(['Below `channelSource`', ...filling.map((directory) => `\`${directory}\``)], rows);
}

/** By the heading above it, as GitHub makes an anchor of a heading. */
export function anchorsIn(lines: readonly string[]): Map<string, { href: string; words: string }> {
  const anchors = new Map<string, { href: string; words: string }>();
  let heading = '';
  for (const line of lines) {
    heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    const [, kind, name] = directive.exec(line) ?? [];
    if (kind !== 'properties' || name === undefined) continue;
    anchors.set(name, { href: anchorOf(heading), words: lowerFirst(heading) });
  }
  return anchors;
}

/** `#what-it-is` for "What it is". */
export function anchorOf(heading: string): string {
  const anchor = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
  return `#${anchor}`;
}

/** `Certificates` → `certificates`, but `SAML metadata`. */
export const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text);
