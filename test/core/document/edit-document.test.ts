import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit, equalJson } from '../../../src/core/document/apply-edit.ts';
import { editDocument } from '../../../src/core/document/edit-document.ts';
import { isObject, type Json, type Pointer, pointerTo, valueAt } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { writeYaml } from '../../../src/core/document/write-yaml.ts';
import { cases } from '../../seeds/cases.ts';
import { text as anyText, json } from './arbitrary-json.ts';

const definition = `# The Zoom connection
kind: SpConnection   # always
id: 'zoom'
name: "Zoom"   # as in the console
# Switched on in May.
active: true

outboundProvision:
  connector: zoom      # or type
  targetSettings: { A: 1, B: [x, y] }
  channels:
    - name: Staff   # the first
      active: true
      maxThreads: 1
    # the second
    - name: Other
      active: false
  empty:
lifecycle:
  protect: true
# the end
`;

/** The lines that an edit takes away (-) and brings (+). Everything else must be as it was, byte for byte. */
function changes(edits: Edit[], text = definition): string {
  const edited = editDocument({ path: 'f.yaml', text }, edits);
  const before = text.split('\n');
  const after = edited.split('\n');
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const removed = before.slice(start, before.length - end).map((line) => `-${line}`);
  const added = after.slice(start, after.length - end).map((line) => `+${line}`);
  return [...removed, ...added].join('\n');
}

