import type { JsonSchema } from './json-schema.ts';

/** TypeScript of a set of `$defs`, each under its name with `Json` behind it; only what these schemas use is known. */
export function typesOf(definitions: Readonly<Record<string, JsonSchema>>): string {
  const names = Object.keys(definitions).sort();
  return names.map((name) => declarationOf(name, definitions[name] as JsonSchema)).join('\n');
}

function declarationOf(name: string, schema: JsonSchema): string {
  const body = schema.properties ? `interface ${name}Json ${typeOf(schema)}` : `type ${name}Json = ${typeOf(schema)};`;
  return `${comment(schema.description)}export ${body}\n`;
}

function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return `${schema.$ref.split('/').at(-1)}Json`;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.items) return `${bracketed(typeOf(schema.items))}[]`;
  if (schema.properties) return membersOf(schema.properties, schema.required ?? []);
  return scalars[String(schema.type)] ?? 'unknown';
}

const scalars: Record<string, string> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' };

const literal = (value: unknown) => JSON.stringify(value);
const bracketed = (type: string) => (type.includes(' | ') ? `(${type})` : type);

function membersOf(properties: Record<string, JsonSchema>, required: readonly string[]): string {
  const members = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?';
    const type = optional && typeOf(schema) !== 'unknown' ? `${typeOf(schema)} | undefined` : typeOf(schema);
    return `${comment(schema.description, '  ')}  ${/^\w+$/.test(name) ? name : literal(name)}${optional}: ${type};\n`;
  });
  return `{\n${members.join('')}}`;
}

const comment = (text: string | undefined, indent = '') => (text === undefined ? '' : `${indent}/** ${text} */\n`);
