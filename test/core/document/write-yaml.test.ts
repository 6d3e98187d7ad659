import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { equalJson } from '../../../src/core/document/apply-edit.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { writeYaml } from '../../../src/core/document/write-yaml.ts';
import { cases } from '../../seeds/cases.ts';
import { json } from './arbitrary-json.ts';

test('a definition as a person would have written it', () => {
  const value = {
    kind: 'SpConnection',
    id: 'zoom',
    active: true,
    code: '012',
    answer: 'yes',
    filter: '(&(objectClass=user)(mail=*))',
    note: 'a: b # c',
    long: `cn=${'x'.repeat(120)},dc=example`,
    left: undefined,
    secret: '${secret:ZOOM_SECRET}',
    certificate: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    channels: [{ name: 'Staff', sources: ['a', 'b'] }, 'x'],
    targetSettings: { 'User Disable / Delete': true },
    empty: {},
    none: [],
  };
  expect(
    writeYaml(value, {
      schemaComment: '../schemas/connection.schema.json',
      comments: new Map([
        ['/id', { before: 'never change\nthis' }],
        ['/active', { after: 'since May' }],
        ['/channels', { after: 'one only' }],
        ['/channels/0/name', { after: 'the first' }],
        ['/none', { after: 'nothing' }],
      ]),
    }),
  ).toBe(`# yaml-language-server: $schema=../schemas/connection.schema.json
kind: SpConnection
# never change
# this
id: zoom
active: true # since May
code: "012"
answer: "yes"
filter: (&(objectClass=user)(mail=*))
note: "a: b # c"
long: cn=${'x'.repeat(120)},dc=example
secret: \${secret:ZOOM_SECRET}
certificate: |
  -----BEGIN CERTIFICATE-----
  MIIB
  -----END CERTIFICATE-----
# one only
channels:
  - name: Staff # the first
    sources:
      - a
      - b
  - x
targetSettings:
  User Disable / Delete: true
empty: {}
# nothing
none: []
`);
});

test('what is written is read again, by readers of YAML 1.1 too', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = writeYaml(value);
      const parsed = parseDocument({ path: 'f.yaml', text });
      expect(equalJson(parsed.value?.value ?? null, value), text).toBe(true);
      expect(
        parsed.diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'document-empty'),
      ).toEqual([]);
      // A list of NEL or LS breaks lines in 1.1 only; the library reads them as 1.2 does in both.
      expect(equalJson(parse(text, { version: '1.1', merge: false }) ?? null, value), text).toBe(true);
    }),
    { numRuns: cases(1500) },
  );
});
