import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlaces } from '../../../src/core/diagnostics/place.ts';
import type { Document } from '../../../src/core/document/document.ts';
import { below, isObject, type Json, type Pointer } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { linesOf } from '../../../src/core/document/spans.ts';
import { writeYaml } from '../../../src/core/document/write-yaml.ts';
import { cases } from '../../seeds/cases.ts';

const text = `kind: SpConnection
base: &base { x: 1, deep: { y: 2 } }
list:
  - name: first
    active: true
  - second
a/b: { "c~d": here }
empty:
alias: *base
merged:
  <<: *base
  x: own
10: ten
2: two
block: |
  one
  two
`;
const document = parseDocument({ path: 'f.yaml', text }).value as Document;

function at(pointer: Pointer, side?: 'key' | 'value'): string {
  const { line, column, endLine, endColumn } = document.locate(pointer, side);
  const lines = linesOf('f.yaml', text);
  const words = text.slice(lines.offset(line, column), lines.offset(endLine, endColumn));
  return `${line}:${column} ${JSON.stringify(words)}`;
}

test.each<[Pointer, 'key' | 'value' | undefined, string]>([
  ['/kind', undefined, '1:7 "SpConnection"'],
  ['/kind', 'key', '1:1 "kind"'],
  ['/list/0/active', undefined, '5:13 "true"'],
  ['/list/1', undefined, '6:5 "second"'],
  ['/a~1b/c~0d', undefined, '7:15 "here"'],
  ['/a~1b/c~0d', 'key', '7:8 "\\"c~d\\""'],
  ['/10', undefined, '13:5 "ten"'],
  ['/2', undefined, '14:4 "two"'],
  ['/block', undefined, '15:8 "|\\n  one\\n  two\\n"'],
  // Through an alias: the alias itself, and below it where the value is written.
  ['/alias', undefined, '9:8 "*base"'],
  ['/alias/deep/y', undefined, '2:32 "2"'],
  ['/merged/x', undefined, '12:6 "own"'],
  ['/merged/deep', 'key', '2:21 "deep"'],
  // What isn't there: the nearest parent's key, or the first line of what has none.
  ['/empty', undefined, '8:1 "empty"'],
  ['/list/0/missing', undefined, '4:5 "name: first"'],
  ['/list/7', undefined, '3:1 "list"'],
  ['/kind/below', undefined, '1:1 "kind"'],
  ['/nothing/at/all', undefined, '1:1 "kind: SpConnection"'],
  ['/list/1', 'key', '6:5 "second"'],
  ['/constructor', undefined, '1:1 "kind: SpConnection"'],
])('%s %s', (pointer, side, expected) => expect(at(pointer, side)).toBe(expected));

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('1', '0', 'id', '~', '/', '<<', 'y')), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value;

test('every value of a written document is found where it stands', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = writeYaml(value);
      const parsed = parseDocument({ path: 'f.yaml', text: written }).value;
      if (!parsed) return;
      const lines = linesOf('f.yaml', written);
      forEachLeaf(parsed.value, '', (pointer, leaf) => {
        const place = parsed.locate(pointer);
        const words = written.slice(
          lines.offset(place.line, place.column),
          lines.offset(place.endLine, place.endColumn),
        );
        if (typeof leaf === 'number' || typeof leaf === 'boolean') expect(words).toBe(String(leaf));
        if (typeof leaf === 'string' && /^\w+$/.test(leaf)) expect(words).toContain(leaf);
      });
    }),
    { numRuns: cases(300) },
  );
});

function forEachLeaf(value: Json | undefined, pointer: Pointer, visit: (pointer: Pointer, leaf: Json) => void): void {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) forEachLeaf(item, below(pointer, index), visit);
  else if (isObject(value)) for (const key of Object.keys(value)) forEachLeaf(value[key], below(pointer, key), visit);
  else visit(pointer, value ?? null);
}

test('whatever is parsed or asked for: no exception, and each place lies in the text', () => {
  const pieces = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&x ',
    '*x',
    '<<: ',
    '"',
    "'",
    '|\n',
    '#',
    '!t ',
    '? ',
    '\t',
    '---\n',
    '1e999',
    '%',
    '@',
    '\r\n',
    '${var:X}',
    '__proto__',
    '~',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }),
      fc.array(fc.constantFrom('a', '0', '1', 'x', ''), { maxLength: 4 }),
      (parts, path) => {
        const source = parts.join('');
        const { value, diagnostics } = parseDocument({ path: 'f.yaml', text: source });
        const pointer = path.map((step) => `/${step}`).join('');
        const places = [
          ...diagnostics.map(({ place }) => place),
          ...(value ? [value.locate(pointer), value.locate(pointer, 'key')] : []),
        ];
        const rows = source.split('\n');
        for (const place of places) {
          expect(rows[place.line - 1]?.length).toBeGreaterThanOrEqual(place.column - 1);
          expect(rows[place.endLine - 1]?.length).toBeGreaterThanOrEqual(place.endColumn - 1);
          expect(comparePlaces(place, { ...place, line: place.endLine, column: place.endColumn })).toBeLessThanOrEqual(
            0,
          );
        }
        if (!value) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      },
    ),
    { numRuns: cases(1500) },
  );
});
