import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildBody } from '../../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../../src/core/connection/compare-desired.ts';
import type { Desired, Live } from '../../../../src/core/connection/types.ts';
import { readCertificate } from '../../../../src/core/meaning/certificate.ts';
import { desiredFrom } from '../support/desired.ts';

const pem = (name: string) => readFileSync(new URL(`../../meaning/fixtures/${name}.pem`, import.meta.url), 'utf8');

const desired = (certificate: string): Desired => ({
  ...desiredFrom({ id: 'root', certificate }),
  kind: 'CertificateAuthority',
});

const view = (sha256Fingerprint: string | undefined): Live =>
  ({ id: 'root', subjectDN: 'CN=Root', sha256Fingerprint, status: 'VALID' }) as Live;

const fingerprint = readCertificate(pem('partner'))?.fingerprint.replaceAll(':', '') as string;

test('a server speaks of the certificate by its fingerprint alone', () => {
  for (const text of [fingerprint, fingerprint.toLowerCase(), fingerprint.match(/../g)?.join(':')])
    expect(compareDesired({ desired: desired(pem('partner')), live: view(text) })).toEqual([]);
});

test('another certificate is a difference by fingerprint', () => {
  expect(compareDesired({ desired: desired(pem('partner-next')), live: view(fingerprint) })).toMatchObject([
    { kind: 'changed', pointer: '/certificate', live: `SHA-256 ${fingerprint}` },
  ]);
});

test('it is sent as a file, and nothing else is', () => {
  const { body } = buildBody({ desired: desired('PEM'), secrets: new Map(), version: '12.2.2.0' });
  expect(body).toEqual({ id: 'root', fileData: 'PEM' });
});
