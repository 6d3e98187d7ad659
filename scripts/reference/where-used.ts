import type { JsonSchema } from '../schema/json-schema.ts';

/** Where in a definition the parts of `$defs[name]` may stand: `spBrowserSso.ssoServiceEndpoints[]`. */
export function whereUsed(name: string, root: JsonSchema): string[] {
  const places: string[] = [];
  walk(root, '', []);
  return [...new Set(places)];

  function walk(schema: JsonSchema, path: string, above: string[]): void {
    const referred = schema.$ref?.slice('#/$defs/'.length);
    if (referred !== undefined) {
      if (referred === name) places.push(path);
      else if (!above.includes(referred)) walk(root.$defs?.[referred] ?? {}, path, [...above, referred]);
      return;
    }
    for (const [member, property] of Object.entries(schema.properties ?? {}))
      walk(property, path ? `${path}.${member}` : member, above);
    for (const form of schema.oneOf ?? []) walk(form, path, above);
    if (schema.items) walk(schema.items, `${path}[]`, above);
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, `${path}.…`, above);
  }
}
