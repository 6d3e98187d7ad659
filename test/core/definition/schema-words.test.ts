import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { patternHint } from '../../../src/core/definition/pattern-words.ts';
import { writtenAt } from '../../../src/core/definition/place-in-text.ts';
import type { Validator } from '../../../src/core/definition/schema-check.ts';
import { checkSchema } from '../../../src/core/definition/schema-findings.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { expectFindings } from '../document/check.ts';

/** A schema for the member `x`, a text, the findings. */
function check(schema: object, text: string, expected: string): void {
  const ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: true });
  const validate = ajv.compile({
    type: 'object',
    properties: { x: schema },
    $defs: definitions,
  }) as unknown as Validator;
  const document = parseDocument({ path: 'f.yaml', text }).value;
  if (!document) throw new Error('the text is no document');
  const { value: data, locate } = document;
  expectFindings(checkSchema(validate, { data, locate, writtenAt: (place) => writtenAt(text, place) }), expected);
}

const definitions = {
  Link: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'], additionalProperties: false },
  Cat: {
    type: 'object',
    properties: { type: { const: 'cat' }, lives: { type: 'integer' } },
    required: ['type', 'lives'],
  },
  Dog: {
    type: 'object',
    properties: { type: { const: 'dog' }, bark: { type: 'boolean' } },
    required: ['type', 'bark'],
  },
};

test('every pattern of a definition is said in words', () => {
  const folder = new URL('../../../schemas/', import.meta.url);
  const read = readdirSync(new URL('source/', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('reports'))
    .map((name) => readFileSync(new URL(`source/${name}`, folder), 'utf8'));
  const patterns = new Set(
    read.flatMap((text) => [...text.matchAll(/\bpattern: (?:'([^']+)'|(\S+))/g)].map(([, a, b]) => a ?? b ?? '')),
  );
  expect(patterns.size).toBeGreaterThan(5);
  for (const pattern of patterns) {
    expect(patternHint(pattern)).not.toContain('must match');
  }
});

describe('each keyword in words', () => {
  test.each<[schema: object, value: string, message: string]>([
    [{ minimum: 1 }, '0', '"x" must be 1 or more'],
    [{ maximum: 9 }, '10', '"x" must be 9 or less'],
    [{ exclusiveMinimum: 1 }, '1', '"x" must be more than 1'],
    [{ exclusiveMaximum: 1 }, '1', '"x" must be less than 1'],
    [{ multipleOf: 5 }, '7', '"x" must be a multiple of 5'],
    [{ minLength: 1 }, '""', '"x" must not be empty (write a text, or remove the line)'],
    [{ minLength: 3 }, 'ab', '"x" must have 3 characters or more'],
    [{ maxLength: 1 }, 'ab', '"x" must have one character or fewer'],
    [{ minItems: 1 }, '[]', '"x" needs one item (write one, or remove the line)'],
    [{ maxItems: 2 }, '[1, 2, 3]', '"x" takes 2 items at most'],
    [{ minProperties: 1 }, '{}', '"x" needs one member'],
    [{ uniqueItems: true }, '[a, b, a]', '"x" has the same item twice, at 1 and 3'],
    [{ pattern: '^a+$' }, 'b', '"b" does not have the form that is wanted here (it must match ^a+$)'],
    [{ not: { required: ['a'] } }, '{ a: 1 }', '"x" has members that exclude each other'],
    [
      { oneOf: [{ type: 'string' }, { minLength: 1 }] },
      'a',
      '"x" fits more than one of the forms that are possible here; only one may be used',
    ],
  ])('%j: %s', (schema, value, message) => {
    const end = 4 + value.length;
    check(schema, `x: ${value}\n`, `f.yaml:1:4-${end} error value-not-allowed ${message}`);
  });
});

describe('one clear error where a value could take several forms', () => {
  const link = { oneOf: [{ type: 'string', minLength: 1 }, { $ref: '#/$defs/Link' }] };

  test('none of the types fits', () => {
    check(
      link,
      'x: 5\n',
      'f.yaml:1:4-5 error wrong-type "x" must be text or a mapping, but is the number 5 (put it in quotes: "5")',
    );
  });

  test('the form whose type fits', () => {
    check(
      link,
      'x: { link: a }\n',
      `
      f.yaml:1:1-2 error missing-property "x" lacks "id" (write \`id: …\` there)
      f.yaml:1:6-10 error unknown-property unknown property "link"`,
    );
    check(
      link,
      'x: ""\n',
      'f.yaml:1:4-6 error value-not-allowed "x" must not be empty (write a text, or remove the line)',
    );
  });

  test('what is missing because its name was mistyped is told once', () => {
    check(link, 'x: { iD: a }\n', 'f.yaml:1:6-8 error unknown-property unknown property "iD"');
  });

  test('what a wrong value would decide is left open', () => {
    const source = {
      type: 'object',
      properties: { kind: { enum: ['ready', 'bare'] } },
      if: { properties: { kind: { const: 'ready' } } },
      else: { required: ['more'] },
    };
    check(
      source,
      'x: { kind: raedy }\n',
      'f.yaml:1:12-17 error value-not-allowed "raedy" is not allowed for "kind" (did you mean "ready"? allowed: ready, bare)',
    );
    check(
      source,
      'x: { kind: bare }\n',
      'f.yaml:1:1-2 error missing-property "x" lacks "more" (write `more: …` there)',
    );
  });

  test('one of several members is enough', () => {
    const either = { type: 'object', anyOf: [{ required: ['connector'] }, { required: ['type'] }] };
    check(
      either,
      'x: {}\n',
      'f.yaml:1:1-2 error missing-property "x" lacks "connector" or "type" (`connector: zoom` names a connector of the catalogue, `type` the plugin of the server)',
    );
  });

  test('the form whose tag fits', () => {
    const pet = { anyOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }] };
    check(pet, 'x: { type: dog }\n', 'f.yaml:1:1-2 error missing-property "x" lacks "bark" (write `bark: …` there)');
    check(
      pet,
      'x: { type: cat, lives: many }\n',
      'f.yaml:1:24-28 error wrong-type "lives" must be a whole number, but is text (write a number, in digits and without quotes)',
    );
  });

  test('forms within forms, in a list', () => {
    const list = { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'array', items: link }] } };
    check(
      list,
      'x:\n  - a\n  - [b, { id: 7 }]\n',
      'f.yaml:3:15-16 error wrong-type "id" must be text, but is the number 7 (put it in quotes: "7")',
    );
  });

  test('other mistakes beside it stay', () => {
    const both = { type: 'object', properties: { a: { type: 'string' }, b: link }, additionalProperties: false };
    check(
      both,
      'x: { a: 1, b: 2, c: 3 }\n',
      `
      f.yaml:1:18-19 error unknown-property unknown property "c"
      f.yaml:1:9-10 error wrong-type "a" must be text, but is the number 1 (put it in quotes: "1")
      f.yaml:1:15-16 error wrong-type "b" must be text or a mapping, but is the number 2 (put it in quotes: "2")`,
    );
  });

  test('a tag that there isn’t, or none', () => {
    const pet = {
      type: 'object',
      discriminator: { propertyName: 'type' },
      oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
      required: ['type'],
    };
    check(pet, 'x: { type: cow }\n', 'f.yaml:1:12-15 error value-not-allowed "cow" is not allowed for "type"');
    check(pet, 'x: { bark: true }\n', 'f.yaml:1:1-2 error missing-property "x" lacks "type" (write `type: …` there)');
  });
});
