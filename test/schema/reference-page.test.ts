import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { visitSchemas } from '../../scripts/schema/json-schema.ts';
import { connectionSource } from '../../scripts/schema/source.ts';
import { validators } from '../../src/generated/definitions.js';

const validate = validators.SpConnection;

const page = readFileSync('docs/connection-reference.md', 'utf8');
const source = connectionSource();

test('the page has a table for every object, a row for every property and every value', () => {
  const missing: string[] = [];
  visitSchemas(source, (part, path) => {
    if (/(^|\.)(if|then|else)(\.|$)/.test(path)) return;
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      const referred = source.$defs?.[property.$ref?.slice('#/$defs/'.length) ?? ''];
      const isIgnored = property.readOnly || referred?.readOnly;
      if (!page.includes(`\n| \`${name}\``) && !(isIgnored && page.includes(`\`${name}\``)))
        missing.push(`${path}.${name}`);
    }
    for (const value of part.readOnly ? [] : (part.enum ?? []))
      if (!page.includes(`\n| \`${value}\` |`)) missing.push(`${path} ${value}`);
  });
  const undescribed = Object.entries(source.$defs ?? {})
    .filter(([, part]) => part.properties && part.description)
    .filter(
      ([, part]) => !page.includes((part.markdownDescription ?? part.description ?? '').split('\n')[0] as string),
    );
  expect([...missing, ...undescribed.map(([name]) => name)]).toEqual([]);
});

test('its headings differ, and its links lead to them', () => {
  const headings = [...page.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(
    ([, heading]) => heading as string,
  );
  const anchors = headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
  expect(new Set(anchors).size).toBe(anchors.length);
  const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor as string);
  expect(links.length).toBeGreaterThan(60);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});

test('its definitions are valid', () => {
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text as string) as object);
  const definitions = blocks.filter((block) => 'kind' in block);
  expect(definitions.length).toBeGreaterThanOrEqual(9);
  for (const definition of definitions) {
    validate(definition);
    expect(validate.errors).toBeNull();
  }
});
