import { expect, test } from 'vitest';
import { keyBody } from '../../../src/core/apply/keys.ts';
import { refusalFindings } from '../../../src/core/apply/refusals.ts';
import { desiredFrom } from '../connection/support/desired.ts';

test('what the API calls otherwise is refused where it is written', () => {
  const desired = { ...desiredFrom({ id: 'root', certificate: 'PEM' }), kind: 'CertificateAuthority' as const };
  const body = keyBody(desired.document);
  expect(body).toEqual({ id: 'root', fileData: 'PEM' });
  const refusals = [{ message: 'The certificate is not a valid X.509 certificate.', fieldPath: 'fileData' }];
  const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body, desired });
  expect(finding?.place.file).toBe('connections/root.yaml/certificate');
});

test('of a key only what its file needs leaves, or what it is made of', () => {
  const declared = { id: 'k', certificate: 'PEM', keyStore: 'P12', password: 'p', unknown: 1 };
  expect(keyBody(declared)).toEqual({ id: 'k', fileData: 'P12', password: 'p' });
  expect(keyBody({ id: 'k', certificate: 'PEM', generate: { commonName: 'CN' } })).toEqual({
    id: 'k',
    commonName: 'CN',
  });
});
