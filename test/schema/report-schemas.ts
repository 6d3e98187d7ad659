import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../scripts/schema/json-schema.ts';

const readSchema = (name: string) => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as JsonSchema;

export const schemas = { plan: readSchema('plan'), outcome: readSchema('outcome'), result: readSchema('result') };

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));

/** What a document has that its schema doesn't allow, or lacks; it is taken as it would be read from a file. */
export function mistakesIn(document: unknown, schema: keyof typeof schemas): string[] {
  const validate = validators[schema]!;
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** `Change.waits` for each member that a document has, by the name of the definition that describes it. */
export function membersSeen(document: unknown, schema: JsonSchema, seen = new Set<string>()): Set<string> {
  visit(JSON.parse(JSON.stringify(document)), schema);
  return seen;

  function visit(value: unknown, part: JsonSchema | undefined): void {
    const name = part?.$ref?.split('/').at(-1);
    const { properties, items } = (name === undefined ? part : schema.$defs?.[name]) ?? {};
    if (Array.isArray(value)) for (const one of value) visit(one, items);
    else if (properties && typeof value === 'object' && value !== null)
      for (const [member, held] of Object.entries(value)) {
        seen.add(`${name}.${member}`);
        visit(held, properties[member]);
      }
  }
}

/** Every member that the schema describes. */
export const membersOf = ({ $defs = {} }: JsonSchema) =>
  Object.entries($defs).flatMap(([name, { properties = {} }]) =>
    Object.keys(properties).map((member) => `${name}.${member}`),
  );
