import { expect, test } from 'vitest';
import { visitSchemas } from '../../scripts/schema/json-schema.ts';
import { definitionSources, environmentSource } from '../../scripts/schema/source.ts';

const sources = { ...Object.fromEntries(definitionSources()), environment: environmentSource() };

test.each(Object.entries(sources))('everything that a %s may hold is explained', (_name, source) => {
  const silent: string[] = [];
  visitSchemas(source, (part, path) => {
    if (/(^|\.)(if|then|else)(\.|$)/.test(path) || path.endsWith('propertyNames')) return;
    const words = part.description ?? source.$defs?.[part.$ref?.slice('#/$defs/'.length) ?? '']?.description;
    const isPart = /properties\.[^.]+$|items$|additionalProperties$|\$defs\.[^.]+$/.test(path);
    if (isPart && !/\w.*[.…]$/s.test(String(words ?? ''))) silent.push(path);
    for (const text of part.markdownEnumDescriptions ?? [])
      if (!text.endsWith('.') && !text.endsWith('…')) silent.push(path);
  });
  expect(silent).toEqual([]);
});

test.each(definitionSources())('a default of %s is a value that the property may have', (_kind, source) => {
  const wrong: string[] = [];
  visitSchemas(source, (part, path) => {
    if (part.default === undefined) return;
    const isListed = part.enum ? part.enum.includes(part.default) : true;
    const types = { boolean: 'boolean', integer: 'number', string: 'string', array: 'object' } as Record<
      string,
      string
    >;
    if (!isListed || (typeof part.type === 'string' && types[part.type] !== typeof part.default)) wrong.push(path);
  });
  expect(wrong).toEqual([]);
});

test('no keyword is there by mistake, as a comma in a sentence can make one', () => {
  const known = new Set(
    `$schema $ref $defs title description markdownDescription type properties required additionalProperties items enum
    markdownEnumDescriptions const default examples pattern patternErrorMessage readOnly oneOf allOf if then else literal ours open
    minLength minimum uniqueItems discriminator defaultSnippets propertyNames doNotSuggest`.split(/\s+/),
  );
  const strange: string[] = [];
  for (const source of Object.values(sources)) {
    visitSchemas(source, (part, path) => {
      strange.push(
        ...Object.keys(part)
          .filter((keyword) => !known.has(keyword))
          .map((keyword) => `${path} ${keyword}`),
      );
    });
  }
  expect(strange).toEqual([]);
});
