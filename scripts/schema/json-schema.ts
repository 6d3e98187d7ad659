/** A JSON schema of draft 2020-12, as far as this project uses it. `values`, `literal`, `ours`, `open` are the sources' own words. */
export interface JsonSchema {
  [keyword: string]: unknown;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  markdownDescription?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  enum?: unknown[];
  markdownEnumDescriptions?: string[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  pattern?: string;
  readOnly?: boolean;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
}

/** Keywords whose value is a schema, a list of schemas, a map of schemas. */
const one = new Set(['additionalProperties', 'items', 'propertyNames', 'not', 'if', 'then', 'else']);
const list = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const map = new Set(['properties', '$defs', 'patternProperties', 'dependentSchemas']);

/** Rebuilds a schema from its innermost parts outwards: `change` gets each subschema with its parts changed already. */
export function mapSchema(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const changed: JsonSchema = {};
  for (const [keyword, value] of Object.entries(schema)) changed[keyword] = mapKeyword(keyword, value, change);
  return change(changed);
}

function mapKeyword(keyword: string, value: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  if (one.has(keyword)) return isSchema(value) ? mapSchema(value, change) : value;
  if (list.has(keyword)) return (value as JsonSchema[]).map((item) => mapSchema(item, change));
  if (!map.has(keyword)) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, JsonSchema>).map(([name, item]) => [name, mapSchema(item, change)]),
  );
}

/** Calls `visit` for the schema and everything in it, with a path for people: `$defs.Channel.properties.name`. */
export function visitSchemas(
  schema: JsonSchema,
  visit: (schema: JsonSchema, path: string, parent?: JsonSchema) => void,
  path = '',
  parent?: JsonSchema,
): void {
  visit(schema, path, parent);
  const below = (item: unknown, step: string) => {
    if (isSchema(item)) visitSchemas(item, visit, path ? `${path}.${step}` : step, schema);
  };
  for (const [keyword, value] of Object.entries(schema)) {
    if (one.has(keyword)) below(value, keyword);
    if (list.has(keyword))
      for (const [index, item] of (value as unknown[]).entries()) below(item, `${keyword}.${index}`);
    if (map.has(keyword)) for (const [name, item] of Object.entries(value as object)) below(item, `${keyword}.${name}`);
  }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
