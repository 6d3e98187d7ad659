import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** GitHub's own description of the operations that the action uses, reduced to what can be checked. */
interface Shape {
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: boolean;
}

interface Operation {
  query: Record<string, Shape>;
  body?: Shape;
  status: number;
  answer?: Shape;
  refusals: number[];
}

const file = join(import.meta.dirname, '../fixtures/github-api.json');
const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: Record<string, Operation> };
const ajv = new Ajv({ strict: false, allErrors: true });
const bodies = new Map<string, ValidateFunction>();

/** What is wrong with a request, by GitHub's description: an unknown operation, parameter or member, a wrong type. */
export function problemsOf(operation: string, query: URLSearchParams, body: unknown): string[] {
  const described = operations[operation];
  if (!described) return [`${operation} isn't among the described operations`];
  const unknown = [...query.keys()].filter((name) => !Object.hasOwn(described.query, name));
  return [
    ...unknown.map((name) => `${operation} has no parameter ${name}`),
    ...bodyProblems(operation, described, body),
  ];
}

function bodyProblems(operation: string, { body: shape }: Operation, body: unknown): string[] {
  if (!shape) return body === undefined ? [] : [`${operation} takes no body`];
  let validate = bodies.get(operation);
  if (!validate) {
    validate = ajv.compile({ ...(schemaOf(shape) as object), additionalProperties: false });
    bodies.set(operation, validate);
  }
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    (error) => `${operation} ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** OpenAPI's `nullable` in JSON schema's words. */
function schemaOf({ nullable, properties, items, anyOf, ...rest }: Shape): unknown {
  const schema = {
    ...rest,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, schemaOf(shape)])) }
      : {}),
    ...(items ? { items: schemaOf(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(schemaOf) } : {}),
  };
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** An answer with every member that GitHub promises; those that nobody looks at are empty. */
export function complete(operation: string, answer: unknown): unknown {
  const shape = operations[operation]?.answer;
  if (Array.isArray(answer)) return answer.map((item) => withRequired(shape?.items, item));
  return withRequired(shape, answer);
}

function withRequired(shape: Shape | undefined, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const missing = (shape?.required ?? []).filter((name) => !Object.hasOwn(value, name));
  return { ...Object.fromEntries(missing.map((name) => [name, emptyOf(shape?.properties?.[name])])), ...value };
}

function emptyOf(shape: Shape | undefined): unknown {
  if (!shape || shape.nullable) return null;
  if (shape.enum) return shape.enum[0];
  return { string: '', integer: 0, number: 0, boolean: false, array: [], object: {} }[shape.type ?? 'object'];
}

export function describedStatus(operation: string): number {
  return operations[operation]?.status ?? 200;
}
