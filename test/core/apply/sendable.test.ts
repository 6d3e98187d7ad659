import { expect, test } from 'vitest';
import { unfilledReferences, withoutEncrypted } from '../../../src/core/apply/body-for.ts';
import { keptSecretFindings, storedDifferently, whyUnsendable } from '../../../src/core/apply/sendable.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { desiredFrom } from '../connection/support/desired.ts';

const setting = (name: string, value: string) => ({ name, value });
const desired = desiredFrom({
  id: 'zoom',
  outboundProvision: { targetSettings: [setting('A', '${secret:ONE}'), setting('B', '${secret:TWO}-${secret:ONE}')] },
});
const built = (more: object) => ({ shown: {}, missingSecrets: [], keptSecrets: [], unfilled: [], ...more });
const words = ({ code, message, place }: Diagnostic) =>
  `${code} ${place.file.replace(/^.*targetSettings|^.*yaml/, '')}: ${message}`;

test('what lacks its secrets isn’t sent, and each place that refers to one is named', () => {
  expect(whyUnsendable(desired, built({}))).toBeUndefined();
  const one = whyUnsendable(desired, built({ missingSecrets: ['ONE'] }));
  expect(one?.message).toBe('${secret:ONE} is not set; nothing was written');
  expect(one?.diagnostics.map(words)).toEqual([
    'secret-not-available /0/value: the secret ONE is not set',
    'secret-not-available /1/value: the secret ONE is not set',
  ]);
  expect(one?.diagnostics[0]).toMatchObject({
    hint: 'set the environment variable ONE; in a workflow hand it on under `env:` of the step that applies, `ONE: ${{ secrets.ONE }}`',
    key: 'zoom',
  });
  const both = whyUnsendable(desired, built({ missingSecrets: ['TWO', 'ONE'], unfilled: ['${var:X}'] }));
  expect(both?.message).toBe('${secret:TWO}, ${secret:ONE} are not set; nothing was written');
  expect(both?.diagnostics.map(words)[0]).toBe('secret-not-available /1/value: the secret TWO is not set');
});

test('what would go out as it is written isn’t sent', () => {
  const one = whyUnsendable(desired, built({ unfilled: ['${var:X}'] }));
  expect(one?.message).toBe('${var:X} would be sent as it is written; nothing was written');
  const why = whyUnsendable(desired, built({ unfilled: ['${var:X}', '${file:y}'] }));
  expect(why?.message).toBe('${var:X}, ${file:y} would be sent as they are written; nothing was written');
  expect(why?.diagnostics.map(words)).toEqual([`reference-not-sent : ${why?.message}`]);
});

test('a secret that the server keeps is said where it is referred to first', () =>
  expect(keptSecretFindings(desired, built({ keptSecrets: ['TWO'] })).map(words)).toEqual([
    'secret-kept /1/value: the secret TWO is not set; the server keeps what it has',
  ]));

test('what is stored differently is said by its path', () => {
  const differences = compareDesired({ desired, live: { id: 'zoom', name: 'X' } });
  expect(storedDifferently(desired, differences.slice(0, 1)).map(({ message, key }) => [key, message])).toEqual([
    ['zoom', 'name is not on the server as it was sent'],
  ]);
});

test('references that a body would send are found in values and in names, each once; the server’s own are its own', () => {
  const body: JsonObject = {
    a: '${secret:A} and ${var:B}',
    list: ['plain', { c: 'x${secret:A}' }],
    '${file:D}': 1,
    price: '$5',
    open: '${',
  };
  expect(unfilledReferences(body, undefined)).toEqual(['${secret:A}', '${var:B}', '${file:D}']);
  const live = { id: 'x', elsewhere: ['${secret:A} and ${var:B}'], '${file:D}': true };
  expect(unfilledReferences(body, live)).toEqual(['${secret:A}']);
  expect(unfilledReferences({ a: 'plain' }, live)).toEqual([]);
});

test('a record holds no encrypted value, wherever it stands, but says where a secret manager has it', () => {
  expect(
    withoutEncrypted({
      encryptedPassword: 'x',
      list: [{ value: 'OBF:JWE:1' }, 'OBF:JWE:2', 3],
      kept: { encryptedValue: 'OBF:MGR:vault:a', value: 'clear', none: null },
    }),
  ).toEqual({
    encryptedPassword: '(encrypted)',
    list: [{ value: '(encrypted)' }, '(encrypted)', 3],
    kept: { encryptedValue: 'OBF:MGR:vault:a', value: 'clear', none: null },
  });
});
