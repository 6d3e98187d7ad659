import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { visitSchemas } from '../../scripts/schema/json-schema.ts';
import { connectionSource, definitionSource } from '../../scripts/schema/source.ts';
import { definable, schemaNameOf } from '../../src/core/kinds.ts';
import { validators } from '../../src/generated/definitions.js';

const validate = validators.SpConnection;

const page = readFileSync('docs/connection-reference.md', 'utf8');
const source = connectionSource();

/** The anchors that GitHub makes of a page's headings. */
function anchorsIn(text: string): string[] {
  const headings = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(
    ([, heading]) => heading as string,
  );
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

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
  const anchors = anchorsIn(page);
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

describe('the page of the other kinds', () => {
  const others = readFileSync('docs/other-kinds-reference.md', 'utf8');
  const kindsBeside = definable.filter((kind) => kind !== 'SpConnection');

  test.each(kindsBeside)('has every property of %s', (kind) => {
    const { properties = {} } = definitionSource(kind);
    const at = others.indexOf(`| \`kind\` (required) | \`${kind}\` |`);
    const section = others.slice(others.lastIndexOf('\n## ', at));
    expect(Object.keys(properties).filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(kindsBeside)('has an example of %s, which is valid', (kind) => {
    const text = readFileSync(`docs/examples/kinds/${schemaNameOf(kind)}.yaml`, 'utf8');
    expect(others).toContain(text.trimEnd());
    const isValid = validators[kind](parse(text));
    expect([isValid, validators[kind].errors]).toEqual([true, null]);
  });

  test('links to headings that are there, on its own page or on that of connections', () => {
    const links = [...others.matchAll(/\]\(([^)#]*)#([^)]*)\)/g)];
    const anchorsOf = { '': anchorsIn(others), 'connection-reference.md': anchorsIn(page) };
    const broken = links.filter(
      ([, file, anchor]) => !anchorsOf[file as keyof typeof anchorsOf]?.includes(anchor ?? ''),
    );
    expect(broken.map(([link]) => link)).toEqual([]);
    expect(new Set(anchorsOf['']).size).toBe(anchorsOf[''].length);
  });
});
