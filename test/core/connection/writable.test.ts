import { expect, test } from 'vitest';
import { changedSince } from '../../../src/core/apply/content.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { contentOf, writable } from '../../../src/core/connection/writable.ts';
import { pathText } from '../../../src/core/document/path.ts';

test('what a server encrypts anew on each read is no content, known or not', () => {
  const read = (cipher: string) => ({
    id: 'a',
    name: 'A',
    credentials: { inboundBackChannelAuth: { httpBasicCredentials: { username: 'u', encryptedPassword: cipher } } },
    newPart: { level: 3, encryptedKey: cipher, parties: [{ id: 'rp', key: `OBF:JWE:${cipher}` }] },
  });
  expect(contentOf('SpConnection', read('one'))).toEqual(contentOf('SpConnection', read('two')));
  expect(contentOf('SpConnection', read('one'))).toMatchObject({ newPart: { level: 3, parties: [{ id: 'rp' }] } });
  expect(contentOf('SpConnection', { ...read('one'), name: 'B' })).not.toEqual(contentOf('SpConnection', read('one')));
});

test('where a secret manager keeps a secret is content, and stays when it is sent back', () => {
  const read = (password: string): Live => ({
    id: 'a',
    name: 'A',
    credentials: { inboundBackChannelAuth: { httpBasicCredentials: { username: 'u', encryptedPassword: password } } },
  });
  const [one, two] = [read('OBF:MGR:vault:one'), read('OBF:MGR:vault:two')];
  expect(writable('SpConnection', one)).toEqual(one);
  expect(changedSince('SpConnection', one, structuredClone(one))).toBeUndefined();
  const at = 'credentials.inboundBackChannelAuth.httpBasicCredentials.encryptedPassword';
  expect(changedSince('SpConnection', one, two)?.paths.map(pathText)).toEqual([at]);
  expect(changedSince('SpConnection', one, read('OBF:JWE:x'))?.paths.map(pathText)).toEqual([at]);
});
