import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { check } from './check.ts';

describe('what is read', () => {
  test('YAML 1.2: yes and dates are text, numbers and booleans are not', () => {
    check('a: yes\nb: true\nc: 012\nd: 1e3\ne: 0x1F\nf: 2024-01-01\ng: ~\nh:\ni: "012"\nj: -0\n', '', {
      a: 'yes',
      b: true,
      c: 12,
      d: 1000,
      e: 31,
      f: '2024-01-01',
      g: null,
      h: null,
      i: '012',
      j: 0,
    });
  });

  test('JSON', () => check('{"a": [1, {"b/c": "d"}], "e": null}', '', { a: [1, { 'b/c': 'd' }], e: null }));

  test('a byte-order mark, and it counts as no column', () => {
    check('\ufeffa: *x\n', 'f.yaml:1:4-6 error unknown-anchor no anchor &x stands above this alias', { a: '*x' });
  });

  test('anchors and merge keys: own keys win, then the earlier source', () => {
    check('a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  x: 3\nd: *a\ne: { <<: *b }\n', '', {
      a: { x: 1, y: 1 },
      b: { y: 2, z: 2 },
      c: { x: 3, y: 1, z: 2 },
      d: { x: 1, y: 1 },
      e: { y: 2, z: 2 },
    });
  });

  test('an alias means the anchor above it, also when the name is used again below', () => {
    check('a: &x 1\nb: *x\nc: &x 2\nd: *x\n', '', { a: 1, b: 1, c: 2, d: 2 });
  });

  test('a quoted << is a key like any other', () => check('"<<": 1\n', '', { '<<': 1 }));
});

describe('what is no YAML', () => {
  test.each([
    [
      'a:\n\tb: 1\n',
      'f.yaml:2:1-2 error tab-indentation a tab stands where YAML wants spaces (indent with spaces, two per level)',
    ],
    // What the tab moved to another level is told of no more.
    [
      'a:\n  b:\n\tc: 1\n    d: 2\n  e: 3\n',
      'f.yaml:3:1-2 error tab-indentation a tab stands where YAML wants spaces (indent with spaces, two per level)',
    ],
    [
      'a: b: c\n',
      'f.yaml:1:4-5 error yaml-syntax a second ": " on one line (put the value in quotes, or begin a new line)',
    ],
    [
      'a:\n   b: 1\n  c: 2\n',
      'f.yaml:3:1-2 error yaml-syntax the indentation fits no level above (line it up with its neighbours)',
    ],
    [
      'a: @b\n',
      'f.yaml:1:4-5 error yaml-syntax a plain value can’t begin with this character (put the value in quotes)',
    ],
    [
      'a: "\\q"\n',
      'f.yaml:1:5-6 error yaml-syntax unknown escape in a double-quoted text (write \\\\ for a backslash, or use single quotes)',
    ],
    [
      'a: "b\n',
      'f.yaml:2:1-1 error yaml-syntax a quote is never closed (close it, or double it when it is part of the text)',
    ],
    ['a: [b\nc: d\n', 'f.yaml:2:1-2 error yaml-syntax a bracket is still open here (close it with ] or })'],
    [
      'a: { b: ${var:X} }\n',
      'f.yaml:1:10-11 error yaml-syntax a reference between brackets or braces stands without quotes (put it in quotes: "${var:NAME}")',
    ],
    [
      'a:b\nc: d\n',
      'f.yaml:1:1-2:2 error yaml-syntax a key runs over several lines (is a colon, or the space behind it, missing, or a quote not closed?)',
    ],
    [
      'a: "b" c\nd\n',
      `f.yaml:1:8-9 error yaml-syntax something stands behind a value that is complete (put the whole value in quotes)
       f.yaml:2:1-2 error yaml-syntax a key without a colon and a value (write \`key: value\`; the rest of a text is indented further)`,
    ],
    ['a: - b\n', 'f.yaml:1:4-5 error yaml-syntax a list can’t begin on its key’s line (begin it on a new line)'],
    ['a: *\n', 'f.yaml:1:4-5 error yaml-syntax a * without a name (put it in quotes when a plain * is meant)'],
    ['a: }\n', 'f.yaml:1:4-5 error yaml-syntax unexpected "}"'],
    ['', 'f.yaml:1:1-1 error document-empty the file is empty (remove it, or write a definition)'],
    [
      '# nothing\n---\n',
      'f.yaml:1:1-1 error document-empty the file holds nothing but comments (remove it, or write a definition)',
    ],
    [
      'a: \0\n',
      'f.yaml:1:4-5 error not-text a control character (U+0000): this is no text file (save the file as UTF-8 text)',
    ],
    ['a: Z\ufffdrich\n', 'f.yaml:1:5-6 error not-text bytes that are not UTF-8 text (save the file as UTF-8 text)'],
  ])('%j', (text, expected) => check(text, expected));
});