describe('only the edited lines change', () => {
  test.each<[what: string, edit: Edit, expected: string]>([
    [
      'a value keeps its quotes and comment',
      { pointer: '/name', value: 'Zoom: new' },
      '-name: "Zoom"   # as in the console\n+name: "Zoom: new"   # as in the console',
    ],
    ['single quotes', { pointer: '/id', value: "it's" }, "-id: 'zoom'\n+id: 'it''s'"],
    ['a boolean', { pointer: '/active', value: false }, '-active: true\n+active: false'],
    [
      'text that looks like something else gets quotes',
      { pointer: '/active', value: 'yes' },
      '-active: true\n+active: "yes"',
    ],
    [
      'several lines become a block',
      { pointer: '/name', value: 'a\nb\n' },
      '-name: "Zoom"   # as in the console\n+name: | # as in the console\n+  a\n+  b',
    ],
    ['an empty value is filled', { pointer: '/outboundProvision/empty', value: 'x' }, '-  empty:\n+  empty: x'],
    ['an empty value becomes a mapping', { pointer: '/outboundProvision/empty/a', value: [1] }, '+    a:\n+      - 1'],
    [
      'within brackets',
      { pointer: '/outboundProvision/targetSettings/A', value: 2 },
      '-  targetSettings: { A: 1, B: [x, y] }\n+  targetSettings: { A: 2, B: [x, y] }',
    ],
    [
      'added within brackets',
      { pointer: '/outboundProvision/targetSettings/C', value: 'a, b' },
      '-  targetSettings: { A: 1, B: [x, y] }\n+  targetSettings: { A: 1, B: [x, y], C: "a, b" }',
    ],
    [
      'removed within brackets',
      { pointer: '/outboundProvision/targetSettings/A', remove: true },
      '-  targetSettings: { A: 1, B: [x, y] }\n+  targetSettings: { B: [x, y] }',
    ],
    [
      'a list within brackets',
      { pointer: '/outboundProvision/targetSettings/B/-', value: { c: 'd' } },
      '-  targetSettings: { A: 1, B: [x, y] }\n+  targetSettings: { A: 1, B: [x, y, { c: d }] }',
    ],
    [
      'a member is added behind the last one',
      { pointer: '/outboundProvision/channels/0/timeout', value: 60 },
      '+      timeout: 60',
    ],
    ['an item is added', { pointer: '/outboundProvision/channels/-', value: { name: 'Third' } }, '+    - name: Third'],
    ['parents are added with it', { pointer: '/contactInfo/email', value: 'a@b' }, '+contactInfo:\n+  email: a@b'],
    ['a member is removed', { pointer: '/outboundProvision/channels/0/active', remove: true }, '-      active: true'],
    [
      'the first member of an item',
      { pointer: '/outboundProvision/channels/1/name', remove: true },
      '-    - name: Other\n-      active: false\n+    - active: false',
    ],
    [
      'an item is removed, the comment above the next stays',
      { pointer: '/outboundProvision/channels/0', remove: true },
      '-    - name: Staff   # the first\n-      active: true\n-      maxThreads: 1',
    ],
    [
      'the last member leaves an empty mapping',
      { pointer: '/lifecycle/protect', remove: true },
      '-lifecycle:\n-  protect: true\n+lifecycle: {}',
    ],
    ['a block is removed', { pointer: '/lifecycle', remove: true }, '-lifecycle:\n-  protect: true'],
    [
      'items in another order take their comments along',
      { pointer: '/outboundProvision/channels', order: [1, 0] },
      `-    - name: Staff   # the first
-      active: true
-      maxThreads: 1
-    # the second
-    - name: Other
-      active: false
+    # the second
+    - name: Other
+      active: false
+    - name: Staff   # the first
+      active: true
+      maxThreads: 1`,
    ],
    [
      'items between brackets in another order',
      { pointer: '/outboundProvision/targetSettings/B', order: [1, 0] },
      '-  targetSettings: { A: 1, B: [x, y] }\n+  targetSettings: { A: 1, B: [y, x] }',
    ],
    ['an order that leaves an item out', { pointer: '/outboundProvision/channels', order: [1] }, ''],
    ['an order of what is no list', { pointer: '/lifecycle', order: [0] }, ''],
    ['an order of what isn’t there', { pointer: '/nothing/here', order: [] }, ''],
    ['what is as wanted stays', { pointer: '/active', value: true }, ''],
    ['what isn’t there can’t be removed', { pointer: '/nothing/here', remove: true }, ''],
  ])('%s', (_, edit, expected) => expect(changes([edit])).toBe(expected));

  test('one after the other', () => {
    const edits: Edit[] = [
      { pointer: '/active', value: false },
      { pointer: '/name', value: 'New' },
    ];
    expect(changes(edits)).toBe(
      '-name: "Zoom"   # as in the console\n-# Switched on in May.\n-active: true\n+name: "New"   # as in the console\n+# Switched on in May.\n+active: false',
    );
  });

  test('line breaks of Windows stay', () => {
    expect(changes([{ pointer: '/b/c', value: 2 }], 'a: 1 # one\r\nb: { }\r\n')).toBe('-b: { }\r\n+b:\r\n+  c: 2\r');
  });

  test('JSON', () => {
    expect(changes([{ pointer: '/b/1', value: 'x' }], '{\n  "a": 1,\n  "b": [1, 2]\n}\n')).toBe(
      '-  "b": [1, 2]\n+  "b": [1, x]',
    );
  });
});

test.each([
  [
    'a comment further in belongs to the item above',
    '- a: 1\n    # of a\n  # of b\n  - b: 2',
    '# of b\n  - b: 2\n  - a: 1\n    # of a',
  ],
  ['blank lines stay where they are', '\n  - 1\n\n\n  - 2\n# end\n', '\n  - 2\n\n\n  - 1\n# end\n'],
  ['blocks of text', '- |\n    a\n    # no comment\n  - >-\n    b\n', '- >-\n    b\n  - |\n    a\n    # no comment\n'],
  ['lists in lists', '- - 1\n    - 2\n  - 3\n', '- 3\n  - - 1\n    - 2\n'],
  ['line breaks of Windows', '- 1 # one\r\n  - 2\r\n', '- 2\r\n  - 1 # one\r\n'],
])('another order: %s', (_, items, expected) => {
  const text = `x:\n  ${items}`;
  expect(editDocument({ path: 'f.yaml', text }, [{ pointer: '/x', order: [1, 0] }])).toBe(`x:\n  ${expected}`);
});

