/**
 * `src/generated/*.js`: the validators, compiled to plain code so that no schema is compiled when a command starts; and
 * what TypeScript has to know of them.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { forValidation } from '../schema/for-validation.ts';
import { type JsonSchema, mapSchema } from '../schema/json-schema.ts';
import { allDefinitions, definitionSources, environmentSource } from '../schema/source.ts';

const heading = '// Made from schemas/source/ by `npm run generate`. Not for editing.\n';

/** A validator promises nothing about the value: docs/decisions/one-table-no-types.md says why. */
const promise = `import type { Validator } from '../core/definition/schema-check.ts';

/** Checks a value against the schema. What it finds stands in \`errors\` afterwards. */
declare const validate: Validator;
export default validate;
`;

const promiseOfKinds = `import type { Validator } from '../core/definition/schema-check.ts';
import type { DefinableKind } from '../core/kinds.ts';

/** Each checks a value against its kind's schema. What it finds stands in its \`errors\` afterwards. */
export declare const validators: Readonly<Record<DefinableKind, Validator>>;
`;

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['src/generated/definitions.js', validatorsOfKinds()],
    ['src/generated/environment.js', validatorOf(environmentSource())],
    ['src/generated/definitions.d.ts', heading + promiseOfKinds],
    ['src/generated/environment.d.ts', heading + promise],
  ]);
}

/** All kinds in one file, so that the code of what they share stands there once. */
function validatorsOfKinds(): string {
  const kinds = definitionSources().map(([kind, { $defs, ...top }]) => ({ $id: kind, ...shared(top) }));
  const parts = shared({ $id: sharedParts, $defs: allDefinitions() });
  const ajv = newAjv([parts, ...kinds].map(forValidation));
  const names = Object.fromEntries(kinds.map(({ $id }) => [$id, $id]));
  const all = `export const validators = { ${Object.keys(names).join(', ')} };\n`;
  return heading + withImports(standalone.default(ajv, names)) + all;
}

const sharedParts = 'parts';

/** `#/$defs/X` → `parts#/$defs/X`. */
const shared = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, ({ $ref, ...part }) => ($ref ? { ...part, $ref: `${sharedParts}${$ref}` } : part));

function validatorOf(source: JsonSchema): string {
  const ajv = newAjv([]);
  return heading + withImports(standalone.default(ajv, ajv.compile(forValidation(source))));
}

function newAjv(schemas: JsonSchema[]): Ajv2020 {
  return new Ajv2020({
    schemas,
    allErrors: true,
    // What is said of a finding is said in our own words.
    messages: false,
    discriminator: true,
    strict: true,
    // Both forbid what this schema does on purpose: rules about members that stand elsewhere, values of several types.
    strictRequired: false,
    strictTypes: false,
    // Larger parts become functions of their own instead of standing in the code at every place that refers to them.
    inlineRefs: 3,
    code: { source: true, esm: true, lines: true },
  });
}

/**
 * ajv leaves `require()` calls in code that it calls an ES module. Each becomes an import; Node hands over a CommonJS
 * module's `exports`, others its `default` already.
 */
function withImports(code: string): string {
  const names = new Map<string, string>();
  const body = code
    .replace(/^"use strict";\n?/, '')
    .replace(/require\("([^"]+)"\)(\.default)?/g, (_, path, byDefault) => {
      const name = names.get(path) ?? `required${names.size}`;
      names.set(path, name);
      return byDefault ? `(${name}.default ?? ${name})` : name;
    });
  const imports = [...names].map(([path, name]) => `import ${name} from '${path}.js';\n`);
  return imports.join('') + body;
}
