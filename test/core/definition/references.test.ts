import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/core/document/json.ts';
import { computed } from '../../computed.ts';
import { check, load, provisioning, type Repository, start } from './check.ts';

/** The value of `extendedProperties.x` after everything was filled in, and the findings' messages. */
function filled(written: string, more: Omit<Repository, 'files'> = {}): Json | undefined | string[] {
  const file = `${start}extendedProperties:\n  x: ${written}\n${provisioning}`;
  const { value, diagnostics } = load({ files: { 'c/f.yaml': file }, ...more });
  const [definition] = value;
  if (!definition) return diagnostics.map(({ message }) => message);
  return (definition.data.extendedProperties as Record<string, Json>).x;
}

const environment = 'variables:\n  TEXT: a b\n  NUMBER: 12\n  LIST: [a, b]\n  QUOTED: "012"\n  EMPTY: ""\n';

describe('what a reference becomes', () => {
  test.each<[written: string, becomes: Json | string[]]>([
    ['${var:TEXT}', 'a b'],
    ['"<${var:TEXT}/${var:NUMBER}>"', '<a b/12>'],
    ['${var:QUOTED}', '012'],
    ['${var:LIST}', ['a', 'b']],
    ['${var:EMPTY}', ''],
    ['${file:cert.pem}', '-----BEGIN CERTIFICATE-----'],
    ['${secret:TOKEN}', '${secret:TOKEN}'],
    ['"${var:TEXT}-${secret:TOKEN}"', 'a b-${secret:TOKEN}'],
    // PingFederate's own.
    ['"(&(mail=${mail})(x=${ds.attr}))"', '(&(mail=${mail})(x=${ds.attr}))'],
    ['"${env.x} ${file.name} ${var.y} $${} ${"', '${env.x} ${file.name} ${var.y} $${} ${'],
    // A whole value keeps its type, and is checked as such.
    ['${var:NUMBER}', ['"x" must be text, a list or a mapping, but is the number 12']],
  ])('%s', (written, becomes) => {
    const attached = { 'c/cert.pem': '-----BEGIN CERTIFICATE-----\n' };
    expect(filled(written, { environment, attached })).toEqual(becomes);
  });

  test('the file’s variables come before the inputs, which fill in what is missing', () => {
    expect(filled('"${var:TEXT} ${var:MORE}"', { environment, inputs: { TEXT: 'input', MORE: 'input' } })).toBe(
      'a b input',
    );
  });

  test('a text that was filled in is not read again', () => {
    const attached = { 'c/x.txt': '${var:TEXT}' };
    expect(filled('${file:x.txt}', { environment, attached })).toBe('${var:TEXT}');
  });
});

test('thousands of references within one another are read in no time', () => {
  const file = (count: number) => `${start}baseUrl: "${'${var:'.repeat(count)}"\n${provisioning}`;
  const before = computed();
  const { diagnostics } = load({ files: { 'c/f.yaml': file(100_000) } });
  expect(diagnostics.at(-1)?.message).toBe('and 99900 more in this file');
  expect(computed() - before).toBeLessThan(5000);
});