describe('what is YAML and still not taken', () => {
  test('a key twice', () => {
    check(
      'a: 1\nb: 2\na: 3\n',
      'f.yaml:3:1-2 error duplicate-key "a" stands twice in this mapping, first on line 1 (keep the one that is meant)',
      { a: 3, b: 2 },
    );
  });

  test('a second document', () => {
    check(
      'a: 1\n---\nb: 2\n',
      'f.yaml:2:1-1 error several-documents a second document begins here; only one is read from a file (give each connection its own file)',
      { a: 1 },
    );
  });

  test('keys that lead programs astray are left out of the value', () => {
    check(
      '__proto__: { admin: true }\na: { constructor: 1, prototype: 2, b: 3 }\n',
      `f.yaml:1:1-10 error unsafe-key the key "__proto__" is not allowed (rename it, or remove it)
       f.yaml:2:6-17 error unsafe-key the key "constructor" is not allowed (rename it, or remove it)
       f.yaml:2:22-31 error unsafe-key the key "prototype" is not allowed (rename it, or remove it)`,
      { a: { b: 3 } },
    );
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('keys that are no text', () => {
    check(
      '1: a\ntrue: b\n? [x]\n: c\n~: d\n',
      `f.yaml:1:1-2 warning key-read-as-text the key 1 reads as a number (put it in quotes: "1")
       f.yaml:2:1-5 warning key-read-as-text the key true reads as a boolean (put it in quotes: "true")
       f.yaml:3:3-6 error key-not-a-word a key has to be plain text
       f.yaml:5:1-2 error key-not-a-word a key has to be plain text`,
      { 1: 'a', true: 'b' },
    );
  });

  test('numbers that JSON can’t hold, or can’t hold exactly', () => {
    check(
      'a: .nan\nb: -.inf\nc: 1e400\nd: 12345678901234567890\ne: 9007199254740991\n',
      `f.yaml:1:4-8 error number-not-finite .nan is no number that JSON can hold (put it in quotes when text is meant: ".nan")
       f.yaml:2:4-9 error number-not-finite -.inf is no number that JSON can hold (put it in quotes when text is meant: "-.inf")
       f.yaml:3:4-9 error number-not-finite 1e400 is no number that JSON can hold (put it in quotes when text is meant: "1e400")
       f.yaml:4:4-24 error number-inexact 12345678901234567890 is too large to be kept exactly (put it in quotes when it is an identifier: "12345678901234567890")`,
      { a: '.nan', b: '-.inf', c: '1e400', d: '12345678901234567890', e: 9007199254740991 },
    );
  });

  test('tags', () => {
    check(
      'a: !!binary QQ==\nb: !mine x\nc: !!str 012\n',
      `f.yaml:1:4-12 error unknown-tag the tag !!binary means nothing here (remove the tag; values are read as YAML 1.2 text, numbers, booleans and null)
       f.yaml:2:4-9 error unknown-tag the tag !mine means nothing here (remove the tag; values are read as YAML 1.2 text, numbers, booleans and null)`,
      { a: 'QQ==', b: 'x', c: '012' },
    );
  });

  test('a line that asks for YAML 1.1', () => {
    check(
      '%YAML 1.1\n---\na: 2024-01-01\n',
      'f.yaml:1:1-1 error yaml-version files are read as YAML 1.2, not 1.1 (remove the %YAML line)',
      { a: '2024-01-01' },
    );
  });

  test('aliases that lead nowhere or in a circle', () => {
    check(
      'a: *b\nc: &c [1, *c]\nd: &d\n  <<: *d\n  e: 1\nf: { <<: 5 }\ng: { <<: *h }\n',
      `f.yaml:1:4-6 error unknown-anchor no anchor &b stands above this alias
       f.yaml:2:11-13 error cyclic-anchor *c stands inside the value that it repeats
       f.yaml:4:3-5 error cyclic-anchor this merge key leads back to its own mapping
       f.yaml:6:6-8 error merge-not-a-mapping a merge key takes a mapping, or a list of mappings
       f.yaml:7:10-12 error unknown-anchor no anchor &h stands above this alias`,
      { a: '*b', c: [1, null], d: { e: 1 }, f: {}, g: {} },
    );
  });

  test('more aliases than are read leave nothing to look at', () => {
    const lines = Array.from({ length: 12 }, (_, n) => `k${n}: &k${n} [${n ? Array(4).fill(`*k${n - 1}`) : 'x'}]\n`);
    const { value, diagnostics } = parseDocument({ path: 'f.yaml', text: lines.join('') });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['alias-expansion']);
  });

  test('a character that reorders the line', () => {
    check(
      'a: x\u202ey\n',
      'f.yaml:1:5-6 warning hidden-character an invisible character (U+202E) changes the order in which this line is shown (remove it)',
      { a: 'x\u202ey' },
    );
  });
});

test('a hundred findings of a kind, and how many more there are', () => {
  const { diagnostics } = parseDocument({ path: 'f.yaml', text: `- .nan\n`.repeat(150) });
  expect(diagnostics).toHaveLength(101);
  expect(diagnostics.at(-1)).toMatchObject({ code: 'more-findings', message: 'and 50 more in this file' });
});

test('many warnings never hide an error', () => {
  const keys = Array.from({ length: 300 }, (_, index) => `${index}: x\n`).join('');
  const { diagnostics } = parseDocument({ path: 'f.yaml', text: `${keys}a: .nan\n` });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
});