test('another order, with an anchor behind its alias: it is written out', () => {
  const edited = editDocument({ path: 'f.yaml', text: 'x: [ &a { b: 1 }, *a, 2 ]' }, [
    { pointer: '/x', order: [1, 2, 0] },
  ]);
  expect(parseDocument({ path: 'f.yaml', text: edited }).value?.value).toEqual({ x: [{ b: 1 }, 2, { b: 1 }] });
});

test('of two members of one name the last one counts, and is the one that changes', () => {
  const edited = editDocument({ path: 'f.yaml', text: 'a: 1 # first\nb: 2\na: 3 # last\n' }, [
    { pointer: '/a', value: 4 },
  ]);
  expect(edited).toBe('a: 1 # first\nb: 2\na: 4 # last\n');
});

test('an anchor that no alias repeats stays where it is', () => {
  const edited = editDocument({ path: 'f.yaml', text: 'a: &a 1 # c\nb: [ *a, 2 ]\nd: &d 3\n' }, [
    { pointer: '/d', value: 4 },
  ]);
  expect(edited).toBe('a: &a 1 # c\nb: [ *a, 2 ]\nd: &d 4\n');
});

test('a value that an alias repeats: the alias keeps the old one', () => {
  const edited = editDocument({ path: 'f.yaml', text: '# c\na: &a { x: 1 }\nb: *a\n' }, [
    { pointer: '/b/x', value: 2 },
  ]);
  expect(parseDocument({ path: 'f.yaml', text: edited }).value?.value).toEqual({ a: { x: 1 }, b: { x: 2 } });
});

test('a text that can’t be parsed comes back as it was', () => {
  expect(editDocument({ path: 'f.yaml', text: 'a: [' }, [{ pointer: '/a', value: 1 }])).toBe('a: [');
});

const pick = fc.nat();
/** An edit somewhere in the value, or beside it. */
const editOf = (value: Json) =>
  fc
    .tuple(fc.array(pick, { maxLength: 4 }), json, fc.boolean(), anyText)
    .map(([steps, replacement, remove, added]): Edit => {
      const pointer = pathInto(value, steps, added);
      const there = valueAt(value, pointer);
      if (Array.isArray(there) && there.length > 1) return { pointer, order: [...there.keys()].reverse() };
      return remove && pointer !== '' ? { pointer, remove: true } : { pointer, value: replacement };
    });

function pathInto(value: Json, steps: number[], added: string): Pointer {
  const path: (string | number)[] = [];
  let current: Json | undefined = value;
  for (const step of steps) {
    if (typeof current !== 'object' || current === null) break;
    const keys: string[] = Object.keys(current);
    const own: string | undefined = keys[step % (keys.length + 1)];
    const key: string | number = own ?? (Array.isArray(current) ? '-' : added);
    if (['__proto__', 'constructor', 'prototype'].includes(String(key))) break;
    path.push(key);
    current = own === undefined ? undefined : (current as Record<string, Json>)[own];
  }
  return pointerTo(path);
}

test('edited, then parsed: exactly the edit', () => {
  fc.assert(
    fc.property(
      json
        .filter((value) => isObject(value) && Object.keys(value).length > 0)
        .chain((value) => fc.tuple(fc.constant(value), editOf(value))),
      fc.boolean(),
      ([value, edit], asJson) => {
        const text = asJson ? `${JSON.stringify(value, null, 2).replaceAll('\x7f', '\\u007f')}\n` : writeYaml(value);
        const edited = editDocument({ path: 'f.yaml', text }, [edit]);
        const wanted = applyEdit(value, edit);
        const result = parseDocument({ path: 'f.yaml', text: edited }).value?.value ?? null;
        expect(equalJson(result, wanted), edited).toBe(true);
      },
    ),
    { numRuns: cases(1500) },
  );
});
