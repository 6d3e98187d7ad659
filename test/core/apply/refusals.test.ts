import { expect, test } from 'vitest';
import { keyBody } from '../../../src/core/apply/keys.ts';
import { refusalFindings } from '../../../src/core/apply/refusals.ts';
import { desiredFrom, desiredOf } from '../connection/support/desired.ts';

test('what the API calls otherwise is refused where it is written', () => {
  const desired = { ...desiredFrom({ id: 'root', certificate: 'PEM' }), kind: 'CertificateAuthority' as const };
  const body = keyBody(desired.document);
  expect(body).toEqual({ id: 'root', fileData: 'PEM' });
  const refusals = [{ message: 'The certificate is not a valid X.509 certificate.', fieldPath: 'fileData' }];
  const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body, desired });
  expect(finding?.place.file).toBe('connections/root.yaml/certificate');
});

test('what is written as the API calls it is refused there', () => {
  const desired = desiredOf('SigningKeyPair', { id: 'k', fileData: 'P12', password: 'p' });
  const refusals = [{ message: 'The file can’t be read.', fieldPath: 'fileData' }];
  const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body: desired.document, desired });
  expect(finding?.place.file).toBe('connections/k.yaml/fileData');
});

test('what only the server has stands at the list, not at a neighbour of the same place', () => {
  const contract = (...names: string[]) => ({
    spBrowserSso: { attributeContract: { extendedAttributes: names.map((name) => ({ name })) } },
  });
  const desired = desiredFrom({ id: 'zoom', ...contract('mail', 'phone') });
  const body = contract('mail', 'department', 'phone');
  const placeOf = (index: number) => {
    const fieldPath = `spBrowserSso.attributeContract.extendedAttributes[${index}].name`;
    const refusals = [{ message: 'Refused.', fieldPath }];
    return refusalFindings({ code: 'refused-by-server', refusals, body, desired })[0]?.place.file;
  };
  const list = 'connections/zoom.yaml/spBrowserSso/attributeContract/extendedAttributes';
  expect([0, 1, 2].map(placeOf)).toEqual([`${list}/0/name`, list, `${list}/1/name`]);
});

test('of a key only what its file needs leaves, or what it is made of', () => {
  const declared = { id: 'k', certificate: 'PEM', keyStore: 'P12', password: 'p', unknown: 1 };
  expect(keyBody(declared)).toEqual({ id: 'k', fileData: 'P12', password: 'p' });
  const kept = { format: 'PKCS12', cryptoProvider: 'HSM' };
  expect(keyBody({ ...declared, ...kept })).toEqual({ id: 'k', fileData: 'P12', password: 'p', ...kept });
  expect(keyBody({ id: 'k', certificate: 'PEM', generate: { commonName: 'CN' } })).toEqual({
    id: 'k',
    commonName: 'CN',
  });
});
