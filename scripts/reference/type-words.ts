import type { JsonSchema } from '../schema/json-schema.ts';

/** Where each `$defs` entry is described: its name → where its heading is, `#channel` on the same page. */
export type Anchors = ReadonlyMap<string, { href: string; words: string }>;

const scalars: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
};

/** A property's type in words, with a link where the type has a section of its own. */
export function typeInWords(schema: JsonSchema, root: JsonSchema, anchors: Anchors): string {
  const name = schema.$ref?.slice('#/$defs/'.length);
  if (name !== undefined) {
    const section = anchors.get(name);
    if (section) return `[${section.words}](${section.href})`;
    return typeInWords(root.$defs?.[name] ?? {}, root, anchors);
  }
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return 'one of the values below';
  const types = [schema.type ?? []].flat().map((type) => ofType(type, schema, root, anchors));
  return types.length < 3 ? types.join(' or ') : `${types.slice(0, -1).join(', ')} or ${types.at(-1)}`;
}

function ofType(type: string, schema: JsonSchema, root: JsonSchema, anchors: Anchors): string {
  if (type === 'array') return schema.items ? `list of ${plural(typeInWords(schema.items, root, anchors))}` : 'list';
  if (type !== 'object') return scalars[type] ?? type;
  const values = schema.additionalProperties;
  if (typeof values === 'object' && !schema.properties) return `map of ${plural(typeInWords(values, root, anchors))}`;
  return 'map';
}

/** A list item's type; a link keeps its words. */
function plural(words: string): string {
  return words === 'text' ? 'texts' : words;
}
