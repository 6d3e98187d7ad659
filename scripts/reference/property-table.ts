import type { JsonSchema } from '../schema/json-schema.ts';
import { tableOf } from './table.ts';
import { type Anchors, typeInWords } from './type-words.ts';

/** A table of an object's properties, and below it the values of those that take only certain ones. */
export function propertyTable(schema: JsonSchema, root: JsonSchema, anchors: Anchors): string {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]): [string, JsonSchema] => [
    name,
    property,
  ]);
  const written = properties.filter(([, property]) => !resolved(property, root).readOnly);
  const ignored = properties.filter(([, property]) => resolved(property, root).readOnly).map(([name]) => `\`${name}\``);
  const rows = written.map(([name, property]) => [
    `\`${name}\`${schema.required?.includes(name) ? ' (required)' : ''}`,
    typeInWords(property, root, anchors),
    defaultOf(resolved(property, root)),
    whatItIs(resolved(property, root)),
  ]);
  return [
    ...(rows.length > 0 ? [tableOf(['Property', 'Type', 'Default', 'What it is'], rows)] : []),
    ...(ignored.length > 0 ? [`Written by PingFederate and ignored here: ${ignored.join(', ')}.`] : []),
    ...written.flatMap(([name, property]) => valuesOf(name, property, root)),
  ].join('\n\n');
}

/** A property with what it refers to; its own words win. */
function resolved(property: JsonSchema, root: JsonSchema): JsonSchema {
  const name = property.$ref?.slice('#/$defs/'.length);
  if (name === undefined) return property;
  const { $ref, ...own } = property;
  return { ...root.$defs?.[name], ...own };
}

function whatItIs({ title, description = '', examples }: JsonSchema): string {
  const example = examples?.length ? ` For example ${examples.map((each) => `\`${each}\``).join(', ')}.` : '';
  const name = title ? `**${title}.** ` : '';
  return `${name}${description}${example}`;
}

function defaultOf(property: JsonSchema): string {
  if (property.default === undefined) return '';
  if (Array.isArray(property.default)) return 'none';
  return `\`${property.default}\``;
}

function valuesOf(name: string, property: JsonSchema, root: JsonSchema): string[] {
  const whole = resolved(property, root);
  const values = whole.enum ? whole : resolved(whole.items ?? {}, root);
  if (!values.enum) return [];
  const rows = values.enum.map((value, index) => [`\`${value}\``, values.markdownEnumDescriptions?.[index] ?? '']);
  return [tableOf([`Value of \`${name}\``, 'Meaning'], rows)];
}
