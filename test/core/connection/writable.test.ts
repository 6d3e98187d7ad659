import { expect, test } from 'vitest';
import { contentOf } from '../../../src/core/connection/writable.ts';

test('what a server encrypts anew on each read is no content, known or not', () => {
  const read = (cipher: string) => ({
    id: 'a',
    name: 'A',
    credentials: { inboundBackChannelAuth: { httpBasicCredentials: { username: 'u', encryptedPassword: cipher } } },
    newPart: { level: 3, encryptedKey: cipher, parties: [{ id: 'rp', key: `OBF:JWE:${cipher}` }] },
  });
  expect(contentOf(read('one'))).toEqual(contentOf(read('two')));
  expect(contentOf(read('one'))).toMatchObject({ newPart: { level: 3, parties: [{ id: 'rp' }] } });
  expect(contentOf({ ...read('one'), name: 'B' })).not.toEqual(contentOf(read('one')));
});
