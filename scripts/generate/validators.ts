/**
 * `src/generated/*.js`: the validators, compiled to plain code so that no schema is compiled when a command starts; and
 * what TypeScript has to know of them.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { forValidation } from '../schema/for-validation.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';

const heading = '// Made from schemas/source/ by `npm run generate`. Not for editing.\n';

/** A validator promises nothing about the value: docs/decisions/one-table-no-types.md says why. */
const declaration = `${heading}import type { Validator } from '../core/definition/schema-check.ts';

/** Checks a value against the schema. What it finds stands in \`errors\` afterwards. */
declare const validate: Validator;
export default validate;
`;

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['src/generated/connection.js', validatorOf(connectionSource())],
    ['src/generated/environment.js', validatorOf(environmentSource())],
    ['src/generated/connection.d.ts', declaration],
    ['src/generated/environment.d.ts', declaration],
  ]);
}

function validatorOf(source: JsonSchema): string {
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    strict: true,
    // Both forbid what this schema does on purpose: rules about members that stand elsewhere, values of several types.
    strictRequired: false,
    strictTypes: false,
    // Larger parts become functions of their own instead of standing in the code at every place that refers to them.
    inlineRefs: 3,
    code: { source: true, esm: true, lines: true },
  });
  const code = standalone.default(ajv, ajv.compile(forValidation(source)));
  return heading + withImports(code);
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
