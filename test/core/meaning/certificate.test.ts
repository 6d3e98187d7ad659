import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareTrust, readCertificate, validityOf } from '../../../src/core/meaning/certificate.ts';

const pem = (name: string) => readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');
const [partner, renewed, extended, next, expired] = [
  'partner',
  'partner-renewed',
  'partner-extended',
  'partner-next',
  'partner-expired',
].map(pem) as [string, string, string, string, string];
const wrapped = Buffer.from(partner).toString('base64');
const today = new Date('2026-06-01T00:00:00Z');

test.each([
  ['nothing', [partner], [partner], 'same'],
  ['wrapped otherwise', [partner], [wrapped], 'same'],
  ['another order', [partner, next], [next, partner], 'same'],
  ['renewed with the same key', [partner], [extended], 'same'],
  ['the next one beside it', [partner], [partner, next], 'more'],
  ['the old one goes after a roll-over', [partner, next], [next], 'lost'],
  ['swapped at once', [partner], [next], 'lost'],
  ['an expired one goes', [expired, partner], [partner], 'same'],
  ['the expired one is replaced', [expired], [partner], 'repaired'],
  ['an expired one takes its place', [partner], [expired], 'none'],
  ['not valid yet', [partner], [renewed], 'none'],
  ['still nothing but the expired one', [expired], [expired], 'same'],
  ['another that can’t be used either', [expired], [renewed], 'none'],
  ['none is left', [partner], [], 'none'],
  ['none is left of what couldn’t be used', [expired], [], 'none'],
  ['none at all', [], [], 'same'],
  ['not a certificate', [partner], ['hello'], 'unknown'],
])('%s', (_, old, now, verdict) => {
  expect(compareTrust(old, now, today).verdict).toBe(verdict);
});

test('what is lost would have been valid until its own end', () => {
  expect(compareTrust([partner], [next], today)).toEqual({
    verdict: 'lost',
    expires: new Date('2028-01-01T00:00:00Z'),
  });
});

test('of several that are lost, or of one key, the last end counts, in whichever order they stand', () => {
  const stranger = readFileSync(new URL('../connection/fixtures/partner.pem', import.meta.url), 'utf8');
  const lost = (old: string[], now: string) => compareTrust(old, [now], new Date('2027-06-01'));
  const last = { verdict: 'lost', expires: new Date('2031-01-01') };
  for (const list of [
    [partner, next],
    [partner, extended],
  ])
    for (const old of [list, [...list].reverse()]) expect(lost(old, stranger)).toEqual(last);
});

test('a certificate is what it says, at the time it is asked', () => {
  expect(readCertificate(renewed)).toMatchObject({ subject: 'CN=partner-renewed', key: readCertificate(partner)!.key });
  expect(readCertificate(wrapped)).toEqual(readCertificate(partner));
  expect([expired, partner, renewed].map((one) => validityOf(readCertificate(one)!, today))).toEqual([
    'expired',
    'valid',
    'not-yet',
  ]);
});