describe('what is wrong with a reference, at its column', () => {
  const only = (line: string, expected: string, more: Omit<Repository, 'files'> = {}) =>
    check(`extendedProperties:\n  x: ${line}\n`, expected, more);

  test('a slip of the keyboard before the colon', () => {
    only(
      '"${vra:TEXT}"',
      'c/f.yaml:6:7-18 error reference-misspelt ${vra:TEXT} is no reference: references begin with ${var: (write ${var:TEXT})',
    );
    only(
      '"${sercet:TEXT}"',
      'c/f.yaml:6:7-21 error reference-misspelt ${sercet:TEXT} is no reference: references begin with ${secret: (write ${secret:TEXT})',
    );
  });

  test('unknown variables', () => {
    only(
      '"${var:TEXT} ${var:TXET} ${var:TXET}"',
      `c/f.yaml:6:19-30 error unknown-variable unknown variable "TXET" (did you mean "TEXT"?)
       c/f.yaml:6:31-42 error unknown-variable unknown variable "TXET" (did you mean "TEXT"?)`,
      { environment },
    );
    only(
      '${var:OTHER}',
      'c/f.yaml:6:6-18 error unknown-variable unknown variable "OTHER" (add it to the input `variables`)',
    );
    only(
      '${var:constructor}',
      'c/f.yaml:6:6-24 error unknown-variable unknown variable "constructor" (add it to the input `variables`)',
    );
  });

  test('in a block of text, on its line', () => {
    only(
      '|\n    one\n    two ${var:NO} three',
      'c/f.yaml:8:9-18 error unknown-variable unknown variable "NO" (add it to the input `variables`)',
    );
  });

  test('where an escape hides it, at the value', () => {
    only(
      '"\\u0024{var:NO}"',
      'c/f.yaml:6:6-22 error unknown-variable unknown variable "NO" (add it to the input `variables`)',
    );
  });

  test('a list within a text', () => {
    only(
      '"a${var:LIST}"',
      "c/f.yaml:6:8-19 error variable-not-text ${var:LIST} is no single value and can't stand inside a text",
      { environment },
    );
  });

  test.each([
    ['${env:HTTPS_PROXY}', '${var:HTTPS_PROXY}'],
    ['${ENV:X}', '${var:X}'],
    ['${ env : X }', '${var:X}'],
    ['${environment:X}', '${var:X}'],
    ['${envs:A-B}', '${var:A_B}'],
  ])('%s: the environment of the process can’t be read', (written, meant) => {
    only(
      `"<${written}>"`,
      `c/f.yaml:6:8-${8 + written.length} error environment-reference ${written}: a definition can't read the environment of the process (write ${meant} and give its value in the environment's file or in the input \`variables\`)`,
    );
  });

  test('a workflow’s own expression for the environment', () => {
    only(
      '"${{ env.X }}"',
      "c/f.yaml:6:7-19 error environment-reference ${{ env.X }} is a workflow's expression and means nothing in a definition (write ${var:X} and give its value in the environment's file or in the input `variables`)",
    );
  });

  test('variables of the input with a reference in them, however deep', () => {
    const inputs = { A: ['x', { b: '${secret:X}' }], B: '${env:HOME}', C: 'fine ${mail}', D: { '${secret:X}': 1 } };
    const messages = load({ files: {}, inputs }).diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(messages).toEqual([
      'variable-holds-reference the input variable A holds a reference',
      'variable-holds-reference the input variable B holds a reference',
      'variable-holds-reference the input variable D holds a reference',
    ]);
  });

  test.each([
    'INPUT_PASSWORD',
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'RUNNER_TEMP',
    'PF_PASSWORD',
    'PF_ACCESS_TOKEN',
    'PF_CLIENT_SECRET',
    'PF_CLIENT_KEY',
    'PF_CLIENT_KEY_PASSPHRASE',
    'PFCONN_MARKER_KEY',
    'NODE_OPTIONS',
    'HTTPS_PROXY',
    'AWS_SECRET_ACCESS_KEY',
    'github_token',
  ])('%s is never handed out', (name) => {
    const message = `error variable-withheld ${name} belongs to the runner or to this tool and is never put into a connection`;
    only(`\${secret:${name}}`, `c/f.yaml:6:6-${15 + name.length + 1} ${message}`);
  });

  test.each([
    ['${vars:X}', '${vars:X} is no reference: references begin with ${var: (write ${var:X})'],
    ['${VAR:X}', '${VAR:X} is no reference: references begin with ${var: (write ${var:X})'],
    ['${secrets.X}', '${secrets.X} is no reference: references begin with ${secret: (write ${secret:X})'],
    [
      '${{ secrets.X }}',
      "${{ secrets.X }} is a workflow's expression and means nothing in a definition (write ${secret:X})",
    ],
    [
      '${var:MY-NAME}',
      '${var:MY-NAME} holds a name with other characters than letters, digits and _ (write ${var:MY_NAME})',
    ],
    ['${var:}', '${var:} names nothing (write ${var:NAME})'],
    ['${ var:X }', '${ var:X } holds a name with other characters than letters, digits and _ (write ${var:X})'],
    ['${secret:X', '${secret:X is never closed (write ${secret:X})'],
    ['${file:}', '${file:} names nothing (write ${file:NAME})'],
  ])('%s', (written, message) => {
    only(`"${written}"`, `c/f.yaml:6:7-${7 + written.length} error reference-misspelt ${message}`);
  });

  test('in a key', () => {
    check(
      'extendedProperties:\n  "${var:A}": x\n  "${attr}": y\n',
      'c/f.yaml:6:3-13 error reference-in-key ${var:A} stands in a key; references are filled in in values only',
    );
  });

  test('files', () => {
    const attached = {
      'c/dir': { state: 'not-a-file' },
      'c/big': { state: 'too-large', detail: '3 MiB, 2 MiB at most' },
      'c/p12': { state: 'not-text' },
    } as const;
    const expected = (end: number, rest: string) => `c/f.yaml:6:6-${end} error ${rest}`;
    only(
      '${file:no.pem}',
      expected(
        20,
        "attachment-missing there is no file no.pem (looked for c/no.pem; paths start from the definition's folder)",
      ),
    );
    only(
      '${file:../../etc/passwd}',
      expected(
        30,
        'file-outside-repository ../../etc/passwd leads out of the repository (put the file into the repository, beside the definition)',
      ),
    );
    only(
      '${file:/etc/passwd}',
      expected(
        25,
        'file-outside-repository /etc/passwd leads out of the repository (put the file into the repository, beside the definition)',
      ),
    );
    only(
      '${file:c:\\x}',
      expected(
        18,
        'file-outside-repository c:\\x leads out of the repository (put the file into the repository, beside the definition)',
      ),
    );
    only('${file:dir}', expected(17, 'attachment-unusable dir is no file'), { attached });
    only('${file:big}', expected(17, 'attachment-unusable big is too large (3 MiB, 2 MiB at most)'), { attached });
    only(
      '${file:p12}',
      expected(
        17,
        'attachment-unusable p12 is no text file (certificates are given in PEM form, metadata as XML in UTF-8 or in the encoding that its first line declares)',
      ),
      { attached },
    );
    only(
      '"a ${file:x}"',
      'c/f.yaml:6:9-18 error reference-not-here ${file:x} stands inside a text (let the file be the whole value)',
    );
  });

  test('a secret where everybody would see it', () => {
    const hint = '(a secret would be shown wherever this value is; write the value itself, or use ${var:NAME})';
    const text = `kind: SpConnection\nid: \${secret:A}\nname: \${secret:B}\nentityId: x\${secret:C}\nsamlMetadata: { file: "\${secret:D}" }\n${provisioning}`;
    const { diagnostics } = load({ files: { 'c/f.yaml': text } });
    expect(
      diagnostics.map(({ place, message, hint: said }) => `${place.line}:${place.column} ${message} (${said})`),
    ).toEqual([
      `2:5 \${secret:A} can't stand here ${hint}`,
      `3:7 \${secret:B} can't stand here ${hint}`,
      `4:12 \${secret:C} can't stand here ${hint}`,
      `5:24 \${secret:D} can't stand here ${hint}`,
    ]);
  });
});

test('a variable’s value is final', () => {
  check(
    '',
    "environments/dev.yaml:2:9-17 error variable-holds-reference ${var:B} stands in a variable's value (references are filled in once, in definitions; write the value itself)",
    {
      environment: 'variables:\n  A: "1 ${var:B}"\n  B: 2\n',
    },
  );
});

test('nor does the name of a member in it bring a reference', () => {
  check(
    '',
    "environments/dev.yaml:3:6-17 error variable-holds-reference ${secret:B} stands in a variable's value (references are filled in once, in definitions; write the value itself)",
    {
      environment: 'variables:\n  A:\n    "${secret:B}": 1\n',
    },
  );
});

test('secrets are listed with their places', () => {
  const text = `${start}extendedProperties:\n  x: "\${secret:A} \${secret:B}"\n  y: ["\${secret:A}"]\n${provisioning}`;
  expect(load({ files: { 'c/f.yaml': text } }).value[0]?.secrets).toEqual([
    { name: 'A', pointer: '/extendedProperties/x' },
    { name: 'B', pointer: '/extendedProperties/x' },
    { name: 'A', pointer: '/extendedProperties/y/0' },
  ]);
});
